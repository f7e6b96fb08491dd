//! The YAML text of a document reads back as the same values, in YAML 1.1, YAML 1.2 and JSON.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of tests fails the test by panicking"
)]

use std::io::Write;
use std::process::{Command, Stdio};

use docwright_spec::{Origins, Spec, to_json, to_yaml};
use expect_test::expect_file;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Strings that some reader takes for something else, or loses part of.
const TRICKY: &[&str] = &[
    "no",
    "On",
    "y",
    "N",
    "YES",
    "off",
    "true",
    "Null",
    "~",
    "=",
    "<<",
    "",
    "1e3",
    "0o17",
    "0x1F",
    "017",
    "1_000",
    "+1",
    ".5",
    "5.",
    "-.inf",
    ".NaN",
    "12:30",
    "1:2:3",
    "190:20:30.15",
    "2026-01-01",
    "2026-01-01T10:00:00Z",
    " lead",
    "trail ",
    "a\tb",
    "\ttab",
    "a\nb",
    "a\nb\n",
    "a\n\nb\n\n",
    "\na",
    "  in\nout",
    "a \nb",
    "a\n \nb",
    "a\n\tb",
    "a\r\nb",
    "\r",
    "bell\u{7}",
    "\u{0}",
    "\u{7f}",
    "x\u{85}y",
    "x\u{2028}y",
    "x\u{2029}y",
    "\u{feff}bom",
    "\u{202e}turned",
    "\u{a0}",
    "\u{1f4a1}",
    "\u{1f469}\u{200d}\u{1f4bb}",
    "größe",
    "日本",
    "- a",
    "-",
    "--- a",
    "---",
    "...",
    "a: b",
    "a:",
    ":a",
    "a #b",
    "#a",
    "'a'",
    "\"a\"",
    "\\n",
    "@a",
    "`a`",
    "%a",
    "[a]",
    "{a}",
    "a, b",
    "!a",
    "&a",
    "*a",
    "|",
    "> a",
    "? a",
    "# not a comment\nbut text",
    "key: value\nand: more\n",
    "{{ template }}",
    "line one\n---\nline three",
    "\u{e000}",
    "\u{fffd}",
    "\u{10ffff}",
    "(a)",
    "/a",
    "_",
    "$ref",
    "nan",
    "Inf",
];

/// A document that holds `value` where any value may stand.
fn holding(value: Value) -> Spec {
    let mut document = openapiv3::OpenAPI::default();
    let brief = value.clone();
    document.extensions.insert("x-value".to_owned(), value);
    // Below this key mappings are written on one line.
    let note = "x-docwright-source".to_owned();
    document.extensions.insert(note, json!({ "value": brief }));
    Spec::new(document, Origins::default())
}

fn tricky() -> Value {
    let as_values: Vec<_> = TRICKY.iter().map(|text| json!(text)).collect();
    let as_keys: serde_json::Map<_, _> = TRICKY
        .iter()
        .map(|text| ((*text).to_owned(), json!({ "is": text })))
        .collect();
    let as_flat: serde_json::Map<_, _> = TRICKY
        .iter()
        .map(|text| ((*text).to_owned(), json!(text)))
        .collect();
    json!({
        "values": as_values,
        "keys": as_keys,
        "in lists": TRICKY.iter().map(|text| json!([[text], { *text: [] }])).collect::<Vec<_>>(),
        "long": "word ".repeat(100).trim(),
        "k".repeat(2000): 1,
        "flat": as_flat,
        "numbers": [0, -1, 1.0, -0.5, 1e20, 1e-7, 1.5e300, u64::MAX, i64::MIN, f64::MIN_POSITIVE],
        "empty": [[], {}, [[]], [{}], null, true, false],
        "nested": [[1, [2, { "a": [{ "b": { "c": "text\nof lines" } }] }]], "end"],
    })
}

fn read_yaml(text: &str) -> Value {
    let document: Value = serde_yaml::from_str(text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    value_of(&document)
}

/// The value a document holds, which stands in it twice.
fn value_of(document: &Value) -> Value {
    let value = &document["x-value"];
    assert_eq!(&document["x-docwright-source"]["value"], value);
    value.clone()
}

#[test]
fn tricky_values_are_written_as_the_golden_shows() {
    let spec = holding(tricky());
    assert_eq!(read_yaml(&to_yaml(&spec)), tricky());
    let json: Value = serde_json::from_str(&to_json(&spec)).unwrap();
    assert_eq!(json["x-value"], tricky());
    expect_file!["./tricky.yaml"].assert_eq(&to_yaml(&spec));
}

/// What the YAML 1.1 reader of Python makes of `text`, as JSON; none where it is not installed.
fn read_with_python(text: &str) -> Option<Value> {
    let script = "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin.buffer)))";
    let found = Command::new("python3").args(["-c", "import yaml"]).output();
    if !found.is_ok_and(|output| output.status.success()) {
        return None;
    }
    let mut python = Command::new("python3")
        .args(["-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    python
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success(), "Python refused:\n{text}");
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    Some(value_of(&document))
}

#[test]
fn python_reads_the_same_values() {
    match read_with_python(&to_yaml(&holding(tricky()))) {
        Some(read) => assert_eq!(read, tricky()),
        None => println!("skipped: python3 with its yaml module is not installed"),
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        any::<String>(),
        proptest::sample::select(TRICKY).prop_map(str::to_owned),
        "[-+.:_ 0-9eExo]{0,8}",
        "[a-c \\n\\t#:-]{0,12}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        proptest::num::f64::NORMAL.prop_map(Value::from),
        text.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::vec((text.clone(), inner), 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_value_reads_back(value in any_value()) {
        prop_assert_eq!(read_yaml(&to_yaml(&holding(value.clone()))), value);
    }
}

#[test]
fn python_reads_any_value_alike() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let values: Vec<Value> = (0..300)
        .map(|_| any_value().new_tree(&mut runner).unwrap().current())
        .collect();
    match read_with_python(&to_yaml(&holding(json!(values)))) {
        Some(read) => {
            let read = read.as_array().unwrap();
            assert_eq!(read.len(), values.len());
            for (read, value) in read.iter().zip(&values) {
                assert_eq!(read, value);
            }
        }
        None => println!("skipped: python3 with its yaml module is not installed"),
    }
}
