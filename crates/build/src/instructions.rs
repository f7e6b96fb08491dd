//! What a build script tells cargo: what its output depends on, and what to warn of.

use std::fmt::Write as _;
use std::path::Path;

use docwright::{Diagnostic, Severity, Sources, visible};

/// The folder a pattern is searched in; none where that is the whole package.
pub(crate) fn folder_of(pattern: &str) -> Option<&str> {
    let literal = pattern
        .split(['*', '?', '[', '{'])
        .next()
        .unwrap_or_default();
    let (folder, _) = literal.rsplit_once('/')?;
    let folder = folder.strip_prefix("./").unwrap_or(folder);
    (!matches!(folder, "" | ".")).then_some(folder)
}

/// The lines after which cargo runs the script again when a page changes, comes or goes, and only then.
pub(crate) fn rerun(docs: &[String], base: &Path, sources: &Sources) -> String {
    let mut watched: Vec<String> = Vec::new();
    for name in docs {
        let path = base.join(name);
        if path.is_dir() || path.is_file() {
            watched.push(name.trim_end_matches('/').to_owned());
        } else if let Some(folder) = folder_of(name) {
            watched.push(folder.to_owned());
        } else {
            // A file that is missing is watched for its coming.
            watched.push(name.clone());
        }
    }
    watched.extend(sources.iter().map(|(_, source)| source.name().to_owned()));
    watched.sort();
    watched.dedup();
    let mut text = String::new();
    for path in watched.iter().filter(|path| !path.contains(['\n', '\r'])) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "cargo::rerun-if-changed={path}");
    }
    text
}

/// The docs that lie outside the package and are not there, in a sentence each: a package that was packed holds its own
/// files only, wherever its docs stood before.
pub(crate) fn left_behind(docs: &[String], base: &Path) -> Vec<String> {
    let is_missing = |name: &&String| {
        let path = Path::new(name);
        let is_outside = path.is_absolute() || path.starts_with("..");
        is_outside
            && !base
                .join(
                    folder_of(name)
                        .filter(|_| name.contains('*'))
                        .unwrap_or(name),
                )
                .exists()
    };
    let missing = docs.iter().filter(is_missing);
    let tell = |name: &String| {
        format!(
            "`{}` is outside the package, and a package that was packed holds only what is in it; move the docs into \
             the package's folder, or put a link to them there",
            visible(name)
        )
    };
    missing.map(tell).collect()
}

/// The line that makes cargo show a warning; a finding is one line and stays one.
pub(crate) fn warning(diagnostic: &Diagnostic, sources: &Sources) -> String {
    format!("cargo::warning={}\n", sentence(diagnostic, sources))
}

/// A finding in one line, its place first.
pub(crate) fn sentence(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let place = diagnostic.span.and_then(|span| sources.locate(span));
    let place = match place {
        Some((file, at)) => format!("{}:{}:{}: ", visible(file), at.line, at.column),
        None => diagnostic
            .file
            .as_deref()
            .map_or(String::new(), |file| format!("{}: ", visible(file))),
    };
    let word = match diagnostic.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let help = diagnostic
        .help
        .as_deref()
        .map_or(String::new(), |help| format!(" ({})", visible(help)));
    let message = visible(&diagnostic.message);
    format!("{place}{word}[{}]: {message}{help}", diagnostic.code.id)
}
