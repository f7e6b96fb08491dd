//! Which pieces of a section name requests.

use docwright_model::Span;

use super::Named;
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::free::fields::Lexicon;
use crate::evidence::free::listed;
use crate::evidence::free::parts::Piece;
use crate::evidence::free::requests::{self, Fence, Request};
use crate::evidence::free::sections::{is_sample, of_block};
use crate::evidence::free::words::Part;

/// The requests that pieces name; `path` is one that the heading above them is.
pub(crate) fn named(
    document: &Document<'_>,
    pieces: &[Piece<'_>],
    path: Option<Span>,
    lexicon: Lexicon<'_>,
) -> Vec<Named> {
    let lists = pieces.iter().filter(|piece| match piece {
        Piece::Block(block) => !listed::of_block(document, block, lexicon).is_empty(),
        _ => false,
    });
    let mut finder = Finder {
        document,
        lexicon,
        // Beside another list, a table is one of several.
        has_lists: lists.count() > 1,
        part: Part::Text,
        is_label: false,
        labelled: None,
        is_late: false,
        resource: path,
        apart: Apart {
            path,
            ..Apart::default()
        },
        out: Vec::new(),
    };
    for (at, piece) in pieces.iter().enumerate() {
        finder.piece(at, piece);
    }
    // Where nothing else names a request, lines of code do, whatever they stand below.
    if finder.out.is_empty() {
        finder.part = Part::Text;
        finder.is_late = true;
        for (at, piece) in pieces.iter().enumerate() {
            finder.piece(at, piece);
        }
    }
    finder.out
}

/// A request is compared with no more of those before it.
const MAX_COMPARED: usize = 32;

struct Finder<'r, 'a> {
    document: &'r Document<'a>,
    lexicon: Lexicon<'r>,
    part: Part,
    /// Whether a label opened it.
    is_label: bool,
    /// The path that the heading above is.
    resource: Option<Span>,
    /// Whether more than one block lists requests.
    has_lists: bool,
    /// The part of the label that came last.
    labelled: Option<Part>,
    /// Whether only lines of code below labels of samples are left to be looked at.
    is_late: bool,
    apart: Apart,
    out: Vec<Named>,
}

impl Finder<'_, '_> {
    fn piece(&mut self, at: usize, piece: &Piece<'_>) {
        let label = self.labelled.take();
        if let Piece::Block(block) = piece
            && self.begins(block)
        {
            self.part = Part::Text;
        }
        let (found, from) = match piece {
            Piece::Title(title) => {
                self.part = title.part.unwrap_or(Part::Aside);
                self.is_label = title.level.is_none();
                self.labelled = title.part;
                if self.is_late && title.level.is_none() && is_sample(self.part) {
                    self.part = Part::Text;
                }
                return;
            }
            Piece::Apart => {
                self.part = Part::Text;
                self.apart = Apart::default();
                return;
            }
            Piece::Block(block) if self.is_late => {
                let is_code = matches!(block.kind, BlockKind::Code { .. });
                let may_name = is_code && !is_sample(self.part) && self.out.is_empty();
                (
                    if may_name {
                        lines(self.document, block)
                    } else {
                        Vec::new()
                    },
                    at,
                )
            }
            Piece::Inline(own, span) if !self.is_late => {
                // The label before it belongs to it.
                let from = at.saturating_sub(1);
                (self.apart.take(self.document, *own, *span, from), from)
            }
            Piece::Block(block) if !is_sample(self.part) => self.block(at, block, label),
            _ => return,
        };
        let from = if found.is_empty() {
            from
        } else {
            self.apart.start.take().unwrap_or(from)
        };
        self.out.extend(found.into_iter().map(|request| Named {
            request,
            from,
            to: at + 1,
        }));
    }

    /// Whether a line in emphasis names another request, so that the label before it says nothing more.
    fn begins(&self, block: &Block) -> bool {
        let BlockKind::Paragraph(text) = &block.kind else {
            return false;
        };
        let Some(span) = cover(text).filter(|_| self.is_label && !self.out.is_empty()) else {
            return false;
        };
        let raw = self.document.slice(span);
        let begins = raw.starts_with("**") && self.part != Part::Example;
        let is_other = |found: &Request| {
            let last = self.out.iter().rev().take(MAX_COMPARED);
            let mut known = last.map(|named| &named.request.line);
            known.all(|own| {
                own.method.value != found.line.method.value
                    || own.path.value != found.line.path.value
            })
        };
        let named = || {
            let found = requests::of_line(self.document, span);
            found.first().is_some_and(is_other)
        };
        begins && (named() || self.method(block).is_some())
    }

    /// A paragraph that is only a method, below a heading that is a path.
    fn method(&self, block: &Block) -> Option<Vec<Request>> {
        let (path, BlockKind::Paragraph(text)) = (self.resource?, &block.kind) else {
            return None;
        };
        let span = cover(text)?;
        let marked = self.document.slice(span).starts_with(['*', '`', '_']);
        let (method, _) = requests::method_of_heading(self.document, text).filter(|_| marked)?;
        let found = requests::of_parts(self.document, Some(method), path);
        (!found.is_empty()).then_some(found)
    }

    fn block(&mut self, at: usize, block: &Block, label: Option<Part>) -> (Vec<Request>, usize) {
        // What an operation that is named already sends is a sample of it.
        let is_sample = self.part == Part::Request && !self.out.is_empty();
        let found = if is_sample {
            Vec::new()
        } else if let Some(found) = self.method(block) {
            found
        } else if let BlockKind::Table(_) = &block.kind {
            let found = listed::of_one(self.document, block, self.lexicon);
            if self.has_lists { Vec::new() } else { found }
        } else {
            of_block(self.document, block, self.out.is_empty())
        };
        match (label, &block.kind) {
            // A label may stand alone above what it names.
            (
                Some(part @ (Part::Endpoint | Part::Method)),
                BlockKind::Paragraph(text) | BlockKind::Code { text, .. },
            ) if found.is_empty() => {
                let from = at.saturating_sub(1);
                let own = cover(text).map(|span| self.apart.take(self.document, part, span, from));
                (own.unwrap_or_default(), from)
            }
            _ => (found, at),
        }
    }
}

/// The requests that a code block lists.
fn lines(document: &Document<'_>, block: &Block) -> Vec<Request> {
    match &block.kind {
        BlockKind::Code { text, .. } => match requests::of_code(document, text) {
            Some(Fence::Lines(lines)) => lines,
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// A method and a path that stand behind labels of their own.
#[derive(Default)]
struct Apart {
    method: Option<Span>,
    path: Option<Span>,
    /// Where the first of them stands.
    start: Option<usize>,
}

impl Apart {
    /// The requests that are whole with what stands behind a label.
    fn take(&mut self, document: &Document<'_>, part: Part, span: Span, at: usize) -> Vec<Request> {
        let is_path = matches!(
            part,
            Part::Endpoint | Part::Path | Part::Address | Part::Request
        );
        if !is_path && part != Part::Method {
            return Vec::new();
        }
        let whole = requests::of_line(document, span);
        if !whole.is_empty() {
            return whole;
        }
        // Text may follow in the next line.
        let raw = document.slice(span);
        if let Some((line, _)) = raw.split_once('\n') {
            let start = span.start as usize;
            let line = document.span(start..start + line.trim_end().len());
            let first = requests::of_line(document, line);
            if !first.is_empty() {
                return first;
            }
        }
        let row = requests::of_codes(document, span);
        if !row.is_empty() {
            return row;
        }
        if is_path {
            self.path = Some(span);
        } else {
            self.method = Some(span);
        }
        let start = *self.start.get_or_insert(at);
        let Some((method, path)) = self.method.zip(self.path) else {
            return Vec::new();
        };
        let found = requests::of_parts(document, Some(method), path);
        if !found.is_empty() {
            *self = Self {
                start: Some(start),
                ..Self::default()
            };
        }
        found
    }
}
