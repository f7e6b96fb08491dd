//! `cargo xtask roundtrip SPEC…`: API descriptions rendered with widdershins, read back and compared.
//!
//! widdershins comes from npm and is installed below `target/` on first use; it is never a part of the build. Where node,
//! npm, python3 or the scorer is absent, that is said and nothing is done.

mod ceiling;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;
use docwright::{Diagnostics, Settings, inputs, pipeline};
use serde_json::Value;

use crate::process::{output, print, say};
use ceiling::Ceiling;

/// The release whose templates the rules of the ceiling cite.
const WIDDERSHINS: &str = "widdershins@4.0.1";

/// What renders one description.
const RENDER: &str = include_str!("roundtrip/render.js");

/// What the comparison of one description came to.
struct Row {
    name: String,
    report: Value,
    ceiling: Ceiling,
}

/// Renders, reads back and scores each description, and prints a table.
pub(crate) fn roundtrip(specs: &[PathBuf]) -> anyhow::Result<()> {
    let scorer = crate::score::scorer();
    if !scorer.is_file() {
        say(&format!("skipped: no scorer lies at {}", scorer.display()));
        return Ok(());
    }
    let Some(tools) = install()? else {
        return Ok(());
    };
    let mut rows = Vec::new();
    for spec in specs {
        let name = spec.display().to_string();
        match one(spec, &tools, &scorer)? {
            Outcome::Scored(report, truth) => {
                let ceiling = Ceiling::of(&report, &truth);
                let name = short(spec);
                rows.push(Row {
                    name,
                    report,
                    ceiling,
                });
            }
            Outcome::Failed(reason) => say(&format!("not scored: {name}: {reason}")),
            Outcome::Absent(program) => {
                say(&format!("skipped: {program} is not installed"));
                return Ok(());
            }
        }
    }
    print(&table(&rows));
    Ok(())
}

/// A name for a description: its file and the folder it lies in.
fn short(spec: &Path) -> String {
    let file = spec.file_stem().unwrap_or_default().to_string_lossy();
    let folder = spec.parent().and_then(Path::file_name);
    folder.map_or(file.clone().into_owned(), |folder| {
        format!("{}/{file}", folder.to_string_lossy())
    })
}

/// What came of one description.
enum Outcome {
    /// The scorer's report, and what the page was rendered from.
    Scored(Value, Value),
    Failed(String),
    Absent(&'static str),
}

/// The folder with widdershins and its renderer; none where npm is absent.
fn install() -> anyhow::Result<Option<PathBuf>> {
    let folder = crate::root().join("target/roundtrip");
    if !folder.join("node_modules/widdershins").is_dir() {
        fs::create_dir_all(&folder)?;
        say(&format!("installing {WIDDERSHINS} below target/"));
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
            .arg("--prefix")
            .arg(&folder)
            .arg(WIDDERSHINS);
        match output(&mut npm) {
            Ok(Some(_)) => {}
            Ok(None) => {
                say("skipped: npm is not installed");
                return Ok(None);
            }
            Err(error) => {
                say(&format!(
                    "skipped: {WIDDERSHINS} can't be installed: {error:#}"
                ));
                return Ok(None);
            }
        }
    }
    fs::write(folder.join("render.js"), RENDER)?;
    Ok(Some(folder))
}

fn one(spec: &Path, tools: &Path, scorer: &Path) -> anyhow::Result<Outcome> {
    let folder = tempfile::tempdir()?;
    let [truth, page, candidate] =
        ["truth.json", "page.md", "candidate.json"].map(|name| folder.path().join(name));
    let spec = fs::canonicalize(spec).with_context(|| format!("cannot read {}", spec.display()))?;
    let mut node = Command::new("node");
    node.current_dir(tools)
        .arg("render.js")
        .args([&spec, &truth, &page]);
    match output(&mut node) {
        Ok(Some(_)) => {}
        Ok(None) => return Ok(Outcome::Absent("node")),
        Err(error) => return Ok(Outcome::Failed(last_line(&error))),
    }
    let mut diagnostics = Diagnostics::default();
    let inputs = inputs::read(&["page.md".to_owned()], folder.path(), &mut diagnostics);
    let reading = pipeline::read(&inputs, &Settings::default(), &mut diagnostics);
    let Some(reading) = reading else {
        return Ok(Outcome::Failed("nothing could be read".to_owned()));
    };
    fs::write(&candidate, docwright::to_json(&reading.spec))?;
    let mut python = Command::new("python3");
    python
        .arg(scorer)
        .args([&truth, &candidate])
        .args(["--json", "--show-missing", "1000000"]);
    match output(&mut python) {
        Ok(Some(text)) => {
            let truth = serde_json::from_slice(&fs::read(&truth)?)?;
            Ok(Outcome::Scored(serde_json::from_str(&text)?, truth))
        }
        Ok(None) => Ok(Outcome::Absent("python3")),
        Err(error) => Ok(Outcome::Failed(last_line(&error))),
    }
}

/// The end of a program's complaint, which mostly says what it was about.
fn last_line(error: &anyhow::Error) -> String {
    let text = error.to_string();
    let line = text.lines().rev().find(|line| !line.trim().is_empty());
    line.unwrap_or_default().trim().to_owned()
}

/// One row a description, all of them together, and what the template never prints.
fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| Description | Facts | Precision | Recall | Printed | Recall of the printed |\n|---|---|---|---|---|---|\n",
    );
    let (mut truth, mut candidate, mut matched, mut lost) = (0, 0, 0, 0);
    let mut reasons = Ceiling::default();
    for Row {
        name,
        report,
        ceiling,
    } in rows
    {
        let count = |key: &str| {
            let found = report.pointer(&format!("/micro/{key}"));
            found.and_then(Value::as_u64).unwrap_or(0)
        };
        let own = [count("truth"), count("candidate"), count("matched")];
        line(&mut text, name, own, ceiling.lost());
        truth += own[0];
        candidate += own[1];
        matched += own[2];
        lost += ceiling.lost();
        reasons.add(ceiling);
    }
    if rows.len() > 1 {
        line(&mut text, "**all**", [truth, candidate, matched], lost);
    }
    text.push('\n');
    text.push_str(&reasons.table());
    text
}

fn line(text: &mut String, name: &str, [truth, candidate, matched]: [u64; 3], lost: u64) {
    let printed = truth.saturating_sub(lost);
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "| {name} | {truth} | {} | {} | {printed} | {} |",
        share(matched, candidate),
        share(matched, truth),
        share(matched, printed)
    );
}

#[expect(
    clippy::cast_precision_loss,
    reason = "shares are shown with four digits"
)]
fn share(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    format!("{:.4}", part as f64 / whole as f64)
}
