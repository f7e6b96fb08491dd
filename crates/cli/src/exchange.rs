//! Findings of any command in the formats that other programs read, a format a file.
//!
//! In: a [`Run`] of entries, whatever command found them. Out: text. Nothing here knows how a finding came to be, and no
//! text from docs can change the form of the output.

mod github;
mod junit;
mod sarif;

use docwright::visible;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Annotations of a GitHub workflow.
    Github,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit's XML.
    Junit,
}

/// What a command found.
#[derive(Debug)]
pub(crate) struct Run {
    /// The command: `docwright diff`.
    pub(crate) command: &'static str,
    /// The findings in the order they are shown.
    pub(crate) entries: Vec<Entry>,
}

/// How much a finding matters, in the words these formats share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Error,
    Warning,
    Note,
}

/// One finding.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) level: Level,
    /// Its own word for how much it matters: `breaking`.
    pub(crate) severity: &'static str,
    /// Whether it makes the command fail.
    pub(crate) fails: bool,
    /// The id of its rule or code.
    pub(crate) rule: String,
    /// What the rule means.
    pub(crate) about: &'static str,
    /// Where the rule is described.
    pub(crate) page: String,
    /// What was found, in one line.
    pub(crate) message: String,
    /// Where it shows.
    pub(crate) place: Option<Place>,
    /// Where else it shows, with a word on each.
    pub(crate) related: Vec<(String, Place)>,
    /// A name that outlives moved lines.
    pub(crate) fingerprint: Option<String>,
    /// Why it does not count, if so.
    pub(crate) accepted: Option<String>,
}

/// A place in a file.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) file: String,
    /// Line and column; none for the whole file.
    pub(crate) at: Option<(u32, u32)>,
}

/// The findings in a format.
pub(crate) fn render(run: &Run, format: Format) -> String {
    match format {
        Format::Github => github::render(run),
        Format::Sarif => sarif::render(run),
        Format::Junit => junit::render(run),
    }
}

/// The address of a page of the documentation.
pub(crate) fn page(file: &str, anchor: &str) -> String {
    let repository = env!("CARGO_PKG_REPOSITORY");
    format!("{repository}/blob/main/docs/{file}#{anchor}")
}

impl Place {
    /// `file:line:column`, without control characters.
    fn words(&self) -> String {
        let file = visible(&self.file);
        match self.at {
            Some((line, column)) => format!("{file}:{line}:{column}"),
            None => file.into_owned(),
        }
    }
}
