//! Lists as pieces: points that are labels, points that name requests, and points that are titles of descriptions.

use docwright_model::Span;

use super::{Piece, Title, add, is_note, label, line_spans, title};
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::free::requests;
use crate::evidence::free::words::{Part, Words};

/// Takes a list apart where its points are more than fields or text.
pub(super) fn points<'d>(
    document: &Document<'_>,
    block: &'d Block,
    items: &'d [Vec<Block>],
    words: &Words,
    depth: usize,
    out: &mut Vec<Piece<'d>>,
) {
    let is_only = items.len() == 1;
    let kinds = kinds(document, items, words);
    let has = |kind: Kind| kinds.contains(&kind);
    let is_told = |(item, kind): (&Vec<Block>, &Kind)| {
        let is_more = |block: &Block| !matches!(block.kind, BlockKind::Paragraph(_));
        let is_below = |first: &Block| match &first.kind {
            BlockKind::Paragraph(text) => {
                let whole = cover(text).map(|span| requests::of_line(document, span));
                whole.is_some_and(|found| found.is_empty())
            }
            _ => false,
        };
        let has_more = item.iter().any(is_more) || item.first().is_some_and(is_below);
        *kind == Kind::Request && (has_more || is_only && item.len() == 1)
    };
    let is_described = items.iter().zip(&kinds).any(is_told);
    if !has(Kind::Label) && !has(Kind::Titled) && !has(Kind::Named) && !is_described {
        out.push(Piece::Block(block));
        return;
    }
    for (item, kind) in items.iter().zip(&kinds) {
        match kind {
            Kind::Text => {
                out.push(Piece::Point(item));
                continue;
            }
            Kind::Unread => continue,
            Kind::Titled => {
                let (first, rest) = item.split_at_checked(1).unwrap_or((item, &[]));
                out.extend(
                    first
                        .iter()
                        .filter_map(|block| titled(document, block, words)),
                );
                for block in rest {
                    add(document, block, words, depth + 1, out);
                }
                continue;
            }
            // Requests that are points of one list are told apart, each with what stands below it.
            Kind::Request if is_described => out.push(Piece::Apart),
            Kind::Named => out.push(Piece::Apart),
            Kind::Label | Kind::Note | Kind::Request | Kind::Group | Kind::GroupOfOne => {}
        }
        for block in item {
            add(document, block, words, depth + 1, out);
        }
        if *kind == Kind::Named {
            out.push(Piece::Apart);
        }
    }
}

/// What each point of a list is, beside the others.
fn kinds(document: &Document<'_>, items: &[Vec<Block>], words: &Words) -> Vec<Kind> {
    let kinds: Vec<Kind> = items
        .iter()
        .map(|item| Kind::of(document, item, items.len() == 1, words))
        .collect();
    // Among fields whose names are emphasised, one that a label is called like is a field too: `**status**: Which.`
    let is_small = |item: &[Block]| {
        let raw = item.first().map(|first| document.slice(first.span));
        let name = raw.and_then(|raw| raw.strip_prefix("**"));
        name.is_some_and(|name| name.starts_with(char::is_lowercase))
    };
    let mut others = items.iter().zip(&kinds);
    let has_fields = others.any(|(item, kind)| *kind == Kind::Text && is_small(item));
    let kinds: Vec<Kind> = items
        .iter()
        .zip(kinds)
        .map(|(item, kind)| match kind {
            Kind::Label if has_fields && is_small(item) => Kind::Text,
            kind => kind,
        })
        .collect();
    // Beside a group of several requests, a point with one is a group too.
    let has_groups = kinds.contains(&Kind::Group);
    kinds
        .into_iter()
        .map(|kind| match kind {
            Kind::Group => Kind::Text,
            Kind::GroupOfOne if has_groups => Kind::Text,
            Kind::GroupOfOne => Kind::Named,
            kind => kind,
        })
        .collect()
}

/// What a point of a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A label, with or without what it announces.
    Label,
    /// A note in its line.
    Note,
    /// A title without the marks of a label, with what it announces below.
    Titled,
    /// A request.
    Request,
    /// The title of a description that names a request of its own.
    Named,
    /// The name of a group of requests.
    Group,
    /// A title with one request and nothing else below it.
    GroupOfOne,
    /// What API Blueprint says in a language of its own: a JSON schema.
    Unread,
    /// Anything else.
    Text,
}

