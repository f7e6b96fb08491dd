//! Code blocks in the description of a request: commands, transcripts and JSON.

use docwright_model::{Diagnostic, Diagnostics, Fact, Method, Origin, Span, Status};

use super::{Reader, sent::body};
use crate::codes;
use crate::document::{Block, Document, Text, cover};
use crate::evidence::curl::{self, Curl};
use crate::evidence::free::requests::{self, Fence};
use crate::evidence::free::words::{Part, Words};
use crate::evidence::free::{fields, shapes};
use crate::evidence::json::{self, Json};
use crate::evidence::reading::{BodyContent, BodySample, Candidate, Form};

/// What the words begin with by which a text says that an answer follows.
pub(super) const ANSWER: [&str; 4] = ["respon", "return", "result", "answer"];

/// The words by which a text says that what is sent follows.
const BODY: [&str; 7] = [
    "body", "payload", "request", "send", "expects", "accepts", "pass ",
];

/// Headers that are no parameters, as every request and answer has them.
pub(super) const NEGOTIATED: [&str; 6] = [
    "accept",
    "content-type",
    "content-length",
    "authorization",
    "host",
    "user-agent",
];

/// The samples found so far.
#[derive(Debug, Default)]
pub(super) struct Samples<'a> {
    pub curl: Option<Curl>,
    pub body: Option<BodySample<'a>>,
    pub answers: Vec<Answer<'a>>,
    /// Whether a request was just shown, so that what follows is its answer.
    pub(super) after_request: bool,
}

/// An answer as shown.
#[derive(Debug)]
pub(super) struct Answer<'a> {
    pub status: Option<Fact<Status>>,
    pub is_error: bool,
    pub json: Option<Json<'a>>,
    pub form: Option<Form>,
    pub span: Span,
}

impl Samples<'_> {
    /// A part begins.
    pub(super) fn part(&mut self, part: Part) {
        self.after_request &= matches!(part, Part::Example | Part::Text | Part::Aside);
    }

    pub(super) fn has_answer(&self) -> bool {
        !self.answers.is_empty()
    }

    /// Whether a text is one of the lines that name these requests.
    pub(super) fn is_request(
        document: &Document<'_>,
        span: Span,
        known: &[requests::Request],
    ) -> bool {
        let first = document.slice(span).lines().next().unwrap_or_default();
        let line = document.span(span.start as usize..span.start as usize + first.len());
        let mut named = requests::of_line(document, line);
        named.extend(requests::of_element(document, span));
        named.iter().any(|named| {
            let (method, path) = (named.line.method.value, &named.line.path.value);
            let mut known = known.iter().map(|known| &known.line);
            known.any(|own| own.method.value == method && own.path.value == *path)
        })
    }
}

/// The part that an element opens: `<ResponseExample>`.
pub(super) fn part_of(name: &str, words: &Words) -> Option<Part> {
    let mut text = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !text.is_empty() {
            text.push(' ');
        }
        text.push(c);
    }
    let part = words.part(&text).filter(|_| text.contains(' '))?;
    matches!(part, Part::Request | Part::Response | Part::Example).then_some(part)
}

impl<'r, 'a> Reader<'r, 'a> {
    /// Reads a code block by what it is.
    pub(super) fn code(&mut self, block: &'r Block, text: &'r Text, language: &str) {
        let Some(whole) = cover(text) else { return };
        let raw = self.document.slice(whole).trim_start();
        let is_shell = self.lexicon.words.shells.contains(&language)
            || raw.starts_with("curl ")
            || raw.starts_with("$ ");
        if is_shell && raw.contains("curl") {
            return self.command(text);
        }
        if raw.starts_with("HTTP/") {
            return self.transcript(text, block.span);
        }
        let is_named = matches!(
            language,
            "json"
                | "jsonc"
                | "json5"
                | "javascript"
                | "js"
                | "typescript"
                | "ts"
                | ""
                | "http"
                | "text"
        );
        if is_named && raw.starts_with(['{', '[']) {
            return self.json(text, block.span);
        }
        if matches!(self.part, Part::Headers | Part::ResponseHeaders) {
            return self.header_lines(text);
        }
        match requests::of_code(self.document, text) {
            Some(Fence::Sent(sent)) => self.sent(&sent, text),
            Some(Fence::Several(several)) => {
                for (request, lines) in several {
                    let whole = lines.into_iter().reduce(Span::to);
                    let whole = whole.filter(|_| text.len() == 1);
                    if let Some(whole) = whole.map(|whole| Text::from_elem(whole, 1)) {
                        self.sent(&request, &whole);
                    }
                }
            }
            Some(Fence::Lines(_)) | None => {}
        }
    }

