//! Rows whose cells ran together are split by what their section says elsewhere.
//!
//! In: a page with glued rows, a dialect's vocabulary, the names of all pages. Out: the same page with split rows. A cell
//! ends where the next one's words begin: placeholders of the path, names in the request sample, keys of the JSON sample,
//! names in the table above, types, places, `true` and `false`, status phrases. Capitals are no evidence. What can't be
//! split in one way only is reported, and only the cells that are certain are kept.

mod cells;
mod names;
mod phrases;
mod section;
mod types;

use docwright_model::{Diagnostic, Diagnostics, Span, Status};
use smallvec::SmallVec;

use super::inline;
use super::vocabulary::{Column, Vocabulary};
use crate::blocks::tables::is_bordered;
use crate::codes;
use crate::document::{BlockKind, Cells, Document, Row, Table, Text};
use cells::{Outcome, Splitter};
pub(crate) use names::Names;
use section::Section;

/// Splits every glued row of a page.
pub(crate) fn separate(
    document: &mut Document<'_>,
    vocabulary: &Vocabulary,
    names: &Names,
    diagnostics: &mut Diagnostics,
) {
    let mut blocks = std::mem::take(&mut document.blocks);
    let mut section = Section::default();
    for block in &mut blocks {
        match &mut block.kind {
            BlockKind::Table(table) => {
                let mut tables = Tables {
                    document,
                    vocabulary,
                    names,
                    section: &mut section,
                    diagnostics,
                };
                tables.separate(table);
            }
            _ => section.learn(document, block, vocabulary),
        }
    }
    document.blocks = blocks;
}

/// Whether a page has a row that is glued.
pub(crate) fn has_glued(document: &Document<'_>) -> bool {
    let is_glued = |row: &Row| matches!(row.cells, Cells::Glued(_));
    document.blocks.iter().any(|block| match &block.kind {
        BlockKind::Table(table) => table.rows.iter().any(is_glued),
        _ => false,
    })
}

struct Tables<'t, 'a> {
    document: &'t Document<'a>,
    vocabulary: &'t Vocabulary,
    names: &'t Names,
    section: &'t mut Section,
    diagnostics: &'t mut Diagnostics,
}

impl Tables<'_, '_> {
    fn separate(&mut self, table: &mut Table) {
        let heads: Vec<String> = (0..table.head.width())
            .map(|index| {
                let text = self.document.read(table.head.cell(index));
                inline::plain(text.trim()).into_owned()
            })
            .collect();
        let columns: Option<Vec<Column>> = heads
            .iter()
            .map(|head| {
                let known = self.vocabulary.columns.iter();
                known
                    .clone()
                    .find(|(word, _)| word.eq_ignore_ascii_case(head))
                    .map(|&(_, column)| column)
            })
            .collect();
        let Some(columns) = columns else { return };
        let lists = heads.last().is_some_and(|head| head.ends_with("(s)"));
        let mut rows: Vec<Row> = Vec::with_capacity(table.rows.len());
        for row in std::mem::take(&mut table.rows) {
            let Cells::Glued(text) = &row.cells else {
                rows.push(row);
                continue;
            };
            let Some(&span) = text.first() else { continue };
            self.row(span, &columns, lists, &mut rows);
        }
        table.rows = rows;
        self.section
            .tell(self.document, table, &columns, self.vocabulary);
    }

