//! A section that describes an operation.

use docwright_model::{Diagnostic, Diagnostics, Fact, Operation, Schema, Span, Status, Tag};

use super::curl::{self, Curl};
use super::reading::{BodyContent, BodySample, OperationReading, ResponseSample, ResponseTable};
use super::request_line::{self, RequestLine};
use super::schema::stray;
use super::vocabulary::{Role, Vocabulary};
use super::{enumerations, inline, json, page, parameters, properties, responses};
use crate::codes;
use crate::document::{Block, BlockKind, Document, Table, Text, cover};
use crate::outline::Item;

/// Reads a section that describes an operation; none where it holds no request line.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    item: &Item<'_>,
    tag: Option<&Tag>,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Option<OperationReading<'a>> {
    let mut reader = Reader::new(document, vocabulary, diagnostics);
    for block in &item.intro {
        reader.lead(block);
    }
    for part in &item.parts {
        for block in &part.blocks {
            reader.part(part.role, block);
        }
    }
    reader.finish(item, tag)
}

/// What the next code block shows.
enum Announced {
    Nothing,
    Body,
    Response(Fact<Status>),
}

/// A table whose fields a table of values below it may be about.
#[derive(Clone, Copy)]
enum Last {
    Parameters,
    Response,
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    vocabulary: &'r Vocabulary,
    diagnostics: &'r mut Diagnostics,
    line: Option<RequestLine>,
    curl: Option<Curl>,
    description: Vec<&'r Block>,
    announced: Announced,
    status: Option<Status>,
    last: Last,
    told: parameters::Parameters,
    out: Unfinished<'a>,
}

/// The parts of a reading that are collected as they come.
#[derive(Default)]
struct Unfinished<'a> {
    body_sample: Option<BodySample<'a>>,
    responses: Vec<super::reading::ResponseReading>,
    samples: Vec<ResponseSample<'a>>,
    tables: Vec<ResponseTable>,
    authenticated: Option<Span>,
}

impl<'r, 'a> Reader<'r, 'a> {
    fn new(
        document: &'r Document<'a>,
        vocabulary: &'r Vocabulary,
        diagnostics: &'r mut Diagnostics,
    ) -> Self {
        Self {
            document,
            vocabulary,
            diagnostics,
            line: None,
            curl: None,
            description: Vec::new(),
            announced: Announced::Nothing,
            status: None,
            last: Last::Parameters,
            told: parameters::Parameters::default(),
            out: Unfinished::default(),
        }
    }

    /// Reads a block below a heading with a role.
    fn part(&mut self, role: Role, block: &'r Block) {
        if self.is_authentication(block) {
            self.out.authenticated.get_or_insert(block.span);
            return;
        }
        match (role, &block.kind) {
            (Role::CodeSamples, _) => self.lead(block),
            (Role::Parameters, BlockKind::Table(table)) => self.parameters(table),
            (Role::Responses, BlockKind::Table(table)) => {
                let found =
                    responses::read(self.document, table, self.vocabulary, self.diagnostics);
                self.out.responses.extend(found);
            }
            (Role::ResponseSchema, BlockKind::Table(table)) => self.response_table(table),
            (Role::ResponseSchema, BlockKind::Paragraph(text)) if self.status_line(text) => {}
            (Role::EnumeratedValues, BlockKind::Table(table)) => self.values(table),
            (_, BlockKind::Quote(inner)) if self.announcement(inner) => {}
            (_, BlockKind::Code { text, language, .. }) if self.announces() => {
                self.sample(text, language, block.span);
            }
            _ => stray(block, self.diagnostics),
        }
    }

