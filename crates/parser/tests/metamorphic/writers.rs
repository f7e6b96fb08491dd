//! An API as pages of a dialect: what its generator would print.

use std::fmt::Write as _;

use crate::shape::{Operation, Parameter};

fn kind(parameter: &Parameter) -> String {
    match parameter.format {
        Some(format) => format!("{}({format})", parameter.kind),
        None => parameter.kind.to_owned(),
    }
}

/// The request with `curl`, as both dialects print it.
fn sample(operation: &Operation, base: &str, first: &str) -> String {
    let mut text = format!(
        "```shell\n{first}\ncurl -X {} {base}{}",
        operation.method, operation.path
    );
    let headers = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place == "header");
    for header in headers {
        write!(text, " \\\n  -H '{}: string'", header.name).expect("memory");
    }
    text + "\n```\n\n"
}

/// Pages in the words of Coder's docs.
pub(crate) fn coder(tag: &str, operations: &[Operation]) -> String {
    let mut text = format!("# {tag}\n\n");
    for operation in operations {
        let Operation {
            method,
            path,
            summary,
            ..
        } = operation;
        write!(text, "## {summary}\n\n### Code samples\n\n").expect("memory");
        text += &sample(
            operation,
            "http://coder-server:8080/api/v2",
            "# Example request using curl",
        );
        write!(text, "`{method} {path}`\n\n").expect("memory");
        if let Some(description) = &operation.description {
            write!(text, "{description}\n\n").expect("memory");
        }
        if !operation.parameters.is_empty() {
            text += "### Parameters\n\n| Name | In | Type | Required | Description |\n|------|----|------|----------|-------------|\n";
            for parameter in &operation.parameters {
                let Parameter {
                    name,
                    place,
                    required,
                    description,
                    ..
                } = parameter;
                let kind = kind(parameter);
                writeln!(
                    text,
                    "| `{name}` | {place} | {kind} | {required} | {description} |"
                )
                .expect("memory");
            }
            text.push('\n');
        }
        text += "### Responses\n\n| Status | Meaning | Description | Schema |\n|--------|---------|-------------|--------|\n";
        for response in &operation.responses {
            let schema = response.schema.unwrap_or_default();
            let link = format!(
                "[{}](https://tools.ietf.org/html/rfc7231#section-6.3.1)",
                response.meaning
            );
            writeln!(
                text,
                "| {} | {link} | {} | {schema} |",
                response.status, response.description
            )
            .expect("memory");
        }
        text.push('\n');
    }
    text
}

/// A page as the stock templates print it.
pub(crate) fn widdershins(tag: &str, operations: &[Operation]) -> String {
    let mut text = format!(
        "---\ntitle: Things v1\nlanguage_tabs:\n  - shell: Shell\nsearch: true\nheadingLevel: 2\n\n---\n\n\
         <!-- Generator: Widdershins v4.0.1 -->\n\n<h1 id=\"things\">Things v1</h1>\n\nBase URLs:\n\n\
         * <a href=\"https://things.example/v1\">https://things.example/v1</a>\n\n<h1 id=\"things-{tag}\">{tag}</h1>\n\n"
    );
    for (index, operation) in operations.iter().enumerate() {
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
        text += &sample(
            operation,
            "https://things.example/v1",
            "# You can also use wget",
        );
        write!(text, "`{method} {path}`\n\n*{summary}*\n\n").expect("memory");
        if let Some(description) = &operation.description {
            write!(text, "{description}\n\n").expect("memory");
        }
        if !operation.parameters.is_empty() {
            write!(text, "<h3 id=\"{id}-parameters\">Parameters</h3>\n\n|Name|In|Type|Required|Description|\n|---|---|---|---|---|\n").expect("memory");
            for parameter in &operation.parameters {
                let Parameter {
                    name,
                    place,
                    required,
                    description,
                    ..
                } = parameter;
                let kind = kind(parameter);
                writeln!(text, "|{name}|{place}|{kind}|{required}|{description}|").expect("memory");
            }
            text.push('\n');
        }
        write!(text, "<h3 id=\"{id}-responses\">Responses</h3>\n\n|Status|Meaning|Description|Schema|\n|---|---|---|---|\n").expect("memory");
        for response in &operation.responses {
            let schema = response.schema.unwrap_or("None");
            let link = format!(
                "[{}](https://tools.ietf.org/html/rfc7231#section-6.3.1)",
                response.meaning
            );
            writeln!(
                text,
                "|{}|{link}|{}|{schema}|",
                response.status, response.description
            )
            .expect("memory");
        }
        text += "\n<aside class=\"success\">\nThis operation does not require authentication\n</aside>\n\n";
    }
    text
}
