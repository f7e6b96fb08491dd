//! `cargo xtask bench`: the benchmarks, and their tables.

use std::fs;
use std::process::Command;

use anyhow::Context;

use crate::pages::{between, read};
use crate::process::{output, print, say};

/// Generated code beside hand-written code, a workspace of its own.
const BASELINE: &str = "benches/axum-baseline/Cargo.toml";

/// Runs the benchmarks and prints their table; with `write` it goes into `docs/measurements.md`.
pub(crate) fn bench(write: bool) -> anyhow::Result<()> {
    let text = cargo(&["bench", "-p", "docwright"])?;
    finish("bench", &format!("```text\n{text}\n```"), write)
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
