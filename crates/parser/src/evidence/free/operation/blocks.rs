//! Tables and lists in the description of a request.

use docwright_model::{Diagnostic, Fact, SchemaKind, Span};

use super::{Reader, hint, is_answer, samples};
use crate::codes;
use crate::document::{Block, BlockKind, Table};
use crate::evidence::columns::Columns;
use crate::evidence::free::words::Part;
use crate::evidence::free::{answers, bullets, definitions, fields, requests, spoken};
use crate::evidence::reading::Candidate;
use crate::evidence::schema::stray;
use crate::evidence::vocabulary::Column;
use crate::evidence::{inline, responses};

impl<'r> Reader<'r, '_> {
    pub(super) fn table(&mut self, table: &'r Table, block: &'r Block) {
        let vocabulary = self.lexicon.vocabulary;
        let columns = Columns::known(self.document, table, vocabulary);
        let has = |column| columns.has(column);
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
        let is_fields = fields::is_table(self.document, table, vocabulary);
        if !is_fields && self.unknown.is_none() {
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
                None if is_fields => stray(block, self.diagnostics),
                None => {}
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

    pub(super) fn list(&mut self, items: &'r [Vec<Block>], block: &'r Block) {
        // Numbers of statuses are no names of fields.
        let is_status = |item: &Vec<Block>| {
            let first = item.first().map(|first| self.document.slice(first.span));
            first.is_some_and(|raw| answers::at_start(raw).is_some())
        };
        let may_answer = is_answer(self.part) || items.iter().all(is_status);
        if may_answer && self.statuses(items.iter().map(Vec::as_slice)) {
            return;
        }
        let (found, rest) =
            bullets::of_list(self.document, items.iter().map(Vec::as_slice), self.lexicon);
        let part = match self.part {
            // Without a title, points are fields where all say so; the text before them tells whose.
            Part::Text | Part::Endpoint
                if rest.is_empty()
                    && (self.announces_parameters()
                        || found.iter().all(|field| self.is_told(field))) =>
            {
                let is_answer = samples::ANSWER.iter().any(|word| self.lead.contains(word));
                if is_answer {
                    Part::Response
                } else {
                    Part::Parameters
                }
            }
            part => part,
        };
        let is_parameters = hint(part).is_some() || part == Part::Parameters;
        if !is_parameters && part != Part::Response {
            return self.text(self.document.slice(block.span), block.span);
        }
        if found.is_empty() {
            return self.text(self.document.slice(block.span), block.span);
        }
        for span in rest {
            let message = "this point names no field, so what it says is not in the output";
            self.diagnostics
                .push(Diagnostic::new(codes::UNKNOWN_PART, message).at(span));
        }
        self.file(part, found, block.span);
    }

    /// Keeps a field that is told by a name with the line of its definition below; whether a block is one.
    pub(super) fn define(&mut self, block: &'r Block) -> bool {
        let is_told = hint(self.part).is_some()
            || matches!(
                self.part,
                Part::Parameters | Part::Response | Part::ResponseHeaders
            );
        if !is_told {
            return false;
        }
        let found = bullets::of_definition(self.document, block, self.lexicon);
        let is_found = found.is_some();
        self.keep(self.part, found.into_iter().collect(), block.span);
        is_found
    }

    /// Keeps the names of lines that are code, below the word that says whether they must be given: `id=[integer]`.
    pub(super) fn lists_names(&mut self, block: &'r Block) -> bool {
        let Some(hint) = hint(self.part).map(|hint| Fact::stated(hint, block.span)) else {
            return false;
        };
        let BlockKind::Paragraph(text) = &block.kind else {
            return false;
        };
        let mut found = Vec::new();
        for line in requests::lines(self.document, text) {
            let raw = self.document.slice(line);
            let bare = raw.replace("<br>", "").replace("<br />", "");
            let bare = bare.trim().trim_matches(['*', ':', '_']).trim();
            if bare.is_empty() {
                continue;
            }
            if let Some(is_required) = spoken::necessity(bare.trim_end_matches(['*', ':'])) {
                self.must = Some(Fact::stated(is_required, line));
                continue;
            }
            let code = inline::code(bare).map_or("", |(inner, _)| inner);
            let is_code = code.contains('=') && !code.contains(char::is_whitespace)
                || code.contains(" = ") && bare.ends_with('`');
            let field = bullets::of_line(self.document, bare, line, self.lexicon);
            let Some(mut field) = field.filter(|_| is_code) else {
                return false;
            };
            field.required = field.required.or_else(|| self.must.clone());
            found.push(field);
        }
        self.add(found, Some(&hint));
        true
    }

    /// Whether the text before says that what follows are parameters: `You can pass these parameters:`.
    fn announces_parameters(&self) -> bool {
        self.lead.trim_end().ends_with(':') && self.lead.contains("parameters")
    }

    /// Whether a point names a type, says whether it must be given, or is about a value of the request.
    fn is_told(&self, field: &Candidate) -> bool {
        let name = &field.name.value;
        let path = &self.request.line.path.value;
        field.required.is_some()
            || !matches!(field.schema.kind.value, SchemaKind::Any)
            || path.contains(&format!("{{{name}}}"))
            || self.request.query.iter().any(|(own, _)| own == name)
    }

    /// A point among labels.
    pub(super) fn point(&mut self, item: &'r [Block]) {
        if is_answer(self.part) && self.statuses(std::iter::once(item)) {
            return;
        }
        let Some(span) = item.iter().map(|block| block.span).reduce(Span::to) else {
            return;
        };
        // A label that means nothing here is no field.
        let raw = self.document.slice(span);
        let inner = raw.strip_prefix("**").or_else(|| raw.strip_prefix("__"));
        if inner.is_some_and(|inner| inner.starts_with(char::is_uppercase)) {
            self.leave();
            return self.text(raw, span);
        }
        let is_parameters = hint(self.part).is_some() || self.part == Part::Parameters;
        let (found, _) = if is_parameters || self.part == Part::Response {
            bullets::of_list(self.document, std::iter::once(item), self.lexicon)
        } else {
            Default::default()
        };
        if found.is_empty() {
            return self.text(self.document.slice(span), span);
        }
        self.keep(self.part, found, span);
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
}
