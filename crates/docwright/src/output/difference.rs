//! What stands between a folder and the files a run wants in it.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use docwright_model::{Diagnostic, Diagnostics, FileTree};
use similar::TextDiff;

use super::folder::{self, OnDisk};
use super::manifest::{self, Manifest};
use super::{MANIFEST, MARK};
use crate::{codes, visible};

/// How a file on disk differs from what a run wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is not there.
    Missing,
    /// It holds something else.
    Stale,
    /// An earlier run wrote it and this one does not.
    Surplus,
}

impl Kind {
    /// The word for it in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::Surplus => "surplus",
        }
    }
}

/// One file that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its path below the folder, with `/`.
    pub path: String,
    /// How it differs.
    pub kind: Kind,
    /// What stands in the way of mending it.
    pub(super) hold: Hold,
    /// What it holds.
    pub(super) old: Option<Vec<u8>>,
    /// What it should hold.
    pub(super) new: Option<Arc<[u8]>>,
}

/// Whose the file in the way is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// Docwright's own and untouched, or not there.
    Free,
    /// Docwright's own, with changes by someone else.
    Edited,
    /// Someone else's.
    Foreign,
    /// Behind a symbolic link.
    Linked,
}

/// Every file that differs, in path order.
pub(super) fn find(
    root: &Path,
    wanted: &FileTree,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Difference>> {
    let mut differences = Vec::new();
    let mut failed = false;
    let listed = manifest.paths().chain([MANIFEST]);
    let surplus = listed.filter(|path| wanted.get(path).is_none());
    let all = wanted.shared().map(|(path, bytes)| (path, Some(bytes)));
    for (path, new) in all.chain(surplus.map(|path| (path, None))) {
        if !folder::is_safe(path) {
            // A manifest may hold anything; a tree is docwright's own.
            if new.is_some() {
                let message = "this path leads out of the output folder";
                diagnostics.push(Diagnostic::new(codes::UNSAFE_PATH, message).in_file(path));
                failed = true;
            }
            continue;
        }
        match folder::look(root, path) {
            Ok(found) => differences.extend(judge(path, new, found, manifest)),
            Err(error) => {
                let message = format!("cannot read this file: {}", crate::inputs::reason(&error));
                let file = folder::display(root, path);
                let finding = Diagnostic::new(codes::UNREADABLE, message).in_file(file);
                diagnostics
                    .push(finding.help("mend its permissions, or choose another output folder"));
                failed = true;
            }
        }
    }
    differences.sort_by(|a, b| a.path.cmp(&b.path));
    (!failed).then_some(differences)
}

fn judge(
    path: &str,
    new: Option<&Arc<[u8]>>,
    found: OnDisk,
    manifest: &Manifest,
) -> Option<Difference> {
    let difference = |kind, hold, old| {
        Some(Difference {
            path: path.to_owned(),
            kind,
            hold,
            old,
            new: new.cloned(),
        })
    };
    match found {
        OnDisk::Nothing | OnDisk::BehindLink | OnDisk::NoFile if new.is_none() => None,
        OnDisk::Nothing => difference(Kind::Missing, Hold::Free, None),
        OnDisk::BehindLink => difference(Kind::Stale, Hold::Linked, None),
        OnDisk::NoFile => difference(Kind::Stale, Hold::Foreign, None),
        OnDisk::File(old) if new.is_some_and(|new| **new == *old) => None,
        OnDisk::File(old) => {
            let kind = if new.is_some() {
                Kind::Stale
            } else {
                Kind::Surplus
            };
            difference(kind, hold(path, &old, manifest), Some(old))
        }
    }
}

/// Whether a file may be replaced or removed.
fn hold(path: &str, old: &[u8], manifest: &Manifest) -> Hold {
    if path == manifest::NAME || manifest.wrote(path, old) {
        Hold::Free
    } else if manifest.lists(path) {
        Hold::Edited
    } else if bears_mark(old) {
        Hold::Free
    } else {
        Hold::Foreign
    }
}

/// Whether the head of a file says that docwright made it; needed where the manifest was lost.
fn bears_mark(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes);
    let text = String::from_utf8_lossy(head);
    text.lines().take(5).any(|line| line.contains(MARK))
}

/// The differences as a unified diff, safe to print; the manifest, which only follows the others, is left out.
pub fn diff(root: &str, differences: &[Difference]) -> String {
    let mut text = String::new();
    for difference in differences.iter().filter(|d| d.path != MANIFEST) {
        let name = visible(&difference.path);
        let side = |present: bool, letter: char| {
            if present {
                format!("{letter}/{root}/{name}")
            } else {
                "/dev/null".to_owned()
            }
        };
        let old = side(difference.old.is_some(), 'a');
        let new = side(difference.new.is_some(), 'b');
        match (
            std::str::from_utf8(difference.old.as_deref().unwrap_or_default()),
            std::str::from_utf8(difference.new.as_deref().unwrap_or_default()),
        ) {
            (Ok(before), Ok(after)) => {
                let lines = TextDiff::from_lines(before, after);
                let unified = lines.unified_diff().header(&old, &new).to_string();
                for line in unified.lines() {
                    text.push_str(&visible(line));
                    text.push('\n');
                }
            }
            _ => {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "Binary files {old} and {new} differ");
            }
        }
    }
    text
}
