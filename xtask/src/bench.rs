//! `cargo xtask bench`: the benchmarks, and their tables.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use anyhow::{Context, bail};

use crate::pages::{between, read};
use crate::process::{output, print, say};

/// Generated code beside hand-written code, a workspace of its own.
const BASELINE: &str = "benches/axum-baseline/Cargo.toml";

/// The instructions that reading took when they were last written down.
const INSTRUCTIONS: &str = "crates/docwright/benches/instructions.txt";

/// By how many percent they may grow: more than another machine or a hash's seed makes of them.
const GROWTH: f64 = 5.0;

/// Runs the benchmarks and prints their table; with `write` it goes into `docs/measurements.md`.
pub(crate) fn bench(write: bool) -> anyhow::Result<()> {
    let text = cargo(&["bench", "-p", "docwright"])?;
    finish("bench", &format!("```text\n{text}\n```"), write)
}

/// Counts the instructions that reading takes and compares them with those written down; fails where any grew too much.
///
/// With `write` they are written down. Docs that are not here keep their figures.
pub(crate) fn instructions(write: bool) -> anyhow::Result<()> {
    let text = cargo(&["bench", "-p", "docwright", "--bench", "instructions"])?;
    let counted = figures(&text);
    if counted.is_empty() {
        say(&text);
        return Ok(());
    }
    let mut known = figures(&read(INSTRUCTIONS)?);
    let mut grown = Vec::new();
    for (what, now) in &counted {
        let change = known.get(what).map(|then| (now / then - 1.0) * 100.0);
        let shown = change.map_or("new".to_owned(), |change| format!("{change:+.1} %"));
        print(&format!("{what:<34}{now:>14.0}{shown:>10}\n"));
        if change.is_some_and(|change| change > GROWTH) {
            grown.push(what.as_str());
        }
    }
    if write {
        known.extend(counted);
        let lines = known
            .iter()
            .map(|(what, count)| format!("{what} {count:.0}\n"));
        fs::write(INSTRUCTIONS, lines.collect::<String>())?;
    } else if !grown.is_empty() {
        let grown = grown.join(", ");
        bail!("over {GROWTH} % more instructions than written down in {INSTRUCTIONS}: {grown}");
    }
    Ok(())
}

/// The lines that end in a number, by what stands before it.
fn figures(text: &str) -> BTreeMap<String, f64> {
    let lines = text.lines().filter_map(|line| line.rsplit_once(' '));
    lines
        .filter_map(|(what, count)| Some((what.to_owned(), count.parse().ok()?)))
        .collect()
}

/// Compares what is generated with what people write, on the side of the `server` or the `client`.
pub(crate) fn compare(side: &str, write: bool) -> anyhow::Result<()> {
    cargo(&["build", "--release", "--bins", "--manifest-path", BASELINE])?;
    let run = ["run", "--release", "--bin", "compare", "--manifest-path"];
    let table = cargo(&[&run[..], &[BASELINE, "--", side]].concat())?;
    finish(&format!("bench-{side}"), &table, write)
}

/// What cargo prints.
fn cargo(arguments: &[&str]) -> anyhow::Result<String> {
    say(&format!("=== cargo {}", arguments.join(" ")));
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let text = output(Command::new(cargo).args(arguments))?.context("cannot start cargo")?;
    Ok(text.trim().to_owned())
}

fn finish(section: &str, text: &str, write: bool) -> anyhow::Result<()> {
    print(&format!("{text}\n"));
    if write {
        let page = read("docs/measurements.md")?;
        let page = between(&page, section, &format!("\n{text}\n"))?;
        fs::write("docs/measurements.md", page)?;
    }
    Ok(())
}
