//! `cargo xtask bench`: the benchmarks, and their table.

use std::fs;
use std::process::Command;

use anyhow::Context;

use crate::pages::{between, read};
use crate::process::{output, print, say};

/// Runs the benchmarks and prints their table; with `write` it goes into `docs/measurements.md`.
pub(crate) fn bench(write: bool) -> anyhow::Result<()> {
    say("=== cargo bench -p docwright");
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let text = output(Command::new(cargo).args(["bench", "-p", "docwright"]))?
        .context("cannot start cargo")?;
    let text = text.trim();
    print(&format!("{text}\n"));
    if write {
        let page = between(
            &read("docs/measurements.md")?,
            "bench",
            &format!("\n```text\n{text}\n```\n"),
        )?;
        fs::write("docs/measurements.md", page)?;
    }
    Ok(())
}
