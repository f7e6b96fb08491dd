//! Whole APIs: sound, configured, damaged and silent.

use docwright_emitter::Options;
use docwright_model::{
    Api, ApiKeyPlace, Fact, Header, MediaType, Method, Operation, Parameter, Place, RequestBody,
    Response, Schema, SchemaKind, SecurityRequirement, SecurityScheme, Server, Status, Tag,
};
use expect_test::expect_file;
use indexmap::IndexMap;
use serde_json::{Value, json};

use crate::check::check;
use crate::sample::{
    described, inferred, leaf, object, operation, property, reference, schema, stated, text,
};

fn media(name: &str, schema: Option<Schema>, example: Option<Value>) -> MediaType {
    MediaType {
        name: text(name, "200"),
        schema,
        example: example.map(|value| stated(value, "example")),
    }
}

fn parameter(name: &str, place: Option<Place>, required: Option<bool>) -> Parameter {
    Parameter {
        name: text(name, "kind"),
        place: place.map(|place| stated(place, "query")),
        required: required.map(|value| stated(value, "required")),
        schema: leaf(SchemaKind::String),
        description: Some(text("Which ones.", "kind")),
        example: Some(inferred(json!("desk"), "example")),
    }
}

fn response(status: Status, content: Vec<MediaType>) -> Response {
    Response {
        status: stated(status, "200"),
        description: Some(text("OK", "OK")),
        content,
        headers: Vec::new(),
    }
}

fn requirement(names: &[&str]) -> Fact<SecurityRequirement> {
    let schemes = names
        .iter()
        .map(|name| ((*name).to_owned(), Vec::new()))
        .collect();
    stated(SecurityRequirement { schemes }, "Key")
}

fn api_key() -> Fact<SecurityScheme> {
    let scheme = SecurityScheme::ApiKey {
        name: "Lamp-Key".to_owned(),
        place: ApiKeyPlace::Header,
        description: None,
    };
    inferred(scheme, "Key")
}

fn sound_operations() -> Vec<Operation> {
    let list = Operation {
        id: Some(inferred("list-lamps".to_owned(), "Lists lamps")),
        summary: Some(text("List lamps", "Lists lamps")),
        description: Some(text(
            "Lists lamps.\n\nAll of them: `no` filter.",
            "Lists lamps",
        )),
        tags: vec![text("Lamps", "Lamps")],
        parameters: vec![
            parameter("kind", Some(Place::Query), Some(true)),
            parameter("Kind", Some(Place::Header), Some(false)),
            parameter("kind", Some(Place::Cookie), None),
        ],
        responses: vec![
            Response {
                headers: vec![Header {
                    name: text("ETag", "200"),
                    schema: leaf(SchemaKind::String),
                    description: Some(text("A tag.", "OK")),
                }],
                ..response(
                    Status::Code(200),
                    vec![media(
                        "application/json",
                        Some(reference("Lamp", "200")),
                        Some(json!([{"id": 1.0}])),
                    )],
                )
            },
            response(Status::Class(4), Vec::new()),
            response(Status::Default, vec![media("*/*", None, None)]),
        ],
        security: Some(vec![
            requirement(&["Key"]),
            inferred(SecurityRequirement::default(), "Needs"),
        ]),
        ..operation(Method::Get, "/lamps")
    };
    let add = Operation {
        request_body: Some(RequestBody {
            description: None,
            required: Some(stated(true, "required")),
            content: vec![media(
                "application/json",
                Some(reference("Lamp", "## Lamp")),
                None,
            )],
        }),
        security: Some(Vec::new()),
        deprecated: Some(stated(true, "deprecated")),
        ..operation(Method::Post, "/lamps")
    };
    let remove = Operation {
        parameters: vec![parameter("id", Some(Place::Path), None)],
        ..operation(Method::Delete, "/lamps/{id}")
    };
    vec![list, remove, add]
}

