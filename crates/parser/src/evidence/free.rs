//! A page without a fixed layout: its writer chose the headings, the tables and their order.
//!
//! In: a document and the words such pages use. Out: a reading in which it may be open where a parameter stands and which
//! schema a link means; `resolve` decides both for all pages. This module must not know other pages.

pub(crate) mod answers;
pub(crate) mod bullets;
pub(crate) mod definitions;
pub(crate) mod elements;
pub(crate) mod fields;
pub(crate) mod listed;
pub(crate) mod operation;
pub(crate) mod parts;
pub(crate) mod remarks;
pub(crate) mod requests;
pub(crate) mod sections;
pub(crate) mod spoken;
pub(crate) mod words;

use docwright_model::{Diagnostic, Diagnostics, Fact, PageCoverage, Server, Span, Tag};

use super::inline;
use super::reading::{Reading, Standing};
use super::vocabulary::Vocabulary;
use crate::codes;
use crate::document::{Block, BlockKind, Document, cover};
use fields::Lexicon;
use requests::Request;
use sections::Section;
use words::{Part, Words};

/// What speaks for a page being such a reference: how much, and in words. None where it names no request and defines no
/// schema.
pub(crate) fn recognise(document: &Document<'_>, lexicon: Lexicon<'_>) -> Option<(usize, String)> {
    // What recovery makes of a damaged page follows the words of fixed layouts.
    if document.is_recovered() {
        return None;
    }
    let (mut requests, parts) = sections::marks(document, lexicon.words);
    let tables = document
        .blocks
        .iter()
        .map(|block| listed::of_block(document, block, lexicon).len());
    requests += 4 * tables.sum::<usize>();
    if requests > 0 {
        let reason =
            format!("requests in headings, lines or code, and {parts} titles such as `Parameters`");
        return Some((requests + parts, reason));
    }
    let defined = defined(document, lexicon);
    let reason = format!("{defined} tables of fields below titles such as `Object`");
    (defined > 0).then_some((defined, reason))
}

/// How many headings announce a schema with a table of its fields below.
fn defined(document: &Document<'_>, lexicon: Lexicon<'_>) -> usize {
    let mut is_announced = false;
    let mut found = 0;
    for block in &document.blocks {
        if let BlockKind::Heading { text, .. } = &block.kind {
            is_announced = lexicon
                .words
                .definition(&inline::plain(document.read(text).trim()))
                .is_some();
        } else if is_announced && definitions::is_fields(document, block, lexicon) {
            found += 1;
            is_announced = false;
        }
    }
    found
}

/// Reads a page.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    dialect: &'static str,
    reason: String,
    vocabulary: &Vocabulary,
    words: &Words,
    diagnostics: &mut Diagnostics,
) -> Reading<'a> {
    let mut out = Reading::of(PageCoverage {
        source: document.source,
        dialect: Some(dialect),
        reason,
        read: 0,
        not_api: document.aside.len(),
        not_understood: 0,
    });
    out.unstated = vocabulary.unstated;
    out.is_open = true;
    let sections = sections::cut(document, words);
    let lexicon = Lexicon { vocabulary, words };
    let mut page = Page {
        document,
        lexicon,
        sections: &sections,
        holds: vec![false; sections.len()],
        out,
        diagnostics,
    };
    for (index, section) in sections.iter().enumerate() {
        page.anchors(section);
        page.section(index, section);
    }
    page.finish()
}

struct Page<'r, 'd, 'a> {
    document: &'r Document<'a>,
    lexicon: Lexicon<'r>,
    sections: &'r [Section<'d>],
    /// Which sections hold others that were read.
    holds: Vec<bool>,
    out: Reading<'a>,
    diagnostics: &'r mut Diagnostics,
}

impl<'a> Page<'_, '_, 'a> {
    fn section(&mut self, index: usize, section: &Section<'_>) {
        let blocks = section.blocks.iter().copied();
        let pieces = parts::pieces(self.document, blocks, self.lexicon.words);
        self.base(section, &pieces);
        self.broken(section);
        let requests: Vec<Request> = match section.headed.as_slice() {
            [] => sections::named(self.document, &pieces),
            headed => headed.to_vec(),
        };
        let is_read = if section.is_operation && !requests.is_empty() {
            self.operations(section, &requests);
            true
        } else {
            self.listed(section) | self.definition(section)
        };
        if is_read {
            for outer in section.around.iter().chain([&index]) {
                if let Some(holds) = self.holds.get_mut(*outer) {
                    *holds = true;
                }
            }
        } else if self.looks_like_reference(section) {
            self.out.coverage.not_understood += 1;
            let message = "this looks like API reference, but no request stands above it";
            let span = cover(&section.title).unwrap_or(section.span);
            self.diagnostics
                .push(Diagnostic::new(codes::NOT_UNDERSTOOD, message).at(span));
        }
    }

