//! Every generated Rust file is what rustfmt makes of it.

use std::path::{Path, PathBuf};
use std::process::Command;

use docwright_codegen::Parts;

use crate::support;

/// Asserts that rustfmt has nothing to say about the Rust files below some folders; skips where there is no rustfmt.
fn assert_formatted(folders: &[PathBuf]) {
    let mut complaints = String::new();
    for folder in folders {
        let mut files = Vec::new();
        rust_files(folder, &mut files);
        assert!(!files.is_empty(), "no Rust in {}", folder.display());
        let run = Command::new("rustfmt")
            .args(["--check", "--edition", "2024"])
            .args(files)
            .output();
        let Ok(output) = run else {
            println!("SKIPPED: rustfmt is not installed");
            return;
        };
        if !output.status.success() {
            complaints += &String::from_utf8_lossy(&output.stdout);
            complaints += &String::from_utf8_lossy(&output.stderr);
        }
    }
    assert!(complaints.is_empty(), "{complaints}");
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn generated_rust_is_formatted() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("layout");
    let mut folders = Vec::new();
    for case in support::cases().into_iter().chain(support::corpus()) {
        let folder = root.join(&case.name);
        support::write(&support::generate(&case, Parts::ALL).0, &folder);
        folders.push(folder);
    }
    assert_formatted(&folders);
}

#[test]
fn forms_are_formatted() {
    assert_formatted(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms")]);
}
