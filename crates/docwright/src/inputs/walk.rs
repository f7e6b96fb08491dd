//! Arguments become files.

use std::fs::FileType;
use std::path::{Path, PathBuf};

use docwright_model::{Code, Diagnostic, Diagnostics};
use globset::GlobBuilder;
use ignore::{DirEntry, WalkBuilder};

use super::names::tidy;
use super::reading::reason;
use super::revision::{self, Revision};
use crate::codes;

/// A file to read.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Its name for the user.
    pub(super) name: String,
    /// The argument it was found by.
    pub(super) argument: String,
    /// Where its bytes are.
    pub(super) place: Place,
    /// Its path without links, to tell whether two names mean one file.
    pub(super) real: Option<PathBuf>,
}

impl Found {
    pub(super) fn file(argument: &str, name: String, path: PathBuf) -> Self {
        Self {
            name,
            argument: argument.to_owned(),
            real: path.canonicalize().ok(),
            place: Place::File(path),
        }
    }
}

/// Where bytes come from.
#[derive(Debug, Clone)]
pub(super) enum Place {
    Stdin,
    File(PathBuf),
    Bytes(Vec<u8>),
}

/// The files an argument names.
pub(super) fn find(argument: &str, base: &Path, diagnostics: &mut Diagnostics) -> Vec<Found> {
    if argument == "-" {
        return vec![Found {
            name: "<stdin>".to_owned(),
            argument: argument.to_owned(),
            place: Place::Stdin,
            real: None,
        }];
    }
    if let Some(revision) = Revision::of(argument) {
        return revision::find(argument, revision, base, diagnostics);
    }
    let path = base.join(argument);
    match path.metadata() {
        Ok(metadata) if metadata.is_dir() => {
            let found = folder(argument, &path, is_page, diagnostics);
            if found.is_empty() && !diagnostics.iter().any(|d| concerns(d, argument)) {
                let message = "no page lies in this folder";
                report(diagnostics, codes::NO_MATCH, message, argument);
            }
            found
        }
        Ok(metadata) if metadata.is_file() => vec![Found::file(argument, tidy(argument), path)],
        Ok(metadata) => {
            special(argument, metadata.file_type(), diagnostics);
            Vec::new()
        }
        Err(_) if path.is_symlink() => {
            let message = "this link leads nowhere";
            report(diagnostics, codes::DANGLING_LINK, message, argument);
            Vec::new()
        }
        Err(_) if argument.contains(['*', '?', '[', '{']) => pattern(argument, base, diagnostics),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let message = "no such file or folder";
            let mut finding = Diagnostic::new(codes::MISSING_INPUT, message).in_file(argument);
            finding.help = revision::advice(argument);
            diagnostics.push(finding);
            Vec::new()
        }
        Err(error) => {
            let message = format!("cannot look at this: {}", reason(&error));
            report(diagnostics, codes::UNREADABLE, message, argument);
            Vec::new()
        }
    }
}

/// The files a pattern such as `docs/**/*.md` matches; `*` does not cross a `/`.
fn pattern(argument: &str, base: &Path, diagnostics: &mut Diagnostics) -> Vec<Found> {
    let pattern = tidy(argument);
    let glob = match GlobBuilder::new(&pattern).literal_separator(true).build() {
        Ok(glob) => glob.compile_matcher(),
        Err(error) => {
            let message = format!("this pattern cannot be used: {}", error.kind());
            report(diagnostics, codes::NO_MATCH, message, argument);
            return Vec::new();
        }
    };
    let literal = pattern
        .split(['*', '?', '[', '{'])
        .next()
        .unwrap_or_default();
    let start = literal.rsplit_once('/').map_or("", |(folder, _)| folder);
    let start = if literal.starts_with('/') && start.is_empty() {
        "/"
    } else {
        start
    };
    let wanted = |name: &str| glob.is_match(name) && is_text(name);
    let mut found = folder(start, &base.join(start), wanted, diagnostics);
    for file in &mut found {
        argument.clone_into(&mut file.argument);
    }
    if found.is_empty() {
        report(
            diagnostics,
            codes::NO_MATCH,
            "no file matches this pattern",
            argument,
        );
    }
    found
}

