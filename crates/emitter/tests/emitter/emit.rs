//! Emits small APIs and compares the annotated document and the findings with goldens.

use std::fmt::Write;

use crate::sample::{at, inferred, operation, schema, sources, stated, text};
use docwright_emitter::{Options, emit};
use docwright_model::{
    Api, ApiKeyPlace, Diagnostics, Fact, Header, MediaType, Method, Object, Operation, Origin,
    Parameter, Place, Property, Reference, RequestBody, Response, Schema, SchemaKind,
    SecurityRequirement, SecurityScheme, Server, Status, Tag,
};
use docwright_spec::{annotate, to_yaml};
use expect_test::{ExpectFile, expect_file};
use indexmap::IndexMap;
use serde_json::{Value, json};

fn check(api: &Api, options: &Options, expected: ExpectFile) {
    let mut diagnostics = Diagnostics::default();
    let spec = emit(api, options, &mut diagnostics);
    for (pointer, origin) in spec.origins().iter() {
        let is_known = origin.basis == docwright_model::Basis::Assumed;
        assert!(
            is_known || !origin.evidence.is_empty(),
            "{pointer} has no evidence"
        );
    }
    let mut out = to_yaml(&annotate(&spec, &sources()));
    for finding in &diagnostics {
        let line = finding
            .span
            .map_or(0, |span| sources().locate(span).unwrap().1.line);
        writeln!(
            out,
            "# {} in line {line}: {}",
            finding.code.id, finding.message
        )
        .unwrap();
        for label in &finding.labels {
            let line = sources().locate(label.span).unwrap().1.line;
            writeln!(out, "#   line {line}: {}", label.text).unwrap();
        }
    }
    expected.assert_eq(&out);
}

fn reference(name: &str, word: &str) -> Schema {
    let reference = Reference {
        name: name.to_owned(),
        target: None,
    };
    schema(SchemaKind::Reference(reference), word)
}

fn property(name: &str, required: Option<bool>, schema: Schema) -> Property {
    Property {
        name: text(name, "size"),
        required: required.map(|value| stated(value, "size")),
        schema,
    }
}

fn object(properties: Vec<Property>, additional: Option<Schema>) -> SchemaKind {
    SchemaKind::Object(Object {
        properties,
        additional: additional.map(Box::new),
    })
}

fn with_format(mut schema: Schema, format: &str) -> Schema {
    schema.format = Some(inferred(format.to_owned(), "2026"));
    schema
}

fn with_values(mut schema: Schema, values: &[Value]) -> Schema {
    schema.enumeration = values.iter().map(|v| stated(v.clone(), "colour")).collect();
    schema
}

fn described(mut schema: Schema) -> Schema {
    schema.description = Some(text("What it is.", "example"));
    schema
}

fn leaf(kind: SchemaKind) -> Schema {
    schema(kind, "size")
}

/// A property for every kind of schema, bare and with every sibling.
fn every_kind() -> Vec<Property> {
    let string = || leaf(SchemaKind::String);
    let kinds = [
        ("any", leaf(SchemaKind::Any)),
        ("null", leaf(SchemaKind::Null)),
        ("string", string()),
        ("integer", leaf(SchemaKind::Integer)),
        ("number", leaf(SchemaKind::Number)),
        ("boolean", leaf(SchemaKind::Boolean)),
        (
            "object",
            leaf(object(vec![property("inner", None, string())], None)),
        ),
        (
            "map",
            leaf(object(Vec::new(), Some(leaf(SchemaKind::Integer)))),
        ),
        (
            "map-of-any",
            leaf(object(Vec::new(), Some(leaf(SchemaKind::Any)))),
        ),
        (
            "array",
            leaf(SchemaKind::Array(Some(Box::new(reference(
                "Shade", "shade",
            ))))),
        ),
        ("array-of-unknown", leaf(SchemaKind::Array(None))),
        ("reference", reference("Shade", "shade")),
        (
            "one-of",
            leaf(SchemaKind::OneOf(vec![string(), leaf(SchemaKind::Integer)])),
        ),
        (
            "any-of",
            leaf(SchemaKind::AnyOf(vec![
                string(),
                reference("Shade", "shade"),
            ])),
        ),
        (
            "all-of",
            leaf(SchemaKind::AllOf(vec![reference("Shade", "shade")])),
        ),
        ("none-of", leaf(SchemaKind::OneOf(Vec::new()))),
        ("not", leaf(SchemaKind::Not(Box::new(string())))),
    ];
    let bare = kinds
        .iter()
        .map(|(name, schema)| property(name, Some(true), schema.clone()));
    let dressed = kinds.iter().map(|(name, schema)| {
        let values = [json!("a"), json!(""), json!(null), json!(1)];
        let schema = described(with_values(with_format(schema.clone(), "odd"), &values));
        property(&format!("{name}-dressed"), Some(false), schema)
    });
    bare.chain(dressed).collect()
}

