//! Requests as they are sent, with what they carry and, in the same block, what they are answered with.

use docwright_model::{Fact, Span};

use super::Reader;
use crate::document::{Document, Text, cover};
use crate::evidence::free::{credentials, requests};
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
        let answer = lines.iter().position(|line| self.is_answer_line(*line));
        let (request, answer) = match answer {
            Some(at) => (lines.get(..at), lines.get(at + 1..)),
            None => (None, None),
        };
        let whole = request.and_then(|lines| lines.iter().copied().reduce(Span::to));
        let request = match whole.filter(|_| text.len() == 1) {
            Some(whole) => Text::from_elem(whole, 1),
            None => text.clone(),
        };
        if let Some(body) = body(self.document, &request, false) {
            self.sent_body(&body);
        }
        if let Some(answer) = answer.and_then(|lines| lines.iter().copied().reduce(Span::to)) {
            let whole = Text::from_elem(answer, 1);
            if text.len() == 1 && self.is_json(answer) {
                let json = json::read_elided(self.document, &whole, self.diagnostics);
                self.shown(json, None, answer);
            }
        }
    }

    /// Whether a line says that the answer follows: `Response:`.
    fn is_answer_line(&self, line: Span) -> bool {
        let raw = self.document.slice(line).trim().to_ascii_lowercase();
        raw.starts_with("response") && raw.ends_with(':')
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
