//! What a page says about the API as a whole, under headings and in labelled lines.

use docwright_model::{Contact, ExternalDocs, Fact, Info, License, Span};

use super::about::{self, Presented};
use super::vocabulary::{Imprint, Vocabulary};
use super::{inline, page, request_line};
use crate::document::{Block, BlockKind, Document, cover};

/// Whether a heading tells a part of the imprint.
pub(crate) fn is_part(heading: &str, vocabulary: &Vocabulary) -> bool {
    let words = vocabulary.imprint.as_ref();
    words.is_some_and(|words| {
        let text = heading.trim();
        text.starts_with(words.version.trim_end()) || text.eq_ignore_ascii_case(words.terms)
    })
}

/// Reads what stands above the first request: title, description, version, terms, contact, licence and further reading.
pub(crate) fn read(document: &Document<'_>, words: &Imprint, vocabulary: &Vocabulary) -> Presented {
    let mut info = Info::default();
    let blocks = &document.blocks;
    let is_request = |block: &Block| heading(document, block).is_some_and(is_request);
    let end = blocks.iter().position(is_request).unwrap_or(blocks.len());
    let mut head = blocks.get(..end).unwrap_or_default();
    if let Some((block, rest)) = head.split_first()
        && let BlockKind::FrontMatter(text) = &block.kind
    {
        info.title = about::title(document, text);
        head = rest;
    }
    if info.title.is_none()
        && let Some((block, rest)) = head.split_first()
        && let BlockKind::Heading { level: 1, text } = &block.kind
        && let Some(span) = cover(text)
    {
        let title = inline::plain(document.slice(span).trim()).into_owned();
        info.title = Some(Fact::stated(title, span));
        head = rest;
    }
    // In bold, the marks end behind the word.
    let version = |block: &Block| {
        let rest = heading(document, block)?.strip_prefix(words.version.trim_end())?;
        Some(rest.trim_start_matches('*'))
    };
    let Some(at) = head.iter().rposition(|block| version(block).is_some()) else {
        return Presented {
            info,
            servers: Vec::new(),
        };
    };
    let (above, below) = head.split_at_checked(at).unwrap_or((head, &[]));
    let description = page::prose(document, &above.iter().collect::<Vec<_>>());
    info.description = description.map(|said| vocabulary.rows.meant(said));
    let mut reader = Reader {
        document,
        words,
        info,
        part: None,
    };
    for block in below {
        if let Some(version) = version(block).map(str::trim) {
            let version = (!version.is_empty()).then(|| version.to_owned());
            reader.info.version = version.map(|version| Fact::stated(version, block.span));
        } else if !reader.block(block) {
            break;
        }
    }
    Presented {
        info: reader.info,
        servers: Vec::new(),
    }
}

fn is_request(heading: &str) -> bool {
    request_line::headed(heading).is_some()
}

/// The text of a heading.
fn heading<'a>(document: &Document<'a>, block: &Block) -> Option<&'a str> {
    match &block.kind {
        BlockKind::Heading { text, .. } => Some(document.slice(cover(text)?).trim()),
        _ => None,
    }
}

/// What the next lines are about.
#[derive(Clone, Copy)]
enum Part {
    Terms,
    Contact,
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    words: &'r Imprint,
    info: Info,
    part: Option<Part>,
}

impl Reader<'_, '_> {
    /// Reads a block below the version; false where the imprint is over.
    fn block(&mut self, block: &Block) -> bool {
        if let Some(heading) = heading(self.document, block) {
            let is_terms = heading.eq_ignore_ascii_case(self.words.terms);
            self.part = is_terms.then_some(Part::Terms);
            return is_terms;
        }
        if !matches!(block.kind, BlockKind::Paragraph(_)) {
            return false;
        }
        let mut at = block.span.start as usize;
        for line in self.document.slice(block.span).split_inclusive('\n') {
            let span = self.document.span(at..at + line.trim_end().len());
            at += line.len();
            self.line(line.trim(), span);
        }
        self.part = None;
        true
    }

    fn line(&mut self, line: &str, span: Span) {
        let bare = line.trim_start_matches('*');
        if bare.starts_with(self.words.contact) {
            self.part = Some(Part::Contact);
        } else if let Some(rest) = bare.strip_prefix(self.words.license) {
            self.part = None;
            let rest = rest.trim_start_matches('*').trim();
            let link = inline::link(rest);
            let license = License {
                name: inline::plain(link.map_or(rest, |(text, _, _)| text)).into_owned(),
                url: link.map(|(_, target, _)| target.to_owned()),
            };
            self.info.license = Some(Fact::stated(license, span));
        } else if let Some((text, url, "")) = inline::link(line).filter(|_| self.part.is_none()) {
            let docs = ExternalDocs {
                url: url.to_owned(),
                description: (text != self.words.more).then(|| inline::plain(text).into_owned()),
            };
            self.info.external_docs = Some(Fact::stated(docs, span));
        } else {
            self.labelled(line, span);
        }
    }

    /// A line below a label or a heading.
    fn labelled(&mut self, line: &str, span: Span) {
        let text = inline::plain(line).into_owned();
        match self.part {
            Some(Part::Terms) => self.info.terms_of_service = Some(Fact::stated(text, span)),
            Some(Part::Contact) => {
                let known = self
                    .info
                    .contact
                    .get_or_insert_with(|| Fact::stated(Contact::default(), span));
                let contact = &mut known.value;
                if text.contains("://") {
                    contact.url = Some(text);
                } else if text.contains('@') && !text.contains(' ') {
                    contact.email = Some(text);
                } else {
                    contact.name = Some(text);
                }
                known.origin.evidence.push(span);
            }
            None => {}
        }
    }
}
