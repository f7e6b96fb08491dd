//! `cargo xtask score`: OpenAPI documents made from a corpus of docs, against the ones those docs were made from.
//!
//! The corpus lies beside the repository and is not part of it, and the scorer needs Python; what is absent is named
//! and left out.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;
use docwright::{Diagnostics, Settings, inputs, pipeline};
use serde_json::Value;

use crate::pages::{between, read};
use crate::process::{output, print, say};

/// The corpora that the scorer can judge against the Markdown too: their docs were rendered from the truth.
const RENDERED: [&str; 2] = ["coder", "widdershins"];

/// The pairs that should be there.
const EXPECTED: [&str; 3] = ["coder/2023-12", "coder/2025-04", "widdershins/petstore"];

/// A folder of docs and the true document.
struct Pair {
    name: String,
    folder: PathBuf,
    truth: PathBuf,
}

/// What the scorer says about a pair.
struct Score {
    name: String,
    report: Value,
}

impl Score {
    /// Whether the docs are in a dialect that is known, so that what is still missing is worth listing.
    fn is_read_well(&self) -> bool {
        let precision = self
            .report
            .pointer("/micro/precision")
            .and_then(Value::as_f64);
        precision.is_some_and(|precision| precision > 0.9)
    }
}

/// Scores every pair there is and prints the table; with `write` it goes into `docs/measurements.md`.
pub(crate) fn score(write: bool) -> anyhow::Result<()> {
    let corpus = corpus();
    let scorer = scorer();
    if !scorer.is_file() {
        say(&format!("skipped: no scorer lies at {}", scorer.display()));
        return Ok(());
    }
    let pairs = pairs(&corpus)?;
    for expected in EXPECTED {
        if pairs.iter().all(|pair| pair.name != expected) {
            say(&format!("absent: {expected}"));
        }
    }
    let mut scores = Vec::new();
    for pair in pairs {
        match report(&pair, &scorer)? {
            None => {
                say("skipped: python3 is not installed");
                return Ok(());
            }
            Some(Ok(report)) => scores.push(Score {
                name: pair.name,
                report,
            }),
            Some(Err(reason)) => say(&format!("not scored: {}: {reason}", pair.name)),
        }
    }
    let table = table(&scores);
    print(&table);
    if write {
        let page = between(
            &read("docs/measurements.md")?,
            "score",
            &format!("\n{table}"),
        )?;
        fs::write("docs/measurements.md", page).context("cannot write docs/measurements.md")?;
    }
    Ok(())
}

/// Where the scorer lies, beside the corpus.
pub(crate) fn scorer() -> PathBuf {
    corpus().join("../tools/score_spec.py")
}

/// Where the corpus lies.
fn corpus() -> PathBuf {
    let beside = || crate::root().join("../shared/corpus");
    std::env::var_os("DOCWRIGHT_CORPUS").map_or_else(beside, PathBuf::from)
}

/// Every folder two steps down that holds docs and a true document, by name.
fn pairs(corpus: &Path) -> anyhow::Result<Vec<Pair>> {
    let mut pairs = Vec::new();
    for family in folders(corpus)? {
        for folder in folders(&family)? {
            let truths = ["truth.openapi.json", "truth.openapi.yaml"].map(|name| folder.join(name));
            let truth = truths.into_iter().find(|truth| truth.is_file());
            let Some(truth) = truth.filter(|_| folder.join("docs").is_dir()) else {
                continue;
            };
            let name = folder.strip_prefix(corpus).unwrap_or(&folder);
            let name = name.to_string_lossy().replace('\\', "/");
            pairs.push(Pair {
                name,
                folder,
                truth,
            });
        }
    }
    pairs.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(pairs)
}

fn folders(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    Ok(folders)
}

