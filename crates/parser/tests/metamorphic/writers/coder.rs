//! Pages in the words of Coder's docs: one for operations, one for schemas.

use std::fmt::Write as _;

use super::{body_sample, meaning, parameter_kind, plain, request, response_sample};
use crate::shape::{Operation, Things};
use crate::types::{self, Row, Type, name, rows, values};

/// A type as it stands in a cell. Formats are printed for parameters and responses, the types of a list's items for
/// schemas and for the values of parameters.
fn cell(kind: &Type, page: &str, formats: bool) -> String {
    match kind {
        Type::Plain(kind, format) => plain(kind, format.filter(|_| formats)),
        Type::Values(_) => "string".to_owned(),
        Type::Named(number) => {
            let name = name(*number);
            let anchor = name.replacen('.', "", 1).to_lowercase();
            format!("[{name}]({page}#{anchor})")
        }
        Type::List(item) => format!("array of {}", cell(item, page, formats)),
        Type::Map(_) | Type::Object(_) => "object".to_owned(),
    }
}

/// Pages of an API, by name.
pub(crate) fn coder(tag: &str, things: &Things) -> Vec<(String, String)> {
    let mut text = format!("# {tag}\n\n");
    for operation in &things.operations {
        write_operation(&mut text, operation, &things.schemas);
    }
    let mut schemas = "# Schemas\n\n".to_owned();
    for (number, kind) in things.schemas.iter().enumerate() {
        write_schema(&mut schemas, number, kind, &things.schemas);
    }
    vec![
        (format!("{}.md", tag.to_lowercase()), text),
        ("schemas.md".to_owned(), schemas),
    ]
}

fn write_operation(text: &mut String, operation: &Operation, schemas: &[Type]) {
    let Operation {
        method,
        path,
        summary,
        ..
    } = operation;
    write!(text, "## {summary}\n\n### Code samples\n\n").expect("memory");
    *text += &request(
        operation,
        "http://coder-server:8080/api/v2",
        "# Example request using curl",
        "application/x-www-form-urlencoded",
    );
    write!(text, "`{method} {path}`\n\n").expect("memory");
    if let Some(description) = &operation.description {
        write!(text, "{description}\n\n").expect("memory");
    }
    *text += &body_sample(operation, schemas);
    write_parameters(text, operation);
    let mut shown = operation
        .responses
        .iter()
        .filter_map(|one| Some((one, one.schema.as_ref()?)));
    if let Some((response, kind)) = shown.next() {
        *text += "### Example responses\n\n";
        *text += &response_sample(response, kind, schemas);
    }
    write_responses(text, operation, schemas);
}

fn write_parameters(text: &mut String, operation: &Operation) {
    if operation.parameters.is_empty() && operation.body.is_none() {
        return;
    }
    *text += "### Parameters\n\n| Name | In | Type | Required | Description |\n|------|----|------|----------|-------------|\n";
    let mut row = |name: &str, place: &str, kind: &str, required: bool, description: &str| {
        writeln!(
            text,
            "| `{name}` | {place} | {kind} | {required} | {description} |"
        )
        .expect("memory");
    };
    for part in &operation.parameters {
        let kind = parameter_kind(part);
        row(
            &part.name,
            part.place,
            &kind,
            part.required,
            &part.description,
        );
    }
    if let Some(body) = &operation.body {
        let kind = cell(&body.kind, "schemas.md", true);
        row("body", "body", &kind, body.required, &body.description);
        let mut inner = Vec::new();
        if !matches!(body.kind, Type::Named(_)) {
            rows(&body.kind, 1, &[], &mut inner);
        }
        for one in &inner {
            let name = one.field.map_or("[any property]", |field| &field.name);
            let name = format!("{} {name}", "»".repeat(one.depth));
            let kind = cell(one.kind, "schemas.md", true);
            let required = one.field.is_some_and(|field| field.required);
            let description = one.field.map_or("", |field| &field.description);
            row(&name, "body", &kind, required, description);
        }
        text.push('\n');
        write_values(text, "Parameter", &inner, true);
    }
    text.push('\n');
}

