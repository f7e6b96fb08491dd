//! Samples that are almost JSON, and what their values are taken for.

use serde_json::Value;

use crate::support::{Made, Page, openapi};

fn sample(text: &str) -> Made {
    let page = Page {
        sample: text.to_owned(),
        ..Page::default()
    };
    page.make()
}

/// The type a sample gives a property.
fn kind(made: &Made, property: &str) -> Option<String> {
    let document = made.document();
    let schema = document.pointer(&format!(
        "/components/schemas/pets.Pet/properties/{property}"
    ))?;
    schema
        .get("type")
        .and_then(Value::as_str)
        .map(str::to_owned)
}

#[test]
fn f37_a_key_that_stands_twice_is_reported_with_both_places() {
    let made = sample("{\n  \"a\": 1,\n  \"a\": \"x\"\n}");
    made.expect("duplicate-key", &["`a`"]);
    let found = made
        .diagnostics
        .iter()
        .find(|found| found.code.id == "duplicate-key")
        .unwrap();
    assert!(
        found.span.is_some() && !found.labels.is_empty(),
        "both places"
    );
    assert_eq!(
        kind(&made, "a").as_deref(),
        Some("integer"),
        "the first is kept"
    );
}

#[test]
fn f38_almost_json_is_read_and_said_so_or_not_used() {
    for (text, code) in [
        ("{\n  // a note\n  \"a\": 1\n}", "loose-sample"),
        ("{ \"a\": 1, }", "loose-sample"),
        ("{ \"a\": 1, ... }", "loose-sample"),
        ("{ \"a\": NaN }", "loose-sample"),
        ("{ \"a\": 1", "bad-sample"),
        ("{ a: 1 }", "loose-sample"),
    ] {
        let made = sample(text);
        assert!(
            made.has(code) || made.has("bad-sample"),
            "{text}\n{}",
            made.said()
        );
        let found = kind(&made, "a");
        assert!(
            matches!(found.as_deref(), None | Some("integer")),
            "{text}: {found:?}"
        );
    }
    for (text, kinds) in [
        ("{ \"a\": 1e400 }", &["number"][..]),
        (
            "{ \"a\": 99999999999999999999999999 }",
            &["number", "integer"],
        ),
        ("{ \"a\": -9223372036854775809 }", &["number", "integer"]),
        ("{ \"a\": 1.0 }", &["number"]),
    ] {
        let made = sample(text);
        let found = kind(&made, "a");
        assert!(
            found.is_none() || kinds.contains(&found.as_deref().unwrap()),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn f51_an_example_that_does_not_fit_is_no_value_of_the_type() {
    let made = openapi(&serde_json::json!({
        "openapi": "3.0.3", "info": { "title": "t", "version": "1" },
        "paths": { "/a": { "get": {
            "parameters": [{ "name": "n", "in": "query", "schema": { "type": "integer", "default": "many" } }],
            "responses": { "200": { "description": "ok", "content": { "application/json": {
                "schema": { "type": "object", "required": ["a"], "properties": { "a": { "type": "integer" } } },
                "example": { "a": "text" } } } } } } } }
    }));
    made.expect("example-misfit", &[]);
    // A default is the server's business; what does not fit is not written as a value of Rust.
    assert!(
        !made.rust().contains("\"many\""),
        "the default stands in code"
    );
}

#[test]
fn f56_credentials_in_samples_are_no_defaults() {
    let secret = "sk_live_4eC39HqLyjWDarjtT1zdp7dc";
    let page = Page::default().to_markdown().replace("API_KEY", secret);
    let made = crate::support::docs(&page);
    assert!(!made.rust().contains(secret), "a credential stands in code");
    let yaml = docwright::to_yaml(made.spec.as_ref().unwrap());
    assert!(
        !yaml.contains(secret),
        "a credential stands in the document"
    );
}
