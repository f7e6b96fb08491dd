//! Compiling, linting and counting the crates of one document.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use super::FOLDER;
use super::measure::{Cost, measured};

/// What compiling came to.
#[derive(Debug, Clone)]
pub(super) struct Checked {
    /// `cargo check` of types and client, their dependencies compiled before.
    pub(super) cost: Option<Cost>,
    /// Warnings of `cargo clippy` over all three crates.
    pub(super) warnings: usize,
    /// What each feature that was tried alone took, types and client together.
    pub(super) features: Vec<Option<Cost>>,
}

/// Compiles all crates, types and client once more by themselves for the cost, and on demand each feature alone.
pub(super) fn check(
    folder: &Path,
    name: &str,
    log: &Path,
    features: bool,
) -> anyhow::Result<(Checked, Vec<String>)> {
    let mut faults = Vec::new();
    let said = log.with_extension("clippy");
    let lint = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--message-format",
        "short",
    ];
    let (status, _) = measured(&mut cargo(folder, &lint), &said)?;
    let text = fs::read_to_string(&said)?;
    let warnings = text
        .lines()
        .filter(|line| line.contains(": warning: "))
        .count();
    if !status.success() || warnings > 0 {
        faults.push(format!("clippy is not content; see {}", said.display()));
    }
    let client = format!("{name}-client");
    measured(
        &mut cargo(folder, &["check", "-p", &client]),
        &log.with_extension("check"),
    )?;
    touch(folder)?;
    let (status, cost) = measured(
        &mut cargo(folder, &["check", "-p", &client]),
        &log.with_extension("check"),
    )?;
    if !status.success() {
        faults.push("types and client do not compile".to_owned());
    }
    let features = if features {
        each_feature(folder, name, log, &mut faults)?
    } else {
        Vec::new()
    };
    let checked = Checked {
        cost,
        warnings,
        features,
    };
    Ok((checked, faults))
}

/// Checks types and client with each of the client's features alone, which turns on that of the types; what each took.
fn each_feature(
    folder: &Path,
    name: &str,
    log: &Path,
    faults: &mut Vec<String>,
) -> anyhow::Result<Vec<Option<Cost>>> {
    let client = format!("{name}-client");
    let alone = ["check", "-p", &client, "--no-default-features"];
    let said = log.with_extension("feature");
    let mut costs = Vec::new();
    for feature in tags(&folder.join("client/Cargo.toml"))? {
        let alone = [&alone[..], &["--features", &feature]].concat();
        touch(folder)?;
        let (status, cost) = measured(&mut cargo(folder, &alone), &said)?;
        costs.push(cost);
        if !status.success() || fs::read_to_string(&said)?.contains("warning: ") {
            faults.push(format!("{client} is not clean with `{feature}` alone"));
        }
    }
    Ok(costs)
}

/// Runs the tests of all crates; how many passed, and what is wrong where any did not.
pub(super) fn test(folder: &Path, log: &Path) -> anyhow::Result<(usize, Option<String>)> {
    let said = log.with_extension("test");
    let (status, _) = measured(&mut cargo(folder, &["test", "--workspace"]), &said)?;
    let text = fs::read_to_string(&said)?;
    let results = text.lines().filter_map(|line| line.split_once(" passed;"));
    let passed = results.filter_map(|(before, _)| before.rsplit(' ').next()?.parse::<usize>().ok());
    let fault = (!status.success()).then(|| format!("tests fail; see {}", said.display()));
    Ok((passed.sum(), fault))
}

/// Makes types and client new to cargo, so that it compiles both.
fn touch(folder: &Path) -> anyhow::Result<()> {
    for part in ["types", "client"] {
        let root = folder.join(part).join("src/lib.rs");
        let text = fs::read(&root)?;
        fs::write(&root, text)?;
    }
    Ok(())
}

/// The features that the default one turns on.
fn tags(manifest: &Path) -> anyhow::Result<Vec<String>> {
    let text = fs::read_to_string(manifest)
        .with_context(|| format!("cannot read {}", manifest.display()))?;
    let manifest: toml::Table = toml::from_str(&text)?;
    let default = manifest
        .get("features")
        .and_then(|features| features.get("default"));
    let names = default
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten();
    Ok(names
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect())
}

/// Cargo in the folder of the crates, with what makes figures comparable.
fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    let target = crate::root().join(FOLDER).join("target");
    command.args(arguments).current_dir(folder);
    command
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0");
    command
}

/// The lines of all Rust files in some folders of a folder.
pub(super) fn lines(folder: &Path, parts: &[&str]) -> anyhow::Result<usize> {
    let mut count = 0;
    for part in parts {
        for path in rust_files(&folder.join(part).join("src"))? {
            count += fs::read_to_string(path)?.lines().count();
        }
    }
    Ok(count)
}

/// What rustfmt would change, as a fault.
pub(super) fn unformatted(folder: &Path) -> anyhow::Result<Option<String>> {
    let files = rust_files(folder)?;
    let run = Command::new("rustfmt")
        .args(["--check", "--edition", "2024", "-l"])
        .args(files)
        .output();
    let Ok(output) = run else {
        return Ok(None);
    };
    let listed = String::from_utf8_lossy(&output.stdout);
    Ok((!output.status.success())
        .then(|| format!("rustfmt would change {}", listed.trim().replace('\n', ", "))))
}

fn rust_files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in
            fs::read_dir(&next).with_context(|| format!("cannot list {}", next.display()))?
        {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
