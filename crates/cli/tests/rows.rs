//! The real thing: a row of a table goes missing from the docs of this repository, and the command says which.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DOCS: &str = "input-docs/coder";

/// Tables of these sections are the only place where the docs say what they say.
const SECTIONS: [&str; 3] = ["### Parameters", "### Properties", "### Responses"];

/// How many rows are left alone between two that are tried.
const STRIDE: usize = 61;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The rows of a page's tables, each with the number of its line.
fn rows(page: &str) -> Vec<usize> {
    let mut rows = Vec::new();
    let (mut is_section, mut is_body) = (false, false);
    for (at, line) in page.lines().enumerate() {
        if line.starts_with(['#', '<']) {
            is_section = SECTIONS.contains(&line);
        }
        if line.starts_with("|-") {
            is_body = true;
        } else if !line.starts_with('|') {
            is_body = false;
        } else if is_body && is_section {
            rows.push(at + 1);
        }
    }
    rows
}

/// Compares the docs with a copy, and returns the exit code and what was printed.
fn diff(copy: &Path) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_docwright"))
        .args(["diff", DOCS])
        .arg(copy)
        .args(["--fail-on", "any", "--format", "json"])
        .current_dir(root())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (output.status.code().unwrap(), text)
}

#[test]
fn a_row_that_is_gone_is_named_until_it_is_back() {
    let copy = tempfile::tempdir().unwrap();
    let mut all = Vec::new();
    let mut pages: Vec<PathBuf> = fs::read_dir(root().join(DOCS))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    pages.sort();
    for page in pages {
        let name = page.file_name().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&page).unwrap();
        fs::write(copy.path().join(&name), &text).unwrap();
        let rows = rows(&text).into_iter();
        all.extend(rows.map(|row| (name.clone(), text.clone(), row)));
    }
    assert_eq!(diff(copy.path()).0, 0);
    let tried: Vec<_> = all.iter().step_by(STRIDE).collect();
    assert!(tried.len() >= 8, "{} rows", all.len());
    for (name, text, row) in tried {
        let mut lines: Vec<&str> = text.lines().collect();
        let gone = lines.remove(row - 1);
        let file = copy.path().join(name);
        fs::write(&file, lines.join("\n") + "\n").unwrap();
        let (exit, found) = diff(copy.path());
        assert_eq!(exit, 1, "{name}:{row}: {gone}");
        let found: serde_json::Value = serde_json::from_str(&found).unwrap();
        let mut changes = found["changes"].as_array().unwrap().iter();
        let names_it = changes.any(|change| {
            let base = &change["base"];
            base["file"] == format!("{DOCS}/{name}") && base["line"] == *row
        });
        assert!(names_it, "{name}:{row}: {gone}\n{found:#}");
        fs::write(&file, text).unwrap();
    }
    assert_eq!(diff(copy.path()).0, 0);
}
