//! The docs of this repository were rendered from documents that lie in `crates/parser/tests/truth`. Reading the docs
//! gives those documents back, but for what the templates never print: that is listed in `truth/NAME.lost.txt`, and the
//! list is empty where they print everything.

use std::path::{Path, PathBuf};

use docwright::{Diagnostics, Settings, inputs, pipeline, to_json};
use serde_json::{Map, Value};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Each true document with the docs rendered from it.
fn pairs() -> Vec<(PathBuf, PathBuf)> {
    let folder = root().join("crates/parser/tests/truth");
    let entries = std::fs::read_dir(folder).expect("the folder of true documents");
    let mut truths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    truths.sort();
    let docs = |truth: &PathBuf| {
        let name = truth
            .file_name()
            .expect("an entry has a name")
            .to_string_lossy()
            .into_owned();
        root()
            .join("input-docs")
            .join(name.trim_end_matches(".openapi.json"))
    };
    truths
        .iter()
        .map(|truth| (truth.clone(), docs(truth)))
        .collect()
}

/// A document with everything taken away that no docs print, or that two documents may spell in two ways.
fn plain(mut document: Value) -> Value {
    rename_schemes(&mut document);
    if let Some(document) = document.as_object_mut() {
        document.retain(|key, _| !matches!(key.as_str(), "info" | "openapi"));
    }
    simplify(&mut document);
    document
}

/// Names security schemes by the header they use: the docs do not print their names.
fn rename_schemes(document: &mut Value) {
    let schemes = document
        .pointer("/components/securitySchemes")
        .and_then(Value::as_object)
        .cloned();
    let header = |name: &str| {
        let scheme = schemes.as_ref().and_then(|schemes| schemes.get(name))?;
        scheme
            .get("name")
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let rename = |map: &mut Map<String, Value>| {
        *map = std::mem::take(map)
            .into_iter()
            .map(|(name, value)| (header(&name).unwrap_or(name), value))
            .collect();
    };
    if let Some(Value::Object(map)) = document.pointer_mut("/components/securitySchemes") {
        rename(map);
    }
    let operations = document
        .pointer_mut("/paths")
        .and_then(Value::as_object_mut)
        .into_iter()
        .flatten();
    let operations = operations
        .filter_map(|(_, item)| item.as_object_mut())
        .flatten();
    for (_, operation) in operations {
        let requirements = operation
            .get_mut("security")
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten();
        requirements
            .filter_map(Value::as_object_mut)
            .for_each(rename);
    }
}

fn simplify(value: &mut Value) {
    match value {
        Value::Object(map) => {
            // An example beside a schema stands on a parameter or media type, where the truth has none.
            if map.contains_key("schema") {
                map.shift_remove("example");
            }
            if map
                .get("security")
                .and_then(Value::as_array)
                .is_some_and(Vec::is_empty)
            {
                map.shift_remove("security");
            }
            if map.get("required") == Some(&Value::Bool(false)) {
                map.shift_remove("required");
            }
            if let Some(Value::String(text)) = map.get_mut("description") {
                *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            }
            map.values_mut().for_each(simplify);
        }
        Value::Array(items) => items.iter_mut().for_each(simplify),
        _ => {}
    }
}

/// Where two values differ, by pointer.
fn differences(at: &str, truth: &Value, read: &Value, out: &mut Vec<String>) {
    match (truth, read) {
        (Value::Object(truth), Value::Object(read)) => {
            for key in truth
                .keys()
                .chain(read.keys().filter(|key| !truth.contains_key(*key)))
            {
                let (a, b) = (
                    truth.get(key).unwrap_or(&Value::Null),
                    read.get(key).unwrap_or(&Value::Null),
                );
                differences(&format!("{at}/{}", key.replace('/', "~1")), a, b, out);
            }
        }
        (Value::Array(truth), Value::Array(read)) if truth.len() == read.len() => {
            for (index, (a, b)) in truth.iter().zip(read).enumerate() {
                differences(&format!("{at}/{index}"), a, b, out);
            }
        }
        _ if truth == read => {}
        _ => out.push(format!("{at}: {truth} was read as {read}")),
    }
}

#[test]
fn docs_give_back_the_document_they_were_made_from() {
    let pairs = pairs();
    assert!(!pairs.is_empty(), "no true document was found");
    for (truth, docs) in pairs {
        let inputs = inputs::read(&[".".to_owned()], &docs, &mut Diagnostics::default());
        let reading = pipeline::read(&inputs, &Settings::default(), &mut Diagnostics::default());
        let read = to_json(&reading.expect("the docs hold operations").spec);
        let text = std::fs::read_to_string(&truth).expect("a readable document");
        let [truth, read] =
            [text, read].map(|text| plain(serde_json::from_str(&text).expect("JSON")));
        let mut found = Vec::new();
        differences("", &truth, &read, &mut found);
        found.sort();
        let found: String = found
            .into_iter()
            .flat_map(|line| [line, "\n".to_owned()])
            .collect();
        let name = docs
            .file_name()
            .expect("a folder of docs has a name")
            .to_string_lossy();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/truth");
        expect_test::expect_file![folder.join(format!("{name}.lost.txt"))].assert_eq(&found);
    }
}
