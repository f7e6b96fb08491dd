//! Formats of named schemas, from the tables of responses that tell the same fields again.

use docwright_model::{Api, Schema, SchemaKind};
use indexmap::IndexMap;

use crate::resolve::Merged;

/// Takes from the tables of responses the formats that the named schemas' own tables do not print.
pub(crate) fn adopt(merged: &mut Merged<'_>) {
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
                adopt_within(told, &table.schema, schemas, 0);
            }
        }
    }
}

/// Walks a type and a table of the same value side by side.
fn adopt_within(
    told: &Schema,
    table: &Schema,
    schemas: &mut IndexMap<String, Schema>,
    depth: usize,
) {
    if depth > 16 {
        return;
    }
    match (&told.kind.value, &table.kind.value) {
        (SchemaKind::Array(Some(told)), SchemaKind::Array(Some(table))) => {
            adopt_within(told, table, schemas, depth + 1);
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
                adopt_within(&own, row, schemas, depth + 1);
            }
        }
        _ => {}
    }
}
