//! APIs of any shape that both dialects can say in full.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// One operation.
#[derive(Debug, Clone)]
pub(crate) struct Operation {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) summary: String,
    pub(crate) description: Option<String>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) responses: Vec<Response>,
}

/// One parameter of an operation.
#[derive(Debug, Clone)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) place: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) format: Option<&'static str>,
    pub(crate) required: bool,
    pub(crate) description: String,
}

/// One response of an operation.
#[derive(Debug, Clone)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) meaning: &'static str,
    pub(crate) description: String,
    pub(crate) schema: Option<&'static str>,
}

/// Words without any mark of Markdown.
fn words() -> impl Strategy<Value = String> {
    vec(
        select(vec![
            "Gets", "the", "pet", "of", "a", "größe", "keeper", "that", "is", "42", "old",
        ]),
        1..6,
    )
    .prop_map(|words| words.join(" "))
}

fn parameter(place: &'static str) -> impl Strategy<Value = Parameter> {
    let kinds = vec![
        ("string", None),
        ("string", Some("uuid")),
        ("string", Some("date-time")),
        ("integer", None),
        ("boolean", None),
        ("number", None),
    ];
    (select(kinds), any::<bool>(), words()).prop_map(
        move |((kind, format), required, description)| Parameter {
            name: String::new(),
            place,
            kind,
            format,
            required: required || place == "path",
            description,
        },
    )
}

fn responses() -> impl Strategy<Value = Vec<Response>> {
    let known = [
        (200, "OK"),
        (201, "Created"),
        (204, "No Content"),
        (400, "Bad Request"),
        (404, "Not Found"),
    ];
    let chosen = proptest::sample::subsequence(known.to_vec(), 1..4);
    chosen.prop_flat_map(|chosen| {
        let one = |(status, meaning): (u16, &'static str)| {
            let schema = if status == 204 {
                vec![None]
            } else {
                vec![None, Some("string"), Some("integer")]
            };
            (words(), select(schema)).prop_map(move |(description, schema)| Response {
                status,
                meaning,
                description,
                schema,
            })
        };
        chosen.into_iter().map(one).collect::<Vec<_>>()
    })
}

fn operation() -> impl Strategy<Value = Operation> {
    let method = select(vec!["GET", "POST", "PUT", "PATCH", "DELETE"]);
    let query = vec(prop_oneof![parameter("query"), parameter("header")], 0..4);
    (
        method,
        vec(parameter("path"), 0..3),
        query,
        words(),
        option::of(words()),
        responses(),
    )
        .prop_map(
            |(method, in_path, others, summary, description, responses)| {
                let mut parameters: Vec<Parameter> = in_path.into_iter().chain(others).collect();
                for (index, parameter) in parameters.iter_mut().enumerate() {
                    let start = if parameter.place == "header" {
                        "X-Part"
                    } else {
                        "part"
                    };
                    parameter.name = format!("{start}{index}");
                }
                let in_path = parameters
                    .iter()
                    .filter(|parameter| parameter.place == "path");
                let path = in_path.fold("/things".to_owned(), |path, part| {
                    format!("{path}/{{{}}}", part.name)
                });
                Operation {
                    method,
                    path,
                    summary,
                    description,
                    parameters,
                    responses,
                }
            },
        )
}

/// Several operations, each with a path and a summary of its own.
pub(crate) fn operations() -> impl Strategy<Value = Vec<Operation>> {
    vec(operation(), 1..5).prop_map(|mut operations| {
        for (index, operation) in operations.iter_mut().enumerate() {
            operation.path = format!("/n{index}{}", operation.path);
            operation.summary = format!("{} {index}", operation.summary);
        }
        operations
    })
}
