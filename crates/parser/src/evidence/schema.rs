//! A section that defines a named schema.

use docwright_model::{Diagnostic, Diagnostics, Fact, Object, Schema, SchemaKind};

use super::answers::{self, Caption};
use super::enumerations::{self, Allowed};
use super::json::{self, Json, JsonValue};
use super::properties::{self, Told};
use super::reading::SchemaReading;
use super::tree::Branch;
use super::vocabulary::{Column, Role, Vocabulary};
use super::{columns, inline, page};
use crate::codes;
use crate::document::{Block, BlockKind, Document, cover};
use crate::outline::Item;

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
    let (sample, text) = intro(document, item, vocabulary, diagnostics);
    let mut tables = Tables::default();
    let (text, below) = untold(document, item, text, vocabulary);
    for block in below {
        tables.read(document, Role::Properties, block, vocabulary, diagnostics);
    }
    for part in &item.parts {
        for block in &part.blocks {
            tables.read(document, part.role, block, vocabulary, diagnostics);
        }
    }
    let Tables {
        branches,
        captions,
        allowed,
    } = tables;
    for block in captions {
        stray(block, diagnostics);
    }
    let (in_order, by_name) = if vocabulary.rows.values_in_row_order {
        (allowed, Vec::new())
    } else {
        (Vec::new(), allowed)
    };
    let has_table = !branches.is_empty();
    let told = Told {
        branches,
        allowed: if has_table { in_order } else { Vec::new() },
        sample: sample.as_ref(),
        is_marked: false,
    };
    let table = properties::read(document, told, vocabulary, &mut Vec::new(), diagnostics);
    let mut schema = match table {
        Some(table) => {
            let own = itself(table, title, &text, document, sample.as_ref(), vocabulary);
            listed(own, sample.as_ref(), vocabulary)
        }
        None => shown(sample.as_ref(), span),
    };
    present(document, &text, &name, vocabulary, &mut schema);
    allow(by_name, &mut schema, sample.as_ref(), diagnostics);
    Some(SchemaReading {
        name: Fact::stated(name, span),
        schema,
        sample,
    })
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
            let has = |column| columns::has(document, table, column, vocabulary);
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
            } if language == "json" && (text.is_empty() || !vocabulary.rows.bare) => {
                sample = sample.or_else(|| json::read(document, code, diagnostics));
            }
            BlockKind::Paragraph(_) if page::is_mark(document, block, vocabulary) => {}
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

/// A table with one row named like the schema's title tells the schema itself, where its sample has no such field.
fn itself(
    table: Schema,
    name: &str,
    text: &[&Block],
    document: &Document<'_>,
    sample: Option<&Json<'_>>,
    vocabulary: &Vocabulary,
) -> Schema {
    let lacks = |name: &str| sample.is_some_and(|sample| sample.get(name).is_none());
    let title = page::prose(document, text);
    if !vocabulary.rows.bare {
        return table;
    }
    match table.kind.value {
        SchemaKind::Object(mut object)
            if object.additional.is_none()
                && object.properties.len() == 1
                && object.properties.iter().all(|property| {
                    let own = &property.name.value;
                    let is_title = title.as_ref().is_some_and(|title| title.value == *own);
                    lacks(own) && (own == name || is_title)
                }) =>
        {
            match object.properties.pop() {
                Some(property) => property.schema,
                None => Schema::of(Fact::new(SchemaKind::Object(object), table.kind.origin)),
            }
        }
        kind => Schema {
            kind: Fact::new(kind, table.kind.origin),
            ..table
        },
    }
}

/// A list of what a table tells, where the sample is a list and the table only tells fields.
fn listed(schema: Schema, sample: Option<&Json<'_>>, vocabulary: &Vocabulary) -> Schema {
    let is_list = sample.filter(|sample| matches!(sample.value, JsonValue::Array(_)));
    match (&schema.kind.value, is_list) {
        (SchemaKind::Object(_) | SchemaKind::AllOf(_), Some(sample)) if vocabulary.rows.bare => {
            let kind = SchemaKind::Array(Some(Box::new(schema)));
            Schema::of(Fact::inferred(kind, sample.span))
        }
        _ => schema,
    }
}

/// Gives a schema the text above its table, which is a title where it only spells the name in words.
fn present(
    document: &Document<'_>,
    text: &[&Block],
    name: &str,
    vocabulary: &Vocabulary,
    schema: &mut Schema,
) {
    let mut text = text;
    if page::external_docs(document, text.last().copied(), vocabulary).is_some() {
        text = text.split_last().map_or(text, |(_, before)| before);
    }
    let Some(said) = page::prose(document, text) else {
        return;
    };
    if vocabulary.rows.bare && spells(&said.value, name) {
        schema.title = Some(said);
    } else {
        schema.description = Some(said);
    }
}

/// Whether a line only spells a name in words.
fn spells(line: &str, name: &str) -> bool {
    const FILL: [&str; 7] = ["a", "an", "the", "of", "for", "in", "on"];
    let name: String = name
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let mut words = line
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase);
    let is_sentence = line.trim_end().ends_with('.') || line.contains('\n');
    !is_sentence && words.all(|word| FILL.contains(&word.as_str()) || name.contains(&word))
}

/// Gives a schema the values listed for it or for its fields, by name.
fn allow(
    allowed: Vec<Allowed>,
    schema: &mut Schema,
    sample: Option<&Json<'_>>,
    diagnostics: &mut Diagnostics,
) {
    let (named, own): (Vec<Allowed>, Vec<Allowed>) =
        allowed.into_iter().partition(|a| a.name.is_some());
    for allowed in own {
        enumerations::allow(schema, &allowed.values, sample, diagnostics);
    }
    for allowed in &named {
        if !enumerations::allow_properties(allowed, schema, sample, diagnostics) {
            enumerations::report_stray(allowed, diagnostics);
        }
    }
}

/// The schema of a section without a table: what its sample shows on the outside.
fn shown(sample: Option<&Json<'_>>, title: docwright_model::Span) -> Schema {
    let Some(sample) = sample else {
        return Schema::of(Fact::inferred(SchemaKind::Any, title));
    };
    let kind = match &sample.value {
        JsonValue::Null => SchemaKind::Any,
        JsonValue::Boolean(_) => SchemaKind::Boolean,
        JsonValue::Number(text) if text.contains(['.', 'e', 'E']) => SchemaKind::Number,
        JsonValue::Number(_) => SchemaKind::Integer,
        JsonValue::String(_) => SchemaKind::String,
        JsonValue::Array(_) => SchemaKind::Array(None),
        JsonValue::Object(_) => SchemaKind::Object(Object::default()),
    };
    Schema::of(Fact::inferred(kind, sample.span))
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
