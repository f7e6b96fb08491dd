//! The files made from each case are the ones beside it. `UPDATE_EXPECT=1 cargo test` writes them anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use docwright_codegen::Parts;
use docwright_model::Diagnostics;
use expect_test::expect_file;

use crate::support;

#[test]
fn files_of_each_case() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut stale = Vec::new();
    for case in support::cases() {
        let folder = case.folder.clone().unwrap().join("expected");
        let (files, diagnostics) = support::generate(&case, support::parts(&case));
        let mut expected: BTreeSet<String> = BTreeSet::from(["diagnostics.txt".to_owned()]);
        for (path, bytes) in files.iter() {
            expected.insert(path.to_owned());
            if update {
                fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
            }
            expect_file![folder.join(path)].assert_eq(std::str::from_utf8(bytes).unwrap());
        }
        expect_file![folder.join("diagnostics.txt")].assert_eq(&list(&diagnostics));
        stale.extend(unexpected(&folder, &folder, &expected, update));
    }
    assert!(
        stale.is_empty(),
        "no longer made: {stale:?}; UPDATE_EXPECT=1 removes them"
    );
}

/// One finding a line; names from documents may hold line breaks.
fn list(diagnostics: &Diagnostics) -> String {
    let mut text = String::new();
    for found in diagnostics {
        let message = found.message.replace('\r', "\\r").replace('\n', "\\n");
        writeln!(text, "{}: {message}", found.code.id).unwrap();
    }
    text
}

/// The files below a folder that no case makes.
fn unexpected(
    root: &Path,
    folder: &Path,
    expected: &BTreeSet<String>,
    remove: bool,
) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(unexpected(root, &path, expected, remove));
            continue;
        }
        let name = path
            .strip_prefix(root)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        if expected.contains(&name) {
            continue;
        }
        if remove {
            fs::remove_file(&path).unwrap();
        } else {
            found.push(name);
        }
    }
    found
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for case in support::cases() {
        let first = support::generate(&case, Parts::ALL).0;
        assert_eq!(
            first,
            support::generate(&case, Parts::ALL).0,
            "{}",
            case.name
        );
    }
}
