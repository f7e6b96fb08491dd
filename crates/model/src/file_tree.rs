//! The files a run wants to write, in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Paths with `/` between their parts, relative to the output folder, each with the file's bytes.
///
/// A value of this type is what `--check`, `--diff` and a plain run share: they differ only in what they do with it.
/// Copies share the bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileTree {
    files: BTreeMap<String, Arc<[u8]>>,
}

impl FileTree {
    /// Adds a file; a second one under the same path replaces the first and is handed back.
    pub fn insert(
        &mut self,
        path: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
    ) -> Option<Arc<[u8]>> {
        self.files.insert(path.into(), bytes.into().into())
    }

    /// Takes over all files of `other`, each below the folder `prefix`.
    pub fn nest(&mut self, prefix: &str, other: Self) {
        for (path, bytes) in other.files {
            self.files.insert(format!("{prefix}/{path}"), bytes);
        }
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(AsRef::as_ref)
    }

    /// Every path with its bytes, in path order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(p, b)| (p.as_str(), b.as_ref()))
    }

    /// Every path with its bytes to keep, in path order.
    pub fn shared(&self) -> impl Iterator<Item = (&str, &Arc<[u8]>)> {
        self.files.iter().map(|(p, b)| (p.as_str(), b))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
