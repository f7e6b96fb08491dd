//! OpenAPI documents of a size nobody writes by hand: the smallest part is lost, and the rest becomes Rust.

use std::fmt::Write as _;

use crate::program::{Ended, Place};

/// The members of a document with one operation, which answers with the schema.
fn members(schema: &str) -> [(&'static str, String); 4] {
    let paths = r##"{"/big": {"get": {"operationId": "readBig", "responses": {"200": {"description": "",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Big"}}}}}}}}"##;
    [
        ("openapi", "\"3.0.3\"".to_owned()),
        ("info", r#"{"title": "Big", "version": "1"}"#.to_owned()),
        ("paths", paths.to_owned()),
        (
            "components",
            format!(r#"{{"schemas": {{"Big": {schema}}}}}"#),
        ),
    ]
}

fn json(schema: &str) -> String {
    let members = members(schema).map(|(name, value)| format!("\"{name}\": {value}"));
    format!("{{{}}}", members.join(", "))
}

/// YAML takes JSON for the value of a member.
fn yaml(schema: &str) -> String {
    let members = members(schema).map(|(name, value)| format!("{name}: {value}\n"));
    members.concat()
}

fn generate(place: &Place, name: &str, text: &str) -> Ended {
    place.put(name, text);
    place.run(&["rust", name, "--name", "big", "--out", "crates"])
}

#[test]
fn a_schema_3000_deep_is_cut_off_where_nobody_can_follow() {
    let levels = 3000;
    let schema = format!(
        "{}{{\"type\": \"string\"}}{}",
        "{\"type\": \"object\", \"properties\": {\"inner\": ".repeat(levels),
        "}}".repeat(levels)
    );
    for (name, text) in [("deep.json", json(&schema)), ("deep.yaml", yaml(&schema))] {
        let place = Place::new();
        let ended = generate(&place, name, &text);
        assert_eq!(ended.code, Some(0), "{name}: {}", ended.stderr);
        assert!(
            ended.stderr.contains("warning[spec-too-deep]"),
            "{name}: {}",
            ended.stderr
        );
        let types = std::fs::read_to_string(place.path("crates/types/src/lib.rs"));
        assert!(types.is_ok(), "{name}: {}", ended.stderr);
    }
}

#[test]
fn a_schema_of_10000_properties_has_10000_fields() {
    let mut properties = String::new();
    for number in 0..10_000 {
        let comma = if number == 0 { "" } else { ", " };
        write!(
            properties,
            "{comma}\"property{number}\": {{\"type\": \"string\"}}"
        )
        .unwrap();
    }
    let place = Place::new();
    let schema = format!("{{\"type\": \"object\", \"properties\": {{{properties}}}}}");
    let ended = generate(&place, "wide.json", &json(&schema));
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    let mut fields = 0;
    for entry in std::fs::read_dir(place.path("crates/types/src")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let text = std::fs::read_to_string(path).unwrap();
        let is_field = |line: &&str| line.trim_start().starts_with("pub property");
        fields += text.lines().filter(is_field).count();
    }
    assert_eq!(fields, 10_000);
}
