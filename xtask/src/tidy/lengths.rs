//! Files stay short enough to be read in one go.

use super::sources::RustFile;
use crate::process::say;

/// The goal; longer files are named.
const GOAL: usize = 300;

/// The length at which a file must be split.
const ALARM: usize = 400;

/// The files over the alarm; those over the goal are only reported.
pub(crate) fn check(files: &[RustFile]) -> Vec<String> {
    let lengths = files
        .iter()
        .map(|file| (file.text.lines().count(), &file.path));
    let mut long: Vec<_> = lengths.clone().filter(|&(lines, _)| lines > GOAL).collect();
    long.sort_unstable_by(|a, b| b.cmp(a));
    for (lines, path) in &long {
        say(&format!("{lines} lines: {path} (the goal is {GOAL})"));
    }
    let total: usize = lengths.map(|(lines, _)| lines).sum();
    say(&format!(
        "{} Rust files, {total} lines, {} over the goal",
        files.len(),
        long.len()
    ));
    let over = long.into_iter().filter(|&(lines, _)| lines > ALARM);
    over.map(|(lines, path)| {
        format!("{path}: {lines} lines; split it by kind of thing (at most {ALARM})")
    })
    .collect()
}
