//! Path templates: `/users/{user}`, and what no router has, `/jobs/{id}:cancel` or `/files/{name}.{ext}`.

use std::borrow::Cow;
use std::ops::Range;

use super::encoding;

/// A path template, split for matching.
#[derive(Debug)]
pub(crate) struct Pattern {
    segments: Vec<Vec<Piece>>,
    /// The segments from the first to the last that a router does not match by itself.
    open: Range<usize>,
    /// How many bytes of a path go before them.
    start: usize,
}

#[derive(Debug)]
enum Piece {
    /// Text without percent-encoding, and whether it had any.
    Text(String, bool),
    Parameter(&'static str),
    Rest(&'static str),
}

/// The parameters of a path in their order, decoded.
pub(crate) type Parameters = Vec<(&'static str, String)>;

impl Pattern {
    pub(crate) fn new(template: &'static str) -> Self {
        let segments: Vec<Vec<Piece>> = template
            .trim_start_matches('/')
            .split('/')
            .map(pieces)
            .collect();
        let first = segments.iter().position(|pieces| !is_plain(pieces));
        let last = segments.iter().rposition(|pieces| !is_plain(pieces));
        let open = first.unwrap_or_default()..last.map_or(0, |last| last + 1);
        let before = segments.iter().take(open.start);
        Self {
            start: 1 + before.map(|pieces| 1 + weight(pieces)).sum::<usize>(),
            open,
            segments,
        }
    }

    /// The template with each parameter named after its place, for a router that knows whole segments only.
    pub(crate) fn shape(&self) -> String {
        let mut shape = String::new();
        for (place, pieces) in self.segments.iter().enumerate() {
            shape.push('/');
            match pieces.as_slice() {
                [] => {}
                [Piece::Text(text, false)] => shape.push_str(text),
                [Piece::Rest(_)] => shape.push_str(&format!("{{*p{place}}}")),
                _ => shape.push_str(&format!("{{p{place}}}")),
            }
        }
        shape
    }

    /// How much of the template is text.
    pub(crate) fn weight(&self) -> usize {
        self.segments.iter().map(|pieces| weight(pieces)).sum()
    }

    /// The parameters of a path of this shape; none where a prefix or suffix differs.
    pub(crate) fn matches(&self, path: &str) -> Option<Parameters> {
        let mut parameters = Parameters::new();
        let mut rest = path.get(self.start..).unwrap_or_default();
        for pieces in self.segments.get(self.open.clone()).unwrap_or_default() {
            if let [Piece::Rest(name)] = pieces.as_slice() {
                parameters.push((name, encoding::decode(rest, false)?.into_owned()));
                return Some(parameters);
            }
            let (segment, after) = rest.split_once('/').unwrap_or((rest, ""));
            if !is_plain(pieces) {
                match_segment(pieces, segment, &mut parameters)?;
            }
            rest = after;
        }
        Some(parameters)
    }
}

fn weight(pieces: &[Piece]) -> usize {
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Text(text, _) => text.len(),
        Piece::Parameter(_) | Piece::Rest(_) => 0,
    });
    texts.sum()
}

/// Whether a router knows the segment as it is.
fn is_plain(pieces: &[Piece]) -> bool {
    // Text may be encoded in more than one way, so only plain one is left to the router.
    matches!(pieces, [] | [Piece::Text(_, false)])
}

fn pieces(mut segment: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    while let Some((text, (name, after))) = segment
        .split_once('{')
        .and_then(|(text, after)| Some((text, after.split_once('}')?)))
    {
        if !text.is_empty() {
            pieces.push(plain(text));
        }
        pieces.push(if name.starts_with('*') {
            Piece::Rest(name)
        } else {
            Piece::Parameter(name)
        });
        segment = after;
    }
    if !segment.is_empty() {
        pieces.push(plain(segment));
    }
    pieces
}

fn plain(text: &str) -> Piece {
    let decoded = encoding::decode(text, false).map_or_else(|| text.to_owned(), Cow::into_owned);
    Piece::Text(decoded, text.contains('%'))
}

fn match_segment(pieces: &[Piece], segment: &str, parameters: &mut Parameters) -> Option<()> {
    let decoded = encoding::decode(segment, false)?;
    let mut rest = &*decoded;
    for (place, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text, _) => rest = rest.strip_prefix(text.as_str())?,
            Piece::Parameter(name) | Piece::Rest(name) => {
                // A parameter reaches to the next text, and the last text stands at the end.
                let end = match pieces.get(place + 1) {
                    Some(Piece::Text(text, _)) if place + 2 == pieces.len() => {
                        rest.strip_suffix(text.as_str())?.len()
                    }
                    Some(Piece::Text(text, _)) => rest.find(text.as_str())?,
                    Some(_) => rest.chars().next()?.len_utf8(),
                    None => rest.len(),
                };
                let (value, after) = rest.split_at_checked(end)?;
                if value.is_empty() {
                    return None;
                }
                parameters.push((name, value.to_owned()));
                rest = after;
            }
        }
    }
    rest.is_empty().then_some(())
}
