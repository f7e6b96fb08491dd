//! `cargo xtask mutants PACKAGE`: small faults put into a package, and whether its own tests see them.
//!
//! In: a package, and which of its files. Out: how many of a random sample of faults were caught, and those that were not.
//! cargo-mutants is installed by cargo below `target/` on first use; it is never a part of the build. The
//! faults are put into a copy of the repository, without the corpus beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::process::{print, say};
use crate::random::Random;

/// The release the figures in `docs/measurements.md` were taken with.
const VERSION: &str = "27.1.0";

/// What is made faulty, and what looks at it.
#[derive(Debug, clap::Args)]
pub(crate) struct Choice {
    /// The package, whose own tests are run
    package: String,
    /// Take only the files that match this glob; may be given several times
    #[arg(long, value_name = "GLOB")]
    file: Vec<String>,
    /// How many faults to try; all where there are fewer
    #[arg(long, value_name = "COUNT", default_value_t = 150)]
    sample: usize,
    /// Another number makes another sample
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// Try only faults whose description holds this text; may be given several times
    #[arg(long, value_name = "TEXT")]
    only: Vec<String>,
    /// Leave out a test that is slow and sees little; may be given several times
    #[arg(long, value_name = "TEST")]
    without: Vec<String>,
    /// Print the sample and try nothing
    #[arg(long)]
    list: bool,
}

/// Tries a sample of the faults and prints what came of them.
pub(crate) fn mutants(choice: &Choice) -> anyhow::Result<()> {
    let Some(program) = install()? else {
        return Ok(());
    };
    let all = list(&program, choice)?;
    let count = all.len();
    let mut sample = Random::new(choice.seed).sample(all, choice.sample);
    if !choice.only.is_empty() {
        sample.retain(|name| choice.only.iter().any(|text| name.contains(text.as_str())));
    }
    if choice.list {
        print(&(sample.join("\n") + "\n"));
        return Ok(());
    }
    if sample.is_empty() {
        bail!("there is nothing to try");
    }
    let folder = attempt(&program, choice, &sample)?;
    print(&report(choice, count, &sample, &folder)?);
    Ok(())
}

/// The program; none where it is absent and cannot be installed.
fn install() -> anyhow::Result<Option<PathBuf>> {
    let folder = crate::root().join("target/tools");
    let program = folder.join("bin/cargo-mutants");
    if !program.is_file() {
        say(&format!(
            "installing cargo-mutants {VERSION} below target/, which takes minutes"
        ));
        let status = Command::new(cargo())
            .args(["install", "cargo-mutants", "--locked", "--quiet"])
            .args(["--version", VERSION, "--root"])
            .arg(&folder)
            .status()
            .context("cannot start cargo")?;
        if !status.success() {
            say("skipped: cargo-mutants is absent and cannot be installed");
            return Ok(None);
        }
    }
    Ok(Some(program))
}

fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// What all runs of the program have in common.
fn command(program: &Path, choice: &Choice) -> Command {
    let mut command = Command::new(program);
    command
        .args(["mutants", "--package", &choice.package])
        .args(choice.file.iter().flat_map(|glob| ["--file", glob]))
        .env("CARGO", cargo());
    command
}

/// Every fault there is to try, in the order of the files.
fn list(program: &Path, choice: &Choice) -> anyhow::Result<Vec<String>> {
    let output = command(program, choice).arg("--list").output()?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr));
    }
    let text = String::from_utf8(output.stdout)?;
    Ok(text.lines().map(str::to_owned).collect())
}

/// Tries each fault; the folder holds a list for each thing that can come of one.
fn attempt(program: &Path, choice: &Choice, sample: &[String]) -> anyhow::Result<PathBuf> {
    let target = crate::root().join("target/mutants");
    let folder = target.join(&choice.package);
    fs::create_dir_all(&folder)?;
    let has_nextest = Command::new(cargo())
        .args(["nextest", "--version"])
        .output()
        .is_ok_and(|output| output.status.success());
    let status = command(program, choice)
        .args(
            sample
                .iter()
                .map(|name| format!("--re=^{}$", literal(name))),
        )
        // A fault that is seen late is seen: only what never ends is to be stopped.
        .args(["--minimum-test-timeout", "60"])
        .args(["--no-shuffle", "--colors", "never", "--output"])
        .arg(&folder)
        .args(["--test-tool", if has_nextest { "nextest" } else { "cargo" }])
        .args(left_out(&choice.without, has_nextest))
        // Nothing but the package itself is compiled anew for a fault, and only what changed of it.
        .env("CARGO_TARGET_DIR", target.join("build"))
        .env("CARGO_INCREMENTAL", "1")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .status()?;
    // Two says that some were missed, and three that some took too long.
    if !matches!(status.code(), Some(0 | 2 | 3)) {
        bail!("cargo-mutants could not run: {status}");
    }
    Ok(folder.join("mutants.out"))
}

/// What keeps a test from being run.
fn left_out(tests: &[String], has_nextest: bool) -> Vec<String> {
    let mut arguments = Vec::new();
    for test in tests {
        if has_nextest {
            arguments.push(format!("--cargo-test-arg=-Enot test({test})"));
        } else {
            arguments.extend(["--skip", test].map(|word| format!("--cargo-test-arg={word}")));
        }
    }
    if !has_nextest && !arguments.is_empty() {
        arguments.insert(0, "--cargo-test-arg=--".to_owned());
    }
    arguments
}

/// A text as a regular expression that matches it and nothing else.
fn literal(text: &str) -> String {
    let mut out = String::new();
    for char in text.chars() {
        if r"\.+*?()|[]{}^$#&-~".contains(char) {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

/// What came of the faults, as a row of a table and a list of those that nothing saw. Fields that are left out are tried
/// whether they are in the sample or not, since no expression keeps them away; only those that are in it count.
fn report(choice: &Choice, all: usize, sample: &[String], folder: &Path) -> anyhow::Result<String> {
    let listed = |name: &str| -> anyhow::Result<Vec<String>> {
        let text = fs::read_to_string(folder.join(format!("{name}.txt")))
            .with_context(|| format!("no list of what was {name}"))?;
        let names = text.lines().map(str::to_owned);
        Ok(names.filter(|name| sample.contains(name)).collect())
    };
    let missed = listed("missed")?;
    let (c, m) = (listed("caught")?.len(), missed.len());
    let (e, u) = (listed("timeout")?.len(), listed("unviable")?.len());
    // A run that never ends is no run that passes.
    let seen = c + e;
    let percent = 100 * seen / (seen + m).max(1);
    let name = if choice.file.is_empty() {
        format!("`{}`", choice.package)
    } else {
        format!("`{}`: `{}`", choice.package, choice.file.join("`, `"))
    };
    let mut text = format!(
        "| Where | Faults | Tried | Caught | Never ended | Missed | Do not compile | Caught of those that compile |\n\
         |---|---|---|---|---|---|---|---|\n\
         | {name} | {all} | {} | {c} | {e} | {m} | {u} | {percent} % |\n",
        seen + m + u
    );
    if m > 0 {
        text.extend(["\nMissed:\n\n", &missed.join("\n"), "\n"]);
    }
    Ok(text)
}
