//! Running the program in a folder of its own, and seeing what became of the folder.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A page that describes one operation.
pub(crate) const PAGE: &str = include_str!("../cases/rust/input/pets.md");

pub(crate) const CONFIG: &str = "workspace = \"generated\"\n\n[api.pets]\ndocs = [\"docs\"]\n";

/// What lies in a folder.
#[derive(PartialEq)]
pub(crate) struct State(pub(crate) BTreeMap<PathBuf, (Vec<u8>, u64, i64)>);

impl State {
    /// Fails with the paths that differ.
    pub(crate) fn assert_same(&self, other: &Self) {
        let paths = self.0.keys().chain(other.0.keys());
        let differ: Vec<_> = paths
            .filter(|path| self.0.get(*path) != other.0.get(*path))
            .collect();
        assert!(differ.is_empty(), "touched: {differ:?}");
    }
}

/// What a run printed and how it ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A folder with a `docwright.toml` and a page.
pub(crate) struct Place {
    pub(crate) folder: TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        let place = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        place.put("docwright.toml", CONFIG);
        place.put("docs/pets.md", PAGE);
        place
    }

    /// A place in which everything is generated.
    pub(crate) fn generated() -> Self {
        let place = Self::new();
        assert_eq!(place.run(&["generate"]).code, Some(0));
        place
    }

    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    pub(crate) fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Changes a word of the docs, so that files in all crates differ.
    pub(crate) fn change_docs(&self) {
        let page = self
            .read("docs/pets.md")
            .replace("The pet", "The pet, or not");
        self.put("docs/pets.md", page.replace("\"name\"", "\"title\""));
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_docwright"));
        command.args(arguments).current_dir(self.folder.path());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        run(&mut self.command(arguments))
    }

    /// Every path below the folder with what is there, in a form that differs where any file was touched.
    ///
    /// The time of a folder is left out: it changes when a temporary file comes and goes.
    pub(crate) fn state(&self) -> State {
        let mut state = BTreeMap::new();
        walk(self.folder.path(), &mut |path| {
            let metadata = path.symlink_metadata().unwrap();
            let bytes = if metadata.is_symlink() {
                fs::read_link(path).unwrap().as_os_str().as_bytes().to_vec()
            } else {
                fs::read(path).unwrap_or_default()
            };
            let is_folder = metadata.is_dir();
            let time = metadata.mtime() * 1_000_000_000 + metadata.mtime_nsec();
            let time = if is_folder { 0 } else { time };
            state.insert(path.to_path_buf(), (bytes, metadata.ino(), time));
        });
        State(state)
    }

    /// The temporary files that are left.
    pub(crate) fn temporary(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        walk(self.folder.path(), &mut |path| {
            if path.extension().is_some_and(|extension| extension == "tmp") {
                found.push(path.to_path_buf());
            }
        });
        found
    }
}

pub(crate) fn run(command: &mut Command) -> Ended {
    let output = command.output().unwrap();
    Ended {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Whether a command of the system that needs rights could be run.
pub(crate) fn system(program: &str, arguments: &[&str]) -> bool {
    let output = Command::new(program).args(arguments).output();
    output.is_ok_and(|output| output.status.success())
}

fn walk(folder: &Path, visit: &mut impl FnMut(&Path)) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        visit(&path);
        if path.symlink_metadata().unwrap().is_dir() {
            walk(&path, visit);
        }
    }
}