    /// Reads a block among those that open the description.
    fn lead(&mut self, block: &'r Block) {
        match &block.kind {
            _ if self.is_authentication(block) => {
                self.out.authenticated.get_or_insert(block.span);
            }
            BlockKind::Quote(inner) if self.announcement(inner) => {}
            BlockKind::Code { text, language, .. } if self.announces() => {
                self.sample(text, language, block.span);
            }
            BlockKind::Code { text, language, .. } if self.line.is_none() => {
                if self
                    .vocabulary
                    .sample_languages
                    .contains(&language.as_str())
                    && self.curl.is_none()
                {
                    self.curl = curl::read(self.document, text);
                }
            }
            BlockKind::Paragraph(text) if self.line.is_none() => {
                self.line = request_line::read(self.document, text);
                if self.line.is_none() {
                    self.description.push(block);
                }
            }
            _ if self.out.body_sample.is_some() => stray(block, self.diagnostics),
            _ => self.description.push(block),
        }
    }

    fn is_authentication(&self, block: &Block) -> bool {
        let BlockKind::Paragraph(text) = &block.kind else {
            return false;
        };
        cover(text).is_some_and(|span| {
            self.document
                .slice(span)
                .starts_with(self.vocabulary.authenticated)
        })
    }

    fn announces(&self) -> bool {
        !matches!(self.announced, Announced::Nothing)
    }

    /// Reads a quote that says what the next code block shows.
    fn announcement(&mut self, inner: &[Block]) -> bool {
        let [
            Block {
                kind: BlockKind::Paragraph(text),
                span,
            },
        ] = inner
        else {
            return false;
        };
        let raw = self.document.read(text);
        let words = inline::plain(raw.trim());
        if words.eq_ignore_ascii_case(self.vocabulary.body_sample) {
            self.announced = Announced::Body;
            return true;
        }
        let Some((status, rest)) = words.split_once(' ') else {
            return false;
        };
        let Some(status) = Status::parse(status)
            .filter(|_| rest.eq_ignore_ascii_case(self.vocabulary.response_sample))
        else {
            return false;
        };
        // A second announcement without a sample in between stands alone.
        self.announce_alone();
        self.announced = Announced::Response(Fact::stated(status, *span));
        true
    }

    /// Keeps an announced response for which no sample follows.
    fn announce_alone(&mut self) {
        if let Announced::Response(status) =
            std::mem::replace(&mut self.announced, Announced::Nothing)
        {
            self.out.samples.push(ResponseSample { status, json: None });
        }
    }

    /// Reads the code block that was announced.
    fn sample(&mut self, text: &Text, language: &str, span: Span) {
        match std::mem::replace(&mut self.announced, Announced::Nothing) {
            Announced::Response(status) => {
                let json = json::read(self.document, text, self.diagnostics);
                self.out.samples.push(ResponseSample { status, json });
            }
            Announced::Body if language == "yaml" => {
                let content = BodyContent::Form(self.form(text));
                self.out.body_sample = Some(BodySample { span, content });
            }
            Announced::Body => {
                let content = BodyContent::Json(json::read(self.document, text, self.diagnostics));
                self.out.body_sample = Some(BodySample { span, content });
            }
            Announced::Nothing => {}
        }
    }

    /// The fields of a form, one `name: value` a line.
    fn form(&self, text: &Text) -> Vec<(String, Fact<String>)> {
        let mut fields = Vec::new();
        for &piece in text {
            let mut at = piece.start as usize;
            for line in self.document.slice(piece).split_inclusive('\n') {
                if let Some((name, value)) = line
                    .split_once(':')
                    .filter(|(name, _)| !name.starts_with([' ', '-', '#']))
                {
                    let span = self.document.span(at..at + line.trim_end().len());
                    let value = value.trim().trim_matches(['"', '\'']).to_owned();
                    fields.push((name.trim().to_owned(), Fact::stated(value, span)));
                }
                at += line.len();
            }
        }
        fields
    }

    fn parameters(&mut self, table: &Table) {
        let found = parameters::read(self.document, table, self.vocabulary, self.diagnostics);
        self.told.parameters.extend(found.parameters);
        self.told.body = self.told.body.take().or(found.body);
        self.last = Last::Parameters;
    }

    fn status_line(&mut self, text: &Text) -> bool {
        let raw = self.document.read(text);
        let words = inline::plain(raw.trim());
        let Some(status) = words.strip_prefix(self.vocabulary.status_line) else {
            return false;
        };
        self.status = Status::parse(status);
        self.status.is_some()
    }

