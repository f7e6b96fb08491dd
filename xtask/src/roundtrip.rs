//! `cargo xtask roundtrip SPEC…`: API descriptions rendered with widdershins, read back and compared.
//!
//! widdershins comes from npm and is installed below `target/` on first use; it is never a part of the build. Where node,
//! npm, python3 or the scorer is absent, that is said and nothing is done.

mod ceiling;
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;
use docwright::{Diagnostics, Settings, inputs, pipeline};
use serde_json::Value;

use crate::pages::{between, read};
use crate::process::{output, print, say};
use ceiling::Ceiling;
use table::Row;

/// The release whose templates the rules of the ceiling cite.
const WIDDERSHINS: &str = "widdershins@4.0.1";

/// What renders one description.
const RENDER: &str = include_str!("roundtrip/render.js");

/// Renders, reads back and scores each description, and prints a table; what is rendered and read may be kept, and the
/// table go into a section of `docs/measurements.md`.
pub(crate) fn roundtrip(
    specs: &[PathBuf],
    keep: Option<&Path>,
    section: Option<&str>,
) -> anyhow::Result<()> {
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
        let scratch = tempfile::tempdir()?;
        let folder = keep.map_or_else(
            || scratch.path().to_owned(),
            |keep| keep.join(short(spec).replace('/', "-")),
        );
        match one(spec, &tools, &scorer, &folder)? {
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
    let table = table::table(&rows);
    print(&table);
    if let Some(section) = section {
        let page = between(
            &read("docs/measurements.md")?,
            section,
            &format!("\n{table}"),
        )?;
        fs::write("docs/measurements.md", page).context("cannot write docs/measurements.md")?;
    }
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

fn one(spec: &Path, tools: &Path, scorer: &Path, folder: &Path) -> anyhow::Result<Outcome> {
    fs::create_dir_all(folder)?;
    let folder = fs::canonicalize(folder)?;
    let [truth, page, candidate] =
        ["truth.json", "page.md", "candidate.json"].map(|name| folder.join(name));
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
    let inputs = inputs::read(&["page.md".to_owned()], &folder, &mut diagnostics);
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
