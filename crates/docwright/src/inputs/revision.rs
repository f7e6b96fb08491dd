//! Files as they stand in a revision of a Git repository.
//!
//! In: `git:REV:PATH`. Out: the pages in a folder, or one file and those around it. What is asked of `git`, and how, is
//! left to [`git`].

mod git;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use docwright_model::{Diagnostic, Diagnostics};

use super::walk::{Found, Place, is_page, special_kind};
use super::{names, neighbours};
use crate::codes;
use git::{Entry, Failure};

/// How an argument begins that names a revision.
const SCHEME: &str = "git:";

/// What an argument says of a revision: its name, and the path in the repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Revision<'a> {
    name: &'a str,
    pub(super) path: &'a str,
}

impl<'a> Revision<'a> {
    /// Reads `git:REV:PATH`; none where an argument is something else.
    pub(super) fn of(argument: &'a str) -> Option<Self> {
        let (name, path) = argument.strip_prefix(SCHEME)?.split_once(':')?;
        let path = path.strip_prefix("./").unwrap_or(path);
        let path = path.trim_end_matches('/');
        Some(Self { name, path })
    }
}

/// What to say of an argument that names a revision and no path in it; none where it is something else.
pub(super) fn advice(argument: &str) -> Option<String> {
    let name = argument.strip_prefix(SCHEME)?;
    let example = format!("{SCHEME}{name}:docs");
    Some(format!(
        "a revision is named with a path from the top of the repository: `{example}`"
    ))
}

/// The pages in a folder of a revision, or the one file.
pub(super) fn find(
    argument: &str,
    revision: Revision<'_>,
    base: &Path,
    diagnostics: &mut Diagnostics,
) -> Vec<Found> {
    let found = read(argument, revision, base, diagnostics);
    found.unwrap_or_else(|failure| {
        let finding = Diagnostic::new(failure.code, failure.message).in_file(argument);
        diagnostics.push(finding.help(failure.help));
        Vec::new()
    })
}

/// The folder that a file of a revision lies in.
pub(super) struct Folder {
    /// How the name of a file in it begins for the user.
    name: String,
    /// The file's own path in it.
    entry: String,
    /// The files in it by their path, without links.
    files: BTreeMap<String, Entry>,
    base: PathBuf,
}

impl Folder {
    /// The folder `root`, from the top of the repository, or else the one around what `git:REV:PATH` names, where that
    /// is a file.
    pub(super) fn of(
        argument: &str,
        base: &Path,
        root: Option<&str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let revision = Revision::of(argument)?;
        let beside = revision.path.rfind('/').map_or(0, |slash| slash + 1);
        let length = match root {
            None => beside,
            Some(root) => below(revision.path, root).unwrap_or_else(|| {
                neighbours::report_elsewhere(argument, root, diagnostics);
                beside
            }),
        };
        let (folder, entry) = revision.path.split_at_checked(length)?;
        let tree = git::resolve(revision.name, base).ok()?;
        let all = git::list(&tree, folder.trim_end_matches('/'), base).ok()?;
        let files = all.into_iter().filter_map(|file| {
            let path = file.path.strip_prefix(folder)?.to_owned();
            file.mode.starts_with("100").then_some((path, file))
        });
        Some(Self {
            name: format!("{SCHEME}{}:{folder}", revision.name),
            entry: entry.to_owned(),
            files: files.collect(),
            base: base.to_owned(),
        })
    }

    pub(super) fn entry(&self) -> &str {
        &self.entry
    }

    /// A file in the folder.
    pub(super) fn find(&self, path: &str) -> Option<Found> {
        let file = self.files.get(path)?;
        let bytes = git::contents(&[file], &self.base).ok()?.pop()?;
        let name = format!("{}{path}", self.name);
        Some(Found {
            argument: name.clone(),
            name,
            place: Place::Bytes(bytes),
            real: None,
        })
    }
}

/// How long the part of a path is that names a folder above it, with its `/`; none where the folder is another.
fn below(path: &str, folder: &str) -> Option<usize> {
    let folder = names::tidy(folder);
    if folder.is_empty() || folder == "." {
        return Some(0);
    }
    let rest = path.strip_prefix(&folder)?;
    rest.starts_with('/').then_some(folder.len() + 1)
}

fn read(
    argument: &str,
    revision: Revision<'_>,
    base: &Path,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Found>, Failure> {
    let tree = git::resolve(revision.name, base)?;
    let all = git::list(&tree, revision.path, base)?;
    if all.is_empty() {
        return Err(Failure {
            code: codes::MISSING_INPUT,
            message: format!("revision `{}` has no such file or folder", revision.name),
            help: "give the path from the top of the repository",
        });
    }
    let below = |entry: &Entry| match (entry.path.strip_prefix(revision.path), revision.path) {
        (_, "") => Some(format!("/{}", entry.path)),
        (below, _) => below.map(str::to_owned),
    };
    let wanted = |entry: &&Entry| {
        let below = below(entry).unwrap_or_default();
        below.is_empty() || (is_page(&below) && !below.contains("/."))
    };
    let (files, others): (Vec<&Entry>, Vec<&Entry>) = all
        .iter()
        .filter(wanted)
        .partition(|entry| entry.mode.starts_with("100"));
    for other in others {
        special_kind(&other.path, "a link or a module", diagnostics);
    }
    if files.is_empty() {
        return Err(Failure {
            code: codes::NO_MATCH,
            message: format!(
                "no page lies in this folder of revision `{}`",
                revision.name
            ),
            help: "give a folder of Markdown pages, a page or an OpenAPI file",
        });
    }
    let texts = git::contents(&files, base)?;
    let found = files.into_iter().zip(texts).map(|(entry, bytes)| Found {
        name: format!("{SCHEME}{}:{}", revision.name, entry.path),
        argument: argument.to_owned(),
        place: Place::Bytes(bytes),
        real: None,
    });
    Ok(found.collect())
}