/// All wanted files below a folder, hidden ones left out, links followed once.
fn folder(
    argument: &str,
    path: &Path,
    wanted: impl Fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Found> {
    let walk = WalkBuilder::new(path)
        .standard_filters(false)
        .hidden(true)
        .follow_links(true)
        .build();
    let mut found = Vec::new();
    for entry in walk {
        match entry {
            Ok(entry) => {
                let name = name_below(argument, path, entry.path());
                match entry.file_type() {
                    Some(kind) if kind.is_dir() => {}
                    _ if !wanted(&name) => {}
                    Some(kind) if kind.is_file() => {
                        found.push(Found::file(argument, name, DirEntry::into_path(entry)));
                    }
                    Some(kind) => special(&name, kind, diagnostics),
                    None => {}
                }
            }
            Err(error) => skipped(argument, path, &error, &wanted, diagnostics),
        }
    }
    found
}

/// Reports what the walk could not enter or look at.
fn skipped(
    argument: &str,
    root: &Path,
    error: &ignore::Error,
    wanted: &impl Fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
) {
    let (path, cause) = unwrap(error);
    let name = path.map_or_else(|| tidy(argument), |path| name_below(argument, root, path));
    if let ignore::Error::Loop { child, .. } = cause {
        let name = name_below(argument, root, child);
        let message = "this link leads back to a folder above it";
        report(diagnostics, codes::LINK_LOOP, message, &name);
    } else if path.is_some_and(Path::is_symlink) {
        // A broken link to something that is no page concerns nobody.
        if wanted(&name) {
            report(
                diagnostics,
                codes::DANGLING_LINK,
                "this link leads nowhere",
                &name,
            );
        }
    } else {
        let io = cause.io_error().map_or_else(|| cause.to_string(), reason);
        let message = format!("cannot read this: {io}");
        report(diagnostics, codes::UNREADABLE, message, &name);
    }
}

/// The path and the innermost cause of a walk's error.
fn unwrap(error: &ignore::Error) -> (Option<&Path>, &ignore::Error) {
    let mut path = None;
    let mut cause = error;
    loop {
        match cause {
            ignore::Error::WithPath { path: at, err } => {
                path = Some(at.as_path());
                cause = err;
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
                cause = err;
            }
            _ => return (path, cause),
        }
    }
}

/// The name of a path below an argument's folder: the argument as written, then the parts below with `/`.
fn name_below(argument: &str, root: &Path, path: &Path) -> String {
    let mut name = tidy(argument);
    if name == "." {
        name.clear();
    }
    for part in path.strip_prefix(root).unwrap_or(path).components() {
        if !name.is_empty() && !name.ends_with('/') {
            name.push('/');
        }
        name.push_str(&part.as_os_str().to_string_lossy());
    }
    name
}

fn special(name: &str, kind: FileType, diagnostics: &mut Diagnostics) {
    let what = if kind.is_symlink() {
        "a link"
    } else {
        "a pipe, socket or device"
    };
    special_kind(name, what, diagnostics);
}

/// Says that something is no file.
pub(super) fn special_kind(name: &str, what: &str, diagnostics: &mut Diagnostics) {
    let message = format!("skipped: {what}, not a file");
    report(diagnostics, codes::SPECIAL_FILE, message, name);
}

fn report(diagnostics: &mut Diagnostics, code: Code, message: impl Into<String>, name: &str) {
    diagnostics.push(Diagnostic::new(code, message).in_file(name));
}

fn concerns(diagnostic: &Diagnostic, argument: &str) -> bool {
    let file = diagnostic.file.as_deref();
    file.is_some_and(|file| file.starts_with(&tidy(argument)))
}

pub(crate) fn is_page(name: &str) -> bool {
    has_extension(name, &["md", "mdx", "markdown"])
}

fn is_text(name: &str) -> bool {
    is_page(name) || has_extension(name, &["txt", "json", "yaml", "yml"])
}

pub(crate) fn has_extension(name: &str, extensions: &[&str]) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, extension)| extensions.iter().any(|e| e.eq_ignore_ascii_case(extension)))
}
