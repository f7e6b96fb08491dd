//! The lines of rendered text, each with what it may be.

use std::ops::Range;

use super::sample;
use crate::evidence::request_line;
use crate::evidence::vocabulary::Role;
use crate::recover::Words;
use crate::recover::lines::lines;

/// A line that is not blank.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Where it stands, without white space at its ends.
    pub range: Range<usize>,
    /// Whether a blank line stands before it.
    pub after_blank: bool,
    /// Whether it lies within a sample.
    pub is_sample: bool,
    /// What it may be.
    pub kind: Kind,
}

/// What a line may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The heading of a part.
    Role(Role),
    /// Words that announce a sample.
    Announcement,
    /// A method and a path.
    RequestLine,
    /// The head of a table.
    Head,
    /// Words that name the status a table is for.
    Status,
    /// Words that ask for a credential.
    Authentication,
    /// A JSON value, or the beginning of one.
    Value,
    /// Anything else.
    Plain,
}

/// Every line of a page that is not blank. Nothing inside a JSON value is taken for anything but part of it.
pub(super) fn classify(text: &str, words: &Words) -> Vec<Line> {
    let mut out = Vec::new();
    let mut after_blank = false;
    let mut sample_end = 0;
    for range in lines(text) {
        let line = text.get(range.clone()).unwrap_or_default();
        if line.is_empty() {
            after_blank = true;
            continue;
        }
        let is_sample = range.start < sample_end;
        let kind = if is_sample {
            Kind::Plain
        } else {
            kind(line, words)
        };
        if kind == Kind::Value && line.starts_with(['{', '[']) {
            let (end, closed) = sample::end(text, range.start);
            if closed {
                sample_end = end;
            }
        }
        out.push(Line {
            range,
            after_blank,
            is_sample,
            kind,
        });
        after_blank = false;
    }
    out
}

fn kind(line: &str, words: &Words) -> Kind {
    if let Some(role) = words.role(line) {
        return Kind::Role(role);
    }
    if words.announcement(line) == Some(line.len()) {
        return Kind::Announcement;
    }
    if request_line::is_request_line(line) {
        return Kind::RequestLine;
    }
    if words.is_authentication(line) {
        return Kind::Authentication;
    }
    if words.is_status_line(line) {
        return Kind::Status;
    }
    if words.head(line).is_some() {
        return Kind::Head;
    }
    if sample::begins(line) {
        return Kind::Value;
    }
    Kind::Plain
}
