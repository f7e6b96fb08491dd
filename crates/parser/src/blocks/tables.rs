//! A table row's own cells.
//!
//! The Markdown parser pads short rows and drops surplus cells, so that a torn row can't be told from a whole one.
//! Rows are therefore cut again from their text, by the same rule: at each `|` that no backslash escapes.

use std::ops::Range;

use docwright_model::{Diagnostic, Diagnostics, SourceId, Span};
use smallvec::SmallVec;

use crate::codes;
use crate::document::{Block, BlockKind, Cells, Document, Row, Text};

/// The row that covers `range` of `text`.
pub(crate) fn row(source: SourceId, text: &str, range: Range<usize>) -> Row {
    let line = text.get(range.clone()).unwrap_or_default();
    let mut cells = SmallVec::new();
    split(line, |cell| {
        let span = Span::new(source, range.start + cell.start..range.start + cell.end);
        cells.push(if span.is_empty() {
            Text::new()
        } else {
            Text::from_buf([span])
        });
    });
    let end = range.start + line.trim_end().len();
    Row {
        span: Span::new(source, range.start..end),
        cells: Cells::Split(cells),
        recovered: false,
    }
}

/// The rows of which each is one of the `count` lines of `range`.
pub(crate) fn rows(source: SourceId, text: &str, range: Range<usize>, count: usize) -> Vec<Row> {
    let mut rows = Vec::with_capacity(count);
    let lines = text.get(range.clone()).unwrap_or_default();
    let breaks = memchr::memchr_iter(b'\n', lines.as_bytes()).map(|at| range.start + at + 1);
    let mut start = range.start;
    for end in breaks.chain([range.end]) {
        if start < end {
            rows.push(row(source, text, start..end));
        }
        start = end;
    }
    rows
}

/// Leaves out the rows that go beyond so many cells on a page.
pub(crate) fn cap(document: &mut Document<'_>, limit: usize, diagnostics: &mut Diagnostics) {
    let mut left = limit;
    if let Some(place) = cap_within(&mut document.blocks, &mut left) {
        let message = format!(
            "the tables of this page hold more than {limit} cells; here begins what was left out"
        );
        let help =
            "raise it with `--max-table-cells` or `table-cells` under `[limits]` in docwright.toml";
        diagnostics.push(
            Diagnostic::new(codes::TOO_MANY_CELLS, message)
                .at(place)
                .help(help),
        );
    }
}

/// The place of the first row left out.
fn cap_within(blocks: &mut [Block], left: &mut usize) -> Option<Span> {
    let mut first = None;
    for block in blocks {
        let found = match &mut block.kind {
            BlockKind::Table(table) => {
                let fits = table.rows.iter().take_while(|row| {
                    let cells = match &row.cells {
                        Cells::Split(cells) => cells.len().max(1),
                        Cells::Glued(_) => 1,
                    };
                    *left = left.saturating_sub(cells);
                    *left > 0
                });
                let fits = fits.count();
                let place = table.rows.get(fits).map(|row| row.span);
                table.rows.truncate(fits);
                place
            }
            BlockKind::Quote(inner) => cap_within(inner, left),
            BlockKind::List(items) => {
                let mut places = items.iter_mut().filter_map(|item| cap_within(item, left));
                let place = places.next();
                // What follows is cut too; only the first place is told.
                places.for_each(drop);
                place
            }
            _ => None,
        };
        first = first.or(found);
    }
    first
}

/// Gives away the trimmed range of each cell in a line of a table.
fn split(line: &str, mut take: impl FnMut(Range<usize>)) {
    let bytes = line.as_bytes();
    let mut start = line.len() - line.trim_start().len();
    let mut is_cut = bytes.get(start) == Some(&b'|');
    start += usize::from(is_cut);
    let (first, rest) = (start, bytes.get(start..).unwrap_or_default());
    for at in memchr::memchr_iter(b'|', rest) {
        let at = first + at;
        if !is_escaped(bytes, at) {
            take(trim(line, start..at));
            start = at + 1;
            is_cut = true;
        }
    }
    let last = trim(line, start..line.len());
    if !last.is_empty() || !is_cut {
        take(last);
    }
}

/// Whether a line ends in the border of its last cell.
pub(crate) fn is_bordered(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with('|') && !is_escaped(line.as_bytes(), line.len() - 1)
}

pub(crate) fn is_escaped(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    before.iter().rev().take_while(|&&b| b == b'\\').count() % 2 == 1
}

/// The range without the blanks at its ends. Table cells are mostly padding, which is passed eight bytes at a time.
fn trim(line: &str, range: Range<usize>) -> Range<usize> {
    let mut cell = line.as_bytes().get(range.clone()).unwrap_or_default();
    while let Some((rest, b"        ")) = cell.split_last_chunk() {
        cell = rest;
    }
    let end = cell.trim_ascii_end();
    let start = range.start + (end.len() - end.trim_ascii_start().len());
    start..range.start + end.len().max(start - range.start)
}

/// Whether a line is the rule between the head of a table and its rows.
pub(crate) fn is_delimiter(line: &str) -> bool {
    // Nearly every line of a table has a letter among its first bytes, which settles it.
    let mut bytes = line.bytes();
    bytes.all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t')) && line.contains('-')
}
