//! A section that describes a method.

use docwright_model::{
    Diagnostic, Diagnostics, Fact, Header, Operation, SecurityRequirement, Span, Status, Tag,
};

use super::answers::{self, Returned};
use super::cut::{Part, Section, is_furniture};
use super::listing::Listed;
use super::parameters::{self, Told};
use super::sent;
use super::words::Words;
use super::{needs, texts};
use crate::codes;
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::inline;
use crate::evidence::reading::{OperationReading, ResponseReading, Standing};
use crate::evidence::schema::stray;
use crate::evidence::vocabulary::{Role, Vocabulary};

/// Reads a section.
pub(super) fn read<'a>(
    document: &Document<'a>,
    listed: Listed,
    section: &Section<'_>,
    tag: Option<&Tag>,
    (vocabulary, words): (&Vocabulary, &Words),
    diagnostics: &mut Diagnostics,
) -> OperationReading<'a> {
    let mut reader = Reader {
        document,
        vocabulary,
        words,
        diagnostics,
        is_foreign: false,
        told: Vec::new(),
        sent_as: Vec::new(),
        got_as: Vec::new(),
        returned: Returned::Unsaid,
        responses: Vec::new(),
        headers: Vec::new(),
        security: None,
    };
    for part in &section.parts {
        reader.part(part);
    }
    if reader.is_foreign {
        reader.told.clear();
        let message = "what this method sends and returns is told in a layout that is not known";
        let at = cover(section.title).unwrap_or(section.span);
        reader
            .diagnostics
            .push(Diagnostic::new(codes::NOT_UNDERSTOOD, message).at(at));
    }
    let description = texts::described(document, &listed, &section.intro, words);
    let mut responses = reader.responses;
    answers::settle(&mut responses, reader.returned, reader.got_as);
    let found = sent::place(reader.told, &listed.line, reader.sent_as);
    let mut out = bare(listed, section.span, tag, Standing::Described);
    out.operation.description = description;
    out.candidates = found.candidates;
    out.body = found.body;
    out.responses = responses;
    out.headers = reader.headers;
    out.security = reader.security;
    out
}

/// What a row of the table says of an operation.
pub(super) fn bare<'a>(
    listed: Listed,
    section: Span,
    tag: Option<&Tag>,
    standing: Standing,
) -> OperationReading<'a> {
    let operation = Operation {
        section,
        method: listed.line.method,
        path: listed.line.path,
        id: Some(listed.name),
        summary: listed.summary,
        description: None,
        tags: tag.map(|tag| tag.name.clone()).into_iter().collect(),
        parameters: Vec::new(),
        request_body: None,
        responses: Vec::new(),
        security: None,
        deprecated: None,
        callbacks: Vec::new(),
    };
    OperationReading {
        operation,
        curl: None,
        body: None,
        body_sample: None,
        body_forms: Vec::new(),
        responses: Vec::new(),
        samples: Vec::new(),
        tables: Vec::new(),
        headers: Vec::new(),
        authenticated: None,
        security: None,
        trailing_security: None,
        open_by_silence: false,
        is_untitled: false,
        callbacks: Vec::new(),
        credentials: Vec::new(),
        candidates: Vec::new(),
        standing,
        is_open: false,
    }
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    vocabulary: &'r Vocabulary,
    words: &'r Words,
    diagnostics: &'r mut Diagnostics,
    /// Whether what is sent and returned is told in a layout that is not read.
    is_foreign: bool,
    told: Vec<Told>,
    /// The media types of the body.
    sent_as: Vec<Fact<String>>,
    /// Those of the answer.
    got_as: Vec<Fact<String>>,
    returned: Returned,
    responses: Vec<ResponseReading>,
    headers: Vec<(Status, Header)>,
    security: Option<Vec<Fact<SecurityRequirement>>>,
}

impl Reader<'_, '_> {
    fn part(&mut self, part: &Part<'_>) {
        // Where a table tells those that must not be given in a list of their own, nothing marks the others.
        let heading = self.document.slice(part.heading.span);
        let is_marked = !heading.to_ascii_lowercase().contains("other ");
        for block in &part.blocks {
            if part.role == Role::Aside || is_furniture(self.document, block, self.words) {
                continue;
            }
            let is_read = match part.role {
                Role::Parameters => self.parameters(block, is_marked),
                Role::Returns => self.returns(block),
                Role::Security => needs::read(self.document, block, self.words, &mut self.security),
                Role::MediaTypes => self.media(block),
                Role::Responses => self.answers(block),
                _ => false,
            };
            if !is_read {
                stray(block, self.diagnostics);
            }
        }
    }

    fn parameters(&mut self, block: &Block, is_marked: bool) -> bool {
        if self.document.slice(block.span).contains(self.words.foreign) {
            self.is_foreign = true;
            return true;
        }
        match &block.kind {
            BlockKind::Table(table) => {
                let how = (self.vocabulary, self.words);
                let found =
                    parameters::read(self.document, table, is_marked, how, self.diagnostics);
                self.told.extend(found);
                true
            }
            BlockKind::Paragraph(_) => {
                let text = self.document.slice(block.span).trim();
                self.words.idle.iter().any(|lead| text.starts_with(lead))
            }
            _ => false,
        }
    }

    fn returns(&mut self, block: &Block) -> bool {
        // A type in brackets alone may look like another block.
        let text = match &block.kind {
            BlockKind::Paragraph(text) => cover(text),
            _ => Some(block.span),
        };
        let found = text.and_then(|span| answers::returned(self.document, span, self.words));
        match found {
            Some(found) if matches!(self.returned, Returned::Unsaid) => {
                self.returned = found;
                true
            }
            _ => false,
        }
    }

    /// A list such as `- **Content-Type**: a, b`.
    fn media(&mut self, block: &Block) -> bool {
        let BlockKind::List(items) = &block.kind else {
            return false;
        };
        let mut all = true;
        for block in items.iter().flatten() {
            let text = self.document.slice(block.span);
            let Some((label, list)) = text.split_once(':') else {
                all = false;
                continue;
            };
            let label = inline::plain(label.trim());
            let into = match label.trim().to_ascii_lowercase().as_str() {
                "content-type" => &mut self.sent_as,
                "accept" => &mut self.got_as,
                _ => {
                    all = false;
                    continue;
                }
            };
            let plain = inline::plain(list);
            let is_media = |name: &&str| name.contains('/') && !self.words.no_media.contains(name);
            let names = plain.split(',').map(str::trim).filter(is_media);
            into.extend(names.map(|name| Fact::stated(name.to_owned(), block.span)));
        }
        all
    }

    fn answers(&mut self, block: &Block) -> bool {
        let BlockKind::Table(table) = &block.kind else {
            return false;
        };
        let (found, headers) =
            answers::table(self.document, table, self.vocabulary, self.diagnostics);
        self.responses.extend(found);
        self.headers.extend(headers);
        true
    }
}

/// The group whose methods a class has: its name without what such classes end in.
pub(super) fn group(class: &Fact<String>, words: &Words) -> Option<Tag> {
    let name = super::types::last_part(&class.value);
    let (lead, end) = name.split_at_checked(name.len().checked_sub(words.class_end.len())?)?;
    let is_class = end.eq_ignore_ascii_case(words.class_end);
    let name = if is_class { lead } else { name };
    let is_group = !name.is_empty() && !name.eq_ignore_ascii_case(words.no_group);
    is_group.then(|| Tag {
        name: Fact::new(name.to_owned(), class.origin.to_inferred()),
        description: None,
        external_docs: None,
    })
}
