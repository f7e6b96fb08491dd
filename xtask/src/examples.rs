//! The examples: built, run, built again to see that nothing is left to do, and built as they would be packed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

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
    file.and_then(|file| file.set_modified(SystemTime::now()))
        .with_context(|| format!("cannot touch {}", page.display()))?;
    cargo(&["build"])?;
    expect_fresh("a build after a page was touched")?;
    packed()
}

/// Builds what `cargo package` would send, in a folder of its own whose files nobody may write to, as docs.rs does; the
/// build may add nothing there.
fn packed() -> anyhow::Result<()> {
    let folder = crate::root().join("target/packed");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let printed = cargo(&["package", "--list", "--allow-dirty", "--offline"])?;
    let names = printed.lines().filter(|name| *name != "Cargo.toml.orig");
    let from = Path::new(BUILD_RS)
        .parent()
        .context("an example has a folder")?;
    for path in names
        .map(Path::new)
        .filter(|name| from.join(name).is_file())
    {
        let to = folder.join(path);
        std::fs::create_dir_all(to.parent().context("a file has a folder")?)?;
        std::fs::copy(from.join(path), &to)?;
        let mut rights = to.metadata()?.permissions();
        rights.set_readonly(true);
        std::fs::set_permissions(&to, rights)?;
    }
    let before = files(&folder)?;
    let manifest = folder.join("Cargo.toml");
    cargo_at(&["build", "--quiet", "--locked"], &manifest)?;
    if files(&folder)? != before {
        bail!("building the packed example changed its own folder");
    }
    Ok(())
}

/// Every file below a folder, and when it was changed last.
fn files(folder: &Path) -> anyhow::Result<Vec<(PathBuf, SystemTime)>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            let changed = path.metadata()?.modified()?;
            found.push((path, changed));
        }
    }
    found.sort();
    Ok(found)
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

fn cargo(arguments: &[&str]) -> anyhow::Result<String> {
    cargo_at(arguments, Path::new(BUILD_RS))
}

/// What cargo prints, on both outputs.
fn cargo_at(arguments: &[&str], manifest: &Path) -> anyhow::Result<String> {
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| TARGET.into());
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(arguments)
        .arg("--manifest-path")
        .arg(manifest)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .context("cannot run cargo")?;
    let told = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("cargo {} failed:\n{told}", arguments.join(" "));
    }
    Ok(format!("{}{told}", String::from_utf8_lossy(&output.stdout)))
}
