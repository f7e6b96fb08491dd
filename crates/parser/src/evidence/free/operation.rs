//! A section that describes a request, read for one of the requests it names.

mod answered;
mod blocks;
mod finish;
mod inline_parts;
mod samples;
mod sent;
mod texts;
mod titles;

use docwright_model::{Basis, Diagnostics, Fact, Header, Schema, SchemaKind, Span, Status, Tag};

use super::elements;
use super::fields::Lexicon;
use super::parts::{Piece, Title};
use super::requests::Request;
use super::segments::Segment;
use super::words::Part;
use crate::document::{Block, BlockKind, Document};
use crate::evidence::reading::{
    Candidate, Credential, Hint, OperationReading, ResponseReading, ResponseSample, SchemaReading,
};

/// What a section gives for one of its requests.
pub(crate) struct Described<'a> {
    pub operation: OperationReading<'a>,
    /// The schemas that are defined within it.
    pub schemas: Vec<SchemaReading<'a>>,
}

/// Reads a description for one of its requests; `of` says how many it has.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    segment: &Segment<'_, '_>,
    (request, of): (&Request, usize),
    tag: Option<&Tag>,
    lexicon: Lexicon<'_>,
    diagnostics: &mut Diagnostics,
) -> Described<'a> {
    let code = segment.pieces.iter().filter_map(|piece| match piece {
        Piece::Block(block) if matches!(block.kind, BlockKind::Code { .. }) => Some(block.span),
        _ => None,
    });
    let code: Vec<Span> = code.collect();
    let elements = elements::read(document, segment.span, &code, lexicon);
    let mut reader = Reader::new(document, lexicon, diagnostics, request, &segment.requests);
    reader.elements(elements);
    // A line in emphasis that is the title is no text.
    reader
        .skipped
        .extend(segment.title.as_ref().and_then(Fact::span));
    if let Some(status) = request.answer.clone() {
        reader.answer(status, None);
    }
    for piece in segment.pieces {
        reader.piece(piece);
    }
    reader.finish(segment, of, tag)
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    lexicon: Lexicon<'r>,
    diagnostics: &'r mut Diagnostics,
    request: &'r Request,
    /// All that are described together.
    requests: &'r [Request],
    /// The part that is being read, and whether a heading opened it.
    part: Part,
    outer: Part,
    /// The level of the heading that opened the outer part.
    level: u8,
    /// Whether what came last was a point among labels.
    in_points: bool,
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
    /// What answers are said to be as a whole.
    shapes: Vec<(Option<Fact<Status>>, Schema)>,
    responses: Vec<ResponseReading>,
    headers: Vec<(Status, Header)>,
    returned: Option<Schema>,
    description: Vec<Fact<String>>,
    /// A text that is no part of the description where a sample follows.
    announced: Option<Fact<String>>,
    deprecated: Option<Fact<bool>>,
    /// Where it says that nothing must be given.
    all_optional: bool,
    /// Where it says that parameters may be sent as a form.
    form: Option<Span>,
    /// Whether the names that follow must be given.
    must: Option<Fact<bool>>,
    /// What the body is said to be as a whole.
    whole: Option<Schema>,
    /// The credentials that headers show.
    carried: Vec<Fact<Credential>>,
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
        requests: &'r [Request],
    ) -> Self {
        Self {
            document,
            lexicon,
            diagnostics,
            request,
            requests,
            part: Part::Text,
            outer: Part::Text,
            level: 0,
            in_points: false,
            only: None,
            status: None,
            unknown: None,
            skipped: Vec::new(),
            candidates: Vec::new(),
            fields: Vec::new(),
            shapes: Vec::new(),
            responses: Vec::new(),
            headers: Vec::new(),
            returned: None,
            description: Vec::new(),
            announced: None,
            deprecated: None,
            all_optional: false,
            form: None,
            must: None,
            whole: None,
            carried: Vec::new(),
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
        let is_point = matches!(piece, Piece::Point(_));
        if self.in_points && !is_point {
            self.leave();
        }
        self.in_points = is_point;
        let announced = self.announced.take();
        let is_sample =
            matches!(piece, Piece::Block(block) if matches!(block.kind, BlockKind::Code { .. }));
        self.description.extend(announced.filter(|_| !is_sample));
        match piece {
            Piece::Title(title) => self.title(title),
            Piece::Inline(part, span) => self.inline(*part, *span),
            Piece::Block(block) => self.block(block),
            Piece::Point(item) => self.point(item),
            Piece::Apart => self.leave(),
        }
    }

    fn block(&mut self, block: &'r Block) {
        let place = block.span;
        if self.is_skipped(place) {
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
                if self.is_named(raw) {
                    return self.leave();
                }
                if self.define(block) || self.lists_names(block) {
                    return;
                }
                if is_label(raw) {
                    self.leave();
                }
                if matches!(self.part, Part::Response | Part::Errors | Part::Statuses) {
                    self.answered(raw, place);
                } else {
                    self.text(raw, place);
                }
            }
            _ => {}
        }
    }

    /// Keeps fields in the part they belong to; what follows a label's table or list is no longer about it.
    fn file(&mut self, part: Part, found: Vec<Candidate>, place: Span) {
        self.keep(part, found, place);
        self.leave();
    }

    /// A label's part ends.
    fn leave(&mut self) {
        if self.outer != self.part {
            self.part = self.outer;
            self.only = None;
        }
    }

    fn keep(&mut self, part: Part, found: Vec<Candidate>, place: Span) {
        match part {
            Part::Response | Part::Errors | Part::Statuses => {
                if !found.is_empty() {
                    self.fields.push((self.status.clone(), found));
                }
            }
            Part::ResponseHeaders => self.response_headers(found),
            part => {
                let hint = hint(part).map(|hint| Fact::stated(hint, place));
                self.add(found, hint.as_ref());
            }
        }
    }

    /// Puts what is told of a field where it was only named before; whether it was.
    fn tells_more(&mut self, field: &mut Candidate, hint: Option<&Fact<Hint>>) -> bool {
        let hint = field.hint.as_ref().or(hint).map(|hint| hint.value);
        let is_named = |known: &&mut Candidate| {
            let own = known.hint.as_ref().map(|hint| hint.value);
            let is_bare = matches!(known.schema.kind.value, SchemaKind::Any)
                && known.schema.kind.origin.basis != Basis::Stated
                && known.schema.description.is_none();
            let is_place = own.is_none() || hint.is_none() || own == hint;
            is_bare && is_place && known.only == self.only && known.name.value == field.name.value
        };
        let Some(known) = self.candidates.iter_mut().find(is_named) else {
            return false;
        };
        known.required = field.required.take().or(known.required.take());
        known.schema = field.schema.clone();
        true
    }

    fn add(&mut self, mut found: Vec<Candidate>, hint: Option<&Fact<Hint>>) {
        let only = self.only.clone();
        if self.candidates.len() < MAX_COMPARED {
            found.retain_mut(|field| !self.tells_more(field, hint));
        }
        self.candidates
            .extend(found.into_iter().map(|field| Candidate {
                hint: field.hint.clone().or_else(|| hint.cloned()),
                only: only.clone(),
                ..field
            }));
    }
}

/// Among more parameters none is looked for that was only named before.
const MAX_COMPARED: usize = 200;

/// Whether a text is a label that announces something of its own: `**Validation:**`.
fn is_label(raw: &str) -> bool {
    let inner = raw
        .trim()
        .strip_prefix("**")
        .and_then(|raw| raw.split_once("**"));
    inner.is_some_and(|(inner, rest)| {
        let is_marked = inner.ends_with(':') || rest.trim() == ":";
        is_marked && (rest.trim().is_empty() || rest.trim() == ":")
    })
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
fn sample(shown: samples::Answer<'_>, status: Fact<Status>) -> ResponseSample<'_> {
    ResponseSample {
        status,
        json: shown.json,
        form: shown.form,
    }
}
