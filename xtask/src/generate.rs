//! `cargo xtask generate`: what `docwright generate` does for this repository, and the pages made from code.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

use crate::pages;
use crate::process::say;

/// The command every failure names.
pub(crate) const COMMAND: &str = "cargo xtask generate";

/// Whether to write or to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    Check,
}

/// Writes everything generated, or fails where anything differs from what would be written.
pub(crate) fn generate(mode: Mode) -> anyhow::Result<()> {
    let mut arguments = vec!["docwright", "generate"];
    if mode == Mode::Check {
        arguments.extend(["--check", "--diff"]);
    }
    let code = docwright_cli::run(arguments);
    let mut stale = Vec::new();
    for page in pages::all()? {
        if !place(&page, mode)? {
            stale.push(page.path);
        }
    }
    for path in &stale {
        say(&format!("stale {path}"));
    }
    if code != 0 || !stale.is_empty() {
        bail!(
            "what is generated is not up to date, or its docs have errors; to update it, run: {COMMAND}"
        );
    }
    Ok(())
}

/// Writes a page where it differs; returns whether it is as it should be.
fn place(page: &pages::Page, mode: Mode) -> anyhow::Result<bool> {
    let path = Path::new(page.path);
    let old = fs::read_to_string(path).unwrap_or_default();
    if old == page.text {
        return Ok(true);
    }
    if mode == Mode::Check {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, &page.text).with_context(|| format!("cannot write {}", page.path))?;
    say(&format!("wrote {}", page.path));
    Ok(true)
}
