//! What a section tells becomes the reading of one operation.

use docwright_model::{
    Basis, Fact, Header, Operation, Origin, Schema, SchemaKind, Span, Status, Tag,
};

use super::samples::NEGOTIATED;
use super::{Described, Reader, sample};
use crate::evidence::free::nested::Nesting;
use crate::evidence::free::segments::Segment;
use crate::evidence::free::words::Part;
use crate::evidence::free::{bullets, credentials, remarks, spoken};
use crate::evidence::reading::{
    BodyReading, Candidate, Credential, Hint, OperationReading, ResponseReading, ResponseSample,
    Standing,
};

impl<'a> Reader<'_, 'a> {
    pub(super) fn finish(
        mut self,
        segment: &Segment<'_, '_>,
        of: usize,
        tag: Option<&Tag>,
    ) -> Described<'a> {
        self.description.extend(self.announced.take());
        self.authorized();
        self.queries();
        self.settle_required();
        self.settle_form(of);
        self.told();
        let samples = self.shown_answers();
        let credentials = self.credentials();
        let body = self.whole.take().map(whole);
        self.responses.sort_by_key(|reading| reading.status.value);
        let operation = Operation {
            section: segment.span,
            method: self.request.line.method.clone(),
            path: self.request.line.path.clone(),
            id: None,
            summary: self
                .request
                .summary
                .clone()
                .filter(|_| of > 1)
                .or_else(|| segment.title.clone())
                .or_else(|| self.request.summary.clone()),
            description: joined(&self.description),
            tags: tag.map(|tag| tag.name.clone()).into_iter().collect(),
            parameters: Vec::new(),
            request_body: None,
            responses: Vec::new(),
            security: None,
            deprecated: self.deprecated,
            callbacks: Vec::new(),
        };
        Described {
            schemas: self.schemas,
            operation: OperationReading {
                operation,
                curl: self.samples.curl,
                body,
                body_sample: self.samples.body,
                body_forms: Vec::new(),
                responses: self.responses,
                samples,
                tables: Vec::new(),
                headers: self.headers,
                authenticated: None,
                security: None,
                trailing_security: None,
                open_by_silence: false,
                is_untitled: false,
                callbacks: Vec::new(),
                credentials,
                candidates: self.candidates,
                standing: if self.request.is_shown {
                    Standing::Shown
                } else {
                    Standing::Described
                },
                is_open: true,
            },
        }
    }

    /// The credentials that the request shown carries.
    fn credentials(&mut self) -> Vec<Fact<Credential>> {
        let headers = self.samples.curl.iter().flat_map(|curl| &curl.headers);
        let found = headers.filter_map(|(name, value)| {
            let credential = credentials::of_header(name, &value.value)?;
            Some(Fact::new(credential, value.origin.clone()))
        });
        let mut found: Vec<Fact<Credential>> = found.collect();
        for carried in std::mem::take(&mut self.carried) {
            if found.iter().all(|known| known.value != carried.value) {
                found.push(carried);
            }
        }
        found
    }

    /// Keeps the credential that a header of the request carries; whether it carries one.
    pub(super) fn carries(&mut self, name: &str, value: &str, span: Span) -> bool {
        let found = credentials::of_header(name, value).filter(|_| self.part == Part::Headers);
        let is_one = found.is_some();
        self.carried
            .extend(found.map(|found| Fact::inferred(found, span)));
        is_one
    }

    /// Takes out the header `Authorization`, which is no parameter: what it carries is a credential.
    fn authorized(&mut self) {
        self.candidates.retain(|field| {
            let is_header = field
                .hint
                .as_ref()
                .is_some_and(|hint| hint.value == Hint::Header);
            let name = field.name.value.to_ascii_lowercase();
            !is_header || name == "authorization" || !NEGOTIATED.contains(&name.as_str())
        });
        let is_one = |field: &Candidate| {
            let is_header = field
                .hint
                .as_ref()
                .is_some_and(|hint| hint.value == Hint::Header);
            is_header && field.name.value.eq_ignore_ascii_case("authorization")
        };
        let Some(at) = self.candidates.iter().position(is_one) else {
            return;
        };
        let field = self.candidates.remove(at);
        let said = field
            .schema
            .description
            .map_or(String::new(), |said| said.value);
        let lower = said.to_ascii_lowercase();
        let credential = match () {
            () if lower.contains("bearer") => Credential::Bearer,
            () if lower.contains("basic") => Credential::Basic,
            () => Credential::Header(field.name.value.clone()),
        };
        if self.carried.is_empty() {
            self.carried
                .push(Fact::new(credential, field.name.origin.to_inferred()));
        }
    }

    /// The answers shown, each with its status.
    fn shown_answers(&mut self) -> Vec<ResponseSample<'a>> {
        let shown = std::mem::take(&mut self.samples.answers);
        let mut samples = Vec::with_capacity(shown.len());
        for answer in shown {
            let status = answer.status.clone().unwrap_or_else(|| {
                let status = if answer.is_error {
                    Status::Default
                } else {
                    self.success()
                };
                Fact::inferred(status, answer.span)
            });
            self.answer(status.clone(), None);
            samples.push(sample(answer, status));
        }
        samples
    }

    /// Parameters that the request line itself names.
    fn queries(&mut self) {
        let origin = self.request.line.path.origin.clone();
        for (name, value) in &self.request.query {
            if self
                .candidates
                .iter()
                .any(|known| known.name.value == *name)
            {
                continue;
            }
            let kind = bullets::placeholder(value);
            let is_kind = value.starts_with(['<', '{']) && !kind.is_empty();
            let told = is_kind.then(|| spoken::read(&kind, self.lexicon.words, &origin).schema);
            let shown = || Schema::of(Fact::new(remarks::kind_of(value), origin.to_inferred()));
            self.candidates.push(Candidate {
                name: Fact::new(name.clone(), origin.clone()),
                hint: Some(Fact::new(Hint::Query, origin.clone())),
                required: None,
                schema: told.flatten().unwrap_or_else(shown),
                only: None,
            });
        }
        let path = &self.request.line.path.value;
        self.candidates
            .retain(|field| field.only.as_ref().is_none_or(|only| only == path));
        self.narrow();
    }

    /// What is told of one request alone says more than what is told of several.
    fn narrow(&mut self) {
        let (own, mut all): (Vec<Candidate>, Vec<Candidate>) = std::mem::take(&mut self.candidates)
            .into_iter()
            .partition(|field| field.only.is_some());
        for mut field in own {
            match all
                .iter_mut()
                .find(|known| known.name.value == field.name.value)
            {
                Some(known) => {
                    let said = known.schema.description.take();
                    field.schema.description = field.schema.description.take().or(said);
                    *known = field;
                }
                None => all.push(field),
            }
        }
        self.candidates = all;
    }

    fn settle_required(&mut self) {
        if !self.all_optional {
            return;
        }
        for field in &mut self.candidates {
            let is_concluded = field
                .required
                .as_ref()
                .is_none_or(|required| required.origin.basis != Basis::Stated);
            if is_concluded {
                let origin = field.name.origin.to_inferred();
                field.required = Some(Fact::new(false, origin));
            }
        }
    }

    /// Parameters that may be sent as a form, where the text says so.
    fn settle_form(&mut self, of: usize) {
        let Some(span) = self.form else { return };
        for field in &mut self.candidates {
            let hint = match field.hint.as_ref().map(|hint| hint.value) {
                Some(Hint::Query) if of > 1 => Hint::QueryOrForm,
                Some(Hint::Body) | None if of == 1 => Hint::Form,
                _ => continue,
            };
            field.hint = Some(Fact::inferred(hint, span));
        }
    }

    /// Gives answers the types that tables, lists and sentences tell.
    fn told(&mut self) {
        for (status, fields) in std::mem::take(&mut self.fields) {
            let origin = Origin::inferred_from(fields.iter().filter_map(|field| field.name.span()));
            let status = status.unwrap_or_else(|| Fact::new(self.success(), origin.clone()));
            let mut object = Nesting::default();
            for field in fields {
                object.put(bullets::property(field));
            }
            let object = SchemaKind::Object(object.done());
            self.typed(status, Schema::of(Fact::new(object, origin)));
        }
        // What a table tells of a name says more than a sample of types.
        for (status, schema) in std::mem::take(&mut self.shapes) {
            let origin = schema.kind.origin.to_inferred();
            let status = status.unwrap_or_else(|| Fact::new(self.success(), origin));
            self.typed(status, schema);
        }
        if let Some(schema) = self.returned.take() {
            let status = Fact::new(self.success(), schema.kind.origin.to_inferred());
            self.typed(status, schema);
        }
    }

    pub(super) fn typed(&mut self, status: Fact<Status>, schema: Schema) {
        let mut known = self.responses.iter_mut();
        let known = known.find(|known| known.status.value == status.value);
        match known {
            Some(ResponseReading {
                schema: Some(own), ..
            }) => {
                // A second table of one answer goes on with its fields.
                if let (Some(own), SchemaKind::Object(more)) =
                    (own.as_object_mut(), schema.kind.value)
                {
                    let names: Vec<String> = own
                        .properties
                        .iter()
                        .map(|p| p.name.value.clone())
                        .collect();
                    own.properties.extend(
                        more.properties
                            .into_iter()
                            .filter(|p| !names.contains(&p.name.value)),
                    );
                }
            }
            Some(known) => known.schema = Some(schema),
            None => {
                self.answer(status, None);
                if let Some(last) = self.responses.last_mut() {
                    last.schema = Some(schema);
                }
            }
        }
    }

    /// The status where all goes well: the first that is told, else the usual one.
    pub(super) fn success(&self) -> Status {
        let mut told = self.responses.iter().map(|reading| reading.status.value);
        let is_good =
            |status: &Status| matches!(status, Status::Code(200..=299) | Status::Class(2));
        told.find(is_good).unwrap_or(Status::Code(200))
    }

    pub(super) fn response_headers(&mut self, found: Vec<Candidate>) {
        let status = self
            .status
            .as_ref()
            .map_or_else(|| self.success(), |status| status.value);
        for mut field in found {
            let description = field.schema.description.take();
            let header = Header {
                name: field.name,
                schema: field.schema,
                description,
            };
            self.headers.push((status, header));
        }
    }
}

/// A body that is said to be of a schema.
fn whole(schema: Schema) -> BodyReading {
    BodyReading {
        name: "body".to_owned(),
        media: Vec::new(),
        description: None,
        required: None,
        schema,
        expansions: Vec::new(),
    }
}

/// Texts one below the other.
fn joined(texts: &[Fact<String>]) -> Option<Fact<String>> {
    let all: Vec<&str> = texts.iter().map(|text| text.value.as_str()).collect();
    let spans = texts.iter().filter_map(Fact::span);
    let origin = Origin {
        evidence: spans.collect(),
        ..Origin::stated(texts.first()?.span()?)
    };
    Some(Fact::new(all.join("\n\n"), origin))
}
