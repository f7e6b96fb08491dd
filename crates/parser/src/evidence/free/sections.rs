//! A page as sections: what describes a request, what defines a schema, and all else.

mod marks;

use docwright_model::{Method, Span};

use super::fields::Lexicon;
use super::parts;
use super::requests::{self, Fence, Request};
use super::segments::named;
use super::words::{Part, Words};
use crate::document::{Block, BlockKind, Document, Text, cover};
use crate::evidence::inline;
pub(crate) use marks::marks;

/// A heading with the blocks below it, and with the parts that belong to it.
#[derive(Debug)]
pub(crate) struct Section<'d> {
    /// Its heading; none before the first one.
    pub heading: Option<&'d Block>,
    /// Its heading's text.
    pub title: Text,
    /// Its heading's level.
    pub level: u8,
    /// The sections around it, outermost first.
    pub around: Vec<usize>,
    /// What stands below its heading, the headings of its parts included.
    pub blocks: Vec<&'d Block>,
    /// The ids that elements before its heading give it.
    pub ids: Vec<String>,
    /// The path that its heading is, where it names no method.
    pub path: Option<Span>,
    /// The requests its heading names.
    pub headed: Vec<Request>,
    /// Whether a request is described here.
    pub is_operation: bool,
    /// All of it.
    pub span: Span,
}

/// Cuts a page at its headings.
pub(crate) fn cut<'d>(document: &'d Document<'_>, lexicon: Lexicon<'_>) -> Vec<Section<'d>> {
    let mut cutter = Cutter {
        document,
        lexicon,
        out: Vec::new(),
        around: Vec::new(),
        ids: Vec::new(),
    };
    let blocks = &document.blocks;
    for (index, block) in blocks.iter().enumerate() {
        match &block.kind {
            BlockKind::Heading { level, text } => cutter.heading(index, block, *level, text),
            BlockKind::Html(Some(element))
                if element.attribute("id").is_some() && is_before_heading(blocks, index) =>
            {
                cutter
                    .ids
                    .extend(element.attribute("id").map(str::to_owned));
            }
            BlockKind::Html(Some(_)) if is_summary(document, block) => {
                let headed = requests::of_summary(document, block.span);
                if headed.is_empty() {
                    cutter.add(block);
                } else {
                    let text = Text::new();
                    cutter.open(Some(block), FOLDED, &text, headed, true, block.span);
                }
            }
            _ => cutter.add(block),
        }
    }
    cutter.out
}

/// The level of what is folded away below a line that names it.
const FOLDED: u8 = 5;

/// Whether a block is the line that what is folded away is named by.
fn is_summary(document: &Document<'_>, block: &Block) -> bool {
    document.slice(block.span).contains("<summary")
}

fn is_before_heading(blocks: &[Block], index: usize) -> bool {
    let next = blocks.get(index + 1);
    next.is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. }))
}

struct Cutter<'d, 'a, 'w> {
    document: &'d Document<'a>,
    lexicon: Lexicon<'w>,
    out: Vec<Section<'d>>,
    /// The sections that are open, outermost first.
    around: Vec<usize>,
    ids: Vec<String>,
}

impl<'d> Cutter<'d, '_, '_> {
    fn add(&mut self, block: &'d Block) {
        if self.out.is_empty() {
            let is_operation = opens(
                self.document,
                self.document.blocks.as_slice(),
                (0, 0),
                None,
                self.lexicon,
            );
            self.open(None, 1, &Text::new(), Vec::new(), is_operation, block.span);
        }
        if let Some(section) = self.out.last_mut() {
            section.span = section.span.to(block.span);
            section.blocks.push(block);
        }
    }

    fn heading(&mut self, index: usize, block: &'d Block, level: u8, text: &Text) {
        let mut headed = requests::of_heading(self.document, text);
        if headed.is_empty() {
            headed = self.of_resource(text, level);
        }
        if !headed.is_empty() {
            return self.open(Some(block), level, text, headed, true, block.span);
        }
        let open = self.out.last().filter(|open| open.is_operation);
        let part = part_of(self.document, text, self.lexicon.words);
        let path = requests::path_of_heading(self.document, text);
        let is_inner = open.is_some_and(|open| {
            open.heading.is_some() && (level > open.level || part.is_some() && level == open.level)
        });
        if is_inner && part.is_some_and(may_show) {
            return self.add(block);
        }
        let is_operation = opens(
            self.document,
            &self.document.blocks,
            (index + 1, level),
            path,
            self.lexicon,
        );
        if is_inner && !is_operation {
            return self.add(block);
        }
        if is_operation && part == Some(Part::Endpoint) && self.belongs_beside(level) {
            return self.add(block);
        }
        self.open(Some(block), level, text, headed, is_operation, block.span);
    }

    /// The request of a heading that names a method, below one that names the path: `List pets [GET]`.
    fn of_resource(&self, text: &Text, level: u8) -> Vec<Request> {
        let Some((method, summary)) = requests::method_of_heading(self.document, text) else {
            return Vec::new();
        };
        let outer = self.around.iter().rev().filter_map(|&at| self.out.get(at));
        let mut outer = outer.filter(|outer| outer.level < level);
        let Some(path) = outer.find_map(|outer| outer.path) else {
            return Vec::new();
        };
        let found = requests::of_parts(self.document, Some(method), path);
        let is_get = |request: &Request| request.line.method.value == Method::Get;
        let named = found.into_iter().map(|request| Request {
            // The names in the path's template are those of a search.
            query: if is_get(&request) {
                request.query
            } else {
                Vec::new()
            },
            summary: summary.clone(),
            ..request
        });
        named.collect()
    }

