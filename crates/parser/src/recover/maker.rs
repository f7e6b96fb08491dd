//! Blocks made piece by piece, for the readers of damaged pages.

use std::ops::Range;

use docwright_model::{SourceId, Span};

use crate::document::{Block, BlockKind, Document, Table, Text};

/// A document in the making.
pub(super) struct Maker<'a> {
    pub(super) source: SourceId,
    pub(super) text: &'a str,
    blocks: Vec<Block>,
    aside: Vec<Span>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(source: SourceId, text: &'a str) -> Self {
        Self {
            source,
            text,
            blocks: Vec::new(),
            aside: Vec::new(),
        }
    }

    /// The text of a range; nothing where it is none.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// The range without white space at its ends.
    pub(super) fn trim(&self, range: Range<usize>) -> Range<usize> {
        let text = self.slice(range.clone());
        let start = range.start + (text.len() - text.trim_start().len());
        start..start + text.trim().len()
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    pub(super) fn push(&mut self, kind: BlockKind, range: Range<usize>) {
        let span = self.span(range);
        self.blocks.push(Block { kind, span });
    }

    pub(super) fn heading(&mut self, level: u8, title: Range<usize>, whole: Range<usize>) {
        let text = Text::from_elem(self.span(title), 1);
        self.push(BlockKind::Heading { level, text }, whole);
    }

    pub(super) fn paragraph(&mut self, range: Range<usize>) {
        let range = self.trim(range);
        if !range.is_empty() {
            let text = Text::from_elem(self.span(range.clone()), 1);
            self.push(BlockKind::Paragraph(text), range);
        }
    }

    /// A quote of one paragraph.
    pub(super) fn quote(&mut self, inner: Range<usize>, whole: Range<usize>) {
        let span = self.span(inner);
        let kind = BlockKind::Paragraph(Text::from_elem(span, 1));
        self.push(BlockKind::Quote(vec![Block { kind, span }]), whole);
    }

    pub(super) fn code(
        &mut self,
        language: &str,
        pieces: impl IntoIterator<Item = Range<usize>>,
        closed: bool,
        whole: Range<usize>,
    ) {
        let text = pieces.into_iter().map(|range| self.span(range)).collect();
        let language = language.to_ascii_lowercase();
        let kind = BlockKind::Code {
            language,
            text,
            closed,
        };
        self.push(kind, whole);
    }

    pub(super) fn table(&mut self, table: Table) {
        let whole = table
            .rows
            .iter()
            .fold(table.head.span, |all, row| all.to(row.span));
        let span = whole;
        self.blocks.push(Block {
            kind: BlockKind::Table(Box::new(table)),
            span,
        });
    }

    /// What is no part of the page; what follows without a block between belongs to the same piece.
    pub(super) fn aside(&mut self, range: Range<usize>) {
        let range = self.trim(range);
        if range.is_empty() {
            return;
        }
        let span = self.span(range);
        let since = self.blocks.last().map_or(0, |block| block.span.end);
        match self.aside.last_mut() {
            Some(last) if last.start >= since => *last = last.to(span),
            _ => self.aside.push(span),
        }
    }

    /// The document; all of the page counts as repaired.
    pub(super) fn finish(self) -> Document<'a> {
        Document {
            source: self.source,
            text: self.text,
            blocks: self.blocks,
            aside: self.aside,
            repaired: vec![Span::new(self.source, 0..self.text.len())],
        }
    }
}
