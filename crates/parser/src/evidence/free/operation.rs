//! A section that describes a request, read for one of the requests it names.

mod finish;
mod samples;

use docwright_model::{Diagnostic, Diagnostics, Fact, Header, Origin, Schema, Span, Status, Tag};

use super::answers;
use super::fields::{self, Lexicon};
use super::parts::{self, Piece, Title};
use super::requests::Request;
use super::sections::Section;
use super::words::Part;
use super::{bullets, definitions, elements, remarks};
use crate::codes;
use crate::document::{Block, BlockKind, Document, Table};
use crate::evidence::reading::{
    Candidate, Hint, OperationReading, ResponseReading, ResponseSample, SchemaReading,
};
use crate::evidence::schema::stray;
use crate::evidence::vocabulary::Column;
use crate::evidence::{columns, inline, responses};

/// What a section gives for one of its requests.
pub(crate) struct Described<'a> {
    pub operation: OperationReading<'a>,
    /// The schemas that are defined within it.
    pub schemas: Vec<SchemaReading<'a>>,
}

/// Reads a section for one of its requests; `of` says how many it names.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    section: &Section<'_>,
    (request, of): (&Request, usize),
    tag: Option<&Tag>,
    lexicon: Lexicon<'_>,
    diagnostics: &mut Diagnostics,
) -> Described<'a> {
    let code: Vec<Span> = section
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Code { .. }))
        .map(|block| block.span)
        .collect();
    let elements = elements::read(document, section.span, &code, lexicon);
    let mut reader = Reader::new(document, lexicon, diagnostics, request);
    reader.elements(elements);
    let blocks = section.blocks.iter().copied();
    for piece in parts::pieces(document, blocks, lexicon.words) {
        reader.piece(&piece);
    }
    reader.finish(section, of, tag)
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    lexicon: Lexicon<'r>,
    diagnostics: &'r mut Diagnostics,
    request: &'r Request,
    /// The part that is being read, and whether a heading opened it.
    part: Part,
    outer: Part,
    /// The request a label says it is about.
    only: Option<String>,
    /// The status that the part is about.
    status: Option<Fact<Status>>,
    /// A heading whose words mean nothing here.
    unknown: Option<Title>,
    /// What elements told stands here, so that it is not read as text.
    skipped: Vec<Span>,
    candidates: Vec<Candidate>,
    fields: Vec<(Option<Fact<Status>>, Vec<Candidate>)>,
    responses: Vec<ResponseReading>,
    headers: Vec<(Status, Header)>,
    returned: Option<Schema>,
    description: Vec<Fact<String>>,
    deprecated: Option<Fact<bool>>,
    /// Where it says that nothing must be given.
    all_optional: bool,
    /// Where it says that parameters may be sent as a form.
    form: Option<Span>,
    /// The text before the next block, in lower case.
    lead: String,
    samples: samples::Samples<'a>,
    schemas: Vec<SchemaReading<'a>>,
}

impl<'r, 'a> Reader<'r, 'a> {
    fn new(
        document: &'r Document<'a>,
        lexicon: Lexicon<'r>,
        diagnostics: &'r mut Diagnostics,
        request: &'r Request,
    ) -> Self {
        Self {
            document,
            lexicon,
            diagnostics,
            request,
            part: Part::Text,
            outer: Part::Text,
            only: None,
            status: None,
            unknown: None,
            skipped: Vec::new(),
            candidates: Vec::new(),
            fields: Vec::new(),
            responses: Vec::new(),
            headers: Vec::new(),
            returned: None,
            description: Vec::new(),
            deprecated: None,
            all_optional: false,
            form: None,
            lead: String::new(),
            samples: samples::Samples::default(),
            schemas: Vec::new(),
        }
    }

    fn elements(&mut self, found: elements::Elements) {
        self.skipped = found.spans;
        self.candidates.extend(found.request);
        if !found.response.is_empty() {
            self.fields.push((None, found.response));
        }
    }

    fn piece(&mut self, piece: &Piece<'r>) {
        match piece {
            Piece::Title(title) => self.title(title),
            Piece::Inline(part, span) => self.inline(*part, *span),
            Piece::Block(block) => self.block(block),
            Piece::Point(item) => self.point(item),
        }
    }

