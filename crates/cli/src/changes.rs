//! Changes between two APIs as text, a format a file.
//!
//! In: the changes and the sources of both sides. Out: text. Nothing is decided here: which changes there are, how grave
//! each is and which of them count was settled before.

mod exchange;
mod human;
mod json;
mod markdown;
mod short;

use docwright::compare::Settled;
use docwright::drift::{Change, Place, Severity};
use docwright::{Sources, visible};

use crate::arguments::ChangeFormat;
use crate::exchange::Format;

/// The changes from one API to another.
pub(crate) struct Comparison<'a> {
    pub(crate) settled: &'a Settled,
    pub(crate) base: &'a Sources,
    pub(crate) head: &'a Sources,
    /// The least severity that makes the command fail.
    pub(crate) fail_on: Severity,
    /// The address below which the files of the head can be seen, with a `/` at the end.
    pub(crate) files: Option<String>,
}

/// Where a change shows in a file.
struct Spot<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    excerpt: &'a str,
    /// Whether it does not show there but beside it.
    is_beside: bool,
}

impl<'a> Comparison<'a> {
    /// The changes that count.
    fn changes(&self) -> &'a [Change] {
        &self.settled.new
    }

    /// Where a change shows first: in the head's file, but for what only the base has.
    fn spot(&self, change: &Change) -> Option<Spot<'a>> {
        let head = spot(&change.head, self.head);
        let base = || spot(&change.base, self.base);
        match head {
            Some(head) if !head.is_beside => Some(head),
            head => base().filter(|base| !base.is_beside).or(head).or_else(base),
        }
    }

    fn count(&self, severity: Severity) -> usize {
        let changes = self.changes().iter();
        changes.filter(|change| change.severity == severity).count()
    }

    /// How many changes there are of each severity, the gravest first, and how many do not count.
    pub(crate) fn summary(&self) -> String {
        let severities = Severity::ALL.iter().rev();
        let counts = severities.map(|&s| format!("{} {}", self.count(s), s.as_str()));
        let mut counts: Vec<String> = counts.collect();
        for (number, word) in [
            (self.settled.known.len(), "in the baseline"),
            (self.settled.ignored.len(), "ignored"),
        ] {
            if number > 0 {
                counts.push(format!("{number} {word}"));
            }
        }
        counts.join(", ")
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
        is_beside: place.is_beside,
    })
}

/// The changes in a format.
pub(crate) fn render(comparison: &Comparison<'_>, format: ChangeFormat) -> String {
    match format {
        ChangeFormat::Human => human::render(comparison),
        ChangeFormat::Short => short::render(comparison),
        ChangeFormat::Json => json::render(comparison),
        ChangeFormat::Github => exchange::render(comparison, Format::Github),
        ChangeFormat::Sarif => exchange::render(comparison, Format::Sarif),
        ChangeFormat::Junit => exchange::render(comparison, Format::Junit),
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