fn write_responses(text: &mut String, operation: &Operation, schemas: &[Type]) {
    *text += "### Responses\n\n| Status | Meaning | Description | Schema |\n|--------|---------|-------------|--------|\n";
    for response in &operation.responses {
        let kind = response.schema.as_ref();
        let kind = kind.map_or(String::new(), |kind| cell(kind, "schemas.md", true));
        let (status, link, description) =
            (response.status, meaning(response), &response.description);
        writeln!(text, "| {status} | {link} | {description} | {kind} |").expect("memory");
    }
    text.push('\n');
    let lists = operation.responses.iter().filter_map(|one| {
        let kind = one.schema.as_ref()?;
        matches!(kind, Type::List(_)).then_some((one.status, kind))
    });
    for (index, (status, kind)) in lists.enumerate() {
        if index == 0 {
            let id = operation.summary.to_lowercase().replace(' ', "-");
            write!(
                text,
                "<h3 id=\"{id}-responseschema\">Response Schema</h3>\n\n"
            )
            .expect("memory");
        }
        let mut inner = Vec::new();
        rows(kind, 1, schemas, &mut inner);
        if inner.is_empty() {
            continue;
        }
        write!(text, "Status Code **{status}**\n\n").expect("memory");
        *text += TABLE;
        *text += "| `[array item]` | array | false | | |\n";
        for one in inner {
            let name = one.field.map_or("[any property]", |field| &field.name);
            let kind = match one.kind {
                Type::List(_) => "array".to_owned(),
                kind => cell(kind, "schemas.md", true),
            };
            let required = one.field.is_some_and(|field| field.required);
            let description = one.field.map_or("", |field| &field.description);
            let marks = "»".repeat(one.depth);
            writeln!(
                text,
                "| `{marks} {name}` | {kind} | {required} | | {description} |"
            )
            .expect("memory");
        }
        text.push('\n');
    }
}

const TABLE: &str = "| Name | Type | Required | Restrictions | Description |\n|------|------|----------|--------------|-------------|\n";

fn write_schema(text: &mut String, number: usize, kind: &Type, schemas: &[Type]) {
    let sample = types::sample(kind, 0, schemas);
    let name = name(number);
    write!(
        text,
        "## {name}\n\n```json\n{sample}\n```\n\n### Properties\n\n{TABLE}"
    )
    .expect("memory");
    let mut inner = Vec::new();
    rows(kind, 0, &[], &mut inner);
    for one in &inner {
        let marks = "»".repeat(one.depth);
        let name = match (one.field, one.depth) {
            (Some(field), 0) => format!("`{}`", field.name),
            (Some(field), _) => format!("`{marks} {}`", field.name),
            (None, _) => format!("{marks} `[any property]`"),
        };
        let kind = cell(one.kind, "", false);
        let required = one.field.is_some_and(|field| field.required);
        let description = one.field.map_or("", |field| &field.description);
        writeln!(text, "| {name} | {kind} | {required} | | {description} |").expect("memory");
    }
    text.push('\n');
    write_values(text, "Property", &inner, false);
}

/// The table of the values that fields may have.
fn write_values(text: &mut String, first: &str, inner: &[Row<'_>], marked: bool) {
    let listed: Vec<_> = inner.iter().filter_map(|one| values(one)).collect();
    if listed.is_empty() {
        return;
    }
    write!(
        text,
        "#### Enumerated Values\n\n| {first} | Value |\n|------|------|\n"
    )
    .expect("memory");
    for (depth, name, values) in listed {
        let marks = if marked {
            format!("{} ", "»".repeat(depth))
        } else {
            String::new()
        };
        for value in values {
            writeln!(text, "| `{marks}{name}` | `{value}` |").expect("memory");
        }
    }
    text.push('\n');
}
