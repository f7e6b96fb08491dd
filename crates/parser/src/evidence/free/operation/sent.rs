//! Requests as they are sent, with what they carry and, in the same block, what they are answered with.

use docwright_model::{Fact, Span};

use super::Reader;
use crate::document::{Document, Text, cover};
use crate::evidence::free::{answers, credentials, requests};
use crate::evidence::reading::{BodyContent, BodySample};
use crate::evidence::{curl, json};

impl Reader<'_, '_> {
    /// A request as it is sent.
    pub(super) fn sent(&mut self, sent: &requests::Request, text: &Text) {
        self.samples.after_request = true;
        let line = &self.request.line;
        let is_own = sent.line.method.value == line.method.value
            && curl::before(&sent.line.path.value, &line.path.value).is_some();
        if !is_own {
            return;
        }
        let lines = requests::lines(self.document, text);
        self.sent_headers(&lines);
        let marked: Vec<(usize, Mark, Span)> = lines
            .iter()
            .enumerate()
            .skip(1)
            .filter_map(|(at, line)| {
                let (mark, rest) = mark(self.document, *line)?;
                Some((at, mark, rest))
            })
            .collect();
        let until = marked.first().map_or(lines.len(), |(at, ..)| *at);
        let whole = lines.get(..until).unwrap_or_default();
        let whole = whole.iter().copied().reduce(Span::to);
        let request = match whole.filter(|_| text.len() == 1) {
            Some(whole) => Text::from_elem(whole, 1),
            None => text.clone(),
        };
        if let Some(body) =
            body(self.document, &request, false).or_else(|| bare(self.document, &request))
        {
            self.sent_body(&body);
        }
        if text.len() != 1 {
            return;
        }
        for (index, (at, mark, rest)) in marked.iter().enumerate() {
            let next = marked.get(index + 1).map_or(lines.len(), |(at, ..)| *at);
            let more = lines.get(at + 1..next).unwrap_or_default();
            let whole = more.iter().copied().fold(*rest, Span::to);
            self.marked(*mark, whole);
        }
    }

    /// What stands behind a mark: a status, a value, or both.
    fn marked(&mut self, mark: Mark, place: Span) {
        let raw = self.document.slice(place);
        let mut from = place.start as usize + raw.len() - raw.trim_start().len();
        let end = place.end as usize;
        if let Some((status, _)) = answers::at_start(raw).filter(|_| mark == Mark::Answer) {
            let status = Fact::stated(status, place);
            self.status = Some(status.clone());
            self.answer(status, None);
            from = place.start as usize + raw.find(['{', '[']).unwrap_or(raw.len());
        }
        let value = self.document.span(from.min(end)..end);
        let text = self.document.slice(value);
        let value = self
            .document
            .span(from.min(end)..from.min(end) + text.trim_end().len());
        if self.is_json(value) && (mark == Mark::Answer || self.samples.body.is_none()) {
            self.sampled(&Text::from_elem(value, 1), value, mark == Mark::Answer);
        }
    }

    /// Keeps the credentials that the lines before the first empty one show.
    fn sent_headers(&mut self, lines: &[Span]) {
        for line in lines.iter().skip(1) {
            let raw = self.document.slice(*line);
            let Some((name, value)) = raw.split_once(':') else {
                break;
            };
            if let Some(found) = credentials::of_header(name.trim(), value.trim()) {
                self.carried.push(Fact::inferred(found, *line));
            }
        }
    }

    fn sent_body(&mut self, body: &Text) {
        let Some(span) = cover(body).filter(|_| self.samples.body.is_none()) else {
            return;
        };
        if self.is_json(span) {
            let json = json::read_elided(self.document, body, self.diagnostics);
            let content = BodyContent::Json(json);
            self.samples.body = Some(BodySample { span, content });
        }
    }

    fn is_json(&self, span: Span) -> bool {
        let raw = self.document.slice(span).trim_start();
        raw.starts_with(['{', '['])
    }
}

/// What a line of a request that is shown begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Body,
    Answer,
}

/// The mark that a line begins with, and what stands behind it: `Body: {…}`, `Response:`, `-> 201 {…}`.
fn mark(document: &Document<'_>, line: Span) -> Option<(Mark, Span)> {
    let raw = document.slice(line);
    let lead = raw.len() - raw.trim_start().len();
    let text = raw.trim_start();
    let arrow = ["->", "→", "=>", "<-", "←"]
        .iter()
        .find_map(|mark| text.strip_prefix(mark));
    let word = || {
        let (word, rest) = text.split_once(':')?;
        let mark = match word.to_ascii_lowercase().as_str() {
            "body" | "request" | "request body" | "payload" => Mark::Body,
            "returns" => Mark::Answer,
            word if word.starts_with("response") => Mark::Answer,
            _ => return None,
        };
        Some((mark, rest))
    };
    let (mark, rest) = arrow.map(|rest| (Mark::Answer, rest)).or_else(word)?;
    let at = line.start as usize + lead + text.len() - rest.len();
    Some((mark, document.span(at..line.end as usize)))
}

/// A value that follows the line of the request at once.
fn bare(document: &Document<'_>, text: &Text) -> Option<Text> {
    let lines = requests::lines(document, text);
    let (_, rest) = lines.split_first()?;
    let begins = document.slice(*rest.first()?).starts_with(['{', '[']);
    let whole = rest.iter().copied().reduce(Span::to)?;
    (begins && text.len() == 1).then(|| Text::from_elem(whole, 1))
}

/// What follows the empty line behind the headers of a transcript.
pub(super) fn body(document: &Document<'_>, text: &Text, is_answer: bool) -> Option<Text> {
    let lines = requests::lines(document, text);
    let is_blank = |line: &Span| document.slice(*line).trim().is_empty();
    // The empty line may have been forgotten where the body can't be a header.
    let opens = |line: &Span| is_answer && document.slice(*line).starts_with(['{', '[']);
    let at = lines
        .iter()
        .position(|line| is_blank(line) || opens(line))?;
    let from = at + usize::from(lines.get(at).is_some_and(is_blank));
    let rest: Vec<Span> = lines.get(from..)?.to_vec();
    let whole = rest.iter().copied().reduce(Span::to)?;
    match text.as_slice() {
        [_] => Some(Text::from_elem(whole, 1)),
        _ => Some(rest.into_iter().collect()),
    }
}