    /// Headers, a line each.
    fn header_lines(&mut self, text: &Text) {
        let mut found = Vec::new();
        for line in requests::lines(self.document, text) {
            let raw = self.document.slice(line);
            let Some((name, value)) = raw.split_once(':') else {
                continue;
            };
            let name = name.trim();
            let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            if name.is_empty() || !name.chars().all(is_name) {
                continue;
            }
            let is_credential = self.carries(name, value.trim(), line);
            let is_told = NEGOTIATED.iter().any(|own| name.eq_ignore_ascii_case(own));
            let is_known = found
                .iter()
                .any(|known: &Candidate| known.name.value == name)
                || self.candidates.iter().any(|known| known.name.value == name)
                || self
                    .headers
                    .iter()
                    .any(|(_, known)| known.name.value == name);
            if is_credential || is_told || is_known {
                continue;
            }
            let origin = Origin::stated(line);
            found.push(Candidate {
                name: Fact::new(name.to_owned(), origin.clone()),
                hint: None,
                required: None,
                schema: fields::untyped(&origin),
                only: None,
            });
        }
        if let Some(place) = cover(text) {
            self.keep(self.part, found, place);
        }
    }

    /// A curl command; one that sends another request is believed only where there is no better.
    fn command(&mut self, text: &Text) {
        self.samples.after_request = true;
        let line = &self.request.line;
        let all = curl::read_all(self.document, text);
        let is_own = |shown: &Curl| {
            let method = shown.method.as_ref().map(|method| method.value);
            method.is_none_or(|method| method == line.method.value)
                && curl::before(&shown.path.value, &line.path.value).is_some()
        };
        if self.samples.curl.is_some() {
            return;
        }
        let Some(mut shown) = all.into_iter().find(is_own) else {
            return;
        };
        // What goes with a request that has no body goes into its address.
        if matches!(line.method.value, Method::Get | Method::Head) {
            shown.query.append(&mut shown.fields);
        }
        if let Some(data) = shown.data.filter(|_| self.samples.body.is_none()) {
            let raw = self.document.slice(data).trim_start();
            let content = if raw.starts_with(['{', '[']) {
                Some(BodyContent::Json(json::read_elided(
                    self.document,
                    &[data],
                    self.diagnostics,
                )))
            } else {
                None
            };
            self.samples.body = content.map(|content| BodySample {
                span: data,
                content,
            });
        }
        if self.samples.body.is_none() && !shown.fields.is_empty() {
            let span = shown
                .fields
                .iter()
                .filter_map(|(_, value)| value.span())
                .reduce(Span::to);
            let content = BodyContent::Form(shown.fields.clone());
            self.samples.body = span.map(|span| BodySample { span, content });
        }
        self.samples.curl = Some(shown);
    }

    /// A status line, headers, and a body.
    fn transcript(&mut self, text: &Text, span: Span) {
        let lines = requests::lines(self.document, text);
        let first = lines
            .first()
            .map(|line| self.document.slice(*line))
            .unwrap_or_default();
        let mut words = first.split_whitespace();
        let status = words.nth(1).and_then(Status::parse);
        let reason = words.collect::<Vec<_>>().join(" ");
        let status =
            status.map(|status| Fact::stated(status, lines.first().copied().unwrap_or(span)));
        if let Some(status) = status.clone() {
            let said = (!reason.is_empty()).then(|| Fact::new(reason, status.origin.clone()));
            self.answer(status.clone(), said);
            self.status = Some(status);
        }
        self.samples.after_request = true;
        let Some(body) = body(self.document, text, true) else {
            return;
        };
        if cover(&body).is_some_and(|span| {
            self.document
                .slice(span)
                .trim_start()
                .starts_with(['{', '['])
        }) {
            let json = json::read_elided(self.document, &body, self.diagnostics);
            self.shown(json, status, span);
        }
    }

