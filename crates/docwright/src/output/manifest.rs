//! The list of files an earlier run wrote, by which docwright knows its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use docwright_model::{Diagnostic, Diagnostics, FileTree};
use rayon::prelude::*;
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
    /// The API of a `docwright.toml` the folder belongs to, so that it can go when the API does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) api: Option<String>,
    files: BTreeMap<String, String>,
    /// What a run that did not end was about to write: such a file may hold its old bytes or any of these.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pending: BTreeMap<String, BTreeSet<String>>,
}

impl Manifest {
    /// The list for a tree.
    pub(super) fn of(tree: &FileTree, api: Option<&str>) -> Self {
        let files: Vec<(&str, &[u8])> = tree.iter().collect();
        let hashed = files
            .par_iter()
            .map(|(path, bytes)| ((*path).to_owned(), hash(bytes)));
        Self {
            form: FORM,
            api: api.map(str::to_owned),
            files: hashed.collect(),
            pending: BTreeMap::new(),
        }
    }

    /// The list an earlier run left in the folder; empty where there is none or it cannot be used.
    pub(super) fn read(root: &Path, diagnostics: &mut Diagnostics) -> Self {
        let Ok(folder::OnDisk::File(bytes)) = folder::look(root, NAME) else {
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

    /// This list, with what `new` lists beside it: true of the folder at every moment of the way from one to the other.
    pub(super) fn on_the_way_to(&self, new: &Self) -> Self {
        let mut pending = self.pending.clone();
        for (path, hash) in &new.files {
            if self.files.get(path) != Some(hash) {
                pending
                    .entry(path.clone())
                    .or_default()
                    .insert(hash.clone());
            }
        }
        Self {
            form: FORM,
            api: new.api.clone().or_else(|| self.api.clone()),
            files: self.files.clone(),
            pending,
        }
    }

    pub(super) fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self)
            .expect("a map of strings has a JSON form, and writing to memory cannot fail");
        text.push('\n');
        text
    }

    /// Whether a run that ended wrote this file.
    pub(super) fn lists(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether a file holds what docwright wrote.
    pub(super) fn wrote(&self, path: &str, bytes: &[u8]) -> bool {
        let hash = hash(bytes);
        let pending = self.pending.get(path);
        self.files.get(path) == Some(&hash) || pending.is_some_and(|any| any.contains(&hash))
    }

    /// The files listed.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        let new = self.pending.keys();
        let new = new.filter(|path| !self.files.contains_key(*path));
        self.files.keys().chain(new).map(String::as_str)
    }
}

/// SHA-256 as `sha256sum` prints it.
fn hash(bytes: &[u8]) -> String {
    let mut text = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
