//! What the words of a section make of its schema: titles, descriptions, and what only the sample shows.

use docwright_model::{Diagnostics, Fact, Object, Schema, SchemaKind, Span};

use crate::document::{Block, Document};
use crate::evidence::columns::Columns;
use crate::evidence::json::{Json, JsonValue};
use crate::evidence::tree::{self, Branch};
use crate::evidence::vocabulary::{Column, Vocabulary};
use crate::evidence::{inline, page};

/// The name of the first row of the first table, where the sample shows no field of that name.
pub(super) fn title_row(
    document: &Document<'_>,
    branches: &[Branch<'_>],
    sample: Option<&Json<'_>>,
    vocabulary: &Vocabulary,
) -> Option<String> {
    let table = branches.first()?.table;
    // What is unknown about the columns is reported where the table is read.
    let columns = Columns::read(document, table, vocabulary, &mut Diagnostics::default());
    let row = columns.of(document, table.rows.first()?);
    let (_, name) = tree::name(&row.text(Column::Name), &vocabulary.rows);
    let is_field = sample.is_some_and(|sample| sample.get(&name).is_some());
    (!is_field).then_some(name)
}

/// A table with one row named like the schema's title tells the schema itself, where its sample has no such field.
pub(super) fn itself(
    table: Schema,
    name: &str,
    text: &[&Block],
    document: &Document<'_>,
    sample: Option<&Json<'_>>,
) -> Schema {
    let lacks = |name: &str| sample.is_some_and(|sample| sample.get(name).is_none());
    let is_single = sample.is_some_and(|sample| {
        !matches!(
            sample.value,
            JsonValue::Object(_) | JsonValue::Array(_) | JsonValue::Null
        )
    });
    let title = page::prose(document, text);
    let title = title
        .as_ref()
        .map(|title| inline::unemphasised(&title.value));
    match table.kind.value {
        SchemaKind::Object(mut object)
            if object.additional.is_none()
                && object.properties.len() == 1
                && object.properties.iter().all(|property| {
                    let own = &property.name.value;
                    let is_title = title.is_some_and(|title| title == own);
                    let is_own = sample.is_none() && own == name && property.required.is_none();
                    is_own || is_single || lacks(own) && (own == name || is_title)
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
pub(super) fn listed(schema: Schema, sample: Option<&Json<'_>>) -> Schema {
    let is_list = sample.filter(|sample| matches!(sample.value, JsonValue::Array(_)));
    match (&schema.kind.value, is_list) {
        (SchemaKind::Object(_) | SchemaKind::AllOf(_), Some(sample)) => {
            let kind = SchemaKind::Array(Some(Box::new(schema)));
            Schema::of(Fact::inferred(kind, sample.span))
        }
        _ => schema,
    }
}

/// What a text may only repeat.
#[derive(Clone, Copy)]
pub(super) struct Names<'n> {
    /// The schema's name.
    pub section: &'n str,
    /// The name of the first row, where it is no field.
    pub row: Option<&'n str>,
}

/// Gives a schema the text above its table, which is a title where it only spells the name in words or names the row of
/// the schema itself.
pub(super) fn present(
    document: &Document<'_>,
    text: &[&Block],
    names: Names<'_>,
    vocabulary: &Vocabulary,
    schema: &mut Schema,
) {
    let mut text = text;
    if page::external_docs(document, text.last().copied(), vocabulary).is_some() {
        text = text.split_last().map_or(text, |(_, before)| before);
    }
    let Some(mut said) = page::prose(document, text) else {
        return;
    };
    // Some releases of the templates put all of it in emphasis.
    if vocabulary.rows.bare {
        said = Fact::new(inline::unemphasised(&said.value).to_owned(), said.origin);
    }
    if names.row == Some(said.value.as_str()) || spells(&said.value, names.section) {
        schema.facets.title = Some(said);
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

/// The schema of a section without a table: what its sample shows on the outside.
pub(super) fn shown(sample: Option<&Json<'_>>, title: Span) -> Schema {
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
