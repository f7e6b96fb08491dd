//! The text a browser shows: no marks, cells run together, what a site shows around its pages before and after.
//!
//! Every line is weighed by the words all dialects share: a line that is the heading of a part, an announcement, a request
//! line, a table's head. A title is the line before the first part of a description; where there is none the title is
//! lost, and the part still begins a description. Text behind a table that nothing announces is the site's.

mod line;
mod names;
mod sample;
mod table;

use std::ops::Range;

use super::Words;
use super::maker::Maker;
use crate::evidence::vocabulary::Role;
use line::{Kind, Line, classify};

/// Reads a page of rendered text.
pub(super) fn read(maker: &mut Maker<'_>, name: &str, words: &Words) {
    let lines = classify(maker.text, words);
    let mut reader = Reader {
        maker,
        words,
        lines,
        at: 0,
        place: Place::Lead,
    };
    reader.opening(name);
    while reader.at < reader.lines.len() {
        reader.block();
    }
}

/// What plain text would be where the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Below a title or a request line: a description.
    Lead,
    /// Below the heading of a part.
    Part(Role),
    /// Behind what ends a description.
    Ended,
}

struct Reader<'r, 'a> {
    maker: &'r mut Maker<'a>,
    words: &'r Words,
    lines: Vec<Line>,
    at: usize,
    place: Place,
}

impl<'a> Reader<'_, 'a> {
    fn kind(&self, index: usize) -> Option<Kind> {
        self.lines.get(index).map(|line| line.kind)
    }

    fn range(&self, index: usize) -> Range<usize> {
        self.lines
            .get(index)
            .map_or(0..0, |line| line.range.clone())
    }

    fn text(&self, index: usize) -> &'a str {
        self.maker.slice(self.range(index))
    }

    /// Whether a line stands alone: behind a blank line, or first on the page.
    fn is_apart(&self, index: usize) -> bool {
        index == 0 || self.lines.get(index).is_none_or(|line| line.after_blank)
    }

    /// Reads the line at hand, and the lines that belong to it.
    fn block(&mut self) {
        let Some(kind) = self.kind(self.at) else {
            return;
        };
        let range = self.range(self.at);
        if self.is_title(self.at) {
            self.maker.heading(2, range.clone(), range);
            self.place = Place::Lead;
            self.at += 1;
            return;
        }
        match kind {
            Kind::Role(role) => {
                self.maker.heading(3, range.clone(), range);
                self.place = Place::Part(role);
                self.at += 1;
                if role == Role::CodeSamples {
                    self.code_samples();
                }
            }
            Kind::Announcement => self.announcement(),
            Kind::Head if self.is_head_here() => self.table(),
            Kind::RequestLine => {
                self.maker.paragraph(range);
                self.place = Place::Lead;
                self.at += 1;
            }
            Kind::Authentication => {
                self.maker.paragraph(range);
                self.place = Place::Ended;
                self.at += 1;
            }
            Kind::Status => {
                self.maker.paragraph(range);
                self.at += 1;
            }
            Kind::Value if self.place == Place::Lead => self.value(),
            _ if self.place == Place::Ended => {
                self.maker.aside(range);
                self.at += 1;
            }
            _ => {
                self.maker.paragraph(range);
                self.at += 1;
            }
        }
    }

    /// A head of one column is believed only where values are announced.
    fn is_head_here(&self) -> bool {
        let cells = self.words.head(self.text(self.at));
        let is_wide = cells.is_some_and(|cells| cells.len() > 1);
        is_wide || self.place == Place::Part(Role::EnumeratedValues)
    }

    /// Reads the code below the heading of the samples, up to the request line or the next part.
    fn code_samples(&mut self) {
        let from = self.at;
        while let Some(kind) = self.kind(self.at)
            && !matches!(kind, Kind::RequestLine | Kind::Role(_) | Kind::Announcement)
            && !self.is_title(self.at)
        {
            self.at += 1;
        }
        if self.at > from {
            let range = self.range(from).start..self.range(self.at - 1).end;
            self.maker.code("shell", Some(range.clone()), true, range);
        }
    }

    /// Reads an announcement and the sample below it.
    fn announcement(&mut self) {
        let range = self.range(self.at);
        let is_body = self.words.announces_body(self.text(self.at));
        self.maker.quote(range.clone(), range);
        self.at += 1;
        match self.kind(self.at) {
            Some(Kind::Value) => self.value(),
            Some(Kind::Plain) if is_body && is_field(self.text(self.at)) => {
                let from = self.at;
                self.at += 1;
                while self.kind(self.at) == Some(Kind::Plain) && is_field(self.text(self.at)) {
                    self.at += 1;
                }
                let range = self.range(from).start..self.range(self.at - 1).end;
                self.maker.code("yaml", Some(range.clone()), true, range);
            }
            _ => {}
        }
    }

    /// Reads a JSON value.
    fn value(&mut self) {
        let start = self.range(self.at).start;
        let (end, closed) = sample::end(self.maker.text, start);
        let mut until = self.lines.partition_point(|line| line.range.start < end);
        if !closed {
            // The value breaks off; it can't reach beyond the next line with a meaning.
            let rest = self.lines.iter().enumerate().skip(self.at + 1);
            let mut stops =
                rest.filter(|(_, line)| matches!(line.kind, Kind::Role(_) | Kind::RequestLine));
            until = stops.next().map_or(self.lines.len(), |(index, _)| index);
        }
        let range = start..self.range(until.saturating_sub(1)).end.max(start);
        self.maker.code("json", Some(range.clone()), closed, range);
        self.at = until.max(self.at + 1);
    }

    /// Whether a line is the title of what follows.
    fn is_title(&self, index: usize) -> bool {
        let is_plain = matches!(
            self.kind(index),
            Some(Kind::Plain | Kind::Head | Kind::Value)
        );
        if !is_plain || !self.is_apart(index) || !self.is_apart(index + 1) {
            return false;
        }
        match self.kind(index + 1) {
            Some(Kind::Role(Role::CodeSamples)) => {
                self.kind(index) == Some(Kind::Plain)
                    || self.lines.get(index).is_some_and(|line| !line.is_sample)
            }
            Some(Kind::Value) if self.kind(index) == Some(Kind::Plain) => {
                self.opens_schema(index + 1)
            }
            _ => false,
        }
    }

    /// Whether a value at a line is the sample of a schema: its fields or values follow, at most a few lines below.
    fn opens_schema(&self, index: usize) -> bool {
        let (end, closed) = sample::end(self.maker.text, self.range(index).start);
        let next = self.lines.partition_point(|line| line.range.start < end);
        let mut after = self.lines.iter().skip(next);
        let found = after.by_ref().take(8).find(|line| line.kind != Kind::Plain);
        closed && found.is_some_and(|line| line.kind == Kind::Role(Role::Properties))
    }
}

/// Whether a line is a field of a form: a name, a colon and a value.
fn is_field(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, value)| {
        !name.is_empty()
            && !name.contains(char::is_whitespace)
            && (value.is_empty() || value.starts_with(' '))
    })
}