    /// Reports requests whose paths can't be read.
    fn broken(&mut self, section: &Section<'_>) {
        let blocks = section
            .heading
            .into_iter()
            .chain(section.blocks.iter().copied());
        for block in blocks {
            let lines = match &block.kind {
                BlockKind::Heading { text, .. }
                | BlockKind::Paragraph(text)
                | BlockKind::Code { text, .. } => requests::lines(self.document, text),
                _ => continue,
            };
            for line in lines
                .into_iter()
                .filter(|line| requests::is_broken(self.document.slice(*line)))
            {
                let message = "this names a request, but its path can't be read";
                let help = "write the path in full, with placeholders such as `{id}`";
                self.diagnostics.push(
                    Diagnostic::new(codes::BAD_PATH, message)
                        .at(line)
                        .help(help),
                );
            }
        }
    }

    fn operations(&mut self, section: &Section<'_>, requests: &[Request]) {
        let tag = self.tag(section);
        for base in requests.iter().filter_map(|request| request.base.as_ref()) {
            self.serve(&base.value, base.span().unwrap_or(section.span));
        }
        for (at, request) in requests.iter().enumerate() {
            // What a section says is read once for each of its requests, and reported once.
            let mut again = Diagnostics::default();
            let diagnostics = if at == 0 {
                &mut *self.diagnostics
            } else {
                &mut again
            };
            let of = (request, requests.len());
            let found = operation::read(
                self.document,
                section,
                of,
                tag.as_ref(),
                self.lexicon,
                diagnostics,
            );
            self.out.operations.push(found.operation);
            if at == 0 {
                self.out.schemas.extend(found.schemas);
            }
        }
        self.out.tags.extend(tag.filter(|tag| {
            let mut known = self.out.tags.iter();
            known.all(|known| known.name.value != tag.name.value)
        }));
    }

    /// Requests that are listed and not described here.
    fn listed(&mut self, section: &Section<'_>) -> bool {
        let mut found = Vec::new();
        for block in &section.blocks {
            found.extend(listed::of_block(self.document, block, self.lexicon));
        }
        let tag = self.own_tag(section).or_else(|| self.tag(section));
        for request in &found {
            let alone = Section {
                heading: None,
                title: section.title.clone(),
                level: section.level,
                around: Vec::new(),
                blocks: Vec::new(),
                ids: Vec::new(),
                headed: vec![request.clone()],
                is_operation: true,
                span: request.line.path.span().unwrap_or(section.span),
            };
            let of = (request, 1);
            let mut read = operation::read(
                self.document,
                &alone,
                of,
                tag.as_ref(),
                self.lexicon,
                self.diagnostics,
            );
            read.operation.standing = Standing::Listed;
            self.out.operations.push(read.operation);
        }
        if let Some(tag) = tag.filter(|_| !found.is_empty())
            && self
                .out
                .tags
                .iter()
                .all(|known| known.name.value != tag.name.value)
        {
            self.out.tags.push(tag);
        }
        !found.is_empty()
    }

    fn definition(&mut self, section: &Section<'_>) -> bool {
        let found = definitions::read(self.document, section, self.lexicon, self.diagnostics);
        let is_found = found.is_some();
        self.out.schemas.extend(found);
        is_found
    }

    /// Whether a section tells parameters or answers, though of no request.
    fn looks_like_reference(&self, section: &Section<'_>) -> bool {
        let part = sections::part_of(self.document, &section.title, self.lexicon.words);
        let tells = matches!(
            part,
            Some(
                Part::Parameters
                    | Part::Path
                    | Part::Query
                    | Part::Address
                    | Part::Headers
                    | Part::Body
            )
        );
        let vocabulary = self.lexicon.vocabulary;
        let is_table = |block: &&Block| match &block.kind {
            BlockKind::Table(table) => fields::is_table(self.document, table, vocabulary),
            _ => false,
        };
        tells && section.blocks.iter().any(is_table)
    }

