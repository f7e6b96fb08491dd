//! An API written down in a dialect and read: the same API.

use docwright_model::{Api, Schema, SchemaKind};
use proptest::prelude::*;

use crate::facts::read;
use crate::shape::{self, Operation};
use crate::writers;

/// What an operation says, a line a fact, however it was come by.
fn wanted(operations: &[Operation]) -> Vec<String> {
    let mut lines = Vec::new();
    for operation in operations {
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
        for response in &operation.responses {
            lines.push(format!(
                "  {} {} {:?}",
                response.status, response.description, response.schema
            ));
        }
    }
    lines
}

fn kind(schema: &Schema) -> &'static str {
    match schema.kind.value {
        SchemaKind::String => "string",
        SchemaKind::Integer => "integer",
        SchemaKind::Number => "number",
        SchemaKind::Boolean => "boolean",
        _ => "something else",
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
            let format = part.schema.format.as_ref().map(|format| &format.value);
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
        for response in &operation.responses {
            let description = response.description.as_ref().map_or("", |text| &text.value);
            let schema = response
                .content
                .first()
                .and_then(|media| media.schema.as_ref())
                .map(kind);
            lines.push(format!(
                "  {} {description} {schema:?}",
                response.status.value
            ));
        }
    }
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn an_api_in_coders_words_reads_back(operations in shape::operations()) {
        let page = writers::coder("Things", &operations);
        let (api, diagnostics, _) = read(&[("things.md".to_owned(), page.clone())]);
        prop_assert_eq!(found(&api, "/api/v2"), wanted(&operations), "{}\n{:?}", page, diagnostics);
        prop_assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    }

    #[test]
    fn an_api_in_the_stock_words_reads_back(operations in shape::operations()) {
        let page = writers::widdershins("things", &operations);
        let (api, diagnostics, _) = read(&[("things.md".to_owned(), page.clone())]);
        prop_assert_eq!(found(&api, "/v1"), wanted(&operations), "{}\n{:?}", page, diagnostics);
        prop_assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    }
}
