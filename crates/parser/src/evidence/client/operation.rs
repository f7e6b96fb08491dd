//! A section that describes a method.

use docwright_model::{
    Diagnostic, Diagnostics, Fact, Header, Operation, SecurityRequirement, Span, Status, Tag,
};

use super::answers::{self, Returned};
use super::cut::{Part, Section, is_furniture};
use super::entities::decode;
use super::listing::{Listed, meant};
use super::parameters::{self, Told};
use super::sent;
use super::words::Words;
use crate::codes;
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::reading::{OperationReading, ResponseReading, Standing};
use crate::evidence::schema::stray;
use crate::evidence::vocabulary::{Role, Vocabulary};
use crate::evidence::{inline, page};

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
    let description = described(document, &listed, &section.intro, words);
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

/// What is said of the method beside what the table says: the text below its signature.
fn described(
    document: &Document<'_>,
    listed: &Listed,
    intro: &[&Block],
    words: &Words,
) -> Option<Fact<String>> {
    let summary = listed
        .summary
        .as_ref()
        .map(|said| said.value.as_str())
        .unwrap_or_default();
    let mut spans: Vec<Span> = Vec::new();
    for block in intro {
        let text = document.slice(block.span);
        match &block.kind {
            _ if is_furniture(document, block, words) => {}
            BlockKind::Quote(_) => spans.extend(below_signature(document, block.span)),
            // Code with a fence shows how the method is called.
            BlockKind::Code { .. } if text.trim_start().starts_with(['`', '~']) => {}
            _ => spans.push(block.span),
        }
    }
    let is_summary =
        |span: &Span| decode(document.slice(*span).trim()).trim() == decode(summary).trim();
    if spans.first().is_some_and(is_summary) {
        spans.remove(0);
    }
    let whole = spans.into_iter().reduce(Span::to)?;
    let text = inline::prose(document.slice(whole));
    let text = meant(text);
    (!text.is_empty() && text != summary).then(|| Fact::stated(text, whole))
}

/// The lines of a quote behind those that have its mark: text that only follows it closely.
fn below_signature(document: &Document<'_>, quote: Span) -> Option<Span> {
    let text = document.slice(quote);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim_start().starts_with('>') && !line.trim().is_empty() {
            let start = quote.start as usize + at;
            return Some(document.span(start..quote.end as usize));
        }
        at += line.len();
    }
    None
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
                Role::Security => self.security(block),
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

    /// Links to the schemes, or sentences about them. Whether one suffices or all are needed is not printed.
    fn security(&mut self, block: &Block) -> bool {
        // What follows shows how the client is told.
        if matches!(block.kind, BlockKind::Code { .. }) {
            return true;
        }
        let text = self.document.slice(block.span).trim();
        if text.starts_with(self.words.open) {
            self.security.get_or_insert_default();
            return true;
        }
        let names = schemes(text, self.words);
        let is_only = names.len() == 1 && self.security.is_none();
        for name in &names {
            let mut requirement = SecurityRequirement::default();
            requirement.schemes.insert(name.clone(), Vec::new());
            let fact = if is_only {
                Fact::stated(requirement, block.span)
            } else {
                Fact::inferred(requirement, block.span)
            };
            let known = self.security.get_or_insert_default();
            if known.iter().all(|known| known.value != fact.value) {
                known.push(fact);
            }
        }
        !names.is_empty()
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

/// The names of the schemes in a text: of links, or between the words of a sentence.
fn schemes(text: &str, words: &Words) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let from = rest.get(at..).unwrap_or_default();
        rest = match inline::link(from) {
            Some((name, target, after)) => {
                if target.contains('#') {
                    out.push(inline::plain(name).trim().to_owned());
                }
                after
            }
            None => from.get(1..).unwrap_or_default(),
        };
    }
    let (lead, ends) = words.configure;
    for line in text.lines() {
        let name = line
            .trim()
            .strip_prefix(lead)
            .and_then(|rest| ends.iter().find_map(|end| rest.trim().strip_suffix(end)));
        let name = name.map(|name| name.trim().to_owned());
        out.extend(name.filter(|name| !name.is_empty() && !out.contains(name)));
    }
    out
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

/// What stands below the title of a page of methods, which is about their group.
pub(super) fn about_group(
    document: &Document<'_>,
    intro: &[&Block],
    words: &Words,
) -> Option<Fact<String>> {
    let is_text = |block: &&&Block| {
        let text = document.slice(block.span).trim();
        matches!(block.kind, BlockKind::Paragraph(_))
            && !is_furniture(document, block, words)
            && !text.starts_with(words.base)
    };
    let said: Vec<&Block> = intro.iter().filter(is_text).copied().collect();
    page::prose(document, &said)
}
