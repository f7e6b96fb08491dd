//! An API written down in a dialect and read: the same API.

use docwright_model::{Api, Object, Schema, SchemaKind};
use proptest::prelude::*;

use crate::facts::read;
use crate::shape::{self, Operation, Things};
use crate::types::{self, Field, Type};
use crate::writers;

/// What an API says, a line a fact, however it was come by.
fn wanted(things: &Things) -> Vec<String> {
    let mut lines = Vec::new();
    for operation in &things.operations {
        let Operation {
            method,
            path,
            summary,
            description,
            ..
        } = operation;
        lines.push(format!("{method} {path}: {summary}: {description:?}"));
        for part in &operation.parameters {
            let (kind, format) = (part.kind, part.format);
            lines.push(format!(
                "  {} {} {kind} {format:?} {} {}",
                part.place, part.name, part.required, part.description
            ));
        }
        if let Some(body) = &operation.body {
            lines.push(format!(
                "  {}: {} {}",
                body.media, body.required, body.description
            ));
            type_wanted(&body.kind, 2, &mut lines);
        }
        for response in &operation.responses {
            lines.push(format!("  {} {}", response.status, response.description));
            if let Some(kind) = &response.schema {
                type_wanted(kind, 2, &mut lines);
            }
        }
    }
    for (number, schema) in things.schemas.iter().enumerate() {
        lines.push(types::name(number));
        type_wanted(schema, 1, &mut lines);
    }
    lines
}

fn type_wanted(kind: &Type, depth: usize, lines: &mut Vec<String>) {
    let said = match kind {
        Type::Plain(kind, format) => format!("{kind} {format:?}"),
        Type::Values(values) => format!("string None {values:?}"),
        Type::Named(number) => types::name(*number),
        Type::List(_) => "list".to_owned(),
        Type::Map(_) => "map".to_owned(),
        Type::Object(_) => "object".to_owned(),
    };
    lines.push(format!("{}{said}", "  ".repeat(depth)));
    match kind {
        Type::Plain(..) | Type::Values(_) | Type::Named(_) => {}
        Type::List(inner) | Type::Map(inner) => type_wanted(inner, depth + 1, lines),
        Type::Object(fields) => fields_wanted(fields, depth + 1, lines),
    }
}

fn fields_wanted(fields: &[Field], depth: usize, lines: &mut Vec<String>) {
    for field in fields {
        let (name, required, description) = (&field.name, field.required, &field.description);
        let indent = "  ".repeat(depth);
        lines.push(format!("{indent}{name} {required} {description}"));
        type_wanted(&field.kind, depth + 1, lines);
    }
}

/// The format of a schema, if any.
fn format(schema: &Schema) -> Option<&str> {
    schema.format.as_ref().map(|format| format.value.as_str())
}

fn kind(schema: &Schema) -> &'static str {
    match schema.kind.value {
        SchemaKind::String => "string",
        SchemaKind::Integer => "integer",
        SchemaKind::Number => "number",
        SchemaKind::Boolean => "boolean",
        SchemaKind::Array(_) => "list",
        SchemaKind::Any => "anything",
        _ => "something else",
    }
}

fn type_found(schema: &Schema, depth: usize, lines: &mut Vec<String>) {
    let object = schema.as_object();
    let said = match (&schema.kind.value, object) {
        (SchemaKind::Reference(reference), _) => reference.name.clone(),
        (SchemaKind::Array(_), _) => "list".to_owned(),
        (_, Some(object)) if object.additional.is_some() => "map".to_owned(),
        (_, Some(_)) => "object".to_owned(),
        _ if schema.facets.enumeration.is_empty() => {
            format!("{} {:?}", kind(schema), format(schema))
        }
        _ => {
            let values: Vec<String> = schema
                .facets
                .enumeration
                .iter()
                .map(|value| value.value.to_string())
                .collect();
            format!(
                "{} {:?} [{}]",
                kind(schema),
                format(schema),
                values.join(", ")
            )
        }
    };
    lines.push(format!("{}{said}", "  ".repeat(depth)));
    if let SchemaKind::Array(Some(item)) = &schema.kind.value {
        type_found(item, depth + 1, lines);
    }
    let Some(object) = object else {
        return;
    };
    if let Some(value) = &object.additional {
        type_found(value, depth + 1, lines);
    }
    fields_found(object, depth + 1, lines);
}

