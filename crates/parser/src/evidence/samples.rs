//! The bodies an operation shows, each below a line that announces it.

use docwright_model::{Diagnostics, Fact, Span, Status};

use super::inline;
use super::json::{self, Json, raw};
use super::reading::{BodyContent, BodySample, Form, ResponseReading, ResponseSample};
use super::vocabulary::{self, Vocabulary};
use crate::document::{Block, BlockKind, Document, Text};

/// What the next code blocks show.
#[derive(Debug, Clone, Default)]
enum Announced {
    #[default]
    Nothing,
    Body,
    Response(Fact<Status>),
    /// The answer that is described so.
    Described(String, Span),
    /// One of those that have a type: no line says which.
    Unsaid(usize, Span),
}

/// The samples found so far.
#[derive(Debug, Default)]
pub(crate) struct Samples<'a> {
    announced: Announced,
    /// Whether the samples of responses have begun: whatever stands between them announces them.
    in_answers: bool,
    body: Option<BodySample<'a>>,
    body_forms: Vec<Fact<Form>>,
    shown: Vec<Shown<'a>>,
}

/// A response as shown.
#[derive(Debug)]
struct Shown<'a> {
    announced: Announced,
    json: Option<Json<'a>>,
    form: Option<Form>,
}

impl<'a> Samples<'a> {
    /// Whether a body has been shown.
    pub(crate) fn has_body(&self) -> bool {
        self.body.is_some()
    }

    /// The first value shown for a status.
    pub(crate) fn shown(&self, status: Status) -> Option<&Json<'a>> {
        let mut all = self
            .shown
            .iter()
            .filter_map(|shown| match &shown.announced {
                Announced::Response(own) if own.value == status => shown.json.as_ref(),
                _ => None,
            });
        all.next()
    }

    /// Takes a block that announces a sample, or is one.
    pub(crate) fn take(
        &mut self,
        document: &Document<'a>,
        block: &Block,
        vocabulary: &Vocabulary,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let Some(words) = &vocabulary.samples else {
            return false;
        };
        match &block.kind {
            BlockKind::Quote(inner) => self.announcement(document, inner, block.span, words),
            BlockKind::Code { text, language, .. }
                if !matches!(self.announced, Announced::Nothing) =>
            {
                self.sample(document, text, language, block.span, words, diagnostics);
                true
            }
            // A description of several paragraphs goes on behind its quote, but tables and headings do not belong to it.
            BlockKind::Table(_) | BlockKind::Heading { .. } => {
                self.leave();
                false
            }
            BlockKind::Code { text, language, .. } if self.in_answers => {
                self.unsaid(language, block.span);
                self.sample(document, text, language, block.span, words, diagnostics);
                self.announced = Announced::Nothing;
                true
            }
            _ => self.in_answers,
        }
    }

    /// Reads a quote that says what the next code block shows.
    fn announcement(
        &mut self,
        document: &Document<'a>,
        inner: &[Block],
        quote: Span,
        words: &vocabulary::Samples,
    ) -> bool {
        let Some(Block {
            kind: BlockKind::Paragraph(text),
            span,
        }) = inner.first()
        else {
            return false;
        };
        let raw = document.read(text);
        let said = inline::plain(raw.trim());
        let is = |words: &[&str]| words.iter().any(|word| said.eq_ignore_ascii_case(word));
        if is(words.code.as_slice()) {
            return true;
        }
        if is(words.body) {
            self.announced = Announced::Body;
            return true;
        }
        if is(words.responses) {
            self.in_answers = true;
            self.announced = Announced::Nothing;
            return true;
        }
        let status = said.split_once(' ').and_then(|(status, rest)| {
            Status::parse(status).filter(|_| rest.eq_ignore_ascii_case(words.response))
        });
        if let Some(status) = status {
            // A second announcement without a sample in between stands alone.
            self.announce_alone();
            self.announced = Announced::Response(Fact::stated(status, *span));
            return true;
        }
        if self.in_answers {
            self.announced = Announced::Described(raw.trim().to_owned(), quote);
            return true;
        }
        !words.responses.is_empty() && matches!(self.announced, Announced::Body)
    }

    /// Announces a sample that no line announces. Samples of one answer differ in form, and answers stand in order.
    fn unsaid(&mut self, language: &str, span: Span) {
        let form = Form::of(language);
        let alike = self.shown.iter().filter(|shown| shown.form == form);
        self.announced = Announced::Unsaid(alike.count(), span);
    }

    /// Keeps an announced response for which no sample follows.
    fn announce_alone(&mut self) {
        let is_shown = |last: &Shown<'_>| matches!((&last.announced, &self.announced), (Announced::Response(a), Announced::Response(b)) if a == b);
        if let Announced::Response(_) = self.announced
            && !self.shown.last().is_some_and(is_shown)
        {
            self.shown.push(Shown {
                announced: std::mem::take(&mut self.announced),
                json: None,
                form: self.in_answers.then_some(Form::Other),
            });
        }
    }

    /// Ends what was announced, as a new part begins.
    pub(crate) fn leave(&mut self) {
        self.announce_alone();
        self.announced = Announced::Nothing;
        self.in_answers = false;
    }

    /// Reads a code block that was announced. Where samples stand together, one announcement may be for several.
    fn sample(
        &mut self,
        document: &Document<'a>,
        text: &Text,
        language: &str,
        span: Span,
        words: &vocabulary::Samples,
        diagnostics: &mut Diagnostics,
    ) {
        let has_forms = !words.responses.is_empty();
        let announced = if has_forms {
            self.announced.clone()
        } else {
            std::mem::take(&mut self.announced)
        };
        let form = Form::of(language).filter(|_| has_forms);
        let is_json = !has_forms || form == Some(Form::Json);
        match announced {
            Announced::Nothing => {}
            Announced::Body => {
                self.body_forms
                    .extend(form.map(|form| Fact::stated(form, span)));
                let content = match Form::of(language) {
                    Some(Form::Yaml) => BodyContent::Form(fields(document, text)),
                    _ if is_json => BodyContent::Json(shown(document, text, diagnostics)),
                    _ => return,
                };
                // The first of several forms of one value is enough.
                let is_better = matches!(&content, BodyContent::Json(Some(_)))
                    && matches!(
                        self.body,
                        Some(BodySample {
                            content: BodyContent::Form(_),
                            ..
                        })
                    );
                if self.body.is_none() || is_better {
                    self.body = Some(BodySample { span, content });
                }
            }
            answer => {
                let json = is_json
                    .then(|| shown(document, text, diagnostics))
                    .flatten();
                self.shown.push(Shown {
                    announced: answer,
                    json,
                    form,
                });
            }
        }
    }

    /// The samples, each response with the status it is for.
    pub(crate) fn finish(
        self,
        responses: &[ResponseReading],
    ) -> (
        Option<BodySample<'a>>,
        Vec<Fact<Form>>,
        Vec<ResponseSample<'a>>,
    ) {
        let mut samples = Vec::with_capacity(self.shown.len());
        let mut from = 0;
        for Shown {
            announced,
            json,
            form,
        } in self.shown
        {
            let status = match announced {
                Announced::Response(status) => status,
                Announced::Described(text, span) => {
                    let Some(at) = described(&text, responses, from) else {
                        continue;
                    };
                    from = at;
                    let Some(response) = responses.get(at) else {
                        continue;
                    };
                    Fact::inferred(response.status.value, span)
                }
                Announced::Unsaid(nth, span) => {
                    let mut typed = responses
                        .iter()
                        .filter(|response| response.schema.is_some() || response.is_told_below);
                    let Some(response) = typed.nth(nth) else {
                        continue;
                    };
                    Fact::inferred(response.status.value, span)
                }
                Announced::Body | Announced::Nothing => continue,
            };
            samples.push(ResponseSample { status, json, form });
        }
        (self.body, self.body_forms, samples)
    }
}

