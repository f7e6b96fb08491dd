//! A page as the stock templates of widdershins print it.

use std::fmt::Write as _;

use super::{body_sample, meaning, parameter_kind, plain, request, response_sample};
use crate::shape::{Operation, Things};
use crate::types::{self, Type, name, rows, values};

const TABLE: &str = "|Name|Type|Required|Restrictions|Description|\n|---|---|---|---|---|\n";

/// A type as it stands in a cell.
fn cell(kind: &Type) -> String {
    match kind {
        Type::Plain(kind, format) => plain(kind, *format),
        Type::Values(_) => "string".to_owned(),
        Type::Named(number) => {
            let name = name(*number);
            format!("[{name}](#schema{})", name.to_lowercase())
        }
        Type::List(item) => format!("[{}]", cell(item)),
        Type::Map(_) | Type::Object(_) => "object".to_owned(),
    }
}

/// The name, type, required and description of each row below a type, those of linked schemas too.
fn nested(kind: &Type, depth: usize, schemas: &[Type]) -> Vec<[String; 4]> {
    let mut inner = Vec::new();
    rows(kind, depth, schemas, &mut inner);
    let cells = inner.iter().map(|one| {
        let name = one
            .field
            .map_or("**additionalProperties**", |field| &field.name);
        let marks = "»".repeat(one.depth);
        let blank = if one.depth == 0 { "" } else { " " };
        let required = one.field.is_some_and(|field| field.required);
        let description = one.field.map_or("none", |field| &field.description);
        [
            format!("{marks}{blank}{name}"),
            cell(one.kind),
            required.to_string(),
            description.to_owned(),
        ]
    });
    cells.collect()
}

/// The page of an API.
pub(crate) fn stock(tag: &str, things: &Things) -> Vec<(String, String)> {
    let mut text = format!(
        "---\ntitle: Things v1\nlanguage_tabs:\n  - shell: Shell\nsearch: true\nheadingLevel: 2\n\n---\n\n\
         <!-- Generator: Widdershins v4.0.1 -->\n\n<h1 id=\"things\">Things v1</h1>\n\nBase URLs:\n\n\
         * <a href=\"https://things.example/v1\">https://things.example/v1</a>\n\n<h1 id=\"things-{tag}\">{tag}</h1>\n\n"
    );
    for (index, operation) in things.operations.iter().enumerate() {
        write_operation(&mut text, index, operation, &things.schemas);
    }
    if !things.schemas.is_empty() {
        text += "# Schemas\n\n";
    }
    for (number, kind) in things.schemas.iter().enumerate() {
        write_schema(&mut text, number, kind, &things.schemas);
    }
    vec![(format!("{tag}.md"), text)]
}

fn write_operation(text: &mut String, index: usize, operation: &Operation, schemas: &[Type]) {
    let Operation {
        method,
        path,
        summary,
        ..
    } = operation;
    let id = format!("operation{index}");
    write!(
        text,
        "## {id}\n\n<a id=\"opId{id}\"></a>\n\n> Code samples\n\n"
    )
    .expect("memory");
    *text += &request(
        operation,
        "https://things.example/v1",
        "# You can also use wget",
        "",
    );
    write!(text, "`{method} {path}`\n\n*{summary}*\n\n").expect("memory");
    if let Some(description) = &operation.description {
        write!(text, "{description}\n\n").expect("memory");
    }
    *text += &body_sample(operation, schemas);
    write_parameters(text, &id, operation, schemas);
    let mut shown = operation
        .responses
        .iter()
        .filter_map(|one| Some((one, one.schema.as_ref()?)))
        .peekable();
    if shown.peek().is_some() {
        *text += "> Example responses\n\n";
    }
    for (response, kind) in shown {
        *text += &response_sample(response, kind, schemas);
    }
    write_responses(text, &id, operation, schemas);
    *text +=
        "<aside class=\"success\">\nThis operation does not require authentication\n</aside>\n\n";
}

