//! References that lead nowhere or round and round, patterns, and values that readers of YAML misread.

use serde_json::{Value, json};
use std::fmt::Write as _;
use std::time::Duration;

use crate::support::{Made, literals, make, openapi, within};

fn schemas(schemas: &Value) -> Made {
    let first = schemas.as_object().unwrap().keys().next().unwrap().clone();
    let reference = format!("#/components/schemas/{first}");
    openapi(&json!({
        "openapi": "3.0.3", "info": { "title": "t", "version": "1" },
        "paths": { "/a": { "get": { "responses": { "200": { "description": "ok",
            "content": { "application/json": { "schema": { "$ref": reference } } } } } } } },
        "components": { "schemas": schemas }
    }))
}

#[test]
fn f31_references_in_circles_end() {
    let to = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    within(Duration::from_secs(5), || {
        let made = schemas(
            &json!({ "A": { "type": "object", "required": ["a"], "properties": { "a": to("A"), "b": to("B") } },
            "B": { "type": "object", "properties": { "a": to("A") } } }),
        );
        for boxed in ["Box<A>", "Box<B>"] {
            assert!(made.rust().contains(boxed), "{}", made.rust());
        }
        schemas(&json!({ "A": to("A") }));
        schemas(&json!({ "A": to("B"), "B": to("A") }));
        schemas(&json!({ "A": { "allOf": [to("B")] }, "B": { "allOf": [to("A")] } }));
        schemas(
            &json!({ "A": { "oneOf": [to("A"), to("B")] }, "B": { "anyOf": [to("A"), to("B")] } }),
        );
        schemas(&json!({ "A": { "type": "array", "items": to("A") } }));
        schemas(&json!({ "A": { "type": "object", "additionalProperties": to("A") } }));
        schemas(&json!({ "A": { "not": to("A") } }));
    });
}

#[test]
fn f33_a_reference_out_of_the_root_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("secret.yaml"), "password: hunter2\n").unwrap();
    std::fs::create_dir(folder.path().join("docs")).unwrap();
    let text = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          \
        description: ok\n          content:\n            application/json:\n              schema: {$ref: '../secret.yaml#/password'}\n";
    std::fs::write(folder.path().join("docs/api.yaml"), text).unwrap();
    let mut diagnostics = docwright::Diagnostics::default();
    let inputs = docwright::inputs::read(
        &["docs/api.yaml".to_owned()],
        folder.path(),
        &mut diagnostics,
    );
    let settings = docwright::Settings::default();
    let reading = docwright::pipeline::read(&inputs, &settings, &mut diagnostics).unwrap();
    let tree = docwright::pipeline::generate(&reading.spec, &settings, &mut diagnostics);
    let all = docwright::plain(&diagnostics, &inputs.sources) + &docwright::to_yaml(&reading.spec);
    assert!(!all.contains("hunter2"));
    assert!(
        tree.iter()
            .all(|(_, bytes)| !crate::support::text(bytes).contains("hunter2"))
    );
    assert!(
        all.contains("secret.yaml"),
        "that it was not read is said:\n{all}"
    );
}

#[test]
fn f34_aliases_that_multiply_are_refused_soon() {
    let mut bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (name, before) in "bcdefghij".chars().zip("abcdefghi".chars()) {
        let all = format!("*{before},").repeat(8);
        writeln!(bomb, "{name}: &{name} [{all}*{before}]").unwrap();
    }
    within(Duration::from_secs(10), || {
        let made = make(&[("api.yaml", format!("openapi: 3.0.3\n{bomb}").as_bytes())]);
        assert!(made.spec.is_none() || !made.diagnostics.is_empty());
        assert!(made.diagnostics.has_errors(), "{}", made.said());
        crate::support::docs(&format!(
            "---\n{bomb}---\n\n{}",
            crate::support::Page::default().to_markdown()
        ));
    });
}

#[test]
fn f35_yaml_of_any_depth_is_refused_and_not_followed() {
    for text in [
        "[".repeat(100_000),
        "a: ".repeat(50_000),
        format!("openapi: 3.0.3\nx: {}", "{a: ".repeat(100_000)),
        "- ".repeat(100_000),
    ] {
        within(Duration::from_secs(10), || {
            let made = make(&[("api.yaml", text.as_bytes())]);
            assert!(made.diagnostics.has_errors(), "{}", made.said());
        });
    }
}

#[test]
fn f36_yaml_tags_run_nothing() {
    for tag in [
        "!!python/object/apply:os.system [\"echo evil\"]",
        "!ruby/object:Gem::Installer {i: x}",
        "!!binary aGk=",
        "!x y",
    ] {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: {tag}, version: '1'}}\npaths: {{/a: {{get: {{responses: {{'200': {{description: ok}}}}}}}}}}\n"
        );
        let made = make(&[("api.yaml", text.as_bytes())]);
        assert!(!made.rust().contains("Gem"), "{tag}");
        assert!(
            !made.diagnostics.is_empty() || made.document()["info"]["title"].is_string(),
            "{tag}"
        );
    }
}

#[test]
fn f39_words_that_old_readers_take_for_values_are_quoted() {
    let words = [
        "no",
        "on",
        "y",
        "1e3",
        "0o17",
        "12:30",
        "~",
        "=",
        "<<",
        "2026-01-01",
        "null",
        "0x10",
        "1_000",
        ".5",
    ];
    let made = schemas(&json!({ "A": { "type": "string", "enum": words } }));
    let yaml = docwright::to_yaml(made.spec.as_ref().unwrap());
    for word in words {
        assert!(
            yaml.contains(&format!("- '{word}'")) || yaml.contains(&format!("- \"{word}\"")),
            "{word} in\n{yaml}"
        );
    }
    let found = literals(&made);
    for word in words {
        assert!(found.iter().any(|text| text == word), "{word}");
    }
}

#[test]
fn f49_f50_patterns_are_never_run_and_cost_nothing() {
    let patterns = [
        "^(a+)+$".to_owned(),
        "(?<=a)b".to_owned(),
        "(a)\\1".to_owned(),
        "(".to_owned(),
        "a{1000000}".to_owned(),
        "x".repeat(2_000_000),
        "[\u{202e}".to_owned(),
    ];
    within(Duration::from_secs(60), || {
        for pattern in patterns {
            let made = schemas(
                &json!({ "A": { "type": "object", "properties": { "a": { "type": "string", "pattern": pattern } } } }),
            );
            assert!(
                !made.rust().contains("Regex"),
                "no code runs a pattern of the docs"
            );
        }
    });
}
