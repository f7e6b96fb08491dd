//! `SECURITY.md` lists every fault and every promise with tests that exist.

use std::collections::BTreeSet;

use super::sources::RustFile;

/// How many faults there are.
const FAULTS: usize = 68;
/// How many promises there are.
const PROMISES: usize = 9;

/// The rows of the page that are missing or name no test, and the tests that no row names.
pub(crate) fn check(files: &[RustFile], page: &str) -> Vec<String> {
    let mut broken = Vec::new();
    let tests: BTreeSet<&str> = files
        .iter()
        .flat_map(|file| functions(&file.text))
        .collect();
    let faults = (1..=FAULTS).map(|number| format!("F{number:02}"));
    for row in faults.chain((1..=PROMISES).map(|number| format!("P{number}"))) {
        let line = page
            .lines()
            .find(|line| line.starts_with(&format!("| {row} |")));
        let Some(line) = line else {
            broken.push(format!("SECURITY.md: {row} has no row"));
            continue;
        };
        let quoted = line.split('`').skip(1).step_by(2);
        let named: Vec<&str> = quoted.filter(|word| tests.contains(word)).collect();
        if named.is_empty() && !line.contains("| open: ") {
            broken.push(format!("SECURITY.md: {row} names no test that exists"));
        }
    }
    for test in tests.iter().filter(|test| is_numbered(test)) {
        if !page.contains(&format!("`{test}`")) {
            broken.push(format!("SECURITY.md: no row names `{test}`"));
        }
    }
    for name in page
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| is_numbered(name))
    {
        if !tests.contains(name) {
            broken.push(format!("SECURITY.md: there is no test `{name}`"));
        }
    }
    broken
}

/// The names of all functions in a text.
fn functions(text: &str) -> impl Iterator<Item = &str> {
    let after = text.split("fn ").skip(1);
    after.filter_map(|rest| {
        rest.split(|c: char| !c.is_alphanumeric() && c != '_')
            .next()
    })
}

/// Whether a name begins with the number of a fault or promise.
fn is_numbered(name: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (first, rest) = name.split_once('_').unwrap_or_default();
    let number = first.strip_prefix(['f', 'p']);
    !rest.is_empty() && number.is_some_and(is_number)
}
