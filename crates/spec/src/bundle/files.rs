//! The files a document is spread over.

use std::collections::{BTreeMap, BTreeSet};

use docwright_model::{Source, SourceId};

use super::target;

/// A document and the files it may refer to, each under its path from the folder that holds them all.
#[derive(Debug, Clone)]
pub struct Files<'s> {
    entry: String,
    all: BTreeMap<String, (SourceId, &'s Source)>,
}

impl<'s> Files<'s> {
    /// A document that stands alone.
    pub fn of(id: SourceId, source: &'s Source) -> Self {
        Self::begin_in(source.name(), id, source)
    }

    /// A document at a path, with `/` between its parts, from the folder that holds all its files.
    pub fn begin_in(path: &str, id: SourceId, source: &'s Source) -> Self {
        let entry = path.to_owned();
        let all = BTreeMap::from([(entry.clone(), (id, source))]);
        Self { entry, all }
    }

    /// Puts another file at hand, by its path from the same folder.
    pub fn add(&mut self, path: impl Into<String>, id: SourceId, source: &'s Source) {
        self.all.insert(path.into(), (id, source));
    }

    pub(crate) fn entry(&self) -> Option<(SourceId, &'s Source)> {
        self.get(&self.entry)
    }

    pub(super) fn entry_path(&self) -> &str {
        &self.entry
    }

    pub(super) fn get(&self, path: &str) -> Option<(SourceId, &'s Source)> {
        self.all.get(path).copied()
    }
}

/// The files that the text of a file at `path` may refer to, by their path from the folder that holds all files.
///
/// Text that looks like a reference and is none, in an example or a comment, names a file too; so a file named here need
/// not exist. Files above that folder and on the network are not named.
pub fn files_named(path: &str, text: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (at, mark) in text.match_indices("$ref") {
        let rest = text.get(at + mark.len()..).unwrap_or_default();
        let rest = rest.trim_start_matches(['"', '\'']).trim_start();
        let Some(value) = rest.strip_prefix(':') else {
            continue;
        };
        let value = value.trim_start();
        let reference = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value.split(quote).nth(1),
            _ => value.split([' ', ',', '}', '\n', '\r', '\t']).next(),
        };
        let reference = reference.unwrap_or_default().replace("\\/", "/");
        if let Ok(target) = target::locate(path, &reference)
            && target.path != path
        {
            named.insert(target.path);
        }
    }
    named
}