/// The value that a code block shows; none where it is a schema.
fn shown<'a>(
    document: &Document<'a>,
    text: &Text,
    diagnostics: &mut Diagnostics,
) -> Option<Json<'a>> {
    json::read(document, text, diagnostics).filter(|value| !raw::is_schema(value))
}

/// The response of a description, looked for from a place on and then from the start.
fn described(text: &str, responses: &[ResponseReading], from: usize) -> Option<usize> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = words(text);
    let fits = |at: &usize| {
        let response = responses.get(*at);
        let description = response.and_then(|response| response.description.as_ref());
        description.is_some_and(|known| words(&known.value).starts_with(&text))
    };
    let typed = |at: &usize| {
        responses
            .get(*at)
            .is_some_and(|response| response.schema.is_some())
    };
    (from..responses.len())
        .find(fits)
        .or_else(|| (0..from).find(fits))
        .or_else(|| {
            // Examples with descriptions of their own mostly belong to the one response that has a type.
            let mut all = (0..responses.len()).filter(typed);
            all.next().filter(|_| all.next().is_none())
        })
}

/// The fields of a form, one `name: value` a line.
fn fields(document: &Document<'_>, text: &Text) -> Vec<(String, Fact<String>)> {
    let mut fields = Vec::new();
    for &piece in text {
        let mut at = piece.start as usize;
        for line in document.slice(piece).split_inclusive('\n') {
            if let Some((name, value)) = line
                .split_once(':')
                .filter(|(name, _)| !name.starts_with([' ', '-', '#']))
            {
                let span = document.span(at..at + line.trim_end().len());
                let value = value.trim().trim_matches(['"', '\'']).to_owned();
                fields.push((name.trim().to_owned(), Fact::stated(value, span)));
            }
            at += line.len();
        }
    }
    fields
}

#[cfg(test)]
mod tests;
