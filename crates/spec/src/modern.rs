//! A document is written as OpenAPI 3.1.
//!
//! In: the JSON form of a 3.0 document, with what 3.0 cannot hold put back in its place. Out: the same in the words of
//! 3.1, which the reader turns into the same document again.

use serde_json::{Map, Value, json};

use crate::Pointer;
use crate::anatomy::Kind;
use crate::convert::visit;

/// Rewrites a document in place.
pub(crate) fn modernise(value: &mut Value) {
    let root = Pointer::root();
    visit(Kind::Root, Kind::Schema, value, &root, &mut |schema, _| {
        if let Value::Object(schema) = schema {
            schema_in_place(schema);
        }
    });
    if let Value::Object(document) = value {
        let version = document.get("openapi").and_then(Value::as_str);
        if version.is_none_or(|version| version.starts_with("3.0")) {
            document.insert("openapi".to_owned(), json!("3.1.0"));
        }
    }
}

/// Rewrites a schema whose parts are rewritten already.
fn schema_in_place(schema: &mut Map<String, Value>) {
    bounds(schema);
    content(schema);
    examples(schema);
    if schema.shift_remove("nullable") == Some(json!(true)) {
        allow_null(schema);
    } else {
        unwrap_reference(schema);
    }
}

/// A bound and a flag become a bound that is exclusive.
fn bounds(schema: &mut Map<String, Value>) {
    for (bound, exclusive) in [
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ] {
        match schema.get(exclusive) {
            Some(Value::Bool(true)) => {
                schema.shift_remove(exclusive);
                if let Some(limit) = schema.shift_remove(bound) {
                    schema.insert(exclusive.to_owned(), limit);
                }
            }
            Some(Value::Bool(false)) => {
                schema.shift_remove(exclusive);
            }
            _ => {}
        }
    }
}

/// Formats for bytes in strings become words of their own.
fn content(schema: &mut Map<String, Value>) {
    let word = match schema.get("format").and_then(Value::as_str) {
        Some("byte") => ("contentEncoding", "base64"),
        Some("binary") => ("contentMediaType", "application/octet-stream"),
        _ => return,
    };
    if schema.contains_key("contentEncoding") || schema.contains_key("contentMediaType") {
        return;
    }
    schema.shift_remove("format");
    schema.insert(word.0.to_owned(), json!(word.1));
}

/// One example becomes a list of one; a list that stands beside it has it already.
fn examples(schema: &mut Map<String, Value>) {
    if let Some(example) = schema.shift_remove("example") {
        schema.entry("examples").or_insert_with(|| json!([example]));
    }
}

/// A schema that may be null says so as one of its types or choices.
fn allow_null(schema: &mut Map<String, Value>) {
    if schema.get("enum") == Some(&json!([null])) {
        schema.shift_remove("enum");
        schema.insert("type".to_owned(), json!("null"));
        return;
    }
    // Where values are listed, null is one of them only where it is listed, in either version.
    if let Some(Value::String(kind)) = schema.get("type") {
        let kinds = json!([kind, "null"]);
        schema.insert("type".to_owned(), kinds);
        return;
    }
    for choices in ["oneOf", "anyOf"] {
        if let Some(Value::Array(choices)) = schema.get_mut(choices) {
            choices.push(json!({"type": "null"}));
            return;
        }
    }
    if let Some(parts) = schema.shift_remove("allOf") {
        let whole = match parts.as_array().map(Vec::as_slice) {
            Some([only]) => only.clone(),
            _ => json!({"allOf": parts}),
        };
        schema.insert("anyOf".to_owned(), json!([whole, {"type": "null"}]));
    }
}

/// A reference may have words beside it.
fn unwrap_reference(schema: &mut Map<String, Value>) {
    let parts = schema.get("allOf").and_then(Value::as_array);
    let Some([Value::Object(only)]) = parts.map(Vec::as_slice) else {
        return;
    };
    let Some(target) = only.get("$ref").filter(|_| only.len() == 1).cloned() else {
        return;
    };
    schema.shift_remove("allOf");
    schema.shift_insert(0, "$ref".to_owned(), target);
}
