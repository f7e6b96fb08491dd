//! Changes between two APIs as text, a format a file.
//!
//! In: the changes and the sources of both sides. Out: text. Nothing is decided here: which changes there are and how
//! grave each is was settled by the comparison.

mod github;
mod human;
mod json;
mod markdown;
mod short;

use docwright::drift::{Change, Place, Severity};
use docwright::{Sources, visible};

use crate::arguments::ChangeFormat;

/// The changes from one API to another.
pub(crate) struct Comparison<'a> {
    pub(crate) changes: &'a [Change],
    pub(crate) base: &'a Sources,
    pub(crate) head: &'a Sources,
}

/// Where a change shows in a file.
struct Spot<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    excerpt: &'a str,
}

impl<'a> Comparison<'a> {
    /// Where a change shows in the head's file, or in the base's where the head has no place for it.
    fn spot(&self, change: &Change) -> Option<Spot<'a>> {
        spot(&change.head, self.head).or_else(|| spot(&change.base, self.base))
    }

    fn count(&self, severity: Severity) -> usize {
        let changes = self.changes.iter();
        changes.filter(|change| change.severity == severity).count()
    }

    /// How many changes there are of each severity, the gravest first.
    pub(crate) fn summary(&self) -> String {
        let severities = Severity::ALL.iter().rev();
        let counts = severities.map(|&s| format!("{} {}", self.count(s), s.as_str()));
        counts.collect::<Vec<_>>().join(", ")
    }
}

/// The place in a file that speaks for a part first.
fn spot<'a>(place: &Place, sources: &'a Sources) -> Option<Spot<'a>> {
    let span = place.origin.as_ref()?.span()?;
    let (file, position) = sources.locate(span)?;
    let excerpt = sources.get(span.source)?.line(position.line)?;
    Some(Spot {
        file,
        line: position.line,
        column: position.column,
        excerpt,
    })
}

/// The changes in a format.
pub(crate) fn render(comparison: &Comparison<'_>, format: ChangeFormat) -> String {
    match format {
        ChangeFormat::Human => human::render(comparison),
        ChangeFormat::Short => short::render(comparison),
        ChangeFormat::Json => json::render(comparison),
        ChangeFormat::Github => github::render(comparison),
        ChangeFormat::Markdown => markdown::render(comparison),
    }
}

/// What a change is about, and what happened to it, in one line that holds no control characters.
fn sentence(change: &Change) -> String {
    let subject = match change.subject.as_str() {
        "" => String::new(),
        subject => format!(", {subject}"),
    };
    let limit = change
        .limit
        .map_or(String::new(), |limit| format!(" ({})", limit.as_str()));
    let text = format!("{}{subject}: {}{limit}", change.scope, change.message);
    visible(&text).into_owned()
}
