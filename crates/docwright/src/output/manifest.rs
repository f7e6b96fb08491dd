//! The list of files an earlier run wrote, by which docwright knows its own.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use docwright_model::{Diagnostic, Diagnostics, FileTree};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::folder;
use crate::codes;

/// The manifest's own name in the output folder.
pub const NAME: &str = ".docwright-manifest.json";

/// The form of the list; a reader that meets another one falls back on the files' heads.
const FORM: u32 = 1;

/// Each file with the hash of its bytes, so that a later run can tell an edited file from one that is only old.
///
/// It names no version of docwright and no time, so that it changes only when a file does.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    form: u32,
    files: BTreeMap<String, String>,
}

impl Manifest {
    /// The list for a tree.
    pub(super) fn of(tree: &FileTree) -> Self {
        let files = tree
            .iter()
            .map(|(path, bytes)| (path.to_owned(), hash(bytes)));
        Self {
            form: FORM,
            files: files.collect(),
        }
    }

    /// The list an earlier run left in the folder; empty where there is none or it cannot be used.
    pub(super) fn read(root: &Path, diagnostics: &mut Diagnostics) -> Self {
        let Ok(bytes) = std::fs::read(root.join(NAME)) else {
            return Self::default();
        };
        match serde_json::from_slice::<Self>(&bytes) {
            Ok(manifest) if manifest.form == FORM => manifest,
            _ => {
                let message = "the list of generated files cannot be read; it is written anew";
                let diagnostic = Diagnostic::new(codes::UNREADABLE_MANIFEST, message);
                diagnostics.push(diagnostic.in_file(folder::display(root, NAME)));
                Self::default()
            }
        }
    }

    pub(super) fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self)
            .expect("a map of strings has a JSON form, and writing to memory cannot fail");
        text.push('\n');
        text
    }

    /// The hash a file had when it was written; none where it was not written by docwright.
    pub(super) fn hash_of(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// The files listed.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

/// SHA-256 as `sha256sum` prints it.
pub(super) fn hash(bytes: &[u8]) -> String {
    let mut text = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
