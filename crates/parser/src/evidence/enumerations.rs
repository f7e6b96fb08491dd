//! Allowed values, told by a table.

use std::borrow::Cow;

use docwright_model::{Diagnostic, Diagnostics, Fact, Origin, Parameter, Schema, SchemaKind};
use foldhash::HashSet;
use serde_json::Value;

use super::columns::{Columns, RowOf};
use super::inline;
use super::json::{Json, JsonValue};
use super::vocabulary::{Column, Vocabulary};
use crate::codes;
use crate::document::{Document, Table};

/// The values allowed for one thing.
#[derive(Debug)]
pub(crate) struct Allowed {
    /// What they are allowed for; none where the table speaks of the whole section.
    pub name: Option<String>,
    /// The values as written.
    pub values: Vec<Fact<String>>,
}

/// Reads a table of allowed values: a row for each value or one for all, with or without names.
pub(crate) fn read(
    document: &Document<'_>,
    table: &Table,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Vec<Allowed> {
    let columns = Columns::read(document, table, vocabulary, diagnostics);
    if !columns.require(&[Column::Value], table, diagnostics) {
        return Vec::new();
    }
    let mut out: Vec<Allowed> = Vec::new();
    // Rows of one name mostly stand together, with the cell repeated.
    let mut above: Option<(Cow<'_, str>, usize)> = None;
    for row in &table.rows {
        let row = columns.of(document, row);
        let cell = columns.has(Column::Name).then(|| row.text(Column::Name));
        let repeated = above
            .as_ref()
            .filter(|(above, _)| Some(above) == cell.as_ref());
        let at = match repeated {
            Some(&(_, at)) => at,
            None => {
                let name = cell.as_deref().map(|cell| bare(cell, vocabulary));
                let known = if vocabulary.rows.values_in_row_order {
                    let last = out.len().checked_sub(1);
                    last.filter(|&last| out.get(last).is_some_and(|last| last.name == name))
                } else {
                    out.iter().position(|known| known.name == name)
                };
                known.unwrap_or_else(|| {
                    let values = Vec::new();
                    out.push(Allowed { name, values });
                    out.len() - 1
                })
            }
        };
        above = cell.map(|cell| (cell, at));
        if let Some(allowed) = out.get_mut(at) {
            let origin = row.origin(Column::Value);
            let values = values(&row, vocabulary).into_iter();
            let values = values.map(|value| Fact::new(value, origin.clone()));
            allowed.values.extend(values);
        }
    }
    out
}

fn bare(cell: &str, vocabulary: &Vocabulary) -> String {
    let rows = &vocabulary.rows;
    let is_mark = |c| Some(c) == rows.nesting || c == '`' && !rows.bare;
    let marked = cell.trim();
    let mut bare = String::with_capacity(marked.len());
    bare.extend(marked.split(is_mark));
    match bare.trim() {
        trimmed if trimmed.len() == bare.len() => bare,
        trimmed => trimmed.to_owned(),
    }
}

/// The values in a row. Where marks are lost, the pieces of the cell are the values.
fn values(row: &RowOf<'_, '_>, vocabulary: &Vocabulary) -> Vec<String> {
    let text = row.text(Column::Value);
    if vocabulary.rows.bare {
        return vec![text.trim().to_owned()];
    }
    if row.row.recovered && !text.contains('`') {
        let pieces = row.pieces(Column::Value).iter();
        return pieces
            .map(|&piece| row.document.slice(piece).to_owned())
            .collect();
    }
    split(&text)
}

/// The code spans of a cell, or all of it where it has none.
fn split(cell: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut rest = cell;
    while let Some(at) = rest.find('`') {
        let Some((inner, after)) = rest.get(at..).and_then(inline::code) else {
            break;
        };
        values.push(if inner.contains('\\') {
            inner.replace("\\|", "|")
        } else {
            inner.to_owned()
        });
        rest = after;
    }
    if values.is_empty() && !cell.trim().is_empty() {
        values.push(inline::plain(cell.trim()).into_owned());
    }
    values
}

/// Gives parameters the values allowed for them; what names no parameter is handed back.
pub(crate) fn allow_parameters(
    allowed: Vec<Allowed>,
    parameters: &mut [Parameter],
    diagnostics: &mut Diagnostics,
) -> Vec<Allowed> {
    let mut rest = Vec::new();
    for allowed in allowed {
        let named = parameters
            .iter_mut()
            .find(|p| Some(&p.name.value) == allowed.name.as_ref());
        match named {
            Some(parameter) => allow(&mut parameter.schema, &allowed.values, None, diagnostics),
            None => rest.push(allowed),
        }
    }
    rest
}

/// Gives a schema's fields of a name the values allowed for them; false where it has no such field.
pub(crate) fn allow_properties(
    allowed: &Allowed,
    schema: &mut Schema,
    sample: Option<&Json<'_>>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let Some(name) = &allowed.name else {
        return false;
    };
    allow_named(name, &allowed.values, schema, sample, 0, diagnostics)
}

/// Gives allowed values to the first of these schemas that has a field of the name; hands back what fits none.
pub(crate) fn allow_first(
    allowed: Vec<Allowed>,
    schemas: &mut [&mut Schema],
    diagnostics: &mut Diagnostics,
) -> Vec<Allowed> {
    let mut rest = Vec::new();
    for allowed in allowed {
        let fits = schemas
            .iter_mut()
            .any(|schema| allow_properties(&allowed, schema, None, diagnostics));
        if !fits {
            rest.push(allowed);
        }
    }
    rest
}

/// Reports values that belong to nothing.
pub(crate) fn report_stray(allowed: &Allowed, diagnostics: &mut Diagnostics) {
    let name = allowed.name.as_deref().unwrap_or("the whole section");
    let message = format!("values are listed for `{name}`, which no row above describes");
    let span = allowed.values.first().and_then(Fact::span);
    diagnostics.push(Diagnostic::new(codes::STRAY_ENUM, message).at_opt(span));
}

/// Reports values that may belong to fields no table tells.
pub(crate) fn report_untold(allowed: &Allowed, diagnostics: &mut Diagnostics) {
    let name = allowed.name.as_deref().unwrap_or("the whole section");
    let message = format!("values are listed for `{name}`, but no table above tells any fields");
    let span = allowed.values.first().and_then(Fact::span);
    diagnostics.push(Diagnostic::new(codes::ENUM_WITHOUT_TABLE, message).at_opt(span));
}

/// Applies values to the fields of a name on the highest level that has one.
fn allow_named(
    name: &str,
    values: &[Fact<String>],
    schema: &mut Schema,
    sample: Option<&Json<'_>>,
    depth: usize,
    diagnostics: &mut Diagnostics,
) -> bool {
    if depth > 32 {
        return false;
    }
    match &mut schema.kind.value {
        SchemaKind::Object(object) => {
            let mut found = false;
            for property in object
                .properties
                .iter_mut()
                .filter(|p| p.name.value == name)
            {
                let shown = sample.and_then(|s| s.get(name));
                allow(&mut property.schema, values, shown, diagnostics);
                found = true;
            }
            if found {
                return true;
            }
            for property in &mut object.properties {
                let shown = sample.and_then(|s| s.get(&property.name.value));
                found |= allow_named(
                    name,
                    values,
                    &mut property.schema,
                    shown,
                    depth + 1,
                    diagnostics,
                );
            }
            if let Some(additional) = &mut object.additional {
                found |= allow_named(name, values, additional, None, depth + 1, diagnostics);
            }
            found
        }
        SchemaKind::Array(Some(items)) => {
            let shown = sample.and_then(|s| match &s.value {
                JsonValue::Array(items) => items.first(),
                _ => None,
            });
            allow_named(name, values, items, shown, depth + 1, diagnostics)
        }
        _ => false,
    }
}

/// Sets the values of a schema, or of a list's items.
pub(crate) fn allow(
    schema: &mut Schema,
    values: &[Fact<String>],
    sample: Option<&Json<'_>>,
    diagnostics: &mut Diagnostics,
) {
    if let SchemaKind::Array(items) = &mut schema.kind.value {
        let items = items.get_or_insert_with(|| {
            let evidence = values.iter().filter_map(Fact::span).take(1);
            Box::new(Schema::of(Fact::new(
                SchemaKind::String,
                Origin::inferred_from(evidence),
            )))
        });
        return allow(items, values, None, diagnostics);
    }
    let numeric = match &schema.kind.value {
        SchemaKind::Integer | SchemaKind::Number => true,
        SchemaKind::Reference(_) | SchemaKind::Any => {
            sample.is_some_and(|s| matches!(s.value, JsonValue::Number(_)))
        }
        _ => false,
    };
    let boolean = matches!(schema.kind.value, SchemaKind::Boolean);
    let nullable = schema.facets.nullable.is_some();
    let before = schema.facets.enumeration.len();
    let mut seen: HashSet<&str> = HashSet::default();
    for value in values {
        let typed = match value.value.as_str() {
            "null" if nullable => Some(Value::Null),
            text if numeric => text.parse().ok().map(Value::Number),
            "true" if boolean => Some(Value::Bool(true)),
            "false" if boolean => Some(Value::Bool(false)),
            _ if boolean => None,
            text => Some(Value::String(text.to_owned())),
        };
        match typed {
            Some(typed) => {
                let known = &mut schema.facets.enumeration;
                // Numbers may be written in several ways, and there are few.
                let other = if numeric { known.len() } else { before };
                let is_known = known.iter().take(other).any(|known| known.value == typed);
                if seen.insert(&value.value) && !is_known {
                    known.push(Fact::new(typed, value.origin.clone()));
                }
            }
            None => {
                let message = format!("`{}` is not of the type it is listed for", value.value);
                diagnostics
                    .push(Diagnostic::new(codes::BAD_ENUM_VALUE, message).at_opt(value.span()));
            }
        }
    }
}