#[test]
fn a_whole_api() {
    let mut api = Api {
        servers: vec![inferred(
            Server {
                url: "/api/v1".to_owned(),
                description: None,
                variables: IndexMap::new(),
            },
            "/lamps",
        )],
        tags: vec![Tag {
            name: text("Lamps", "Lamps"),
            description: Some(text("Light.", "Lamp")),
            external_docs: None,
        }],
        operations: sound_operations(),
        schemas: IndexMap::from([("Lamp".to_owned(), schema(SchemaKind::Any, "## Lamp"))]),
        security_schemes: IndexMap::from([("Key".to_owned(), api_key())]),
        ..Api::default()
    };
    api.info.title = Some(text("Lamps", "Lamps"));
    api.info.version = Some(text("1", "200"));
    let options = Options {
        input: "docs".to_owned(),
        ..Options::default()
    };
    check(&api, &options, &expect_file!["./golden/whole.yaml"]);
    let options = Options {
        title: Some("Bulbs".to_owned()),
        version: Some("2".to_owned()),
        description: Some("Configured.".to_owned()),
        servers: vec!["https://lamps.example".to_owned()],
        ..Options::default()
    };
    api.operations.clear();
    check(&api, &options, &expect_file!["./golden/configured.yaml"]);
}

/// Operations of which each has something OpenAPI cannot hold.
fn damaged_operations() -> Vec<Operation> {
    let twice = || Operation {
        id: Some(text("get", "GET")),
        ..operation(Method::Get, "/lamps")
    };
    let odd = Operation {
        id: Some(text("get", "GET")),
        parameters: vec![
            parameter("a", Some(Place::Query), None),
            parameter("nowhere", None, None),
            parameter("a", Some(Place::Query), Some(true)),
            parameter("b", Some(Place::Path), Some(false)),
        ],
        responses: vec![
            response(
                Status::Code(200),
                vec![
                    media("a/b", None, Some(Value::Null)),
                    media("a/b", None, None),
                ],
            ),
            response(Status::Code(200), Vec::new()),
        ],
        security: Some(vec![requirement(&["Nobody"])]),
        ..operation(Method::Get, "lamps/{b}")
    };
    let numbered = Operation {
        id: Some(text("get-2", "GET")),
        security: Some(vec![requirement(&["Key", "Nobody"]), requirement(&["Key"])]),
        ..operation(Method::Put, "/lamps")
    };
    vec![twice(), twice(), odd, numbered]
}

#[test]
fn what_openapi_cannot_hold_is_reported() {
    let properties = vec![
        property("a", Some(true), described(reference("Gone", "maker"))),
        property("a", None, leaf(SchemaKind::String)),
        property("b", None, reference("a b", "twin")),
        property("c", None, reference("a_b", "twin")),
    ];
    let schemas = [
        ("a b", leaf(SchemaKind::String)),
        ("a_b", leaf(SchemaKind::Integer)),
        ("", leaf(SchemaKind::Boolean)),
        ("größe", schema(object(properties, None), "## Lamp")),
    ];
    let api = Api {
        tags: vec![
            Tag {
                name: text("Lamps", "Lamps"),
                description: Some(text("Light.", "Lamp")),
                external_docs: None,
            },
            Tag {
                name: text("Lamps", "lamps"),
                description: Some(text("Light.", "Lamp")),
                external_docs: None,
            },
        ],
        operations: damaged_operations(),
        schemas: schemas
            .map(|(name, schema)| (name.to_owned(), schema))
            .into(),
        security_schemes: IndexMap::from([("Key".to_owned(), api_key())]),
        ..Api::default()
    };
    check(
        &api,
        &Options::default(),
        &expect_file!["./golden/damaged.yaml"],
    );
}

#[test]
fn silent_docs_give_a_document_all_the_same() {
    check(
        &Api::default(),
        &Options::default(),
        &expect_file!["./golden/silent.yaml"],
    );
}
