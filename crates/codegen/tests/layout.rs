//! Every generated Rust file is what rustfmt makes of it.

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use docwright_codegen::Parts;

/// rustfmt's complaint about the Rust files below a folder, or nothing; `None` where there is no rustfmt.
fn complaint(folder: &Path) -> Option<Option<String>> {
    let mut files = Vec::new();
    rust_files(folder, &mut files);
    assert!(
        !files.is_empty(),
        "nothing was generated into {}",
        folder.display()
    );
    let output = Command::new("rustfmt")
        .args([
            "--check",
            "--edition",
            "2024",
            "--config",
            "skip_children=true",
        ])
        .args(files)
        .output()
        .ok()?;
    let text =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Some((!output.status.success()).then(|| text.concat()))
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
    let mut complaints = Vec::new();
    for case in support::cases().into_iter().chain(support::corpus()) {
        let folder = root.join(&case.name);
        support::write(&support::generate(&case, Parts::ALL).0, &folder);
        match complaint(&folder) {
            None => {
                println!("SKIPPED: rustfmt is not installed");
                return;
            }
            Some(found) => complaints.extend(found),
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn forms_are_formatted() {
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms");
    match complaint(&forms) {
        None => println!("SKIPPED: rustfmt is not installed"),
        Some(found) => assert_eq!(found, None),
    }
}
