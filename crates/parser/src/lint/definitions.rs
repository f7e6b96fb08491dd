//! One schema told in two tables: its own, and that of an answer that carries it.

use docwright_model::{Diagnostic, Diagnostics, Schema, SchemaKind};
use indexmap::IndexMap;

use super::samples::{is_stated, word};
use crate::codes;
use crate::resolve::Merged;

/// Types nested deeper than this are not compared.
const MAX_DEPTH: usize = 16;

/// Compares the tables below answers with the tables of the schemas they link.
pub(crate) fn compare(merged: &Merged<'_>, diagnostics: &mut Diagnostics) {
    let schemas = &merged.api.schemas;
    for shown in &merged.shown {
        for table in &shown.tables {
            let response = shown
                .responses
                .iter()
                .find(|response| Some(response.status.value) == table.status);
            if let Some(told) = response.and_then(|response| response.schema.as_ref()) {
                side_by_side(told, &table.schema, schemas, 0, diagnostics);
            }
        }
    }
}

/// Walks a type and a table of the same value; only what both of them state can differ.
fn side_by_side(
    told: &Schema,
    table: &Schema,
    schemas: &IndexMap<String, Schema>,
    depth: usize,
    diagnostics: &mut Diagnostics,
) {
    if depth > MAX_DEPTH {
        return;
    }
    match (&told.kind.value, &table.kind.value) {
        (SchemaKind::Array(Some(told)), SchemaKind::Array(Some(table))) => {
            side_by_side(told, table, schemas, depth + 1, diagnostics);
        }
        // A link in both tables is followed in neither: its own section is compared once.
        (SchemaKind::Reference(_), SchemaKind::Reference(_)) => {}
        (SchemaKind::Reference(link), _) => {
            if let Some(target) = schemas.get(&link.name) {
                side_by_side(target, table, schemas, depth + 1, diagnostics);
            }
        }
        (SchemaKind::Object(told), SchemaKind::Object(table)) => {
            for row in &table.properties {
                let own = told
                    .properties
                    .iter()
                    .find(|own| own.name.value == row.name.value);
                let Some(own) = own else { continue };
                report(&row.name.value, &own.schema, &row.schema, diagnostics);
                side_by_side(&own.schema, &row.schema, schemas, depth + 1, diagnostics);
            }
        }
        _ => {}
    }
}

/// Reports a field that two tables give types that exclude each other.
fn report(name: &str, own: &Schema, row: &Schema, diagnostics: &mut Diagnostics) {
    let (Some(first), Some(second)) = (scalar(own), scalar(row)) else {
        return;
    };
    if first == second || !is_stated(&own.kind.origin) || !is_stated(&row.kind.origin) {
        return;
    }
    let message = format!("`{name}` is {second} here and {first} where its schema is defined");
    let mut diagnostic =
        Diagnostic::new(codes::CONFLICTING_DEFINITIONS, message).at_opt(row.kind.span());
    if let Some(place) = own.kind.span() {
        diagnostic = diagnostic.label(place, format!("{first} here"));
    }
    diagnostics.push(diagnostic.help("let both tables name the same type"));
}

/// The word for a plain type; links, lists and objects are told in too many ways to be compared by a word.
fn scalar(schema: &Schema) -> Option<&'static str> {
    match &schema.kind.value {
        SchemaKind::String | SchemaKind::Integer | SchemaKind::Number | SchemaKind::Boolean => {
            Some(word(&schema.kind.value))
        }
        _ => None,
    }
}
