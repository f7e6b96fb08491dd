//! Edits of a document that tests write down as data: `[set, POINTER, VALUE]`, `[remove, POINTER]`,
//! `[move, POINTER, POINTER]`. `Name:/rest` is a pointer into the schema of that name.

use std::path::Path;

use docwright_model::{Diagnostics, Source, SourceId};
use docwright_spec::Spec;
use serde_json::Value;

pub(crate) fn load(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

pub(crate) fn read(document: &Value) -> Spec {
    let source = Source::new("test.json", document.to_string());
    let mut findings = Diagnostics::default();
    let spec = docwright_spec::read(SourceId(0), &source, &mut findings);
    assert!(!findings.has_errors(), "{findings:?}");
    spec.unwrap()
}

/// One text or a list of them.
pub(crate) fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(all) => all.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

pub(crate) fn apply(document: &mut Value, edit: &Value) {
    let pointer = |at: usize| {
        let text = edit[at].as_str().unwrap();
        match text.split_once(':') {
            Some((name, rest)) if !text.starts_with('/') => {
                format!("/components/schemas/{name}{rest}")
            }
            _ => text.to_owned(),
        }
    };
    match edit[0].as_str().unwrap() {
        "set" => set(document, &pointer(1), edit[2].clone()),
        "remove" => drop(remove(document, &pointer(1))),
        "move" => {
            let value = remove(document, &pointer(1));
            set(document, &pointer(2), value);
        }
        other => panic!("no edit is called {other}"),
    }
}

fn split(pointer: &str) -> (&str, String) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    (parent, key.replace("~1", "/").replace("~0", "~"))
}

fn set(document: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = split(pointer);
    let parent = document
        .pointer_mut(parent)
        .unwrap_or_else(|| panic!("no {pointer}"));
    match parent {
        Value::Object(members) => drop(members.insert(key, value)),
        Value::Array(items) => {
            let at: usize = key.parse().unwrap();
            if at < items.len() {
                items[at] = value;
            } else {
                items.push(value);
            }
        }
        _ => panic!("{pointer} cannot be set"),
    }
}

fn remove(document: &mut Value, pointer: &str) -> Value {
    let (parent, key) = split(pointer);
    let parent = document
        .pointer_mut(parent)
        .unwrap_or_else(|| panic!("no {pointer}"));
    match parent {
        Value::Object(members) => members
            .shift_remove(&key)
            .unwrap_or_else(|| panic!("no {pointer}")),
        Value::Array(items) => items.remove(key.parse().unwrap()),
        _ => panic!("{pointer} cannot be removed"),
    }
}
