//! A document that grows: what is added shows in what is generated, and nothing else does.

use std::collections::BTreeSet;
use std::path::Path;

use docwright_codegen::{Parts, TypeMap};
use docwright_model::FileTree;
use docwright_spec::{Origins, Spec};
use serde_json::{Map, Value, json};

use crate::support::{self, Case};

/// How many lines may change for one operation and one property: of all packages, and with new ones of types and
/// client.
const MOST_CHANGED: usize = 30;

/// The document of a case, to be changed.
fn document(name: &str) -> Value {
    let cases = support::cases();
    let case = cases.iter().find(|case| case.name == name).unwrap();
    let path = case.folder.as_ref().unwrap().join("spec.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn members<'v>(document: &'v mut Value, pointer: &str) -> &'v mut Map<String, Value> {
    let part = document.pointer_mut(pointer);
    part.and_then(Value::as_object_mut).unwrap()
}

fn put_first(members: &mut Map<String, Value>, key: &str, value: Value) {
    let others = std::mem::take(members);
    members.insert(key.to_owned(), value);
    members.extend(others);
}

fn generate(document: &Value) -> FileTree {
    let case = Case {
        name: "growing".to_owned(),
        spec: Spec::new(
            serde_json::from_value(document.clone()).unwrap(),
            Origins::of("spec.json"),
        ),
        folder: None,
        types: TypeMap::default(),
    };
    support::generate(&case, Parts::ALL).0
}

/// Each line of the Rust files with its file; lines that are alike in one file count once.
fn lines(files: &FileTree) -> BTreeSet<(String, String)> {
    let rust = files
        .iter()
        .filter(|(path, _)| Path::new(path).extension().is_some_and(|kind| kind == "rs"));
    rust.flat_map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).unwrap();
        text.lines()
            .map(|line| (path.to_owned(), line.to_owned()))
            .collect::<Vec<_>>()
    })
    .collect()
}

/// An operation and a property that no document of the cases has.
fn grow(document: &mut Value) {
    let operation = json!({
        "get": {
            "operationId": "readGrowthRing",
            "tags": ["Users"],
            "parameters": [
                {"name": "ring", "in": "path", "required": true, "schema": {"type": "integer"}},
                {"name": "side", "in": "query", "schema": {"type": "string"}}
            ],
            "responses": {
                "200": {
                    "description": "One ring.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}}
                }
            }
        }
    });
    members(document, "/paths").insert("/growth/{ring}".to_owned(), operation);
    let property = json!({"type": "string", "description": "What was added."});
    let properties = members(document, "/components/schemas/User/properties");
    properties.insert("growth".to_owned(), property);
}

/// How many lines of all files of some packages there are.
fn count(files: &FileTree, packages: &[&str]) -> usize {
    let of_packages = files
        .iter()
        .filter(|(path, _)| packages.iter().any(|name| path.starts_with(name)));
    let texts = of_packages.map(|(_, bytes)| std::str::from_utf8(bytes).unwrap());
    texts.map(|text| text.lines().count()).sum()
}

#[test]
fn an_operation_and_a_property_change_few_lines() {
    let mut document = document("http-wire");
    let small = generate(&document);
    grow(&mut document);
    let grown = generate(&document);
    let (before, after) = (lines(&small), lines(&grown));
    let gone: Vec<_> = before.difference(&after).collect();
    assert!(gone.len() <= MOST_CHANGED, "{}: {gone:#?}", gone.len());
    let packages = ["types/", "client/"];
    let added = count(&grown, &packages) - count(&small, &packages);
    let changed = gone
        .iter()
        .filter(|(path, _)| packages.iter().any(|name| path.starts_with(name)));
    let changed = changed.count();
    assert!(added > 0, "nothing was added");
    assert!(
        changed + added <= MOST_CHANGED,
        "{changed} lines of types and client changed, {added} came"
    );
}