    /// Whether a heading `HTTP Request` belongs to the section before it, though it stands on the same level: that has a
    /// title of its own and no request. It is then one that describes a request.
    fn belongs_beside(&mut self, level: u8) -> bool {
        let Some(open) = self.out.last_mut() else {
            return false;
        };
        let is_titled = open.heading.is_some()
            && part_of(self.document, &open.title, self.lexicon.words).is_none();
        let is_beside = is_titled && !open.is_operation && open.level == level;
        let tells = |block: &&Block| matches!(block.kind, BlockKind::Code { .. });
        let belongs = is_beside && open.blocks.iter().any(tells);
        open.is_operation |= belongs;
        belongs
    }

    fn open(
        &mut self,
        heading: Option<&'d Block>,
        level: u8,
        title: &Text,
        headed: Vec<Request>,
        is_operation: bool,
        span: Span,
    ) {
        let out = &self.out;
        self.around.retain(|&at| {
            out.get(at)
                .is_some_and(|outer| outer.heading.is_some() && outer.level < level)
        });
        let around = self.around.clone();
        self.around.push(self.out.len());
        self.out.push(Section {
            heading,
            title: title.clone(),
            level,
            around,
            blocks: Vec::new(),
            ids: std::mem::take(&mut self.ids),
            path: requests::path_of_heading(self.document, title),
            headed,
            is_operation,
            span,
        });
    }
}

/// Whether requests in a part may be those of the operation it belongs to.
fn may_show(part: Part) -> bool {
    matches!(
        part,
        Part::Endpoint
            | Part::Method
            | Part::Base
            | Part::Request
            | Part::Example
            | Part::Response
            | Part::Errors
    )
}

/// What a heading announces as a part.
pub(crate) fn part_of(document: &Document<'_>, text: &[Span], words: &Words) -> Option<Part> {
    let raw = document.read(text);
    let said = inline::plain(inline::without_attributes(raw.trim()));
    words.part(&parts::without_notes(&said))
}

/// Whether blocks from an index on begin the description of a request, before a heading that is no part of it.
fn opens(
    document: &Document<'_>,
    blocks: &[Block],
    (from, level): (usize, u8),
    path: Option<Span>,
    lexicon: Lexicon<'_>,
) -> bool {
    let mut part = None;
    let mut pending: Vec<&Block> = Vec::new();
    for block in blocks.get(from..).unwrap_or_default() {
        if let BlockKind::Heading { level: own, text } = &block.kind {
            part = part_of(document, text, lexicon.words).filter(|_| *own > level && level > 0);
            if part.is_none() || !requests::of_heading(document, text).is_empty() {
                return false;
            }
            if !matches!(part, Some(Part::Endpoint | Part::Method)) {
                pending.clear();
            }
            pending.push(block);
            continue;
        }
        if part.is_some_and(is_sample) || !may_name(document, block, path.is_some()) {
            continue;
        }
        pending.push(block);
        let pieces = parts::pieces(document, pending.iter().copied(), lexicon.words);
        if !named(document, &pieces, path, lexicon).is_empty() {
            return true;
        }
        // Only the method may stand before its path, each below its label.
        if pending.len() > 4 {
            pending.remove(0);
        }
    }
    false
}

/// Longer texts are no labels.
const MAX_LABEL: usize = 40;

/// Whether a block is of a kind that may name a request.
fn may_name(document: &Document<'_>, block: &Block, has_path: bool) -> bool {
    match &block.kind {
        BlockKind::Paragraph(_) => {
            let raw = document.slice(block.span);
            raw.contains('/') || raw.len() < MAX_LABEL
        }
        BlockKind::List(_) | BlockKind::Html(_) | BlockKind::Quote(_) => {
            has_path || document.slice(block.span).contains('/')
        }
        BlockKind::Code { .. } | BlockKind::Table(_) => true,
        _ => false,
    }
}

pub(super) fn is_sample(part: Part) -> bool {
    matches!(
        part,
        Part::Example
            | Part::Response
            | Part::Errors
            | Part::Statuses
            | Part::Aside
            | Part::ResponseHeaders
    )
}

/// The requests that a block names.
pub(super) fn of_block(document: &Document<'_>, block: &Block, is_first: bool) -> Vec<Request> {
    match &block.kind {
        BlockKind::Paragraph(text) => {
            let Some(span) = cover(text) else {
                return Vec::new();
            };
            let raw = document.slice(span);
            if raw.trim_start().starts_with('<') {
                return requests::of_element(document, span);
            }
            let lines = requests::lines(document, text);
            let found: Vec<Vec<Request>> = lines
                .iter()
                .map(|&line| requests::of_line(document, line))
                .collect();
            // Lines that are all requests, or the first with text below it.
            let all = found.iter().all(|own| !own.is_empty());
            match found.into_iter().next() {
                Some(first) if !all => first,
                Some(_) => lines
                    .iter()
                    .flat_map(|&line| requests::of_line(document, line))
                    .collect(),
                None => Vec::new(),
            }
        }
        BlockKind::Html(Some(_)) => requests::of_element(document, block.span),
        BlockKind::Code { text, .. } => match requests::of_code(document, text) {
            Some(Fence::Lines(lines)) => lines,
            Some(Fence::Sent(sent)) if is_first => vec![*sent],
            Some(Fence::Several(several)) if is_first => {
                several.into_iter().map(|(request, _)| request).collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}
