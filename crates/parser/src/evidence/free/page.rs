//! The sections of one page, read one after another.

mod groups;
pub(super) mod said;
mod shown;
mod whole;

use docwright_model::{Diagnostic, Diagnostics, Span};

use super::fields::{self, Lexicon};
use super::requests::{self, Request};
use super::sections::{self, Section};
use super::segments::{self, Segment};
use super::told::Asked;
use super::words::Part;
use super::{blueprint, definitions, listed, operation, parts};
use crate::codes;
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::reading::{Reading, Standing};

pub(super) struct Page<'r, 'd, 'a> {
    document: &'r Document<'a>,
    lexicon: Lexicon<'r>,
    sections: &'r [Section<'d>],
    /// Which sections hold others that were read.
    holds: Vec<bool>,
    /// How many requests took the parameters that each section tells.
    heirs: Vec<u8>,
    out: Reading<'a>,
    /// The credentials that the page asks for.
    asked: Vec<Asked>,
    diagnostics: &'r mut Diagnostics,
}

/// A section that names more requests than this lists them and describes none.
const MAX_SHARED: usize = 32;

impl<'r, 'd, 'a> Page<'r, 'd, 'a> {
    pub(super) fn new(
        document: &'r Document<'a>,
        lexicon: Lexicon<'r>,
        sections: &'r [Section<'d>],
        out: Reading<'a>,
        diagnostics: &'r mut Diagnostics,
    ) -> Self {
        Self {
            document,
            lexicon,
            sections,
            holds: vec![false; sections.len()],
            heirs: vec![0; sections.len()],
            out,
            asked: Vec::new(),
            diagnostics,
        }
    }

    pub(super) fn read(mut self) -> Reading<'a> {
        self.out.heading = self.heading();
        if let Some((url, span)) = blueprint::host(self.document).filter(|_| self.is_blueprint()) {
            self.serve(url, span);
        }
        for (index, section) in self.sections.iter().enumerate() {
            self.anchors(section);
            self.section(index, section);
        }
        self.finish()
    }

    /// Reads only what commands show, or else what sentences tell to send.
    pub(super) fn glean(mut self, by_commands: bool) -> Reading<'a> {
        self.out.heading = self.heading();
        if by_commands {
            self.shown();
        } else {
            self.said();
        }
        self.finish()
    }

    fn section(&mut self, index: usize, section: &Section<'_>) {
        let blocks = section.blocks.iter().copied();
        let mut pieces = self.inherited(section);
        pieces.extend(parts::pieces(self.document, blocks, self.lexicon.words));
        self.base(section, &pieces);
        if !section.is_operation {
            self.told(section);
        }
        self.broken(section);
        let mut is_read = false;
        let mut rest: Vec<Request> = Vec::new();
        for segment in segments::of(self.document, section, &pieces, self.lexicon) {
            if section.is_operation && segment.requests.len() <= MAX_SHARED {
                self.operations(section, &segment);
                is_read = true;
            } else {
                rest.extend(segment.requests);
            }
        }
        if is_read {
            // A table beside a description may list other requests.
            self.listed(section, rest, |block| {
                matches!(block.kind, BlockKind::Table(_))
            });
        } else {
            is_read = self.listed(section, rest, |_| true) | self.definition(section);
        }
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

    fn operations(&mut self, section: &Section<'_>, segment: &Segment<'_, '_>) {
        let tag = self.tag(section);
        let requests = &segment.requests;
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
                segment,
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
    fn listed(
        &mut self,
        section: &Section<'_>,
        mut found: Vec<Request>,
        may_list: impl Fn(&Block) -> bool,
    ) -> bool {
        for block in section.blocks.iter().filter(|block| may_list(block)) {
            found.extend(listed::of_block(self.document, block, self.lexicon));
        }
        // A table that stands above a description names what it is of.
        found.retain(|request| {
            let line = &request.line;
            let last = self.out.operations.iter().rev().take(MAX_SHARED);
            let mut known = last.map(|reading| &reading.operation);
            let is_known = known.any(|own| {
                own.path.span() == line.path.span() && own.method.value == line.method.value
            });
            !is_known
        });
        let tag = self.own_tag(section).or_else(|| self.tag(section));
        for request in &found {
            let alone = Segment {
                requests: Vec::new(),
                title: request.summary.clone(),
                pieces: &[],
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
        let found = if self.lexicon.has_structures {
            let is_listed = self.is_below(section, "data structures");
            let is_resource = section.path.is_some();
            let may_define = (is_listed || is_resource) && !section.is_operation;
            let read = || blueprint::structure(self.document, section, is_listed, self.lexicon);
            may_define.then(read).flatten()
        } else {
            definitions::read(self.document, section, self.lexicon, self.diagnostics)
        };
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

    fn finish(mut self) -> Reading<'a> {
        self.require();
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