/// Properties for the facets that have traps of their own.
fn facets() -> Vec<Property> {
    let mut all = leaf(SchemaKind::Boolean);
    all.title = Some(text("Title", "example"));
    all.default = Some(inferred(json!(true), "example"));
    all.example = Some(Fact::assumed(json!(false)));
    all.nullable = Some(stated(true, "example"));
    all.read_only = Some(stated(true, "example"));
    all.write_only = Some(stated(true, "example"));
    all.deprecated = Some(stated(true, "deprecated"));
    let mut mixed = with_values(leaf(SchemaKind::String), &[json!("on"), json!("off")]);
    mixed.enumeration.push(inferred(json!("dim"), "example"));
    let mut guessed = leaf(SchemaKind::String);
    guessed.kind.origin = Origin {
        recovered: true,
        ..Origin::inferred(at("2026"))
    };
    let mut nullable_reference = reference("Shade", "maker");
    nullable_reference.nullable = Some(stated(true, "maker"));
    let mut null_values = leaf(SchemaKind::String);
    null_values.example = Some(stated(Value::Null, "example"));
    let numbers = with_values(leaf(SchemaKind::Number), &[json!(1), json!(2.5)]);
    let integers = with_values(leaf(SchemaKind::Integer), &[json!(1), json!(u64::MAX)]);
    vec![
        property("all", None, all),
        property("mixed-certainty", None, mixed),
        property("guessed", None, guessed),
        property("nullable-reference", None, nullable_reference),
        property("null-example", None, null_values),
        property("numbers", None, numbers),
        property("integers", None, integers),
        property(
            "date",
            None,
            with_format(leaf(SchemaKind::String), "date-time"),
        ),
        property(
            "binary",
            None,
            with_format(leaf(SchemaKind::String), "binary"),
        ),
        property(
            "array-format",
            None,
            with_format(leaf(SchemaKind::Array(None)), "uuid"),
        ),
    ]
}

#[test]
fn every_kind_of_schema() {
    let shade = described(schema(SchemaKind::Any, "## Shade"));
    let schemas = [
        (
            "Lamp",
            schema(object(every_kind(), Some(leaf(SchemaKind::Any))), "## Lamp"),
        ),
        ("Facets", schema(object(facets(), None), "## Lamp")),
        ("Shade", shade),
    ];
    let api = Api {
        schemas: schemas
            .map(|(name, schema)| (name.to_owned(), schema))
            .into(),
        ..Api::default()
    };
    check(
        &api,
        &Options::default(),
        expect_file!["./golden/every_kind.yaml"],
    );
}

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
    check(&api, &options, expect_file!["./golden/whole.yaml"]);
    let options = Options {
        title: Some("Bulbs".to_owned()),
        version: Some("2".to_owned()),
        description: Some("Configured.".to_owned()),
        servers: vec!["https://lamps.example".to_owned()],
        ..Options::default()
    };
    api.operations.clear();
    check(&api, &options, expect_file!["./golden/configured.yaml"]);
}

#[test]
fn what_openapi_cannot_hold_is_reported() {
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
                description: None,
                external_docs: None,
            },
            Tag {
                name: text("Lamps", "lamps"),
                description: None,
                external_docs: None,
            },
        ],
        operations: vec![twice(), twice(), odd, numbered],
        schemas: schemas
            .map(|(name, schema)| (name.to_owned(), schema))
            .into(),
        security_schemes: IndexMap::from([("Key".to_owned(), api_key())]),
        ..Api::default()
    };
    check(
        &api,
        &Options::default(),
        expect_file!["./golden/damaged.yaml"],
    );
}

#[test]
fn silent_docs_give_a_document_all_the_same() {
    check(
        &Api::default(),
        &Options::default(),
        expect_file!["./golden/silent.yaml"],
    );
}