    /// A JSON value, by the part it stands in or by what stands before it.
    pub(super) fn json(&mut self, text: &Text, span: Span) {
        let Some(is_answer) = self.is_answer() else {
            let message = "nothing says what this sample is of, so nothing was concluded from it";
            self.diagnostics
                .push(Diagnostic::new(codes::UNKNOWN_PART, message).at(span));
            return;
        };
        self.sampled(text, span, is_answer);
    }

    /// Keeps a value as a sample of an answer or of a body, or the schema it tells.
    pub(super) fn sampled(&mut self, text: &Text, span: Span, is_answer: bool) {
        let mut own = Diagnostics::default();
        let json = json::read_elided(self.document, text, &mut own);
        if self.shaped(json.as_ref(), text, span, is_answer) {
            return;
        }
        self.diagnostics.append(own);
        if is_answer {
            let status = self.status.clone();
            return self.shown(json, status, span);
        }
        if self.samples.body.is_none() {
            let content = BodyContent::Json(json);
            self.samples.body = Some(BodySample { span, content });
        }
    }

    /// Keeps what shows types in place of values as the schema it tells; whether it did.
    fn shaped(
        &mut self,
        json: Option<&Json<'_>>,
        text: &Text,
        span: Span,
        is_answer: bool,
    ) -> bool {
        if json.is_some_and(|json| !shapes::is_typed(json)) {
            return false;
        }
        let raw = self.document.read(text);
        let origin = Origin::stated(span);
        let Some(schema) = shapes::read(raw.trim(), self.lexicon.words, &origin) else {
            return false;
        };
        if is_answer {
            self.shapes.push((self.status.clone(), schema));
        } else {
            self.whole.get_or_insert(schema);
        }
        true
    }

    /// Whether a sample is of an answer or else of a body: by its part, the request before it, or the text.
    fn is_answer(&self) -> Option<bool> {
        let has_body = !matches!(
            self.request.line.method.value,
            Method::Get | Method::Head | Method::Delete
        );
        let says = |words: &[&str]| words.iter().any(|word| self.lead.contains(word));
        match self.part {
            // A quote says what the sample below it is of.
            _ if self.lead.starts_with('>') && says(&ANSWER) => Some(true),
            Part::Response | Part::Errors | Part::Statuses => Some(true),
            Part::Body | Part::Request | Part::Parameters => Some(self.samples.after_request),
            _ if self.samples.after_request => Some(true),
            Part::Example => (!has_body || self.samples.body.is_some()).then_some(true),
            Part::Text | Part::Endpoint => {
                if says(&["section", "field", "propert"]) {
                    None
                } else if says(&ANSWER) {
                    Some(true)
                } else if has_body && says(&BODY) {
                    Some(false)
                } else if self.lead.is_empty() {
                    Some(!has_body || self.samples.body.is_some())
                } else {
                    // A request without a body has nothing else to show, unless the text announces something.
                    let is_announced = self.lead.trim_end().ends_with(':');
                    let is_first = !has_body && self.samples.answers.is_empty();
                    (is_first && !is_announced).then_some(true)
                }
            }
            _ => None,
        }
    }

    pub(super) fn shown(
        &mut self,
        json: Option<Json<'a>>,
        status: Option<Fact<Status>>,
        span: Span,
    ) {
        self.samples.answers.push(Answer {
            status,
            is_error: self.part == Part::Errors,
            form: json.is_some().then_some(Form::Json),
            json,
            span,
        });
    }
}
