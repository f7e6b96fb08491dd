//! A section that defines a named schema.

mod presented;

use docwright_model::{Diagnostic, Diagnostics, Fact, Schema, SchemaKind};

use super::answers::{self, Caption};
use super::columns::Columns;
use super::enumerations::{self, Allowed};
use super::json::{self, Json, raw};
use super::properties::{self, Told};
use super::reading::SchemaReading;
use super::tree::Branch;
use super::vocabulary::{Column, Role, Vocabulary};
use super::{inline, page, yaml};
use crate::codes;
use crate::document::{Block, BlockKind, Document, cover};
use crate::outline::Item;
use presented::Names;

/// Reads a section that defines a schema.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    item: &Item<'_>,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Option<SchemaReading<'a>> {
    let span = cover(&item.title)?;
    let title = document.read(&item.title);
    let title = title.trim();
    let name = if vocabulary.rows.bare {
        title.to_owned()
    } else {
        inline::plain(title).into_owned()
    };
    anchored(document, item, vocabulary, diagnostics);
    let (sample, text) = intro(document, item, vocabulary, diagnostics);
    let (text, below) = untold(document, item, text, vocabulary);
    let Tables {
        branches, allowed, ..
    } = Tables::of(document, item, below, vocabulary, diagnostics);
    let (in_order, by_name) = if vocabulary.rows.values_in_row_order {
        (allowed, Vec::new())
    } else {
        (Vec::new(), allowed)
    };
    let allowed = if branches.is_empty() {
        Vec::new()
    } else {
        in_order
    };
    let title_row = presented::title_row(document, &branches, sample.as_ref(), vocabulary);
    let told = Told {
        branches,
        allowed,
        sample: sample.as_ref(),
        is_marked: false,
    };
    let mut expansions = Vec::new();
    let table = properties::read(document, told, vocabulary, &mut expansions, diagnostics);
    let mut schema = match table {
        Some(table) => {
            let own = presented::itself(table, title, &text, document, sample.as_ref());
            presented::listed(own, sample.as_ref())
        }
        None => presented::shown(sample.as_ref(), span),
    };
    let names = Names {
        section: &name,
        row: title_row.as_deref(),
    };
    presented::present(document, &text, names, vocabulary, &mut schema);
    let row = title_row.as_deref();
    allow(by_name, &mut schema, row, sample.as_ref(), diagnostics);
    Some(SchemaReading {
        name: Fact::stated(name, span),
        schema,
        sample,
        expansions,
    })
}

/// Reports a section without an anchor where the dialect puts some.
fn anchored(
    document: &Document<'_>,
    item: &Item<'_>,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) {
    let mut blocks = item.heading.iter().chain(&item.intro);
    let is_named = blocks.any(|block| page::is_mark(document, block, vocabulary));
    if !vocabulary.sections.item_ids.is_empty() && !is_named {
        let message = "this schema has no anchor, so its heading was taken for its name";
        diagnostics.push(Diagnostic::new(codes::NO_ANCHOR, message).at(item.title_span()));
    }
}

/// Where no part holds properties, what stands below a heading with another name above a table of them.
fn untold<'d>(
    document: &Document<'_>,
    item: &Item<'_>,
    text: Vec<&'d Block>,
    vocabulary: &Vocabulary,
) -> (Vec<&'d Block>, Vec<&'d Block>) {
    let has_properties = item.parts.iter().any(|part| part.role == Role::Properties);
    let is_table = |block: &&Block| match &block.kind {
        BlockKind::Table(table) => {
            let columns = Columns::known(document, table, vocabulary);
            let has = |column| columns.has(column);
            has(Column::Name) && has(Column::Type)
        }
        _ => false,
    };
    let Some(table) = text.iter().position(is_table).filter(|_| !has_properties) else {
        return (text, Vec::new());
    };
    let above = text.get(..table).unwrap_or_default();
    let heading = above
        .iter()
        .rposition(|block| matches!(block.kind, BlockKind::Heading { .. }));
    let mut text = text;
    let below = text.split_off(heading.unwrap_or(table));
    (text, below)
}

