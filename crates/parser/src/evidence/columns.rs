//! Which cell of a row holds what.

use std::borrow::Cow;

use docwright_model::{Diagnostic, Diagnostics, Fact, Origin, Span};

use super::inline;
use super::vocabulary::{Column, Vocabulary};
use crate::codes;
use crate::document::{Document, Row, Table, cover};

/// The columns of one table.
#[derive(Debug)]
pub(crate) struct Columns {
    found: Vec<Option<Column>>,
}

/// A row with its columns.
#[derive(Clone, Copy)]
pub(crate) struct RowOf<'d, 'a> {
    pub document: &'d Document<'a>,
    columns: &'d Columns,
    pub row: &'d Row,
}

impl Columns {
    /// Reads a header. Columns the dialect does not know are reported.
    pub(crate) fn read(
        document: &Document<'_>,
        table: &Table,
        vocabulary: &Vocabulary,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        Self::each(document, table, vocabulary, |word, cell| {
            let message = format!("the column `{word}` means nothing here");
            diagnostics.push(Diagnostic::new(codes::UNKNOWN_COLUMN, message).at_opt(cover(cell)));
        })
    }

    /// Reads a header of which it is still open what it is about.
    pub(crate) fn known(document: &Document<'_>, table: &Table, vocabulary: &Vocabulary) -> Self {
        Self::each(document, table, vocabulary, |_, _| {})
    }

    fn each(
        document: &Document<'_>,
        table: &Table,
        vocabulary: &Vocabulary,
        mut unknown: impl FnMut(&str, &[Span]),
    ) -> Self {
        let cells = (0..table.head.width()).map(|index| table.head.cell(index));
        let found = cells.map(|cell| {
            let text = document.read(cell);
            let word = inline::plain(&text);
            let word = word.trim();
            let mut columns = vocabulary.columns.iter();
            // Only other tongues need more than the cheap comparison.
            let other = (!word.is_ascii()).then(|| word.to_lowercase());
            let known = columns.find(|(own, _)| match &other {
                Some(word) => own == word,
                None => own.eq_ignore_ascii_case(word),
            });
            if known.is_none() && !word.is_empty() {
                unknown(word, cell);
            }
            known.map(|&(_, column)| column)
        });
        Self {
            found: found.collect(),
        }
    }

    /// Whether the table has a column.
    pub(crate) fn has(&self, column: Column) -> bool {
        self.found.contains(&Some(column))
    }

    /// Whether the table has all of these; the first that is missing is reported.
    pub(crate) fn require(
        &self,
        wanted: &[Column],
        table: &Table,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let missing = wanted.iter().find(|&&column| !self.has(column));
        if let Some(column) = missing {
            let message = format!(
                "this table has no column for the {}",
                format!("{column:?}").to_lowercase()
            );
            diagnostics.push(Diagnostic::new(codes::MISSING_COLUMN, message).at(table.head.span));
        }
        missing.is_none()
    }

    /// A row by its columns.
    pub(crate) fn of<'d, 'a>(&'d self, document: &'d Document<'a>, row: &'d Row) -> RowOf<'d, 'a> {
        RowOf {
            document,
            columns: self,
            row,
        }
    }
}

impl<'d, 'a> RowOf<'d, 'a> {
    /// The pieces of a cell.
    pub(crate) fn pieces(&self, column: Column) -> &'d [Span] {
        let index = self
            .columns
            .found
            .iter()
            .position(|&own| own == Some(column));
        index.map_or(&[], |index| self.row.cell(index))
    }

    /// The Markdown of a cell. What tore a cell apart was a break between paragraphs.
    pub(crate) fn text(&self, column: Column) -> Cow<'a, str> {
        match self.pieces(column) {
            [first, second, more @ ..] => {
                let mut text = self.document.slice(*first).to_owned();
                for &piece in std::iter::once(second).chain(more) {
                    text.push_str("\n\n");
                    text.push_str(self.document.slice(piece));
                }
                Cow::Owned(text)
            }
            pieces => self.document.read(pieces),
        }
    }

    /// A stated origin at a cell, or at the row where the cell is empty.
    pub(crate) fn origin(&self, column: Column) -> Origin {
        let span = cover(self.pieces(column)).unwrap_or(self.row.span);
        Origin {
            recovered: self.row.recovered,
            ..Origin::stated(span)
        }
    }

    /// The prose of a cell; none where it says nothing.
    pub(crate) fn said(&self, column: Column, vocabulary: &Vocabulary) -> Option<Fact<String>> {
        let mut text = inline::prose(&self.text(column));
        let rows = &vocabulary.rows;
        if rows.bare && rows.nothing.iter().any(|word| *word == text) {
            return None;
        }
        if let Some(mark) = rows.line_break.filter(|mark| text.contains(mark)) {
            text = inline::prose(&text.replace(mark, "\n"));
        }
        (!text.is_empty()).then(|| rows.meant(Fact::new(text, self.origin(column))))
    }

    /// `true` or `false` in a cell, or a word for it; anything else is none.
    pub(crate) fn flag(&self, column: Column) -> Option<Fact<bool>> {
        let text = self.text(column);
        let word = inline::plain(text.trim());
        let is = |known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
        let value = is(&["true", "yes", "mandatory", "是"]);
        // What is asked for under a condition may be left out.
        if !value && !is(&["false", "no", "optional", "conditional", "否"]) {
            return None;
        }
        Some(Fact::new(value, self.origin(column)))
    }
}
