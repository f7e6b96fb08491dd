//! A section that describes an operation.

mod finish;
mod values;

use docwright_model::{Diagnostic, Diagnostics, Fact, SecurityRequirement, Span, Tag};

use super::answers::{self, Answers};
use super::columns::Columns;
use super::curl::{self, Curl};
use super::reading::{OperationReading, ResponseReading};
use super::request_line::{self, RequestLine};
use super::samples::Samples;
use super::schema::stray;
use super::security::{self, Needs};
use super::vocabulary::{Column, Role, Vocabulary};
use super::{contents, headers, inline, page, parameters, responses};
use crate::codes;
use crate::document::{Block, BlockKind, Document, Table};
use crate::outline::{Item, Part};

/// Reads a section that describes an operation; none where it holds no request line.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    item: &Item<'_>,
    line: Option<RequestLine>,
    tag: Option<&Tag>,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Option<OperationReading<'a>> {
    let mut reader = Reader::new(document, vocabulary, diagnostics);
    reader.line = line;
    for block in &item.intro {
        reader.lead(block);
    }
    for part in &item.parts {
        reader.part(part);
    }
    reader.finish(item, tag)
}

/// A table whose fields a table of values below it may be about.
#[derive(Clone, Copy)]
enum Last {
    Parameters,
    /// The list of answers, of which no table tells the fields.
    Responses,
    Response,
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    vocabulary: &'r Vocabulary,
    diagnostics: &'r mut Diagnostics,
    line: Option<RequestLine>,
    curl: Option<Curl>,
    anchor: Option<Fact<String>>,
    summary: Option<Fact<String>>,
    description: Vec<&'r Block>,
    samples: Samples<'a>,
    answers: Answers<'r>,
    last: Last,
    told: parameters::Parameters,
    details: Vec<&'r Block>,
    responses: Vec<ResponseReading>,
    headers: Vec<(docwright_model::Status, docwright_model::Header)>,
    authenticated: Option<Span>,
    security: Vec<Vec<Fact<SecurityRequirement>>>,
    deprecated: Option<Fact<bool>>,
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
            anchor: None,
            summary: None,
            description: Vec::new(),
            samples: Samples::default(),
            answers: Answers::default(),
            last: Last::Parameters,
            told: parameters::Parameters::default(),
            details: Vec::new(),
            responses: Vec::new(),
            headers: Vec::new(),
            authenticated: None,
            security: Vec::new(),
            deprecated: None,
        }
    }

    /// Reads what stands below a heading with a role.
    fn part(&mut self, part: &Part<'r>) {
        self.order(part);
        self.samples.leave();
        if !matches!(part.role, Role::EnumeratedValues) {
            self.close_answer();
        }
        for block in &part.blocks {
            self.block(part.role, block);
        }
    }

    /// Reports parameters below the answers: all dialects put them above.
    fn order(&mut self, part: &Part<'r>) {
        let is_late = part.role == Role::Parameters && !self.responses.is_empty();
        let first = part.blocks.first().filter(|_| is_late);
        if let Some(first) = first {
            let message = "these parameters stand below the answers of their operation";
            self.diagnostics
                .push(Diagnostic::new(codes::MOVED_PART, message).at(first.span));
        }
    }

    fn block(&mut self, role: Role, block: &'r Block) {
        if self.needs(block) {
            return;
        }
        match (role, &block.kind) {
            (Role::CodeSamples, _) => self.lead(block),
            (Role::Summary, BlockKind::Paragraph(text)) if self.summary.is_none() => {
                let text = inline::prose(&self.document.read(text));
                self.summary = Some(Fact::stated(text, block.span));
            }
            (Role::Description, _) => self.description.push(block),
            (Role::Security, BlockKind::Table(table)) => {
                let found = security::table(self.document, table);
                self.security.push(found);
            }
            _ if self
                .samples
                .take(self.document, block, self.vocabulary, self.diagnostics) => {}
            (Role::Callbacks | Role::Aside, _) => {}
            (Role::Details, _) => self.details.push(block),
            (_, BlockKind::Table(table)) => self.table(role, table, block),
            (Role::ResponseSchema | Role::EnumeratedValues, _) => {
                let status = answers::status_of(self.document, block, self.vocabulary);
                if let Some(status) = status {
                    self.close_answer();
                    self.answers.open(status);
                } else if !self.answers.caption(block, self.vocabulary) {
                    stray(block, self.diagnostics);
                }
            }
            _ => stray(block, self.diagnostics),
        }
    }

    /// Reads a table by the part it stands in, or by its columns where they belong to another.
    fn table(&mut self, role: Role, table: &'r Table, block: &Block) {
        let columns = Columns::known(self.document, table, self.vocabulary);
        let by_columns = [
            (Role::Parameters, [Column::Name, Column::Place]),
            (Role::Responses, [Column::Status, Column::Meaning]),
            (Role::ResponseHeaders, [Column::Status, Column::Header]),
            (Role::ResponseSchema, [Column::Name, Column::Type]),
            (Role::EnumeratedValues, [Column::Name, Column::Value]),
        ];
        let fits =
            |(_, wanted): &&(Role, [Column; 2])| wanted.iter().all(|&column| columns.has(column));
        let is_own = |(own, _): &&(Role, [Column; 2])| *own == role;
        let mut found = by_columns.iter().filter(fits);
        let role = match found.clone().find(is_own).or_else(|| found.next()) {
            // A table of parameters may lack their places.
            Some((Role::ResponseSchema, _)) if role == Role::Parameters => role,
            Some((other, _)) => *other,
            None => role,
        };
        let (document, vocabulary) = (self.document, self.vocabulary);
        match role {
            Role::Parameters => {
                let found = parameters::read(document, table, vocabulary, self.diagnostics);
                self.told.parameters.extend(found.parameters);
                self.told.body = self.told.body.take().or(found.body);
                self.last = Last::Parameters;
            }
            Role::Responses => {
                let (found, headers) =
                    responses::read(document, table, vocabulary, self.diagnostics);
                self.responses.extend(found);
                self.headers.extend(headers);
                self.last = Last::Responses;
            }
            Role::ResponseHeaders => {
                let found = headers::read(document, table, vocabulary, self.diagnostics);
                self.headers.extend(found);
            }
            Role::ResponseSchema => {
                let combination = self.answers.combination(document, vocabulary);
                if !self.answers.goes_on(combination) {
                    self.close_answer();
                }
                self.answers.push(table, combination, document);
                self.last = Last::Response;
            }
            Role::Body => {
                let found = contents::body(document, table, vocabulary, self.diagnostics);
                self.told.body = self.told.body.take().or(found);
                self.last = Last::Parameters;
            }
            Role::EnumeratedValues => self.values(table),
            _ => stray(block, self.diagnostics),
        }
    }

    /// Reads a block among those that open the description.
    fn lead(&mut self, block: &'r Block) {
        if self.needs(block) {
            return;
        }
        match &block.kind {
            BlockKind::Paragraph(_) | BlockKind::Html(Some(_)) if self.is_anchor(block) => {}
            BlockKind::Paragraph(text) if self.is_deprecated(text) => {
                self.deprecated = Some(Fact::stated(true, block.span));
            }
            _ if self
                .samples
                .take(self.document, block, self.vocabulary, self.diagnostics) => {}
            BlockKind::Code { text, language, .. } if self.line.is_none() => {
                let samples = self.vocabulary.samples.as_ref();
                if samples.is_some_and(|own| own.shells.contains(&language.as_str())) {
                    let found = || curl::read(self.document, text);
                    self.curl = self.curl.take().filter(|c| c.is_command).or_else(found);
                } else if self.curl.is_none() && samples.is_some_and(|own| own.code.is_some()) {
                    self.curl = curl::read_code(self.document, text);
                }
            }
            BlockKind::Paragraph(text) if self.line.is_none() => {
                self.line = request_line::read(self.document, text);
                if self.line.is_none() {
                    self.description.push(block);
                }
            }
            BlockKind::Paragraph(text) if self.repeats_line(text) => {}
            BlockKind::Table(table) if self.lists_parameters(table) => {
                self.table(Role::Parameters, table, block);
            }
            BlockKind::Paragraph(_) if self.description.is_empty() && self.is_summary(block) => {}
            _ if self.samples.has_body() => stray(block, self.diagnostics),
            _ => self.description.push(block),
        }
    }

    /// Whether a paragraph is the request line again, which was read with the headings.
    fn repeats_line(&self, text: &[Span]) -> bool {
        let again = request_line::read(self.document, text);
        let known = self.line.as_ref().zip(again);
        known.is_some_and(|(known, again)| known.path.span() == again.path.span())
    }

    /// Whether a table that no heading announces tells the places of parameters.
    fn lists_parameters(&self, table: &Table) -> bool {
        let columns = Columns::known(self.document, table, self.vocabulary);
        columns.has(Column::Name) && columns.has(Column::Place)
    }

    /// Keeps what a block says about credentials.
    fn needs(&mut self, block: &Block) -> bool {
        let Some(words) = &self.vocabulary.security else {
            return false;
        };
        match security::read(self.document, block, words) {
            Some(Needs::Authentication(span)) => drop(self.authenticated.get_or_insert(span)),
            Some(Needs::Alternatives(found)) => self.security.push(found),
            None => return false,
        }
        true
    }

    /// Keeps the id of an anchor.
    fn is_anchor(&mut self, block: &Block) -> bool {
        let start = self.vocabulary.sections.operation_id;
        let id = page::anchor_id(self.document.slice(block.span));
        let Some(id) = start.and_then(|start| id?.strip_prefix(start)) else {
            return false;
        };
        self.anchor
            .get_or_insert_with(|| Fact::stated(id.to_owned(), block.span));
        true
    }

    /// Whether a paragraph says that the operation is deprecated, and no more.
    fn is_deprecated(&self, text: &[Span]) -> bool {
        let words = self.vocabulary.sections.deprecated;
        words.is_some_and(|words| inline::plain(self.document.read(text).trim()) == words)
    }

    /// Keeps the summary, where one stands below the request line.
    fn is_summary(&mut self, block: &Block) -> bool {
        let sections = &self.vocabulary.sections;
        let mark = match (sections.emphasised_summary, sections.headed_requests) {
            _ if self.summary.is_some() => return false,
            (true, _) => "*",
            (_, true) => "**",
            _ => return false,
        };
        let text = self.document.slice(block.span).trim();
        let inner = text
            .strip_prefix(mark)
            .and_then(|text| text.strip_suffix(mark));
        let Some(inner) = inner.filter(|inner| !inner.starts_with('*')) else {
            return false;
        };
        self.summary = Some(Fact::stated(inner.trim().to_owned(), block.span));
        true
    }

    /// Ends the tables of an answer.
    fn close_answer(&mut self) {
        let sample = self
            .answers
            .status()
            .and_then(|status| self.samples.shown(status));
        self.answers
            .close(self.document, sample, self.vocabulary, self.diagnostics);
    }
}