impl Kind {
    fn of(document: &Document<'_>, item: &[Block], is_alone: bool, words: &Words) -> Self {
        let Some((first, rest)) = item.split_first() else {
            return Self::Text;
        };
        if let BlockKind::Heading { text, level } = &first.kind {
            let found = title(&document.read(text), first.span, Some(*level), words);
            return found.part.map_or(Self::Text, |_| Self::Label);
        }
        let BlockKind::Paragraph(text) = &first.kind else {
            return Self::Text;
        };
        let line = line_spans(document, first).into_iter().next();
        if let Some(found) = line.and_then(|line| label(document, line, words)) {
            return if is_note(&found) {
                Self::Note
            } else {
                Self::Label
            };
        }
        let Some(span) = cover(text) else {
            return Self::Text;
        };
        let is_schema = document.slice(span).trim() == "Schema";
        if is_schema && line.is_some_and(|line| is_plus(document, line)) {
            return Self::Unread;
        }
        if !requests::of_point(document, text).is_empty() {
            return Self::Request;
        }
        let may_stand_alone = is_alone || is_keyword(document, line);
        if (!rest.is_empty() || may_stand_alone) && titled(document, first, words).is_some() {
            return Self::Titled;
        }
        let mut below = rest
            .iter()
            .filter_map(|block| names(document, block, words));
        let by_list = below.next();
        let by_labels = || is_labelled(document, rest, words).then_some(Self::Named);
        by_list.or_else(by_labels).unwrap_or(Self::Text)
    }
}

/// Whether a point is one of the words of API Blueprint, with a status or a type behind it: `+ Response 204`.
fn is_keyword(document: &Document<'_>, line: Option<Span>) -> bool {
    let Some(line) = line.filter(|line| is_plus(document, *line)) else {
        return false;
    };
    let raw = document.slice(line).trim();
    let is_note = |rest: &str| rest.starts_with('(') && rest.ends_with(')');
    let behind = |word: &str| {
        let own = raw
            .get(..word.len())
            .filter(|own| own.eq_ignore_ascii_case(word))?;
        raw.get(own.len()..).map(str::trim)
    };
    let is_sent = |rest: &str| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim();
        rest.is_empty() || is_note(rest) && rest.contains('/')
    };
    behind("response")
        .or_else(|| behind("request"))
        .is_some_and(is_sent)
        || behind("attributes").is_some_and(is_note)
}

/// Whether a point is written with a plus.
fn is_plus(document: &Document<'_>, line: Span) -> bool {
    let before = document.text.get(..line.start as usize).unwrap_or_default();
    before.trim_end_matches(' ').ends_with('+')
}

/// A line that is a title of a part and nothing else: `Request Body`, `Response 200 (application/json)`. Names of fields
/// are written as code or begin small.
fn titled<'d>(document: &Document<'_>, block: &Block, words: &Words) -> Option<Piece<'d>> {
    let line = line_spans(document, block).into_iter().next()?;
    let raw = document.slice(line);
    let is_plus = is_plus(document, line);
    (is_plus || raw.starts_with(char::is_uppercase)).then_some(())?;
    let mut found: Title = title(raw, line, None, words);
    // What is sent may have a name of its own.
    let is_named = is_plus && raw.to_ascii_lowercase().starts_with("request ");
    found.part = if is_named {
        Some(Part::Request)
    } else {
        found.part
    };
    matches!(
        found.part,
        Some(
            Part::Request
                | Part::Response
                | Part::Body
                | Part::Parameters
                | Part::Query
                | Part::Path
                | Part::Headers
                | Part::Example
                | Part::Errors
        )
    )
    .then_some(Piece::Title(found))
}

/// Whether lines of labels below a point name a method and a path.
fn is_labelled(document: &Document<'_>, rest: &[Block], words: &Words) -> bool {
    let (mut method, mut path) = (false, false);
    for block in rest {
        for line in line_spans(document, block) {
            let Some((title, Some(span))) = label(document, line, words) else {
                continue;
            };
            let is_path = title.part == Some(Part::Endpoint);
            let is_whole = is_path && !requests::of_line(document, span).is_empty();
            method |= title.part == Some(Part::Method) || is_whole;
            path |= is_path;
        }
    }
    method && path
}

/// What a point is by the list below it, where that names requests.
fn names(document: &Document<'_>, block: &Block, words: &Words) -> Option<Kind> {
    let BlockKind::List(items) = &block.kind else {
        return None;
    };
    let firsts = items.iter().filter_map(|item| item.first());
    let lines = firsts.flat_map(|first| line_spans(document, first).into_iter().take(1));
    let (mut requests, mut places) = (0, 0);
    for line in lines {
        let found = label(document, line, words).and_then(|(title, _)| title.part);
        places += usize::from(matches!(found, Some(Part::Method | Part::Endpoint)));
        requests += usize::from(!requests::of_line(document, line).is_empty());
    }
    match (requests, places) {
        (0, 0) => None,
        (1, _) if items.len() == 1 => Some(Kind::GroupOfOne),
        (0 | 1, _) => Some(Kind::Named),
        _ => Some(Kind::Group),
    }
}
