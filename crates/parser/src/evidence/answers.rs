//! The bodies of answers, told by tables below a line that names the status.

use docwright_model::{Diagnostics, Fact, Schema, Span, Status};

use super::enumerations::{self, Allowed};
use super::inline;
use super::json::Json;
use super::properties::{self, Told};
use super::reading::ResponseTable;
use super::schema::stray;
use super::tree::Branch;
use super::vocabulary::{Combination, Vocabulary};
use crate::document::{Block, BlockKind, Document, Table};

/// What a table's title makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Caption {
    /// It stands alone.
    Alone,
    /// Its first row is a part of a combination.
    Member(Combination),
    /// It goes on where a combination ended.
    Continued,
}

/// What blocks above a table make of it; none where they are something else.
pub(crate) fn caption_of(
    document: &Document<'_>,
    blocks: &[&Block],
    vocabulary: &Vocabulary,
) -> Option<Caption> {
    let [
        Block {
            kind: BlockKind::Paragraph(_),
            span,
        },
    ] = blocks
    else {
        return blocks.is_empty().then_some(Caption::Alone);
    };
    let text = document.slice(*span).trim().trim_matches('*');
    let word = text.split(" - ").next().unwrap_or(text);
    let rows = &vocabulary.rows;
    if rows.continued == Some(word) {
        return Some(Caption::Continued);
    }
    let mut known = rows.combinations.iter();
    known
        .find(|(own, _)| *own == word)
        .map(|&(_, combination)| Caption::Member(combination))
}

/// The tables of the answer that is being read, and the answers read before it.
#[derive(Debug, Default)]
pub(crate) struct Answers<'r> {
    status: Option<Status>,
    branches: Vec<(Option<Combination>, &'r Table)>,
    captions: Vec<&'r Block>,
    description: Option<Fact<String>>,
    allowed: Vec<Allowed>,
    /// The answers.
    pub out: Vec<ResponseTable>,
}

impl<'r> Answers<'r> {
    /// The status of the answer that is being read.
    pub(crate) fn status(&self) -> Option<Status> {
        self.status
    }

    /// Begins another answer.
    pub(crate) fn open(&mut self, status: Status) {
        self.status = Some(status);
    }

    /// Keeps a block that may be the title of the table below it.
    pub(crate) fn caption(&mut self, block: &'r Block, vocabulary: &Vocabulary) -> bool {
        let has_captions = !vocabulary.rows.combinations.is_empty();
        if has_captions {
            self.captions.push(block);
        }
        has_captions
    }

    /// What the title above the next table says.
    pub(crate) fn combination(
        &self,
        document: &Document<'_>,
        vocabulary: &Vocabulary,
    ) -> Option<Caption> {
        caption_of(document, &self.captions, vocabulary)
    }

    /// Whether a table with this title belongs to those before it.
    pub(crate) fn goes_on(&self, caption: Option<Caption>) -> bool {
        self.branches.is_empty() || matches!(caption, Some(Caption::Member(_) | Caption::Continued))
    }

    /// Adds a table.
    pub(crate) fn push(
        &mut self,
        table: &'r Table,
        caption: Option<Caption>,
        document: &Document<'_>,
    ) {
        let captions = std::mem::take(&mut self.captions);
        let combination = match caption {
            Some(Caption::Member(combination)) => Some(combination),
            Some(Caption::Alone | Caption::Continued) => None,
            None => {
                let whole = captions.iter().map(|block| block.span).reduce(Span::to);
                self.description = self
                    .description
                    .take()
                    .or_else(|| emphasised(document, whole?));
                None
            }
        };
        self.branches.push((combination, table));
    }

    /// Takes values allowed in the tables before them; hands back what fits none.
    pub(crate) fn allow(
        &mut self,
        allowed: Vec<Allowed>,
        vocabulary: &Vocabulary,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Allowed> {
        if !self.branches.is_empty() {
            self.allowed.extend(allowed);
            return Vec::new();
        }
        // The tables were closed already, as another heading stands between them and their values.
        let Some(table) = self
            .out
            .last_mut()
            .filter(|_| !vocabulary.rows.values_in_row_order)
        else {
            return allowed;
        };
        allow_by_name(allowed, table, diagnostics)
    }

    /// Makes an answer of the tables so far.
    pub(crate) fn close(
        &mut self,
        document: &Document<'_>,
        sample: Option<&Json<'_>>,
        vocabulary: &Vocabulary,
        diagnostics: &mut Diagnostics,
    ) {
        for block in std::mem::take(&mut self.captions) {
            stray(block, diagnostics);
        }
        let branches = std::mem::take(&mut self.branches);
        let allowed = std::mem::take(&mut self.allowed);
        let description = self.description.take();
        if branches.is_empty() {
            return;
        }
        let mut by_name = Vec::new();
        let in_order = if vocabulary.rows.values_in_row_order {
            allowed
        } else {
            by_name = allowed;
            Vec::new()
        };
        let branches = branches
            .into_iter()
            .map(|(combination, table)| Branch { combination, table });
        let told = Told {
            branches: branches.collect(),
            allowed: in_order,
            sample,
            is_marked: vocabulary.rows.bare,
        };
        let mut expansions = Vec::new();
        let found = properties::read(document, told, vocabulary, &mut expansions, diagnostics);
        let Some(mut schema) = found else { return };
        schema.description = schema.description.take().or(description);
        let mut table = ResponseTable {
            status: self.status,
            schema,
            expansions,
        };
        for stray in allow_by_name(by_name, &mut table, diagnostics) {
            enumerations::report_stray(&stray, diagnostics);
        }
        self.out.push(table);
    }
}

fn allow_by_name(
    allowed: Vec<Allowed>,
    table: &mut ResponseTable,
    diagnostics: &mut Diagnostics,
) -> Vec<Allowed> {
    let expanded = table
        .expansions
        .iter_mut()
        .map(|expansion| &mut expansion.schema);
    let mut schemas: Vec<&mut Schema> =
        std::iter::once(&mut table.schema).chain(expanded).collect();
    enumerations::allow_first(allowed, &mut schemas, diagnostics)
}

/// The status that a block says the tables below it are for.
pub(crate) fn status_of(
    document: &Document<'_>,
    block: &Block,
    vocabulary: &Vocabulary,
) -> Option<Status> {
    let BlockKind::Paragraph(text) = &block.kind else {
        return None;
    };
    let raw = document.read(text);
    let words = inline::plain(raw.trim());
    let lines = vocabulary.samples.as_ref()?.status_line;
    let status = lines.iter().find_map(|line| words.strip_prefix(line))?;
    Status::parse(status)
}

/// A text between stars.
fn emphasised(document: &Document<'_>, span: Span) -> Option<Fact<String>> {
    let text = inline::prose(document.slice(span));
    let text = text.strip_prefix('*').unwrap_or(&text);
    let text = text.strip_suffix('*').unwrap_or(text).trim();
    (!text.is_empty()).then(|| Fact::stated(text.to_owned(), span))
}
