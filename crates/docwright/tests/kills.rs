//! A process that is killed while it writes leaves each file old or new, and the next run takes it from there.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use docwright::output::{self, MANIFEST};
use docwright::{Diagnostics, FileTree};

/// Tells the process that is killed where to write.
const FOLDER: &str = "DOCWRIGHT_TEST_FOLDER";
const KILLS: u64 = 200;

/// One of three trees, which differ in most files and in which files they have.
fn tree(version: usize) -> FileTree {
    let mut tree = FileTree::default();
    for file in 0..30 {
        // A third of the files is in two of the trees only.
        if file % 9 == version {
            continue;
        }
        let line = format!("file {file} of tree {version}\n");
        let times = 1 + (file * file) % 97;
        tree.insert(
            format!("crate-{}/src/file-{file}.rs", file % 4),
            line.repeat(times),
        );
    }
    tree.insert("same.txt", "the same in every tree\n");
    tree
}

fn write(root: &Path, version: usize) {
    let mut diagnostics = Diagnostics::default();
    let written = output::write(root, &tree(version), false, &mut diagnostics);
    let found: Vec<_> = diagnostics
        .iter()
        .map(|d| (d.code.id, d.file.as_deref()))
        .collect();
    assert!(
        written.is_some() && found.is_empty(),
        "tree {version}: {found:?}"
    );
}

/// Run by the test below in a process of its own, since it goes on until it is killed.
#[test]
#[ignore = "never ends; the test below runs it and kills it"]
fn writes_forever() {
    let root = std::env::var_os(FOLDER).map(PathBuf::from).unwrap();
    for version in (0..3).cycle() {
        write(&root, version);
    }
}

/// A generator of numbers that gives the same ones on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

#[test]
fn f19_killed_at_any_moment_each_file_is_old_or_new() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("out");
    let mut random = Random(0x5eed_0f19);
    let mut halfway = 0;
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "writes_forever"])
            .env(FOLDER, &root)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        sleep(Duration::from_micros(3_000 + random.below(30_000)));
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.code().is_none(),
            "kill {kill}: it ended by itself: {stderr}"
        );
        let files = files(&root);
        halfway += u64::from(files.iter().any(|file| is_temporary(file)));
        check(&root, &files);
    }
    assert!(halfway > 0, "no kill came while files were being written");
    // Whatever the last kill left, a run that is not killed makes whole.
    write(&root, 0);
    write(&root, 1);
    let wanted = tree(1);
    let mut expected: Vec<&str> = wanted.iter().map(|(path, _)| path).collect();
    expected.insert(0, MANIFEST);
    assert_eq!(files(&root), expected);
    let differences = output::compare(&root, &wanted, &mut Diagnostics::default()).unwrap();
    assert!(differences.is_empty(), "{differences:?}");
}

/// Every file holds what one of the trees has for it, or is not whole and says so by its name.
fn check(root: &Path, files: &[String]) {
    let trees = [tree(0), tree(1), tree(2)];
    for file in files {
        let bytes = fs::read(root.join(file)).unwrap();
        if file == MANIFEST {
            serde_json::from_slice::<serde_json::Value>(&bytes).expect("the manifest is whole");
        } else if !is_temporary(file) {
            let known = trees
                .iter()
                .any(|tree| tree.get(file) == Some(bytes.as_slice()));
            assert!(
                known,
                "{file} is neither old nor new: {} bytes",
                bytes.len()
            );
        }
    }
}

fn is_temporary(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    name != MANIFEST && name.starts_with(".docwright-")
}

/// Every file below a folder, in path order.
fn files(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let below = path.strip_prefix(root).unwrap();
                found.push(below.to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}
