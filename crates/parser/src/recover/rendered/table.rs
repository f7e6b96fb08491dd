//! Tables of rendered text: a head of known words, and rows that stay glued.

use docwright_model::Span;
use smallvec::SmallVec;

use super::line::Kind;
use super::{Place, Reader};
use crate::blocks::tables::is_bordered;
use crate::document::{Cells, Row, Table, Text};

impl Reader<'_, '_> {
    /// Reads the table whose head is at hand.
    pub(super) fn table(&mut self) {
        let at = self.range(self.at);
        let heads = self.words.head(self.text(self.at)).unwrap_or_default();
        let span = |from: usize, to: usize| Span::new(self.maker.source, from..to);
        let cells: SmallVec<[Text; 5]> = heads
            .iter()
            .map(|cell| Text::from_elem(span(at.start + cell.start, at.start + cell.end), 1))
            .collect();
        let is_bare = cells.len() == 1;
        let head = Row {
            span: span(at.start, at.end),
            cells: Cells::Split(cells),
            recovered: true,
        };
        let mut rows = Vec::new();
        self.at += 1;
        while self.is_row(self.at) {
            if self.is_apart(self.at) {
                if is_bare && self.is_chunk_of_words(self.at) {
                    // A value of no characters leaves a blank line.
                    let end = self.range(self.at - 1).end;
                    rows.push(self.glued(end..end));
                } else if !self.is_rest_of_row(self.at) {
                    break;
                }
            }
            let range = self.range(self.at);
            rows.push(self.glued(range));
            self.at += 1;
        }
        self.maker.table(Table { head, rows });
        self.place = Place::Ended;
    }

    fn glued(&self, range: std::ops::Range<usize>) -> Row {
        let span = Span::new(self.maker.source, range);
        Row {
            span,
            cells: Cells::Glued(Text::from_elem(span, 1)),
            recovered: true,
        }
    }

    /// Whether a line may be a row: it is nothing else.
    fn is_row(&self, index: usize) -> bool {
        let is_open = matches!(self.kind(index), Some(Kind::Plain | Kind::Value));
        is_open && !self.is_title(index)
    }

    /// The lines from one to the next blank line or to a line with another meaning.
    fn chunk(&self, from: usize) -> impl Iterator<Item = &str> {
        let rest = (from..self.lines.len()).take_while(move |&index| {
            self.is_row(index) && (index == from || !self.is_apart(index))
        });
        rest.map(|index| self.text(index))
    }

    fn is_chunk_of_words(&self, from: usize) -> bool {
        let is_word = |line: &str| !line.contains(char::is_whitespace);
        self.chunk(from).all(is_word) && self.chunk(from).nth(1).is_some()
    }

    /// Whether the lines behind a blank line are the rest of a torn row, which ends in a border.
    fn is_rest_of_row(&self, from: usize) -> bool {
        let mut index = from;
        while index == from || self.is_row(index) && self.is_apart(index) {
            if self.chunk(index).any(is_bordered) {
                return true;
            }
            index += self.chunk(index).count().max(1);
        }
        false
    }
}
