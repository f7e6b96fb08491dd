//! Schemas of every kind.

use docwright_emitter::Options;
use docwright_model::{Api, Fact, Origin, Property, Schema, SchemaKind};
use expect_test::expect_file;
use serde_json::{Value, json};

use crate::check::check;
use crate::sample::{
    at, described, inferred, leaf, object, property, reference, schema, stated, text,
};

fn with_format(mut schema: Schema, format: &str) -> Schema {
    schema.format = Some(inferred(format.to_owned(), "2026"));
    schema
}

fn with_values(mut schema: Schema, values: &[Value]) -> Schema {
    schema.facets.enumeration = values.iter().map(|v| stated(v.clone(), "colour")).collect();
    schema
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
    all.facets.title = Some(text("Title", "example"));
    all.facets.default = Some(inferred(json!(true), "example"));
    all.facets.example = Some(Fact::assumed(json!(false)));
    all.facets.nullable = Some(stated(true, "example"));
    all.facets.read_only = Some(stated(true, "example"));
    all.facets.write_only = Some(stated(true, "example"));
    all.facets.deprecated = Some(stated(true, "deprecated"));
    let mut mixed = with_values(leaf(SchemaKind::String), &[json!("on"), json!("off")]);
    mixed
        .facets
        .enumeration
        .push(inferred(json!("dim"), "example"));
    let mut guessed = leaf(SchemaKind::String);
    guessed.kind.origin = Origin {
        recovered: true,
        ..Origin::inferred(at("2026"))
    };
    let mut nullable_reference = reference("Shade", "maker");
    nullable_reference.facets.nullable = Some(stated(true, "maker"));
    let mut null_values = leaf(SchemaKind::String);
    null_values.facets.example = Some(stated(Value::Null, "example"));
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
        &expect_file!["./golden/every_kind.yaml"],
    );
}
