//! The descriptions in one section: mostly one, for one request or several.

mod finder;

use docwright_model::{Fact, Method, Span};

use super::fields::Lexicon;
use super::parts::Piece;
use super::requests::{self, Request};
use super::sections::{Section, of_block, part_of};
use super::words::Part;
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::inline;
pub(crate) use finder::named;

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

/// Within a point, no more paragraphs stand before its request.
const MAX_TEXTS: usize = 4;

/// Where the description begins whose request stands at a place: a line in emphasis before it is its title.
pub(crate) fn start(document: &Document<'_>, pieces: &[Piece<'_>], at: usize) -> usize {
    // In a list of descriptions, all of its point belongs to it.
    let is_text = |piece: &Piece<'_>| matches!(piece, Piece::Block(block) if matches!(block.kind, BlockKind::Paragraph(_)));
    let before = pieces.get(..at).unwrap_or_default().iter().rev();
    let texts = before.take(MAX_TEXTS).take_while(|piece| is_text(piece));
    let texts = texts.count();
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
