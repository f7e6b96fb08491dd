//! The examples: built, run, and built again to see that nothing is left to do.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};

use crate::process::say;

/// The example of a build script, a workspace of its own.
const BUILD_RS: &str = "examples/build-rs/Cargo.toml";

/// Where the generated workspace is built; what both need is compiled once.
const TARGET: &str = "generated/target";

/// Builds, runs and lints the example of a build script; then a page is touched, and nothing may be compiled again.
pub(crate) fn examples() -> anyhow::Result<()> {
    say("\n=== examples");
    let printed = cargo(&["run", "--quiet"])?;
    if !printed.contains("497f6eca-6276-4993-bfeb-53cbbbba6f08: 7 W") {
        bail!("the example of a build script printed {printed:?}");
    }
    expect_fresh("a second build")?;
    cargo(&["clippy", "--quiet"])?;
    let page = Path::new("examples/build-rs/docs/lamps.md");
    let file = std::fs::File::options().append(true).open(page);
    file.and_then(|file| file.set_modified(std::time::SystemTime::now()))
        .with_context(|| format!("cannot touch {}", page.display()))?;
    cargo(&["build"])?;
    expect_fresh("a build after a page was touched")
}

/// Fails where cargo has anything to compile.
fn expect_fresh(what: &str) -> anyhow::Result<()> {
    let told = cargo(&["build", "--verbose"])?;
    let compiled = told.lines().find(|line| {
        let line = line.trim_start();
        line.starts_with("Compiling") || line.starts_with("Dirty")
    });
    match compiled {
        Some(line) => bail!("{what} is not without work: {}", line.trim()),
        None => Ok(()),
    }
}

/// What cargo prints, on both outputs.
fn cargo(arguments: &[&str]) -> anyhow::Result<String> {
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| TARGET.into());
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(arguments)
        .args(["--manifest-path", BUILD_RS])
        .env("CARGO_TARGET_DIR", target)
        .output()
        .context("cannot run cargo")?;
    let told = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("cargo {} failed:\n{told}", arguments.join(" "));
    }
    Ok(format!("{}{told}", String::from_utf8_lossy(&output.stdout)))
}
