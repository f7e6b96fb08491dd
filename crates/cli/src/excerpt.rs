//! The lines of a source that a finding is about, made safe to print.

use std::ops::Range;

use docwright::{Source, visible};
use docwright_model::Span;

/// The most bytes of one line that are shown: a damaged page may be one line of a megabyte.
const WIDEST: usize = 2000;

/// A place to point at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark<'a> {
    pub(crate) span: Span,
    pub(crate) text: &'a str,
    pub(crate) primary: bool,
}

/// A place to point at within an excerpt.
#[derive(Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) range: Range<usize>,
    pub(crate) text: &'a str,
    pub(crate) primary: bool,
}

/// Some lines of a source.
#[derive(Debug)]
pub(crate) struct Excerpt<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: String,
    pub(crate) first_line: usize,
    pub(crate) marks: Vec<Shown<'a>>,
}

impl<'a> Excerpt<'a> {
    /// The lines from the first to the last marked one. A mark over several lines points at its first.
    pub(crate) fn of(source: &'a Source, marks: &[Mark<'a>]) -> Self {
        let line_of = |mark: &Mark<'_>| source.position(mark.span.start).line;
        let first = marks.iter().map(line_of).min().unwrap_or(1);
        let last = marks.iter().map(line_of).max().unwrap_or(first);
        let mut excerpt = Self {
            name: source.name(),
            text: String::new(),
            first_line: first as usize,
            marks: Vec::new(),
        };
        for number in first..=last {
            let line = source.line(number).unwrap_or_default();
            let line_start = source.line_start(number).unwrap_or_default();
            let here = marks.iter().filter(|mark| line_of(mark) == number);
            excerpt.push_line(line, line_start as usize, here);
        }
        excerpt
    }

    /// Adds a line in visible form, and the marks that begin on it.
    fn push_line<'m>(
        &mut self,
        line: &str,
        line_start: usize,
        marks: impl Iterator<Item = &'m Mark<'a>>,
    ) where
        'a: 'm,
    {
        let mut marks = marks.peekable();
        let from = marks
            .peek()
            .map_or(0, |mark| mark.span.start as usize - line_start);
        let window = window(line, from);
        let at = self.text.len();
        for mark in marks {
            let range = mark.span.range();
            let place = |offset: usize| {
                let end = offset
                    .saturating_sub(line_start)
                    .clamp(window.start, window.end);
                let before = line.get(window.start..end).unwrap_or_default();
                at + visible(before).len()
            };
            self.marks.push(Shown {
                range: place(range.start)..place(range.end.min(line_start + line.len())),
                text: mark.text,
                primary: mark.primary,
            });
        }
        self.text
            .push_str(&visible(line.get(window).unwrap_or_default()));
        self.text.push('\n');
    }
}

/// The part of a long line that lies around `from`.
fn window(line: &str, from: usize) -> Range<usize> {
    if line.len() <= WIDEST {
        return 0..line.len();
    }
    let start = boundary(line, from.saturating_sub(WIDEST / 2));
    start..boundary(line, start + WIDEST)
}

/// The last place at or before `at` that does not lie within a character.
fn boundary(line: &str, at: usize) -> usize {
    let mut at = at.min(line.len());
    while !line.is_char_boundary(at) {
        at -= 1;
    }
    at
}
