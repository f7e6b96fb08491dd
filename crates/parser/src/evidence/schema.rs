//! A section that defines a named schema.

use docwright_model::{Diagnostic, Diagnostics, Fact, Object, Schema, SchemaKind};

use super::enumerations::{self, Allowed};
use super::json::{self, Json, JsonValue};
use super::reading::SchemaReading;
use super::vocabulary::{Role, Vocabulary};
use super::{inline, page, properties};
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
    let name = Fact::stated(inline::plain(title.trim()).into_owned(), span);
    let (mut sample, mut text) = (None, Vec::new());
    for block in &item.intro {
        match &block.kind {
            BlockKind::Code {
                text: code,
                language,
                ..
            } if language == "json" => {
                sample = sample.or_else(|| json::read(document, code, diagnostics));
            }
            _ => text.push(*block),
        }
    }
    let (mut table, mut allowed) = (None, Vec::new());
    for part in &item.parts {
        for block in &part.blocks {
            match (&block.kind, part.role) {
                (BlockKind::Table(found), Role::Properties) if table.is_none() => {
                    table =
                        properties::read(document, found, vocabulary, &mut Vec::new(), diagnostics);
                }
                (BlockKind::Table(found), Role::EnumeratedValues) => {
                    allowed.extend(enumerations::read(document, found, vocabulary, diagnostics));
                }
                _ if is_nothing(document, block, vocabulary) => {}
                _ => stray(block, diagnostics),
            }
        }
    }
    let mut schema = table.unwrap_or_else(|| shown(sample.as_ref(), span));
    schema.description = page::prose(document, &text);
    let (named, own): (Vec<Allowed>, Vec<Allowed>) =
        allowed.into_iter().partition(|a| a.name.is_some());
    for allowed in own {
        enumerations::allow(&mut schema, &allowed.values, sample.as_ref(), diagnostics);
    }
    for allowed in &named {
        if !enumerations::allow_properties(allowed, &mut schema, sample.as_ref(), diagnostics) {
            enumerations::report_stray(allowed, diagnostics);
        }
    }
    Some(SchemaReading {
        name,
        schema,
        sample,
    })
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
