//! The descriptions in one section: mostly one, for one request or several.

use docwright_model::{Fact, Method, Span};

use super::fields::Lexicon;
use super::listed;
use super::parts::Piece;
use super::requests::{self, Fence, Request};
use super::sections::{Section, is_sample, of_block, part_of};
use super::words::Part;
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::inline;

/// A description.
#[derive(Debug)]
pub(crate) struct Segment<'p, 'd> {
    /// The requests it is of.
    pub requests: Vec<Request>,
    /// What it is called.
    pub title: Option<Fact<String>>,
    /// What it says.
    pub pieces: &'p [Piece<'d>],
    /// All of it.
    pub span: Span,
}

/// A request and the pieces that name it.
#[derive(Debug)]
pub(crate) struct Named {
    pub request: Request,
    from: usize,
    to: usize,
}

/// The descriptions in a section. Requests with nothing told between them share what follows.
pub(crate) fn of<'p, 'd>(
    document: &Document<'_>,
    section: &Section<'_>,
    pieces: &'p [Piece<'d>],
    lexicon: Lexicon<'_>,
) -> Vec<Segment<'p, 'd>> {
    // A heading that only opens a part is no title of the whole.
    let is_part = matches!(
        part_of(document, &section.title, lexicon.words),
        Some(Part::Endpoint | Part::Query | Part::Body | Part::Parameters | Part::Request)
    );
    let title = titled(document, section).filter(|_| !is_part);
    if !section.headed.is_empty() {
        return vec![Segment {
            requests: section.headed.clone(),
            title: None,
            pieces,
            span: section.span,
        }];
    }
    let mut groups: Vec<(usize, Vec<Request>)> = Vec::new();
    let mut end = 0;
    for named in named(document, pieces, section.path, lexicon) {
        let between = pieces.get(end..named.from).unwrap_or_default();
        let is_shared = !between.iter().any(|piece| tells(document, piece));
        end = named.to;
        match groups.last_mut().filter(|_| is_shared) {
            Some((_, requests)) => requests.push(named.request),
            None => groups.push((named.from, vec![named.request])),
        }
    }
    let starts: Vec<usize> = groups
        .iter()
        .map(|(from, _)| start(document, pieces, *from))
        .collect();
    let is_only = groups.len() == 1;
    let mut out = Vec::with_capacity(groups.len());
    for (at, (_, requests)) in groups.into_iter().enumerate() {
        let from = starts.get(at).copied().filter(|_| at > 0).unwrap_or(0);
        let to = starts.get(at + 1).copied().unwrap_or(pieces.len());
        let own = pieces.get(from..to).unwrap_or_default();
        let at = starts.get(at).copied().unwrap_or(0);
        let emphasised = pieces.get(at).and_then(|piece| emphasised(document, piece));
        let alone = requests.first().filter(|_| requests.len() == 1);
        let named = alone.and_then(|request| request.summary.clone());
        let span = if is_only {
            section.span
        } else {
            cover_of(own).unwrap_or(section.span)
        };
        out.push(Segment {
            requests,
            title: emphasised
                .or(named)
                .or_else(|| title.clone().filter(|_| is_only)),
            pieces: own,
            span,
        });
    }
    out
}

/// The heading of a section as a title.
pub(crate) fn titled(document: &Document<'_>, section: &Section<'_>) -> Option<Fact<String>> {
    let heading = section.heading?;
    let text = document.read(&section.title);
    let said = inline::plain(inline::without_attributes(text.trim()));
    let said = unnumbered(said.trim()).to_owned();
    (!said.is_empty()).then(|| Fact::stated(said, heading.span))
}

/// A title without the number of its chapter: `1. Log in`, `5.2 Log in`.
fn unnumbered(title: &str) -> &str {
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit() || ".)".contains(c));
    let number = title.strip_suffix(rest).unwrap_or_default();
    let is_number = number.contains(['.', ')']) && number.starts_with(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(' ').filter(|_| is_number) {
        Some(rest) if !rest.trim().is_empty() => rest.trim_start(),
        _ => title,
    }
}

/// Where the description begins whose request stands at a place: a line in emphasis before it is its title.
pub(crate) fn start(document: &Document<'_>, pieces: &[Piece<'_>], at: usize) -> usize {
    // In a list of descriptions, all of its point belongs to it.
    let is_text = |piece: &Piece<'_>| matches!(piece, Piece::Block(block) if matches!(block.kind, BlockKind::Paragraph(_)));
    let before = pieces.get(..at).unwrap_or_default().iter().rev();
    let texts = before.take_while(|piece| is_text(piece)).count();
    let first = at.saturating_sub(texts);
    let outer = first.checked_sub(1).and_then(|outer| pieces.get(outer));
    if texts > 0 && matches!(outer, Some(Piece::Apart)) {
        return first;
    }
    let before = at.checked_sub(1);
    let title = before
        .and_then(|before| pieces.get(before))
        .and_then(|piece| emphasised(document, piece));
    title.and(before).unwrap_or(at)
}

/// A paragraph all of which is emphasised, without the number before it.
pub(crate) fn emphasised(document: &Document<'_>, piece: &Piece<'_>) -> Option<Fact<String>> {
    let Piece::Block(Block {
        kind: BlockKind::Paragraph(text),
        span,
    }) = piece
    else {
        return None;
    };
    let raw = document.slice(cover(text)?).trim();
    let inner = raw
        .strip_prefix("**")?
        .strip_suffix("**")
        .filter(|inner| !inner.contains("**"))?;
    let said = inline::plain(inner);
    let said = said.trim_start_matches(|c: char| c.is_ascii_digit() || ".) ".contains(c));
    let is_request = || !requests::of_line(document, *span).is_empty();
    let is_method = Method::parse(said).is_some();
    let is_title =
        !said.is_empty() && !is_method && !said.ends_with(['.', ':', '!']) && !is_request();
    is_title.then(|| Fact::stated(said.to_owned(), *span))
}

/// Whether a piece tells more than where a request stands.
fn tells(document: &Document<'_>, piece: &Piece<'_>) -> bool {
    match piece {
        Piece::Title(title) => !matches!(
            title.part,
            Some(Part::Method | Part::Endpoint | Part::Base | Part::Text) | None
        ),
        Piece::Point(_) | Piece::Apart => true,
        Piece::Inline(..) => false,
        Piece::Block(block) => match &block.kind {
            BlockKind::Table(_) | BlockKind::List(_) => true,
            BlockKind::Code { .. } => of_block(document, block, true).is_empty(),
            _ => emphasised(document, piece).is_some(),
        },
    }
}

fn cover_of(pieces: &[Piece<'_>]) -> Option<Span> {
    let spans = pieces.iter().filter_map(|piece| match piece {
        Piece::Title(title) => Some(title.span),
        Piece::Inline(_, span) => Some(*span),
        Piece::Block(block) => Some(block.span),
        Piece::Point(item) => item.iter().map(|block| block.span).reduce(Span::to),
        Piece::Apart => None,
    });
    spans.reduce(Span::to)
}

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
            let mut known = self.out.iter().map(|named| &named.request.line);
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
