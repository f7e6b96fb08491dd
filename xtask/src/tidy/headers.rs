//! Every module root says what comes in, what goes out and what it must not know.

use super::sources::RustFile;

/// The module roots that do not open with `//!`.
pub(crate) fn check(files: &[RustFile]) -> Vec<String> {
    let roots = files.iter().filter(|file| is_module_root(file, files));
    let bare = roots.filter(|file| !file.text.starts_with("//!"));
    bare.map(|file| format!("{}: a module root opens with `//!`", file.path))
        .collect()
}

/// A crate's root, or a module with a folder of its own.
fn is_module_root(file: &RustFile, files: &[RustFile]) -> bool {
    if !file.is_source() {
        return false;
    }
    if ["/lib.rs", "/main.rs", "/mod.rs"]
        .iter()
        .any(|name| file.path.ends_with(name))
    {
        return true;
    }
    let folder = file.path.trim_end_matches(".rs").to_owned() + "/";
    files.iter().any(|other| other.path.starts_with(&folder))
}
