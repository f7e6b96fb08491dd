//! What a run is to do in a folder, and whether it may.
//!
//! Whose a file is was found out before; here it is decided that someone else's, and one that was edited, stays.

use std::path::{Path, PathBuf};

use docwright_model::{Diagnostic, Diagnostics, FileTree};

use super::difference::{self, Difference, Hold, Kind};
use super::manifest::{self, Manifest};
use super::{Folder, Written, folder, unwritable};
use crate::codes;

/// What is to be done in a folder.
pub(super) struct Plan {
    pub(super) differences: Vec<Difference>,
    /// Files of runs that were killed.
    leftovers: Vec<PathBuf>,
    /// What the manifest says until all is done.
    on_the_way: Option<Vec<u8>>,
}

impl Plan {
    pub(super) fn is_nothing(&self) -> bool {
        self.differences.is_empty() && self.leftovers.is_empty()
    }

    /// Looks at a folder; none where it cannot be compared with the tree.
    pub(super) fn make(
        folder: Folder<'_>,
        tree: &FileTree,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let root = folder.root;
        if folder::is_behind_link(root) {
            let message = "this output folder lies behind a symbolic link, which is not followed";
            let diagnostic = Diagnostic::new(codes::LINKED_FOLDER, message);
            diagnostics.push(diagnostic.in_file(root.to_string_lossy()));
            return None;
        }
        let old = Manifest::read(root, diagnostics);
        let new = Manifest::of(tree, folder.api);
        let mut wanted = tree.clone();
        if !tree.is_empty() {
            wanted.insert(manifest::NAME, new.to_json());
        }
        let differences = difference::find(root, &wanted, &old, diagnostics)?;
        let paths = wanted.iter().map(|(path, _)| path).chain(old.paths());
        let changes = differences.iter().any(|d| d.path == manifest::NAME);
        Some(Self {
            leftovers: folder::leftovers(root, paths),
            on_the_way: changes.then(|| old.on_the_way_to(&new).to_json().into_bytes()),
            differences,
        })
    }

    /// Does it, or nothing of it where a file in the way is not ours to replace.
    pub(super) fn carry_out(
        mut self,
        root: &Path,
        tree: &FileTree,
        overwrite_modified: bool,
        diagnostics: &mut Diagnostics,
    ) -> Option<Written> {
        if !overwrite_modified {
            keep_edited_leftovers(root, &mut self.differences, diagnostics);
        }
        if refuse(root, &self.differences, overwrite_modified, diagnostics) {
            return None;
        }
        let listed = self.differences.iter().filter(|d| d.path != manifest::NAME);
        let (changed, removed): (Vec<_>, Vec<_>) = listed.partition(|d| d.kind != Kind::Surplus);
        let result = Written {
            written: changed.len(),
            removed: removed.len(),
            unchanged: tree.len() - changed.len(),
        };
        for file in &self.leftovers {
            // It is in nobody's way; the next run tries again.
            let _ = std::fs::remove_file(file);
        }
        let done = folder::apply(root, &self.differences, self.on_the_way.as_deref());
        if tree.is_empty() {
            // A folder that holds anything else stays.
            let _ = std::fs::remove_dir(root);
        }
        done.map_err(|failure| unwritable(failure.path, &failure.reason, diagnostics))
            .ok()?;
        Some(result)
    }
}

/// Lets go of files that are no longer generated but hold someone's changes: they stay, and are listed no more.
fn keep_edited_leftovers(
    root: &Path,
    differences: &mut Vec<Difference>,
    diagnostics: &mut Diagnostics,
) {
    differences.retain(|difference| {
        let keep = difference.kind == Kind::Surplus && difference.hold == Hold::Edited;
        if keep {
            let message = "this file is no longer generated, but holds changes, so it stays";
            let file = folder::display(root, &difference.path);
            diagnostics.push(Diagnostic::new(codes::KEPT_FILE, message).in_file(file));
        }
        !keep
    });
}

/// Whether any file in the way is not ours to replace, with a finding for each.
pub(super) fn refuse(
    root: &Path,
    differences: &[Difference],
    overwrite_modified: bool,
    diagnostics: &mut Diagnostics,
) -> bool {
    let mut refused = false;
    for difference in differences {
        let diagnostic = match difference.hold {
            Hold::Free => continue,
            Hold::Edited if overwrite_modified => continue,
            Hold::Edited => Diagnostic::new(
                codes::EDITED_FILE,
                "this generated file was changed since docwright wrote it",
            )
            .help("take the change out, or lose it with `--overwrite-modified`"),
            Hold::Foreign => Diagnostic::new(
                codes::FOREIGN_FILE,
                "docwright did not write this file and will not replace it",
            )
            .help("move it away, or choose another output folder"),
            Hold::Linked => Diagnostic::new(
                codes::LINKED_FOLDER,
                "a symbolic link stands in the way of this file",
            ),
        };
        let path = folder::display(root, &difference.path);
        diagnostics.push(diagnostic.in_file(path));
        refused = true;
    }
    refused
}