/// The first sample above the table, and the text there.
fn intro<'a, 'd>(
    document: &Document<'a>,
    item: &Item<'d>,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> (Option<Json<'a>>, Vec<&'d Block>) {
    let (mut sample, mut text) = (None, Vec::new());
    for block in &item.intro {
        match &block.kind {
            BlockKind::Code {
                text: code,
                language,
                ..
            } if matches!(language.as_str(), "json" | "yaml")
                && (text.is_empty() || !vocabulary.rows.bare) =>
            {
                let mut read = || match language.as_str() {
                    "json" => json::read(document, code, diagnostics),
                    _ => yaml::read(document, code, diagnostics),
                };
                sample = sample.or_else(|| read().filter(|value| !raw::is_schema(value)));
            }
            BlockKind::Paragraph(_) | BlockKind::Html(Some(_))
                if page::is_mark(document, block, vocabulary) => {}
            BlockKind::Html(None) => {}
            _ => text.push(*block),
        }
    }
    (sample, text)
}

/// The tables of a schema's section.
#[derive(Default)]
struct Tables<'r> {
    branches: Vec<Branch<'r>>,
    captions: Vec<&'r Block>,
    allowed: Vec<Allowed>,
}

impl<'r> Tables<'r> {
    /// Reads those among blocks below the title, and those of the section's parts.
    fn of(
        document: &Document<'_>,
        item: &Item<'r>,
        below: impl IntoIterator<Item = &'r Block>,
        vocabulary: &Vocabulary,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut tables = Self::default();
        for block in below {
            tables.read(document, Role::Properties, block, vocabulary, diagnostics);
        }
        for part in &item.parts {
            for block in &part.blocks {
                tables.read(document, part.role, block, vocabulary, diagnostics);
            }
        }
        for block in std::mem::take(&mut tables.captions) {
            stray(block, diagnostics);
        }
        tables
    }

    fn read(
        &mut self,
        document: &Document<'_>,
        role: Role,
        block: &'r Block,
        vocabulary: &Vocabulary,
        diagnostics: &mut Diagnostics,
    ) {
        let has_captions = !vocabulary.rows.combinations.is_empty();
        match (&block.kind, role) {
            (BlockKind::Table(table), Role::Properties)
                if self.branches.is_empty() || has_captions =>
            {
                let caption = answers::caption_of(document, &self.captions, vocabulary);
                if caption.is_some() {
                    self.captions.clear();
                }
                let combination = match caption {
                    Some(Caption::Member(combination)) => Some(combination),
                    _ => None,
                };
                self.branches.push(Branch { combination, table });
            }
            (BlockKind::Table(found), Role::EnumeratedValues) => {
                let found = enumerations::read(document, found, vocabulary, diagnostics);
                self.allowed.extend(found);
            }
            _ if is_nothing(document, block, vocabulary) => {}
            (BlockKind::Paragraph(_), Role::Properties)
                if has_captions
                    && page::external_docs(document, Some(block), vocabulary).is_none() =>
            {
                self.captions.push(block);
            }
            (BlockKind::Paragraph(_), Role::Properties) if has_captions => {}
            _ => stray(block, diagnostics),
        }
    }
}

/// Gives a schema the values listed for it or for its fields, by name. The schema's own row may have a title for a name.
fn allow(
    allowed: Vec<Allowed>,
    schema: &mut Schema,
    title_row: Option<&str>,
    sample: Option<&Json<'_>>,
    diagnostics: &mut Diagnostics,
) {
    let is_object = matches!(schema.kind.value, SchemaKind::Object(_));
    let (named, own): (Vec<Allowed>, Vec<Allowed>) = allowed.into_iter().partition(|allowed| {
        let name = allowed.name.as_deref();
        name.is_some() && (is_object || name != title_row)
    });
    for allowed in own {
        enumerations::allow(schema, &allowed.values, sample, diagnostics);
    }
    for allowed in &named {
        if !enumerations::allow_properties(allowed, schema, sample, diagnostics) {
            enumerations::report_stray(allowed, diagnostics);
        }
    }
}

/// Whether a block says that there is nothing to tell.
fn is_nothing(document: &Document<'_>, block: &Block, vocabulary: &Vocabulary) -> bool {
    let BlockKind::Paragraph(text) = &block.kind else {
        return false;
    };
    let raw = document.read(text);
    vocabulary
        .rows
        .nothing
        .iter()
        .any(|word| raw.trim().eq_ignore_ascii_case(word))
}

/// Reports a block that nobody reads.
pub(crate) fn stray(block: &Block, diagnostics: &mut Diagnostics) {
    if matches!(block.kind, BlockKind::Html(None) | BlockKind::Rule) {
        return;
    }
    let message = "this means nothing where it stands, so what it says is not in the output";
    diagnostics.push(Diagnostic::new(codes::UNKNOWN_PART, message).at(block.span));
}