    /// Splits one row, or takes it for the rest of the row before it.
    fn row(&mut self, span: Span, columns: &[Column], lists: bool, rows: &mut Vec<Row>) {
        let text = self.document.slice(span);
        let splitter = Splitter {
            vocabulary: self.vocabulary,
            names: self.names,
            section: self.section,
        };
        let outcome = splitter.split(columns, text);
        let ends = match outcome {
            Outcome::Certain(ends) => ends.into_iter().map(Some).collect(),
            Outcome::Partly(_) | Outcome::None if continues(columns, text, rows, &splitter) => {
                append(span, text, rows);
                return;
            }
            // A row without its first cell describes nothing.
            Outcome::Partly(ends) if ends.first().is_none_or(Option::is_none) => {
                self.report(span, "can be split in several ways, so it was left out");
                return;
            }
            Outcome::Partly(ends) => {
                self.report(
                    span,
                    "can be split in several ways, so only what is certain was kept",
                );
                ends
            }
            Outcome::None if columns.first() == Some(&Column::Status) && status(text).is_some() => {
                self.report(
                    span,
                    "can't be split into cells, so only its status was kept",
                );
                vec![status(text)]
            }
            Outcome::None => {
                self.report(span, "can't be split into cells, so it was left out");
                return;
            }
        };
        rows.push(cut(span, text, columns, lists, &ends));
    }

    fn report(&mut self, span: Span, what: &str) {
        let message = format!("the cells of this row ran together; it {what}");
        let help = "write the row with `|` between its cells";
        self.diagnostics.push(
            Diagnostic::new(codes::GLUED_ROW, message)
                .at(span)
                .help(help),
        );
    }
}

/// Where the status ends that a row begins with.
fn status(text: &str) -> Option<usize> {
    let word = text.get(..3)?;
    let is_code = word.bytes().all(|b| b.is_ascii_digit());
    is_code
        .then_some(3)
        .filter(|_| Status::parse(word).is_some())
}

/// The row with its cells, each from where the one before it ends; a cell without an end is left empty.
fn cut(span: Span, text: &str, columns: &[Column], lists: bool, ends: &[Option<usize>]) -> Row {
    let mut cells: SmallVec<[Text; 5]> = SmallVec::new();
    let mut start = Some(0);
    let ends = ends.iter().copied().chain(std::iter::repeat(None));
    for (column, end) in columns.iter().zip(ends) {
        let mut cell = Text::new();
        if let (Some(from), Some(to)) = (start, end) {
            let is_list = lists && *column == Column::Value;
            for piece in pieces(text, from..to, is_list) {
                let at = span.start as usize;
                cell.push(Span::new(span.source, at + piece.start..at + piece.end));
            }
            // Only a value may be empty and still be there.
            if *column != Column::Value {
                cell.retain(|piece| !piece.is_empty());
            }
        }
        cells.push(cell);
        start = end;
    }
    Row {
        span,
        cells: Cells::Split(cells),
        recovered: true,
    }
}

/// A cell's text without white space at its ends; a list's items each for itself.
fn pieces(
    text: &str,
    range: std::ops::Range<usize>,
    is_list: bool,
) -> SmallVec<[std::ops::Range<usize>; 4]> {
    let cell = text.get(range.clone()).unwrap_or_default();
    let mut at = range.start;
    let mut out = SmallVec::new();
    let separator = if is_list { ", " } else { "\n" };
    for part in cell.split(separator) {
        let lead = part.len() - part.trim_start().len();
        out.push(at + lead..at + lead + part.trim().len());
        at += part.len() + separator.len();
    }
    out
}

/// Whether a line is the rest of the row before it: its border shows, or nothing in it is known to the section.
fn continues(columns: &[Column], text: &str, rows: &[Row], splitter: &Splitter<'_>) -> bool {
    let ends_in_prose = columns.len() > 1 && columns.last() == Some(&Column::Description);
    ends_in_prose
        && !rows.is_empty()
        && (is_bordered(text) || !splitter.begins_with_name(text) && text.contains(' '))
}

/// Appends a line to the last cell of the row before it.
fn append(span: Span, text: &str, rows: &mut [Row]) {
    let Some(row) = rows.last_mut() else { return };
    row.span = row.span.to(span);
    let kept = if is_bordered(text) {
        text.strip_suffix('|').unwrap_or(text).trim_end()
    } else {
        text
    };
    if let Cells::Split(cells) = &mut row.cells
        && let Some(last) = cells.last_mut()
    {
        last.push(Span {
            end: span.start + kept.len() as u32,
            ..span
        });
    }
}
