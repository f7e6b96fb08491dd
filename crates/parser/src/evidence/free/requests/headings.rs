//! Requests in headings: whole, the path before the method, or only one of the two.

use docwright_model::{Fact, Method, Span};

use super::text::{Tail, methods, skip};
use super::{Found, MAX_LINE, Request, find, numbering};
use crate::document::{Document, cover};
use crate::evidence::{inline, path_styles};

/// The requests that a heading names, with what else it says.
pub(crate) fn of_heading(document: &Document<'_>, text: &[Span]) -> Vec<Request> {
    let Some(span) = cover(text) else {
        return Vec::new();
    };
    let raw = document.slice(span);
    if raw.len() > MAX_LINE {
        return Vec::new();
    }
    let lead = numbering(raw);
    let from_start = raw
        .get(lead..)
        .and_then(|text| find(text, true))
        .map(|found| (lead, found));
    let anywhere = || {
        let mut words = raw.match_indices(|c: char| c.is_ascii_uppercase());
        words.find_map(|(at, _)| {
            let before = raw.get(..at)?;
            // An option of a command names no request.
            let begins =
                !before.ends_with(|c: char| c.is_alphanumeric()) && !before.contains("curl ");
            let found = find(raw.get(at..)?, false).filter(|_| begins)?;
            Some((at, found))
        })
    };
    let Some((from, found)) = from_start.or_else(anywhere) else {
        return backwards(document, span);
    };
    let mut tail = Tail::of(found.rest);
    // Behind a slash that stands alone there is no path but a title: `GET / Order book`.
    if found.written.path == "/" && tail.goes_on {
        return Vec::new();
    }
    let before = raw.get(lead..from).unwrap_or_default();
    let marks = |c: char| c.is_whitespace() || "*_`[(:-–—|".contains(c);
    let before = inline::plain(before.trim_matches(marks)).into_owned();
    if !before.is_empty() {
        tail.text = before;
    }
    let span = Span {
        start: span.start + from as u32,
        ..span
    };
    found.requests(document, span, &tail)
}

/// The requests of a heading that names the path first: `` `/pets` (GET) ``, `/pets - GET, POST`.
fn backwards(document: &Document<'_>, span: Span) -> Vec<Request> {
    let raw = document.slice(span);
    let lead = numbering(raw);
    let from = lead + skip(raw.get(lead..).unwrap_or_default(), "*_`");
    let text = raw.get(from..).unwrap_or_default();
    let Some(written) = path_styles::read(text).filter(|_| text.starts_with('/')) else {
        return Vec::new();
    };
    let behind = from + written.length;
    let rest = raw.get(behind..).unwrap_or_default();
    let at = behind + skip(rest, "*_`([-–—:|");
    let rest = raw.get(at..).unwrap_or_default();
    let Some((methods, end)) = methods(rest, false) else {
        return Vec::new();
    };
    let after = rest.get(end..).unwrap_or_default();
    let is_end = after
        .chars()
        .all(|c| c.is_whitespace() || "*_`)]:".contains(c));
    if !is_end {
        return Vec::new();
    }
    let place = |(method, own, end)| (method, own + at, end + at);
    let found = Found {
        methods: methods.into_iter().map(place).collect(),
        at: from,
        written,
        rest: "",
    };
    found.requests(document, span, &Tail::of(""))
}

/// The method that a heading ends with in brackets, or is, and what it says before it.
pub(crate) fn method_of_heading(
    document: &Document<'_>,
    text: &[Span],
) -> Option<(Span, Option<Fact<String>>)> {
    let span = cover(text)?;
    let raw = document.slice(span);
    let bare = raw.trim_matches(|c: char| c.is_whitespace() || "*_`".contains(c));
    let (before, word) = match bare
        .strip_suffix(']')
        .and_then(|bare| bare.rsplit_once('['))
    {
        Some((before, word)) => (before, word),
        None => ("", bare),
    };
    let is_upper = word.bytes().all(|b| b.is_ascii_uppercase());
    Method::parse(word).filter(|_| is_upper)?;
    let at = span.start as usize + raw.rfind(word)?;
    let said = inline::plain(before.trim()).into_owned();
    let said = (!said.is_empty()).then(|| Fact::stated(said, span));
    Some((document.span(at..at + word.len()), said))
}

/// The path that a heading is, or that it ends with in brackets: `/pets`, `Pets [/pets{?page}]`.
pub(crate) fn path_of_heading(document: &Document<'_>, text: &[Span]) -> Option<Span> {
    let span = cover(text)?;
    let raw = document.slice(span);
    let closed = raw.trim_end().strip_suffix(']');
    let (raw, lead) = match closed.and_then(|raw| Some((raw, raw.find("[/")?))) {
        Some((raw, at)) => (raw, at + 1),
        None => (raw, numbering(raw)),
    };
    let from = lead + skip(raw.get(lead..)?, "*_`");
    let bare = raw
        .get(from..)?
        .trim_end_matches(|c: char| c.is_whitespace() || "*_`:".contains(c));
    let is_told = bare.len() > 1 || closed.is_some();
    let is_path = bare.starts_with('/') && is_told && raw.len() < MAX_LINE;
    let written = path_styles::read(bare).filter(|_| is_path)?;
    let start = span.start as usize + from;
    (written.length == bare.len()).then(|| document.span(start..start + bare.len()))
}
