//! What running a program costs.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use anyhow::Context;

/// The program that tells what another one used.
const TIME: &str = "/usr/bin/time";

/// What a program used, its children included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cost {
    /// Processor seconds, those of the kernel included.
    pub(super) seconds: f64,
    /// The most memory any one process had, in MiB.
    pub(super) mebibytes: f64,
}

/// Runs a program with all it says going to a file; the cost is none where nothing can measure it.
pub(super) fn measured(
    command: &mut Command,
    log: &Path,
) -> anyhow::Result<(ExitStatus, Option<Cost>)> {
    // The program may run in another folder than this one.
    let report = std::path::absolute(log.with_extension("time"))?;
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let with_time = Path::new(TIME).is_file();
    let mut timed = if with_time {
        let mut timed = Command::new(TIME);
        timed
            .args(["-f", "%U %S %M", "-o"])
            .arg(&report)
            .arg(command.get_program());
        timed
    } else {
        Command::new(command.get_program())
    };
    timed
        .args(command.get_args())
        .stdout(file.try_clone()?)
        .stderr(file);
    for (key, value) in command.get_envs() {
        if let Some(value) = value {
            timed.env(key, value);
        }
    }
    if let Some(folder) = command.get_current_dir() {
        timed.current_dir(folder);
    }
    let status = timed
        .status()
        .with_context(|| format!("cannot start {command:?}"))?;
    let cost = with_time
        .then(|| cost(&fs::read_to_string(&report).ok()?))
        .flatten();
    Ok((status, cost))
}

/// Reads the last line of a report; one about a failed program stands before it.
fn cost(report: &str) -> Option<Cost> {
    let figures: Vec<f64> = report
        .lines()
        .last()?
        .split(' ')
        .filter_map(|f| f.parse().ok())
        .collect();
    match figures.as_slice() {
        [user, system, kibibytes] => Some(Cost {
            seconds: user + system,
            mebibytes: kibibytes / 1024.0,
        }),
        _ => None,
    }
}

/// A program of the workspace, as the release profile builds it.
pub(super) fn tool(name: &str) -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    target.join("release").join(name)
}