    /// Begins a part. A label within a part that a heading opened may only say more of it.
    fn title(&mut self, title: &Title) {
        let status = answers::of_title(&title.text).map(|status| Fact::stated(status, title.span));
        if title.part == Some(Part::Statuses) && !title.is_heading {
            self.status = status.or(self.status.take());
            return;
        }
        let known = title.part.or_else(|| self.ending(title));
        let part = known.unwrap_or(Part::Aside);
        self.samples.part(part);
        self.unknown = known.is_none().then(|| title.clone());
        self.lead.clear();
        self.only.clone_from(&title.only);
        if title.is_heading {
            self.outer = part;
            self.status = None;
        }
        // An example within an answer is one of that answer.
        let is_within = part == Part::Example && !title.is_heading && is_answer(self.outer);
        self.part = if is_within { self.outer } else { part };
        if is_answer(self.part) && (status.is_some() || !is_within) {
            self.status = status;
            if let Some(status) = self.status.clone() {
                self.answer(status, None);
            }
        }
    }

    /// What a title of other words is by its first or last: `Example Pet`, `Bulk Update Response`.
    fn ending(&self, title: &Title) -> Option<Part> {
        let words = self.lexicon.words;
        let of = |word: Option<&str>, part| {
            word.and_then(|word| words.part(word))
                .filter(|own| *own == part)
        };
        let mut all = title.text.split(' ');
        of(all.clone().next(), Part::Example).or_else(|| of(all.next_back(), Part::Response))
    }

    /// What stands behind a label.
    fn inline(&mut self, part: Part, span: Span) {
        let text = self.document.slice(span);
        match part {
            Part::Text | Part::Aside => self.text(text, span),
            Part::Response | Part::Errors | Part::Statuses => {
                if let Some((status, said)) = answers::at_start(text) {
                    let status = Fact::stated(status, span);
                    let said = (!said.is_empty()).then(|| Fact::stated(said, span));
                    self.status = Some(status.clone());
                    self.answer(status, said);
                } else {
                    self.answered(text, span);
                }
            }
            Part::Parameters
            | Part::Query
            | Part::Path
            | Part::Address
            | Part::Body
            | Part::Headers => {
                let hint = hint(part).map(|hint| Fact::stated(hint, span));
                let names = self.names(text, span);
                self.add(names, hint);
            }
            _ => {}
        }
    }

    /// Names that stand in a row: `` `page`, `limit` ``.
    fn names(&self, text: &str, span: Span) -> Vec<Candidate> {
        let parts = text.split(',').map(str::trim);
        let named: Option<Vec<&str>> = parts
            .map(|part| {
                inline::code(part)
                    .filter(|(_, rest)| rest.trim().is_empty())
                    .map(|(name, _)| name)
            })
            .collect();
        let origin = Origin::stated(span);
        let found = named.unwrap_or_default().into_iter().filter_map(|name| {
            let name = fields::name(name);
            let is_one = !name.text.is_empty()
                && !name.text.contains(|c: char| c.is_whitespace() || c == '/');
            is_one.then(|| Candidate {
                name: Fact::new(name.text, origin.clone()),
                hint: None,
                required: name
                    .is_optional
                    .map(|value| Fact::new(!value, origin.clone())),
                schema: fields::untyped(&origin),
                only: None,
            })
        });
        found.collect()
    }

    fn block(&mut self, block: &'r Block) {
        let place = block.span;
        if self
            .skipped
            .iter()
            .any(|span| span.start <= place.start && place.end <= span.end)
        {
            return;
        }
        match &block.kind {
            BlockKind::Code { text, language, .. } => self.code(block, text, language),
            BlockKind::Table(table) => self.table(table, block),
            BlockKind::List(items) => self.list(items, block),
            BlockKind::Html(Some(element)) => {
                if let Some(part) = samples::part_of(&element.name, self.lexicon.words) {
                    self.part = part;
                    self.samples.part(part);
                }
            }
            BlockKind::Paragraph(_) | BlockKind::Quote(_) => {
                let raw = self.document.slice(place);
                if matches!(self.part, Part::Response | Part::Errors | Part::Statuses) {
                    self.answered(raw, place);
                } else {
                    self.text(raw, place);
                }
            }
            _ => {}
        }
    }