fn write_parameters(text: &mut String, id: &str, operation: &Operation, schemas: &[Type]) {
    if operation.parameters.is_empty() && operation.body.is_none() {
        return;
    }
    write!(text, "<h3 id=\"{id}-parameters\">Parameters</h3>\n\n|Name|In|Type|Required|Description|\n|---|---|---|---|---|\n").expect("memory");
    for part in &operation.parameters {
        let kind = parameter_kind(part);
        let (name, place, required) = (&part.name, part.place, part.required);
        writeln!(
            text,
            "|{name}|{place}|{kind}|{required}|{}|",
            part.description
        )
        .expect("memory");
    }
    if let Some(body) = &operation.body {
        let kind = cell(&body.kind);
        writeln!(
            text,
            "|body|body|{kind}|{}|{}|",
            body.required, body.description
        )
        .expect("memory");
        if !matches!(body.kind, Type::Named(_)) {
            for [name, kind, required, description] in nested(&body.kind, 1, schemas) {
                writeln!(text, "|{name}|body|{kind}|{required}|{description}|").expect("memory");
            }
            text.push('\n');
            write_values(text, "Parameter", &body.kind, schemas, 1, true);
        }
    }
    text.push('\n');
}

fn write_responses(text: &mut String, id: &str, operation: &Operation, schemas: &[Type]) {
    write!(text, "<h3 id=\"{id}-responses\">Responses</h3>\n\n|Status|Meaning|Description|Schema|\n|---|---|---|---|\n").expect("memory");
    for response in &operation.responses {
        let kind = match &response.schema {
            None => "None".to_owned(),
            Some(Type::List(_) | Type::Object(_)) => "Inline".to_owned(),
            Some(kind) => cell(kind),
        };
        let (status, link, description) =
            (response.status, meaning(response), &response.description);
        writeln!(text, "|{status}|{link}|{description}|{kind}|").expect("memory");
    }
    text.push('\n');
    let inline = operation.responses.iter().filter_map(|one| {
        let kind = one.schema.as_ref()?;
        matches!(kind, Type::List(_) | Type::Object(_)).then_some((one.status, kind))
    });
    for (index, (status, kind)) in inline.enumerate() {
        if index == 0 {
            write!(
                text,
                "<h3 id=\"{id}-responseschema\">Response Schema</h3>\n\n"
            )
            .expect("memory");
        }
        write!(text, "Status Code **{status}**\n\n{TABLE}").expect("memory");
        if matches!(kind, Type::List(_)) {
            writeln!(text, "|*anonymous*|{}|false|none|none|", cell(kind)).expect("memory");
        }
        for [name, kind, required, description] in nested(kind, 1, schemas) {
            writeln!(text, "|{name}|{kind}|{required}|none|{description}|").expect("memory");
        }
        text.push('\n');
        write_values(text, "Property", kind, schemas, 1, false);
    }
}

fn write_schema(text: &mut String, number: usize, kind: &Type, schemas: &[Type]) {
    let (name, sample) = (name(number), types::sample(kind, 0, schemas));
    let lower = name.to_lowercase();
    write!(
        text,
        "<h2 id=\"tocS_{name}\">{name}</h2>\n<!-- backwards compatibility -->\n<a id=\"schema{lower}\"></a>\n\
         <a id=\"schema_{name}\"></a>\n<a id=\"tocS{lower}\"></a>\n<a id=\"tocs{lower}\"></a>\n\n\
         ```json\n{sample}\n\n```\n\n### Properties\n\n{TABLE}"
    )
    .expect("memory");
    for [name, kind, required, description] in nested(kind, 0, &[]) {
        writeln!(text, "|{name}|{kind}|{required}|none|{description}|").expect("memory");
    }
    text.push('\n');
    write_values(text, "Property", kind, &[], 0, false);
}

/// The table of the values that fields may have.
fn write_values(
    text: &mut String,
    first: &str,
    kind: &Type,
    schemas: &[Type],
    depth: usize,
    marked: bool,
) {
    let mut inner = Vec::new();
    rows(kind, depth, schemas, &mut inner);
    let listed: Vec<_> = inner.iter().filter_map(values).collect();
    if listed.is_empty() {
        return;
    }
    write!(
        text,
        "#### Enumerated Values\n\n|{first}|Value|\n|---|---|\n"
    )
    .expect("memory");
    for (depth, name, values) in listed {
        let marks = if marked {
            format!("{} ", "»".repeat(depth))
        } else {
            String::new()
        };
        for value in values {
            writeln!(text, "|{marks}{name}|{value}|").expect("memory");
        }
    }
    text.push('\n');
}
