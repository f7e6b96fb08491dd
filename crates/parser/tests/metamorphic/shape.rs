//! APIs of any shape that both dialects can say in full.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::types::{self, Field, Type};

/// An API: its operations, and its named schemas.
#[derive(Debug, Clone)]
pub(crate) struct Things {
    pub(crate) operations: Vec<Operation>,
    pub(crate) schemas: Vec<Type>,
}

/// One operation.
#[derive(Debug, Clone)]
pub(crate) struct Operation {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    pub(crate) summary: String,
    pub(crate) description: Option<String>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<Body>,
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

/// What an operation is sent.
#[derive(Debug, Clone)]
pub(crate) struct Body {
    pub(crate) media: &'static str,
    pub(crate) kind: Type,
    pub(crate) required: bool,
    pub(crate) description: String,
}

/// One response of an operation.
#[derive(Debug, Clone)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) meaning: &'static str,
    pub(crate) description: String,
    pub(crate) schema: Option<Type>,
}

/// Words without any mark of Markdown.
pub(crate) fn words() -> impl Strategy<Value = String> {
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

/// The media types of forms.
pub(crate) const FORMS: [&str; 2] = ["multipart/form-data", "application/x-www-form-urlencoded"];

fn body() -> impl Strategy<Value = Body> {
    let json = prop_oneof![
        (0..8_usize).prop_map(Type::Named),
        types::fields(2, 1..4).prop_map(Type::Object),
    ];
    let form = vec(types::formatted(), 1..4).prop_flat_map(|kinds| {
        let field = |kind: Type| {
            (any::<bool>(), words()).prop_map(move |(required, description)| Field {
                name: String::new(),
                required,
                description,
                kind: kind.clone(),
            })
        };
        let fields: Vec<_> = kinds.into_iter().map(field).collect();
        fields.prop_map(Type::Object)
    });
    let kind = prop_oneof![
        3 => json.prop_map(|kind| ("application/json", kind)),
        1 => (form, select(FORMS.to_vec())).prop_map(|(kind, media)| (media, kind)),
    ];
    (kind, any::<bool>(), words()).prop_map(|((media, kind), required, description)| Body {
        media,
        kind,
        required,
        description,
    })
}

/// What a response may hold; `inline` where the dialect has words for objects without a name there.
fn content(inline: bool) -> BoxedStrategy<Option<Type>> {
    let plain = select(vec!["string", "integer"]).prop_map(|kind| Type::Plain(kind, None));
    let named = (0..8_usize).prop_map(Type::Named);
    let items = prop_oneof![Just(Type::Plain("string", None)), named.clone()];
    let list = items.prop_map(|item| Type::List(Box::new(item)));
    let object = types::fields(2, 1..4).prop_map(Type::Object);
    let some = prop_oneof![plain, named, list].boxed();
    let some = if inline {
        prop_oneof![3 => some, 1 => object].boxed()
    } else {
        some
    };
    option::weighted(0.7, some).boxed()
}

fn responses(inline: bool) -> impl Strategy<Value = Vec<Response>> {
    let known = [
        (200, "OK"),
        (201, "Created"),
        (204, "No Content"),
        (400, "Bad Request"),
        (404, "Not Found"),
    ];
    let chosen = proptest::sample::subsequence(known.to_vec(), 1..4);
    chosen.prop_flat_map(move |chosen| {
        let one = |(status, meaning): (u16, &'static str)| {
            let schema = if status == 204 {
                Just(None).boxed()
            } else {
                content(inline)
            };
            (words(), schema).prop_map(move |(description, schema)| Response {
                status,
                meaning,
                description,
                schema,
            })
        };
        chosen.into_iter().map(one).collect::<Vec<_>>()
    })
}

fn operation(inline: bool) -> impl Strategy<Value = Operation> {
    let method = select(vec!["GET", "POST", "PUT", "PATCH", "DELETE"]);
    let query = vec(prop_oneof![parameter("query"), parameter("header")], 0..4);
    (
        method,
        vec(parameter("path"), 0..3),
        query,
        words(),
        option::of(words()),
        option::of(body()),
        responses(inline),
    )
        .prop_map(
            |(method, in_path, others, summary, description, body, responses)| {
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
                    body: body.filter(|_| ["POST", "PUT", "PATCH"].contains(&method)),
                    responses,
                }
            },
        )
}

/// Several operations, each with a path and a summary of its own, and the schemas they name. A schema names only those
/// before it.
pub(crate) fn things(inline: bool) -> impl Strategy<Value = Things> {
    let schemas = vec(types::fields(2, 1..5).prop_map(Type::Object), 0..4);
    (vec(operation(inline), 1..5), schemas).prop_map(|(mut operations, mut schemas)| {
        let finish = |kind: &mut Type, count, prefix: &str| {
            types::settle(kind, count);
            types::number(kind, prefix, &mut 0);
        };
        for (index, schema) in schemas.iter_mut().enumerate() {
            finish(schema, index, &format!("thing{index}"));
        }
        for (index, operation) in operations.iter_mut().enumerate() {
            operation.path = format!("/n{index}{}", operation.path);
            operation.summary = format!("{} {index}", operation.summary);
            if let Some(body) = &mut operation.body {
                finish(&mut body.kind, schemas.len(), "part");
            }
            for response in &mut operation.responses {
                if let Some(kind) = &mut response.schema {
                    finish(kind, schemas.len(), "field");
                }
            }
        }
        Things {
            operations,
            schemas,
        }
    })
}