    /// Keeps what links to a section mean, where its title is that of a schema.
    fn anchors(&mut self, section: &Section<'_>) {
        let mut ids = section.ids.clone();
        let add = |text: &str, ids: &[String], out: &mut Reading<'_>| {
            let Some(name) = self.lexicon.words.definition(text) else {
                return;
            };
            let keys = ids.iter().map(String::as_str).chain([text]).map(key);
            out.anchors.extend(keys.map(|key| (key, name.clone())));
        };
        let title = self.document.read(&section.title);
        add(&inline::plain(title.trim()), &ids, &mut self.out);
        for block in &section.blocks {
            match &block.kind {
                BlockKind::Html(Some(element)) => {
                    ids = element
                        .attribute("id")
                        .map(str::to_owned)
                        .into_iter()
                        .collect();
                }
                BlockKind::Heading { text, .. } => {
                    let title = self.document.read(text);
                    add(&inline::plain(title.trim()), &ids, &mut self.out);
                    ids.clear();
                }
                _ => {}
            }
        }
    }

    /// The address that all paths begin with, where a label or a heading says so.
    fn base(&mut self, section: &Section<'_>, pieces: &[parts::Piece<'_>]) {
        let is_titled = sections::part_of(self.document, &section.title, self.lexicon.words)
            == Some(Part::Base);
        let labelled = pieces.iter().filter_map(|piece| match piece {
            parts::Piece::Inline(Part::Base, span) => Some(*span),
            parts::Piece::Block(block) if is_titled => Some(block.span),
            _ => None,
        });
        for span in labelled {
            let raw = self.document.slice(span);
            let marks = |c: char| c.is_whitespace() || matches!(c, '`' | '*' | '"' | '<');
            let text = raw.trim_start_matches(marks);
            let ends =
                |c: char| c.is_whitespace() || matches!(c, '`' | '*' | '"' | '>' | ')' | ',');
            let url = text
                .get(..text.find(ends).unwrap_or(text.len()))
                .unwrap_or_default();
            let is_address = url.starts_with("http://")
                || url.starts_with("https://")
                || url.starts_with('/') && url.len() > 1;
            if is_address {
                self.serve(url, span);
            }
        }
    }

    /// Keeps an address that requests are sent to.
    fn serve(&mut self, url: &str, span: Span) {
        let url = url.trim_end_matches('/');
        let servers = &mut self.out.presented.servers;
        if servers.iter().all(|known| known.value.url != url) {
            let server = Server {
                url: url.to_owned(),
                description: None,
                variables: indexmap::IndexMap::new(),
            };
            servers.push(Fact::stated(server, span));
        }
    }

    /// The group of an operation: the section around it, or the page.
    fn tag(&self, section: &Section<'_>) -> Option<Tag> {
        let mut around = section
            .around
            .iter()
            .rev()
            .filter_map(|&at| self.sections.get(at));
        let group = around.find(|outer| !outer.is_operation);
        group
            .and_then(|group| self.own_tag(group))
            .or_else(|| self.titled())
    }

    /// A section as a group.
    fn own_tag(&self, section: &Section<'_>) -> Option<Tag> {
        let span = cover(&section.title)?;
        let title = self.document.read(&section.title);
        let name = inline::plain(title.trim()).trim().to_owned();
        (!name.is_empty()).then(|| Tag {
            name: Fact::stated(name, span),
            description: None,
            external_docs: None,
        })
    }

    /// The page as a group, by the title in its front matter.
    fn titled(&self) -> Option<Tag> {
        let Some(Block {
            kind: BlockKind::FrontMatter(text),
            ..
        }) = self.document.blocks.first()
        else {
            return None;
        };
        let lines = requests::lines(self.document, text);
        lines.into_iter().find_map(|line| {
            let value = self.document.slice(line).strip_prefix("title:")?;
            let name = value.trim().trim_matches(['"', '\'']).to_owned();
            (!name.is_empty()).then(|| Tag {
                name: Fact::stated(name, line),
                description: None,
                external_docs: None,
            })
        })
    }

    fn finish(mut self) -> Reading<'a> {
        for holds in &self.holds {
            self.out.coverage.read += usize::from(*holds);
        }
        let rest = self
            .holds
            .len()
            .saturating_sub(self.out.coverage.read + self.out.coverage.not_understood);
        self.out.coverage.not_api += rest;
        if self.out.operations.is_empty() && self.out.schemas.is_empty() {
            let message = "this page describes no operation and no schema";
            let start = Span::new(self.document.source, 0..0);
            self.diagnostics
                .push(Diagnostic::new(codes::NO_OPERATIONS, message).at(start));
        }
        self.out
    }
}

/// The letters and digits of a title or of the end of a link to it, by which the two are known to be one.
pub(crate) fn key(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
