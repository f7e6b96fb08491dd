//! Requests in code blocks.

use docwright_model::{Fact, Span};

use super::{Request, Tail, find};
use crate::document::Document;

/// What a code block says of requests.
pub(crate) enum Fence {
    /// It lists requests.
    Lines(Vec<Request>),
    /// It shows one as it is sent.
    Sent(Box<Request>),
    /// It shows several, each with the lines up to the next.
    Several(Vec<(Request, Vec<Span>)>),
}

/// Reads a code block; none where its first line is no request.
pub(crate) fn of_code(document: &Document<'_>, text: &[Span]) -> Option<Fence> {
    let lines = lines(document, text);
    let is_said = |span: &Span| {
        let line = document.slice(*span).trim();
        !line.is_empty() && !line.starts_with('#') && !line.starts_with("//")
    };
    let mut said = lines.into_iter().filter(is_said).peekable();
    let mut requests = of_code_line(document, *said.peek()?)?;
    said.next();
    let is_shown = requests.iter().any(|request| request.is_shown);
    for line in said {
        match of_code_line(document, line) {
            Some(more) if !is_shown => requests.extend(more),
            // Headers and a body follow.
            _ => {
                if let Some(several) = several(document, text).filter(|_| !is_shown) {
                    return Some(Fence::Several(several));
                }
                let mut first = requests.into_iter().next()?;
                first.is_shown = true;
                return Some(Fence::Sent(Box::new(first)));
            }
        }
    }
    match (is_shown, requests.len()) {
        (true, 1) => Some(Fence::Sent(Box::new(requests.pop()?))),
        _ => Some(Fence::Lines(requests)),
    }
}

/// Requests that an empty line or a note parts, each with what is sent and comes back below it. Such lines name requests
/// and show none, so no part of a path may be a number.
fn several(document: &Document<'_>, text: &[Span]) -> Option<Vec<(Request, Vec<Span>)>> {
    let mut out: Vec<(Request, Vec<Span>)> = Vec::new();
    let mut is_apart = true;
    let mut note = None;
    for line in lines(document, text) {
        let raw = document.slice(line).trim();
        let said = raw.strip_prefix('#').or_else(|| raw.strip_prefix("//"));
        if raw.is_empty() || said.is_some() {
            is_apart = true;
            note = said.map(|said| said.trim_start_matches(['#', '/']).trim());
            continue;
        }
        let found = of_code_line(document, line).filter(|_| is_apart);
        match found.and_then(|found| found.into_iter().next()) {
            Some(mut request) => {
                let mut parts = request.line.path.value.split('/');
                let is_number =
                    |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
                if parts.any(is_number) || request.is_shown {
                    return None;
                }
                let said = note.take().filter(|said| !said.is_empty());
                let said = said.map(|said| Fact::stated(said.to_owned(), line));
                request.summary = request.summary.or(said);
                out.push((request, vec![line]));
            }
            None => out.last_mut()?.1.push(line),
        }
        is_apart = false;
    }
    (out.len() > 1).then_some(out)
}

fn of_code_line(document: &Document<'_>, line: Span) -> Option<Vec<Request>> {
    let raw = document.slice(line);
    raw.trim_start()
        .starts_with(|c: char| c.is_ascii_uppercase() || c == '[')
        .then_some(())?;
    let found = find(raw, false)?;
    let tail = Tail::of(found.rest);
    let is_said = tail.text.is_empty() || tail.goes_on_behind_mark || tail.is_shown || tail.is_far;
    is_said.then(|| found.requests(document, line, &tail))
}

/// The lines of a code block.
pub(crate) fn lines(document: &Document<'_>, text: &[Span]) -> Vec<Span> {
    let mut out = Vec::new();
    for &piece in text {
        let mut at = piece.start as usize;
        for line in document.slice(piece).split_inclusive('\n') {
            out.push(document.span(at..at + line.trim_end().len()));
            at += line.len();
        }
    }
    out
}