    fn response_table(&mut self, table: &Table) {
        let mut expansions = Vec::new();
        let found = properties::read(
            self.document,
            table,
            self.vocabulary,
            &mut expansions,
            self.diagnostics,
        );
        if let Some(schema) = found {
            self.out.tables.push(ResponseTable {
                status: self.status,
                schema,
                expansions,
            });
            self.last = Last::Response;
        }
    }

    fn values(&mut self, table: &Table) {
        let allowed = enumerations::read(self.document, table, self.vocabulary, self.diagnostics);
        let rest = match (self.last, self.out.tables.last_mut()) {
            (Last::Response, Some(table)) => {
                let expanded = table
                    .expansions
                    .iter_mut()
                    .map(|expansion| &mut expansion.schema);
                let mut schemas: Vec<&mut Schema> =
                    std::iter::once(&mut table.schema).chain(expanded).collect();
                allow_first(allowed, &mut schemas, self.diagnostics)
            }
            _ => {
                let rest = enumerations::allow_parameters(
                    allowed,
                    &mut self.told.parameters,
                    self.diagnostics,
                );
                let mut body: Vec<&mut Schema> = self
                    .told
                    .body
                    .iter_mut()
                    .map(|body| &mut body.schema)
                    .collect();
                allow_first(rest, &mut body, self.diagnostics)
            }
        };
        for allowed in &rest {
            enumerations::report_stray(allowed, self.diagnostics);
        }
    }

    fn finish(mut self, item: &Item<'_>, tag: Option<&Tag>) -> Option<OperationReading<'a>> {
        self.announce_alone();
        let line = self.line.take()?;
        if request_line::is_cut_off(self.document, &line, self.curl.as_ref()) {
            let message = "the page breaks off in the midst of this path";
            self.diagnostics
                .push(Diagnostic::new(codes::CUT_OFF, message).at_opt(line.path.span()));
            return None;
        }
        let title = self.document.read(&item.title);
        let summary = inline::plain(title.trim()).into_owned();
        let credentials = self.curl.iter().flat_map(|curl| &curl.headers);
        let credentials = credentials
            .filter(|(_, value)| value.value == self.vocabulary.credential)
            .map(|(name, value)| Fact::new(name.clone(), value.origin.clone()))
            .collect();
        if summary.is_empty() {
            let message =
                "this operation has no heading, so its summary was made from method and path";
            self.diagnostics
                .push(Diagnostic::new(codes::NO_SUMMARY, message).at_opt(line.path.span()));
        }
        let operation = Operation {
            section: item.span,
            method: line.method,
            path: line.path,
            id: None,
            summary: (!summary.is_empty()).then(|| Fact::stated(summary, item.title_span())),
            description: page::prose(self.document, &self.description),
            tags: tag.map(|tag| tag.name.clone()).into_iter().collect(),
            parameters: self.told.parameters,
            request_body: None,
            responses: Vec::new(),
            security: None,
            deprecated: None,
        };
        let Unfinished {
            body_sample,
            responses,
            samples,
            tables,
            authenticated,
        } = self.out;
        let body = self.told.body;
        let curl = self.curl;
        Some(OperationReading {
            operation,
            curl,
            body,
            body_sample,
            responses,
            samples,
            tables,
            authenticated,
            credentials,
        })
    }
}

/// Gives allowed values to the first of these schemas that has a field of the name; hands back what fits none.
fn allow_first(
    allowed: Vec<enumerations::Allowed>,
    schemas: &mut [&mut Schema],
    diagnostics: &mut Diagnostics,
) -> Vec<enumerations::Allowed> {
    let mut rest = Vec::new();
    for allowed in allowed {
        let fits = schemas
            .iter_mut()
            .any(|schema| enumerations::allow_properties(&allowed, schema, None, diagnostics));
        if !fits {
            rest.push(allowed);
        }
    }
    rest
}
