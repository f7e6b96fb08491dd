//! The files that an OpenAPI file refers to.
//!
//! Only files that really lie in the folder given are read, whatever a reference or a symbolic link says.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use docwright_model::{Diagnostic, Diagnostics};
use docwright_spec::files_named;

use super::walk::{Found, Place};
use super::{Inputs, names, reading, revision};
use crate::codes;

/// Adds the files that the OpenAPI file `entry` refers to, and those that they refer to.
///
/// Files that do not exist are left to whoever follows the references, who knows the places.
pub(super) fn gather(
    inputs: &mut Inputs,
    entry: &Found,
    base: &Path,
    root: Option<&str>,
    bytes: &mut u64,
    diagnostics: &mut Diagnostics,
) {
    let Some(folder) = Folder::of(entry, base, root, diagnostics) else {
        return;
    };
    let Some(file) = &mut inputs.openapi else {
        return;
    };
    folder.entry().clone_into(&mut file.path);
    let mut open: Vec<String> = files_named(folder.entry(), file.source.text())
        .into_iter()
        .collect();
    let mut seen = BTreeSet::from([folder.entry().to_owned()]);
    while let Some(name) = open.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        let Some(found) = folder.find(&name, diagnostics) else {
            continue;
        };
        let Some(source) = reading::read(&found, bytes, diagnostics) else {
            continue;
        };
        open.extend(files_named(&name, source.text()));
        inputs
            .portable
            .push(names::portable(&found.argument, source.name()));
        let id = inputs.sources.add(source);
        if let Some(file) = &mut inputs.openapi {
            file.neighbours.push((name, id));
        }
    }
}

/// The folder whose files may be read, on disk or in a revision.
enum Folder {
    Disk(DiskFolder),
    Revision(revision::Folder),
}

impl Folder {
    fn of(
        entry: &Found,
        base: &Path,
        root: Option<&str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        match &entry.place {
            Place::File(path) => {
                DiskFolder::of(path, &entry.name, base, root, diagnostics).map(Self::Disk)
            }
            Place::Bytes(_) => {
                revision::Folder::of(&entry.argument, base, root, diagnostics).map(Self::Revision)
            }
            Place::Stdin => None,
        }
    }

    /// The path of the OpenAPI file in it.
    fn entry(&self) -> &str {
        match self {
            Self::Disk(folder) => &folder.entry,
            Self::Revision(folder) => folder.entry(),
        }
    }

    /// A file in the folder; none where there is none, or where a link leads out of it.
    fn find(&self, path: &str, diagnostics: &mut Diagnostics) -> Option<Found> {
        match self {
            Self::Disk(folder) => folder.find(path, diagnostics),
            Self::Revision(folder) => folder.find(path),
        }
    }
}

/// The folder on disk.
struct DiskFolder {
    /// Its path without links.
    real: PathBuf,
    /// Its name for the user, with a `/` at the end unless it is empty.
    name: String,
    /// The path of the OpenAPI file in it.
    entry: String,
}

impl DiskFolder {
    fn of(
        entry: &Path,
        entry_name: &str,
        base: &Path,
        root: Option<&str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let file = entry.canonicalize().ok()?;
        let beside = || {
            let folder = entry.parent()?.canonicalize().ok()?;
            let name = entry_name.rsplit_once('/').map_or("", |(folder, _)| folder);
            Some((folder, name.to_owned()))
        };
        let (real, name) = match root {
            None => beside()?,
            Some(root) => {
                let real = base.join(root).canonicalize().ok();
                match real.filter(|real| file.starts_with(real)) {
                    Some(real) => (real, names::tidy(root)),
                    None => {
                        report_elsewhere(entry_name, root, diagnostics);
                        beside()?
                    }
                }
            }
        };
        // A link to the document itself was the user's own word; its name counts.
        let entry = match file.strip_prefix(&real) {
            Ok(below) => slashed(below),
            Err(_) => entry.file_name()?.to_string_lossy().into_owned(),
        };
        let name = match name.as_str() {
            "" | "." => String::new(),
            name => format!("{name}/"),
        };
        Some(Self { real, name, entry })
    }

    fn find(&self, path: &str, diagnostics: &mut Diagnostics) -> Option<Found> {
        let real = self.real.join(path).canonicalize().ok()?;
        let name = format!("{}{path}", self.name);
        if !real.starts_with(&self.real) {
            let message = "this leads out of the folder whose files may be read";
            diagnostics.push(Diagnostic::new(codes::OUTSIDE_ROOT, message).in_file(name));
            return None;
        }
        real.is_file()
            .then(|| Found::file(&name, name.clone(), real))
    }
}

/// Says that a file does not lie in the folder that it should lie in.
pub(super) fn report_elsewhere(name: &str, root: &str, diagnostics: &mut Diagnostics) {
    let message = format!("this file does not lie in `{root}`");
    diagnostics.push(Diagnostic::new(codes::OUTSIDE_ROOT, message).in_file(name));
}

/// A path with `/` between its parts.
fn slashed(path: &Path) -> String {
    let parts = path.components();
    let parts: Vec<_> = parts
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}
