//! Formats, item types and examples, from the samples of named schemas and the tables of responses.

use docwright_model::{Api, Diagnostics, Fact, Origin, Schema, SchemaKind};
use indexmap::IndexMap;

use super::{examples, formats};
use crate::evidence::json::{Json, JsonValue};
use crate::resolve::Merged;

/// Takes from the tables of responses the formats that the named schemas' own tables do not print.
pub(crate) fn adopt_tables(merged: &mut Merged<'_>) {
    let Merged { api, shown, .. } = merged;
    let Api {
        operations,
        schemas,
        ..
    } = api;
    for (operation, shown) in operations.iter().zip(shown.iter()) {
        for table in &shown.tables {
            let response = operation
                .responses
                .iter()
                .find(|response| Some(response.status.value) == table.status);
            let told = response
                .and_then(|response| response.content.first())
                .and_then(|media| media.schema.as_ref());
            if let Some(told) = told {
                adopt(told, &table.schema, schemas, 0);
            }
        }
    }
}

/// Walks a type and a table of the same value side by side.
fn adopt(told: &Schema, table: &Schema, schemas: &mut IndexMap<String, Schema>, depth: usize) {
    if depth > 16 {
        return;
    }
    match (&told.kind.value, &table.kind.value) {
        (SchemaKind::Array(Some(told)), SchemaKind::Array(Some(table))) => {
            adopt(told, table, schemas, depth + 1)
        }
        (SchemaKind::Reference(link), SchemaKind::Object(object)) => {
            let mut inner = Vec::new();
            let Some(known) = schemas.get_mut(&link.name).and_then(Schema::as_object_mut) else {
                return;
            };
            for row in &object.properties {
                let Some(own) = known
                    .properties
                    .iter_mut()
                    .find(|own| own.name.value == row.name.value)
                else {
                    continue;
                };
                let same = std::mem::discriminant(&own.schema.kind.value)
                    == std::mem::discriminant(&row.schema.kind.value);
                if same && own.schema.format.is_none() {
                    own.schema.format.clone_from(&row.schema.format);
                }
                if matches!(
                    row.schema.kind.value,
                    SchemaKind::Object(_) | SchemaKind::Array(Some(_))
                ) {
                    inner.push((own.schema.clone(), &row.schema));
                }
            }
            for (own, row) in inner {
                adopt(&own, row, schemas, depth + 1);
            }
        }
        _ => {}
    }
}

/// Completes every named schema by its own sample.
pub(crate) fn complete(merged: &mut Merged<'_>) {
    for (name, sample) in &merged.samples {
        if let Some(schema) = merged.api.schemas.get_mut(name) {
            learn(schema, sample);
        }
    }
}

/// Adds to a schema what a sample of it shows.
pub(crate) fn learn(schema: &mut Schema, sample: &Json<'_>) {
    match (&mut schema.kind.value, &sample.value) {
        (SchemaKind::String, JsonValue::String(text))
            if schema.enumeration.is_empty() && schema.format.is_none() =>
        {
            if let Some(format) = formats::format_of(text) {
                schema.format = Some(Fact::inferred(format.to_owned(), sample.span));
            } else if !formats::is_placeholder(text) && schema.example.is_none() {
                schema.example = Some(Fact::inferred(sample.to_value(), sample.span));
            }
        }
        (SchemaKind::Integer | SchemaKind::Number, JsonValue::Number(text))
            if text != "0" && schema.enumeration.is_empty() && schema.example.is_none() =>
        {
            schema.example = Some(Fact::inferred(sample.to_value(), sample.span));
        }
        (SchemaKind::Array(items), JsonValue::Array(shown)) => learn_items(items, shown),
        (SchemaKind::Object(object), JsonValue::Object(members)) => {
            if object.properties.is_empty() && object.additional.is_none() && !members.is_empty() {
                let told = examples::merged(&[sample], &mut Diagnostics::default());
                schema.kind.value = told.kind.value;
                return;
            }
            for property in &mut object.properties {
                if let Some(shown) = sample.get(&property.name.value) {
                    learn(&mut property.schema, shown);
                }
            }
            if let Some(additional) = &mut object.additional {
                let named = |name: &str| {
                    object
                        .properties
                        .iter()
                        .any(|property| property.name.value == name)
                };
                if let Some(member) = members.iter().find(|member| !named(&member.name)) {
                    learn(additional, &member.value);
                }
            }
        }
        _ => {}
    }
}

/// Learns the type of a list's items, where it is not told, and what they show.
fn learn_items(items: &mut Option<Box<Schema>>, shown: &[Json<'_>]) {
    let Some(first) = shown.first() else { return };
    match items {
        None => {
            let all: Vec<&Json<'_>> = shown.iter().collect();
            *items = Some(Box::new(examples::merged(
                &all,
                &mut Diagnostics::default(),
            )));
        }
        Some(items) => {
            // A telling text in a list of bare strings is mostly a value of an enumeration that is not printed.
            let is_text = matches!(items.kind.value, SchemaKind::String);
            learn(items, first);
            if is_text {
                items.example = None;
            }
        }
    }
    if let Some(items) = items
        && items.kind.origin == Origin::assumed()
    {
        items.kind.origin = Origin::inferred(first.span);
    }
}