    fn table(&mut self, table: &'r Table, block: &'r Block) {
        let vocabulary = self.lexicon.vocabulary;
        let has = |column| columns::has(self.document, table, column, vocabulary);
        if has(Column::Path) && has(Column::Method) {
            return;
        }
        if has(Column::Status) && !has(Column::Name) {
            let (found, _) = responses::read(self.document, table, vocabulary, self.diagnostics);
            for reading in found {
                self.responded(reading);
            }
            return;
        }
        if !fields::is_table(self.document, table, vocabulary) {
            if !matches!(self.part, Part::Aside | Part::Text) {
                stray(block, self.diagnostics);
            }
            return;
        }
        if let Some(title) = &self.unknown {
            let found = definitions::of_table(
                self.document,
                &title.text,
                title.span,
                table,
                self.lexicon,
                self.diagnostics,
            );
            match found {
                Some(schema) => self.schemas.push(schema),
                None => stray(block, self.diagnostics),
            }
            return;
        }
        let part = self.part_of_table(table);
        let Some(part) = part else {
            return stray(block, self.diagnostics);
        };
        let found = fields::of_table(self.document, table, self.lexicon, self.diagnostics);
        self.file(part, found, block.span);
    }

    /// Which part a table belongs to; a table without a title is told by its head.
    fn part_of_table(&self, table: &Table) -> Option<Part> {
        match self.part {
            Part::Text | Part::Example | Part::Request | Part::Endpoint => {
                let head = fields::head(self.document, table);
                let is_parameter = ["param", "arg", "query"]
                    .iter()
                    .any(|word| head.starts_with(word));
                if is_parameter {
                    Some(Part::Parameters)
                } else if self.samples.has_answer() {
                    Some(Part::Response)
                } else {
                    (self.part != Part::Example).then_some(Part::Parameters)
                }
            }
            Part::Aside | Part::Method | Part::Base => None,
            part => Some(part),
        }
    }

    fn list(&mut self, items: &'r [Vec<Block>], block: &'r Block) {
        let is_parameters = hint(self.part).is_some() || self.part == Part::Parameters;
        if is_answer(self.part) && self.statuses(items.iter().map(Vec::as_slice)) {
            return;
        }
        if !is_parameters && !matches!(self.part, Part::Response) {
            return self.text(self.document.slice(block.span), block.span);
        }
        let (found, rest) =
            bullets::of_list(self.document, items.iter().map(Vec::as_slice), self.lexicon);
        if found.is_empty() {
            return self.text(self.document.slice(block.span), block.span);
        }
        for span in rest {
            let message = "this point names no field, so what it says is not in the output";
            self.diagnostics
                .push(Diagnostic::new(codes::UNKNOWN_PART, message).at(span));
        }
        self.file(self.part, found, block.span);
    }

    /// A point among labels.
    fn point(&mut self, item: &'r [Block]) {
        if is_answer(self.part) && self.statuses(std::iter::once(item)) {
            return;
        }
        let is_parameters = hint(self.part).is_some() || self.part == Part::Parameters;
        if is_parameters || self.part == Part::Response {
            let (found, _) = bullets::of_list(self.document, std::iter::once(item), self.lexicon);
            self.file(
                self.part,
                found,
                self.request
                    .line
                    .path
                    .span()
                    .unwrap_or_else(|| self.document.span(0..0)),
            );
        }
    }

    /// Keeps statuses that points begin with; whether there was one.
    fn statuses(&mut self, items: impl Iterator<Item = &'r [Block]>) -> bool {
        let mut found = false;
        for item in items {
            let Some(Block {
                kind: BlockKind::Paragraph(_),
                span,
            }) = item.first()
            else {
                continue;
            };
            if let Some((status, said)) = answers::at_start(self.document.slice(*span)) {
                found = true;
                let said = (!said.is_empty()).then(|| Fact::stated(said, *span));
                self.status = Some(Fact::stated(status, *span));
                self.answer(Fact::stated(status, *span), said);
                for block in item.iter().skip(1) {
                    self.block(block);
                }
            }
        }
        found
    }

