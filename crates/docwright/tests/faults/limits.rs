//! How much is read at most: what is over a limit is left out with a word on how to raise it.

use docwright::{Diagnostics, Limits, Settings, inputs, pipeline};
use serde_json::json;

use crate::support::Page;

/// What comes of a page, or of a document in OpenAPI, under limits.
fn read(name: &str, text: &str, limits: Limits) -> (Option<serde_json::Value>, Diagnostics) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), text).unwrap();
    let mut diagnostics = Diagnostics::default();
    let names = [name.to_owned()];
    let inputs = inputs::read_within(&names, folder.path(), limits.input_bytes, &mut diagnostics);
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    let reading = pipeline::read(&inputs, &settings, &mut diagnostics);
    (
        reading.map(|reading| docwright_spec::to_value(&reading.spec)),
        diagnostics,
    )
}

/// Fails unless the finding says how to raise the limit; the same text under the usual limits has no such finding.
#[track_caller]
fn check(
    name: &str,
    text: &str,
    limits: Limits,
    code: &str,
    key: &str,
) -> Option<serde_json::Value> {
    let (value, diagnostics) = read(name, text, limits);
    let found = diagnostics.iter().find(|found| found.code.id == code);
    let help = found
        .unwrap_or_else(|| panic!("no {code}"))
        .help
        .clone()
        .unwrap_or_default();
    assert!(
        help.contains(&format!("`--max-{key}`")) && help.contains("`[limits]`"),
        "{help}"
    );
    let (_, diagnostics) = read(name, text, Limits::default());
    assert!(diagnostics.iter().all(|found| found.code.id != code));
    value
}

#[test]
fn f27_more_bytes_than_the_limit_are_not_read() {
    let text = Page::default().to_markdown();
    let limits = Limits {
        input_bytes: text.len() as u64 - 1,
        ..Limits::default()
    };
    assert!(check("page.md", &text, limits, "too-much-input", "input-bytes").is_none());
    let exact = Limits {
        input_bytes: text.len() as u64,
        ..Limits::default()
    };
    assert!(read("page.md", &text, exact).0.is_some());
}

#[test]
fn f26_depth_is_limited() {
    let text = format!("{}\n{}x\n", Page::default().to_markdown(), "> ".repeat(20));
    let limits = Limits {
        depth: 10,
        ..Limits::default()
    };
    assert!(check("page.md", &text, limits, "nested-too-deep", "depth").is_some());
}

#[test]
fn f30_table_cells_are_limited() {
    let text = Page::default().to_markdown();
    let limits = Limits {
        table_cells: 7,
        ..Limits::default()
    };
    let value = check("page.md", &text, limits, "too-many-cells", "table-cells").unwrap();
    assert!(value.pointer("/paths/~1pets~1{pet}/get").is_some());
}

#[test]
fn f29_schema_depth_is_limited() {
    let sample = json!({ "a": { "b": { "c": { "d": [{ "e": 1 }] } } } }).to_string();
    let text = Page {
        sample,
        ..Page::default()
    }
    .to_markdown();
    let limits = Limits {
        schema_depth: 3,
        ..Limits::default()
    };
    let value = check("page.md", &text, limits, "schema-too-deep", "schema-depth").unwrap();
    let cut = value.pointer("/components/schemas/pets.Pet/properties/a/properties/b/properties/c");
    assert_eq!(cut, Some(&json!({})));
}

#[test]
fn f64_operations_are_limited() {
    let page = Page::default().to_markdown();
    let (_, operation) = page.split_once("\n## ").unwrap();
    let text = format!("{page}\n## {}", operation.replace("/pets/", "/dogs/"));
    let limits = Limits {
        operations: 1,
        ..Limits::default()
    };
    let value = check(
        "page.md",
        &text,
        limits,
        "too-many-operations",
        "operations",
    )
    .unwrap();
    assert_eq!(value["paths"].as_object().unwrap().len(), 1);
    let operation = json!({ "get": { "responses": { "200": { "description": "ok" } } } });
    let document = json!({ "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "paths": { "/a": operation, "/b": operation } });
    let value = check(
        "api.json",
        &document.to_string(),
        limits,
        "too-many-operations",
        "operations",
    );
    assert!(
        value.is_none(),
        "nothing tells which part of a document is wanted"
    );
}
