//! An API as pages of a dialect: what its generator would print.

mod coder;
mod stock;

use std::fmt::Write as _;

pub(crate) use coder::coder;
pub(crate) use stock::stock;

use crate::shape::{FORMS, Operation, Parameter, Response};
use crate::types::{self, Type};

fn parameter_kind(parameter: &Parameter) -> String {
    plain(parameter.kind, parameter.format)
}

fn plain(kind: &str, format: Option<&str>) -> String {
    format.map_or(kind.to_owned(), |format| format!("{kind}({format})"))
}

/// The request with `curl`, as both dialects print it; bodies of one media type are not announced.
fn request(operation: &Operation, base: &str, first: &str, unsaid: &str) -> String {
    let mut text = format!(
        "```shell\n{first}\ncurl -X {} {base}{}",
        operation.method, operation.path
    );
    let mut header = |name: &str, value: &str| {
        write!(text, " \\\n  -H '{name}: {value}'").expect("memory");
    };
    if let Some(body) = operation.body.as_ref().filter(|body| body.media != unsaid) {
        header("Content-Type", body.media);
    }
    if operation.responses.iter().any(|one| one.schema.is_some()) {
        header("Accept", "application/json");
    }
    for part in &operation.parameters {
        if part.place == "header" {
            header(&part.name, "string");
        }
    }
    text + "\n```\n\n"
}

/// The sample of a body: JSON, or a line for each field of a form.
fn body_sample(operation: &Operation, schemas: &[Type]) -> String {
    let Some(body) = &operation.body else {
        return String::new();
    };
    if let (true, Type::Object(fields)) = (FORMS.contains(&body.media), &body.kind) {
        let lines = fields.iter().map(|field| {
            let value = types::sample(&field.kind, 0, schemas);
            format!("{}: {}\n", field.name, value.trim_matches('"'))
        });
        return format!(
            "> Body parameter\n\n```yaml\n{}\n```\n\n",
            lines.collect::<String>()
        );
    }
    let sample = types::sample(&body.kind, 0, schemas);
    format!("> Body parameter\n\n```json\n{sample}\n```\n\n")
}

/// The sample of a response.
fn response_sample(response: &Response, kind: &Type, schemas: &[Type]) -> String {
    let sample = types::sample(kind, 0, schemas);
    format!(
        "> {} Response\n\n```json\n{sample}\n```\n\n",
        response.status
    )
}

fn meaning(response: &Response) -> String {
    format!(
        "[{}](https://tools.ietf.org/html/rfc7231#section-6.3.1)",
        response.meaning
    )
}