    /// Keeps fields in the part they belong to; what follows a label's table or list is no longer about it.
    fn file(&mut self, part: Part, found: Vec<Candidate>, place: Span) {
        match part {
            Part::Response | Part::Errors | Part::Statuses => {
                if !found.is_empty() {
                    self.fields.push((self.status.clone(), found));
                }
            }
            Part::ResponseHeaders => self.response_headers(found),
            part => {
                let hint = hint(part).map(|hint| Fact::stated(hint, place));
                self.add(found, hint);
            }
        }
        if self.outer != self.part {
            self.part = self.outer;
            self.only = None;
        }
    }

    fn add(&mut self, found: Vec<Candidate>, hint: Option<Fact<Hint>>) {
        let only = self.only.clone();
        self.candidates
            .extend(found.into_iter().map(|field| Candidate {
                hint: field.hint.clone().or_else(|| hint.clone()),
                only: only.clone(),
                ..field
            }));
    }

    /// Running text about the operation.
    fn text(&mut self, raw: &str, span: Span) {
        let lower = raw.to_lowercase();
        if self.samples.is_request(self.document, span) || lower.trim_start().starts_with("</") {
            return;
        }
        if lower.contains("application/x-www-form-urlencoded") {
            self.form.get_or_insert(span);
        }
        self.all_optional |= remarks::all_optional(raw);
        self.lead.clone_from(&lower);
        let plain = inline::plain(raw.trim());
        if plain.to_lowercase().starts_with("deprecated")
            || lower.contains("endpoint is deprecated")
        {
            self.deprecated
                .get_or_insert_with(|| Fact::stated(true, span));
        }
        self.returns(raw, span);
        if matches!(self.part, Part::Aside) {
            return;
        }
        let said = inline::prose(raw);
        if !said.is_empty() {
            self.description.push(Fact::stated(said, span));
        }
    }

    /// Text about an answer.
    fn answered(&mut self, raw: &str, span: Span) {
        if let Some((status, said)) = answers::at_start(raw) {
            self.status = Some(Fact::stated(status, span));
            let said = (!said.is_empty()).then(|| Fact::stated(said, span));
            self.answer(Fact::stated(status, span), said);
        }
        self.returns(raw, span);
    }

    /// Statuses and values that sentences say come back.
    fn returns(&mut self, raw: &str, span: Span) {
        for (status, said) in answers::in_prose(raw) {
            self.answer(Fact::stated(status, span), Some(Fact::stated(said, span)));
        }
        let origin = Origin::stated(span);
        if self.returned.is_none() {
            self.returned = answers::returned(raw, self.lexicon.words, &origin);
        }
    }

    fn answer(&mut self, status: Fact<Status>, description: Option<Fact<String>>) {
        self.responded(ResponseReading {
            status,
            description,
            schema: None,
            media: Vec::new(),
            is_told_below: false,
            is_untyped: false,
        });
    }

    /// Keeps an answer; one of a status that is known adds what was not.
    fn responded(&mut self, reading: ResponseReading) {
        let mut known = self.responses.iter_mut();
        match known.find(|known| known.status.value == reading.status.value) {
            Some(known) => {
                known.description = known.description.take().or(reading.description);
                known.schema = known.schema.take().or(reading.schema);
            }
            None => self.responses.push(reading),
        }
    }
}

/// Where the fields of a part stand, where its title says so.
fn hint(part: Part) -> Option<Hint> {
    match part {
        Part::Address => Some(Hint::Address),
        Part::Path => Some(Hint::Path),
        Part::Query => Some(Hint::Query),
        Part::Headers => Some(Hint::Header),
        Part::Body => Some(Hint::Body),
        _ => None,
    }
}

fn is_answer(part: Part) -> bool {
    matches!(part, Part::Response | Part::Errors | Part::Statuses)
}

/// A sample of an answer with the status it is for.
fn sample<'a>(shown: samples::Answer<'a>, status: Fact<Status>) -> ResponseSample<'a> {
    ResponseSample {
        status,
        json: shown.json,
        form: shown.form,
    }
}