/// The scorer's report on one pair; none where Python is absent, an error in words where docs gave no document.
fn report(pair: &Pair, scorer: &Path) -> anyhow::Result<Option<Result<Value, String>>> {
    let docs = pair.folder.join("docs");
    let mut diagnostics = Diagnostics::default();
    let inputs = inputs::read(&["docs".to_owned()], &pair.folder, &mut diagnostics);
    let reading = pipeline::read(&inputs, &Settings::default(), &mut diagnostics);
    let Some(reading) = reading else {
        return Ok(Some(Err("nothing could be read".to_owned())));
    };
    let folder = tempfile::tempdir()?;
    let candidate = folder.path().join("candidate.json");
    fs::write(&candidate, docwright::to_json(&reading.spec))?;
    let mut command = Command::new("python3");
    command
        .arg(scorer)
        .arg(&pair.truth)
        .arg(&candidate)
        .arg("--json");
    if RENDERED.iter().any(|family| pair.name.starts_with(family)) {
        command.arg("--recoverable").arg(docs);
    }
    match output(&mut command) {
        Ok(None) => Ok(None),
        Ok(Some(text)) => Ok(Some(Ok(serde_json::from_str(&text)?))),
        Err(error) => Ok(Some(Err(error.to_string()))),
    }
}

/// One row a pair, and below it the categories that fall short.
fn table(scores: &[Score]) -> String {
    let mut text = String::from(
        "| Docs | Facts | Precision | Recall | Recoverable | Recall of the recoverable |\n|---|---|---|---|---|---|\n",
    );
    for Score { name, report } in scores {
        let facts = report
            .pointer("/micro/truth")
            .and_then(Value::as_u64)
            .unwrap_or(0);
        let [precision, recall, ceiling, within] = [
            "/micro/precision",
            "/micro/recall",
            "/recoverable/micro/ceiling",
            "/recoverable/micro/recall_of_recoverable",
        ]
        .map(|pointer| share(report.pointer(pointer)));
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {name} | {facts} | {precision} | {recall} | {ceiling} | {within} |"
        );
    }
    for Score { name, report } in scores.iter().filter(|score| score.is_read_well()) {
        let low = low_categories(report);
        if !low.is_empty() {
            let _ = write!(text, "\nBelow 0.97 in {name}:\n\n{low}");
        }
    }
    text
}

/// The categories below 0.97, as a table.
fn low_categories(report: &Value) -> String {
    let Some(categories) = report.get("categories").and_then(Value::as_object) else {
        return String::new();
    };
    let mut rows = String::new();
    for (name, category) in categories {
        let number = |key: &str| category.get(key).and_then(Value::as_f64);
        let recoverable = report.pointer(&format!("/recoverable/categories/{name}"));
        let within = match recoverable {
            Some(category) => category
                .get("recall_of_recoverable")
                .and_then(Value::as_f64),
            None => number("recall"),
        };
        let precision = number("precision").filter(|_| number("candidate").unwrap_or(0.0) > 0.0);
        if precision.is_some_and(|p| p < 0.97) || within.is_some_and(|r| r < 0.97) {
            let shown = |value: Option<f64>| value.map_or("–".to_owned(), |v| format!("{v:.3}"));
            let facts = category.get("truth").and_then(Value::as_u64).unwrap_or(0);
            let [precision, within] = [shown(precision), shown(within)];
            let lost = lost(report, name);
            let _ = writeln!(
                rows,
                "| {name} | {facts} | {precision} | {within} | {lost} |"
            );
        }
    }
    if rows.is_empty() {
        return rows;
    }
    format!(
        "| Category | Facts | Precision | Recall of the recoverable | Never printed |\n\
         |---|---|---|---|---|\n{rows}"
    )
}

/// Why facts of a category cannot be read from the docs.
fn lost(report: &Value, category: &str) -> String {
    let reasons = report
        .pointer("/recoverable/reasons")
        .and_then(Value::as_array);
    let text =
        |reason: &Value, key: &str| reason.get(key).and_then(Value::as_str).map(str::to_owned);
    let mut whys = Vec::new();
    for reason in reasons.into_iter().flatten() {
        let is = |key: &str, value: &str| reason.get(key).and_then(Value::as_str) == Some(value);
        if is("category", category) && is("kind", "lost") {
            whys.extend(text(reason, "why"));
        }
    }
    whys.join("; ").replace('|', "\\|")
}

fn share(value: Option<&Value>) -> String {
    let share = value.and_then(Value::as_f64);
    share.map_or("–".to_owned(), |share| format!("{share:.4}"))
}