#[test]
fn names_stay_when_something_else_is_added() {
    for name in ["http-wire", "http-styles", "types-names", "http-hostile"] {
        let mut document = document(name);
        let before = names(&generate(&document));
        // First in the document, so that whoever counts from the beginning counts it.
        let schema = json!({
            "type": "object",
            "properties": {"inner": {"type": "object", "properties": {"a": {"type": "string"}}}}
        });
        put_first(
            members(&mut document, "/components/schemas"),
            "AaUnrelated",
            schema,
        );
        let item = json!({"get": {
            "operationId": "aaUnrelated",
            "tags": ["aa unrelated"],
            "responses": {
                "200": {
                    "description": "",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AaUnrelated"}}}
                }
            }
        }});
        put_first(members(&mut document, "/paths"), "/aa-unrelated", item);
        let after = names(&generate(&document));
        let gone: Vec<_> = before.difference(&after).collect();
        assert!(gone.is_empty(), "{name}: {gone:#?}");
        assert!(after.len() > before.len(), "{name}");
    }
}

/// A document of one operation that takes and returns the first of some schemas.
fn around(schemas: &Value) -> Value {
    let first = json!({"application/json": {"schema": {"$ref": "#/components/schemas/S0"}}});
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Growing", "version": "1"},
        "paths": {"/s": {"put": {
            "operationId": "put",
            "requestBody": {"content": first, "required": true},
            "responses": {"200": {"description": "", "content": first}}
        }}},
        "components": {"schemas": schemas}
    })
}

#[test]
fn schemas_that_hold_one_another_do_not_multiply() {
    const MANY: usize = 40;
    let of = |i: usize| json!({"$ref": format!("#/components/schemas/S{i}")});
    let field = |i: usize| json!({format!("f{i}"): {"type": "string"}});
    let each_of = |schema: &dyn Fn(usize) -> Value| -> Value {
        let all = (0..MANY).map(|i| (format!("S{i}"), schema(i)));
        Value::Object(all.collect())
    };
    let graph = |required: &[&str]| {
        each_of(&|_| {
            let all = (0..MANY).map(|i| (format!("p{i}"), of(i)));
            json!({"type": "object", "properties": Value::Object(all.collect()), "required": required})
        })
    };
    // Each holds the next one twice.
    let chain = |keyword: &str| {
        each_of(&|i| match i + 1 {
            MANY => json!({"type": "object", "properties": field(i)}),
            next => json!({keyword: [
                of(next),
                {keyword: [of(next)], "type": "object", "properties": field(i)}
            ]}),
        })
    };
    for (name, schemas) in [
        ("properties", graph(&[])),
        ("required properties", graph(&["p1", "p2"])),
        ("allOf", chain("allOf")),
        ("oneOf", chain("oneOf")),
        ("anyOf", chain("anyOf")),
    ] {
        let files = generate(&around(&schemas));
        let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
        assert!(bytes < 4_000_000, "{name}: {bytes} bytes");
    }
}

#[test]
fn whatever_is_required_is_in_an_example() {
    const MANY: usize = 3_000;
    let all = (0..MANY).map(|i| (format!("p{i}"), json!({"type": "string"})));
    let properties: Map<String, Value> = all.collect();
    let required: Vec<&String> = properties.keys().collect();
    let schema = json!({"type": "object", "properties": properties, "required": required});
    let files = generate(&around(&json!({"S0": schema})));
    let calls = files.get("server/tests/api/calls.json").unwrap();
    let calls: Value = serde_json::from_slice(calls).unwrap();
    let body = calls.pointer("/put/body").and_then(Value::as_object);
    assert_eq!(body.map(Map::len), Some(MANY));
}

/// What users of the crates can name: types, fields, variants, functions, whichever file they stand in.
fn names(files: &FileTree) -> BTreeSet<String> {
    let all = lines(files).into_iter();
    let sources = all.filter(|(path, _)| !path.contains("/tests/"));
    let lines = sources.map(|(_, line)| line.trim().to_owned());
    let is_name = |line: &String| {
        [
            "pub struct ",
            "pub enum ",
            "pub type ",
            "pub async fn ",
            "pub trait ",
            "fn ",
        ]
        .iter()
        .any(|start| line.starts_with(start))
    };
    lines.filter(is_name).collect()
}
