//! The Rust files of this repository that people write.

use std::fs;
use std::path::Path;

use anyhow::Context;

/// A file's path from the repository's root, with `/`, and its text.
pub(crate) struct RustFile {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl RustFile {
    /// Whether the file is part of a crate, and not one of its tests or benchmarks; all of the fuzzer is tests.
    pub(crate) fn is_source(&self) -> bool {
        self.path.contains("/src/") && !self.path.starts_with("fuzz/")
    }
}

/// Every Rust file below `crates/`, `fuzz/` and `xtask/` but the cases and forms of tests, which hold generated code.
pub(crate) fn rust_files() -> anyhow::Result<Vec<RustFile>> {
    let mut files = Vec::new();
    for folder in ["crates", "fuzz", "xtask"] {
        collect(Path::new(folder), &mut files)?;
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The crates' folders, with `/`.
pub(crate) fn crates() -> anyhow::Result<Vec<String>> {
    let mut crates = vec!["xtask".to_owned()];
    for entry in fs::read_dir("crates")? {
        let path = entry?.path();
        if path.join("Cargo.toml").is_file() {
            crates.push(slashed(&path));
        }
    }
    crates.sort();
    Ok(crates)
}

fn collect(folder: &Path, files: &mut Vec<RustFile>) -> anyhow::Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name();
        let kind = entry.file_type()?;
        if kind.is_dir()
            && !["cases", "forms", "target", "templates"]
                .iter()
                .any(|skipped| name == *skipped)
        {
            collect(&path, files)?;
        } else if kind.is_file() && path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path)?;
            files.push(RustFile {
                path: slashed(&path),
                text,
            });
        }
    }
    Ok(())
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
