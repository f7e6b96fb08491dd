//! Events of the Markdown parser become nested blocks, without recursion.

use std::ops::Range;

use docwright_model::{Diagnostic, Diagnostics, SourceId, Span};
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::bulk::{Bulk, Kind};
use super::{html, marks, tables};
use crate::codes;
use crate::document::{Block, BlockKind, Document, Row, Table, Text};

/// A block that has begun and not ended.
enum Open {
    Quote,
    List(Vec<Vec<Block>>),
    Item,
    /// A container of a kind that means nothing here; its blocks go to its parent.
    Ignored,
}

/// A leaf that is collecting text.
enum Leaf {
    Heading(u8),
    Paragraph,
    Code { language: String, fenced: bool },
    Html,
    FrontMatter,
}

pub(super) struct Builder<'a> {
    source: SourceId,
    text: &'a str,
    depth: usize,
    open: Vec<(Open, usize, Vec<Block>)>,
    blocks: Vec<Block>,
    leaf: Option<(Leaf, usize)>,
    pieces: Text,
    head: Option<Row>,
    table: Option<Vec<Row>>,
    in_row: bool,
    too_deep: Option<Span>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: SourceId, text: &'a str, depth: usize) -> Self {
        Self {
            source,
            text,
            depth,
            open: Vec::new(),
            blocks: Vec::new(),
            leaf: None,
            pieces: Text::new(),
            head: None,
            table: None,
            in_row: false,
            too_deep: None,
        }
    }

    pub(super) fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::Rule => self.push(BlockKind::Rule, range),
            _ if self.in_row => {}
            _ if self.leaf.is_some() => self.piece(range),
            // Text of a tight list item stands in no paragraph of its own.
            _ => self.loose(range),
        }
    }

    /// Takes a block that was read where it stands.
    pub(super) fn take_bulk(&mut self, bulk: Bulk<'_>) {
        self.end_loose();
        let (kind, end) = match bulk.kind {
            Kind::Table(head, count) => {
                let head = tables::row(self.source, self.text, head);
                let rows = tables::rows(self.source, self.text, bulk.inner, count);
                (
                    BlockKind::Table(Box::new(Table { head, rows })),
                    bulk.span.end,
                )
            }
            Kind::Code(info) => {
                let text = Span::new(self.source, bulk.inner);
                let whole = self.text.get(bulk.span.clone()).unwrap_or_default();
                let code = BlockKind::Code {
                    language: language(info),
                    text: Text::from_iter(Some(text).filter(|text| !text.is_empty())),
                    closed: true,
                };
                (code, bulk.span.start + whole.trim_end_matches('\n').len())
            }
        };
        self.push(kind, bulk.span.start..end);
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let opened = match tag {
            Tag::Paragraph => return self.begin(Leaf::Paragraph, range.start),
            Tag::Heading { level, .. } => {
                return self.begin(Leaf::Heading(*level as u8), range.start);
            }
            Tag::CodeBlock(kind) => {
                let (language, fenced) = match kind {
                    CodeBlockKind::Fenced(info) => (language(info), true),
                    CodeBlockKind::Indented => (String::new(), false),
                };
                return self.begin(Leaf::Code { language, fenced }, range.start);
            }
            Tag::HtmlBlock => return self.begin(Leaf::Html, range.start),
            Tag::MetadataBlock(_) => return self.begin(Leaf::FrontMatter, range.start),
            Tag::Table(_) => {
                self.end_loose();
                self.table = Some(Vec::new());
                return;
            }
            Tag::TableHead | Tag::TableRow => {
                self.in_row = true;
                let row = tables::row(self.source, self.text, range);
                match &mut self.table {
                    Some(rows) if self.head.is_some() => rows.push(row),
                    _ => self.head = Some(row),
                }
                return;
            }
            Tag::BlockQuote(_) => Open::Quote,
            Tag::List(_) => Open::List(Vec::new()),
            Tag::Item => Open::Item,
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => Open::Ignored,
            // Inline elements only lengthen the piece they stand in.
            _ => {
                return if self.in_row {
                } else if self.leaf.is_some() {
                    self.piece(range);
                } else {
                    self.loose(range);
                };
            }
        };
        self.end_loose();
        if self.open.len() >= self.depth {
            self.too_deep
                .get_or_insert(Span::new(self.source, range.clone()));
        }
        let outer = std::mem::take(&mut self.blocks);
        self.open.push((opened, range.start, outer));
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::MetadataBlock(_) => self.end_leaf(range.end),
            TagEnd::TableHead | TagEnd::TableRow => self.in_row = false,
            TagEnd::Table => {
                let rows = self.table.take().unwrap_or_default();
                if let Some(head) = self.head.take() {
                    self.push(BlockKind::Table(Box::new(Table { head, rows })), range);
                }
            }
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => self.close(range.end),
            _ => {}
        }
    }

    /// Ends the innermost container and hands its blocks to the one around it.
    fn close(&mut self, end: usize) {
        self.end_loose();
        let Some((opened, start, outer)) = self.open.pop() else {
            return;
        };
        let inner = std::mem::replace(&mut self.blocks, outer);
        let flat = self.open.len() >= self.depth;
        match opened {
            Open::Quote if !flat => self.push(BlockKind::Quote(inner), start..end),
            Open::List(mut items) if !flat => {
                // What its items would hold where they are too deep themselves.
                if !inner.is_empty() {
                    items.push(inner);
                }
                self.push(BlockKind::List(items), start..end);
            }
            Open::Item if !flat => {
                if let Some((Open::List(items), _, _)) = self.open.last_mut() {
                    items.push(inner);
                }
            }
            _ => self.blocks.extend(inner),
        }
    }

    fn begin(&mut self, leaf: Leaf, start: usize) {
        self.end_loose();
        self.pieces.clear();
        self.leaf = Some((leaf, start));
    }

    /// Text outside any leaf opens a paragraph of its own, which the next block ends.
    fn loose(&mut self, range: Range<usize>) {
        self.begin(Leaf::Paragraph, range.start);
        self.piece(range);
    }

    fn end_loose(&mut self) {
        if let Some(end) = self
            .pieces
            .last()
            .map(|piece| piece.end as usize)
            .filter(|_| self.leaf.is_some())
        {
            self.end_leaf(end);
        }
        self.leaf = None;
    }

    /// Adds a stretch of text, joined to the one before where nothing stands between them.
    fn piece(&mut self, range: Range<usize>) {
        let next = Span::new(self.source, range);
        match self.pieces.last_mut() {
            Some(last) if next.start <= last.end || is_line_end(self.text, *last, next) => {
                last.end = last.end.max(next.end);
            }
            _ => self.pieces.push(next),
        }
    }

    fn end_leaf(&mut self, end: usize) {
        let Some((leaf, start)) = self.leaf.take() else {
            return;
        };
        let text = std::mem::take(&mut self.pieces);
        let whole = self.text.get(start..end).unwrap_or_default();
        let kind = match leaf {
            Leaf::Heading(level) => BlockKind::Heading {
                level,
                text: self.unmarked(text),
            },
            Leaf::Paragraph => BlockKind::Paragraph(text),
            Leaf::Code { language, fenced } => {
                let closed = !fenced || is_closed(whole);
                BlockKind::Code {
                    language,
                    text,
                    closed,
                }
            }
            Leaf::FrontMatter => BlockKind::FrontMatter(text),
            Leaf::Html => match html::heading(whole) {
                Some((level, inner)) => {
                    let span = Span::new(self.source, start + inner.start..start + inner.end);
                    BlockKind::Heading {
                        level,
                        text: Text::from_elem(span, 1),
                    }
                }
                None => match html::heading_below(whole) {
                    Some((at, level, inner)) => {
                        let above = whole.get(..at).unwrap_or_default();
                        self.push(BlockKind::Html(html::element(above)), start..start + at);
                        let span = Span::new(self.source, start + inner.start..start + inner.end);
                        let text = Text::from_elem(span, 1);
                        return self.push(BlockKind::Heading { level, text }, start + at..end);
                    }
                    None => BlockKind::Html(html::element(whole)),
                },
            },
        };
        self.push(kind, start..end);
    }

    /// A heading's text without the mark that gives it an id.
    fn unmarked(&self, mut text: Text) -> Text {
        if let Some(last) = text.last_mut()
            && let Some((before, _)) = self.text.get(last.range()).and_then(marks::behind)
        {
            last.end = last.start + before.len() as u32;
        }
        text
    }

    fn push(&mut self, kind: BlockKind, range: Range<usize>) {
        let end = range.end.min(self.text.len());
        self.blocks.push(Block {
            kind,
            span: Span::new(self.source, range.start..end),
        });
    }

    pub(super) fn finish(mut self, diagnostics: &mut Diagnostics) -> Document<'a> {
        while !self.open.is_empty() {
            self.close(self.text.len());
        }
        self.end_loose();
        if let Some(span) = self.too_deep {
            let message = format!(
                "blocks are nested more than {} deep here; the deeper ones were flattened",
                self.depth
            );
            diagnostics.push(
                Diagnostic::new(codes::NESTED_TOO_DEEP, message)
                    .at(span)
                    .help(
                        "raise it with `--max-depth` or `depth` under `[limits]` in docwright.toml",
                    ),
            );
        }
        Document {
            source: self.source,
            text: self.text,
            blocks: self.blocks,
            aside: Vec::new(),
            repaired: Vec::new(),
        }
    }
}

/// Whether all that stands between two stretches is the first half of a line end that the parser leaves out of code.
fn is_line_end(text: &str, before: Span, next: Span) -> bool {
    let between = text.get(before.end as usize..next.start as usize);
    between == Some("\r")
}

/// The language of the code below a fence.
fn language(info: &str) -> String {
    let word = info.split_whitespace().next();
    word.unwrap_or_default().to_ascii_lowercase()
}

/// Whether a fenced block ends in a line that is a fence.
fn is_closed(whole: &str) -> bool {
    let mut lines = whole.trim_end().lines();
    let opening = lines.next().unwrap_or_default().trim_start();
    let mark = opening.chars().next().unwrap_or('`');
    let last = lines
        .next_back()
        .unwrap_or_default()
        .trim_start_matches([' ', '>', '\t'])
        .trim_end();
    last.len() >= 3 && last.chars().all(|c| c == mark)
}
