//! What a page loses with each of its lines, and what is said about it.
//!
//! Beside pages below `cases/` that have a `lost.txt`, each line is taken away on its own. A row tells how
//! many facts went with it and how many came, and what is found that was not before.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use docwright_model::{Diagnostics, Sources};
use expect_test::expect_file;

use crate::damagers::{flat, one_line, rendered, shown};
use crate::facts::{facts, read};

/// The folders of all cases.
fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let read = std::fs::read_dir(folder).into_iter().flatten();
        read.map(|entry| entry.expect("a readable folder").path())
            .collect()
    };
    let cases = entries(&root).into_iter().flat_map(|path| entries(&path));
    let mut found: Vec<PathBuf> = cases.filter(|case| case.is_dir()).collect();
    found.sort();
    found
}

fn pages(folder: &Path) -> Vec<(String, String)> {
    let mut pages: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("a case is a folder")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .map(|path| {
            let name = path.file_name().expect("an entry has a name");
            let text = std::fs::read_to_string(&path).expect("a page in UTF-8");
            (name.to_string_lossy().into_owned(), text)
        })
        .collect();
    pages.sort();
    pages
}

/// A page in lines; one that is a single line, in words.
fn pieces(page: &str) -> Vec<&str> {
    let lines: Vec<&str> = page.split_inclusive('\n').collect();
    match lines.as_slice() {
        [only] => only.split_inclusive(' ').collect(),
        _ => lines,
    }
}

/// The findings: their codes, and where each stands.
fn findings(diagnostics: &Diagnostics, sources: &Sources) -> Vec<(&'static str, u32)> {
    let found = diagnostics.iter().map(|diagnostic| {
        let at = diagnostic.span.and_then(|span| sources.locate(span));
        (diagnostic.code.id, at.map_or(0, |(_, at)| at.line))
    });
    found.collect()
}

/// How many of `all` are not among `others`.
fn missing<T: PartialEq>(all: &[T], others: &[T]) -> usize {
    let mut rest: Vec<&T> = others.iter().collect();
    let is_missing = |one: &&T| match rest.iter().position(|other| other == one) {
        Some(at) => {
            rest.swap_remove(at);
            false
        }
        None => true,
    };
    all.iter().filter(is_missing).count()
}

/// What becomes of a case when each of its lines goes.
fn losses(pages: &[(String, String)]) -> String {
    let (api, diagnostics, sources) = read(pages);
    let before = facts(&api, &sources);
    let mut codes: Vec<&str> = findings(&diagnostics, &sources)
        .into_iter()
        .map(|(code, _)| code)
        .collect();
    codes.sort_unstable();
    let mut out = String::new();
    for (number, (name, page)) in pages.iter().enumerate() {
        let pieces = pieces(page);
        for (at, piece) in pieces.iter().enumerate() {
            let (lines, rest) = pieces.split_at(at);
            let changed: String = lines.iter().chain(rest.iter().skip(1)).copied().collect();
            let mut pages = pages.to_vec();
            if let Some((_, page)) = pages.get_mut(number) {
                *page = changed;
            }
            let (api, diagnostics, sources) = read(&pages);
            let after = facts(&api, &sources);
            let (lost, gained) = (missing(&before, &after), missing(&after, &before));
            let mut old = codes.clone();
            let mut new = findings(&diagnostics, &sources);
            new.retain(|(code, _)| match old.iter().position(|own| own == code) {
                Some(at) => {
                    old.remove(at);
                    false
                }
                None => true,
            });
            let mut said: Vec<String> = vec![format!("-{lost} +{gained}")];
            said.extend(new.iter().map(|(code, line)| format!("{code}:{line}")));
            said.extend(old.iter().map(|code| format!("no {code}")));
            if lost + gained > 0 || said.len() > 1 {
                let shown: String = piece.trim().chars().take(50).collect();
                let (at, said) = (at + 1, said.join(" "));
                let _ = writeln!(out, "{name}:{at}: {said} | {shown}");
            }
        }
    }
    out
}

#[test]
fn what_goes_with_each_line_is_as_written_down() {
    let mut folders = folders();
    folders.retain(|case| case.join("lost.txt").is_file());
    assert!(folders.len() > 3, "the cases were not found");
    for folder in folders {
        expect_file![folder.join("lost.txt")].assert_eq(&losses(&pages(&folder)));
    }
}

/// A way to damage a page.
type Damage = fn(&str) -> String;

/// Every case of clean pages damaged in every way: how many facts went and came, which came, and what was found.
#[test]
fn what_damage_costs_each_case_is_as_written_down() {
    let ways: [(&str, Damage); 3] = [
        ("one line", one_line),
        ("flat", flat),
        ("rendered", rendered),
    ];
    let mut out = String::new();
    let is_clean = |case: &PathBuf| !case.components().any(|part| part.as_os_str() == "recover");
    for folder in folders().into_iter().filter(is_clean) {
        let clean = pages(&folder);
        let (api, _, sources) = read(&clean);
        let before: Vec<String> = facts(&api, &sources).iter().map(|own| shown(own)).collect();
        for (way, damage) in ways {
            let damaged = clean
                .iter()
                .map(|(name, text)| (name.clone(), damage(text)));
            let (api, diagnostics, sources) = read(&damaged.collect::<Vec<_>>());
            let after: Vec<String> = facts(&api, &sources).iter().map(|own| shown(own)).collect();
            let found = findings(&diagnostics, &sources);
            let found = found.iter().map(|(code, line)| format!(" {code}:{line}"));
            let case = folder.file_name().expect("a case has a name").display();
            let (lost, gained) = (missing(&before, &after), missing(&after, &before));
            let found: String = found.collect();
            let _ = writeln!(out, "{case}, {way}: -{lost} +{gained}{found}");
            let new = after.iter().filter(|fact| !before.contains(fact));
            for fact in new.take(5) {
                let fact: String = fact.trim().chars().take(100).collect();
                let _ = writeln!(out, "    {fact}");
            }
        }
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/damage/costs.txt");
    expect_file![file].assert_eq(&out);
}