fn fields_found(object: &Object, depth: usize, lines: &mut Vec<String>) {
    for field in &object.properties {
        let required = field.required.as_ref().is_some_and(|fact| fact.value);
        let description = field.schema.description.as_ref();
        let description = description.map_or("", |fact| &fact.value);
        let (name, indent) = (&field.name.value, "  ".repeat(depth));
        lines.push(format!("{indent}{name} {required} {description}"));
        type_found(&field.schema, depth + 1, lines);
    }
}

fn found(api: &Api, base: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for operation in &api.operations {
        let path = operation
            .path
            .value
            .strip_prefix(base)
            .unwrap_or(&operation.path.value);
        let summary = operation
            .summary
            .as_ref()
            .map_or("", |summary| &summary.value);
        let description = operation.description.as_ref().map(|text| &text.value);
        lines.push(format!(
            "{} {path}: {summary}: {description:?}",
            operation.method.value.as_str()
        ));
        for part in &operation.parameters {
            let place = part
                .place
                .as_ref()
                .map_or("nowhere", |place| place.value.as_str());
            let format = format(&part.schema);
            let required = part
                .required
                .as_ref()
                .is_some_and(|required| required.value);
            let description = part.description.as_ref().map_or("", |text| &text.value);
            let (name, kind) = (&part.name.value, kind(&part.schema));
            lines.push(format!(
                "  {place} {name} {kind} {format:?} {required} {description}"
            ));
        }
        if let Some(body) = &operation.request_body {
            let required = body.required.as_ref().is_some_and(|fact| fact.value);
            let description = body.description.as_ref().map_or("", |text| &text.value);
            for media in &body.content {
                lines.push(format!("  {}: {required} {description}", media.name.value));
                if let Some(schema) = &media.schema {
                    type_found(schema, 2, &mut lines);
                }
            }
        }
        for response in &operation.responses {
            let description = response.description.as_ref().map_or("", |text| &text.value);
            lines.push(format!("  {} {description}", response.status.value));
            for media in &response.content {
                if let Some(schema) = &media.schema {
                    type_found(schema, 2, &mut lines);
                }
            }
        }
    }
    for (name, schema) in &api.schemas {
        lines.push(name.clone());
        type_found(schema, 1, &mut lines);
    }
    lines
}

/// Asserts that pages say what they were written from.
fn check(things: &Things, pages: &[(String, String)], base: &str) -> Result<(), TestCaseError> {
    let (api, diagnostics, _) = read(pages);
    let (found, wanted) = (found(&api, base), wanted(things));
    let differs = found
        .iter()
        .zip(&wanted)
        .position(|(one, other)| one != other);
    let at = differs.unwrap_or(found.len().min(wanted.len()));
    let [near, far] = [&found, &wanted].map(|lines| {
        let near = lines.iter().skip(at.saturating_sub(4)).take(8);
        near.map(String::as_str).collect::<Vec<_>>().join("\n")
    });
    prop_assert!(
        found == wanted,
        "found:\n{}\nwanted:\n{}\n{:?}\n{:?}",
        near,
        far,
        pages,
        diagnostics
    );
    prop_assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn an_api_in_coders_words_reads_back(things in shape::things(false)) {
        check(&things, &writers::coder("Things", &things), "/api/v2")?;
    }

    #[test]
    fn an_api_in_the_stock_words_reads_back(things in shape::things(true)) {
        check(&things, &writers::stock("things", &things), "/v1")?;
    }
}
