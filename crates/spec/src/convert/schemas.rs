//! A JSON Schema of OpenAPI 3.1 becomes a schema object of 3.0.
//!
//! In: a schema whose parts are converted already. Out: the same schema in the words of 3.0, what 3.0 has no word for in
//! the side table, and where its parts moved. This module must not know where the schema stands.

mod types;

use serde_json::{Map, Value, json};

use super::Conversion;
use crate::Pointer;

/// Keywords that 3.0 has no word for.
const LATER: [&str; 24] = [
    "prefixItems",
    "patternProperties",
    "if",
    "then",
    "else",
    "dependentRequired",
    "dependentSchemas",
    "contains",
    "minContains",
    "maxContains",
    "propertyNames",
    "unevaluatedProperties",
    "unevaluatedItems",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "$comment",
    "$id",
    "$anchor",
    "$schema",
    "$dynamicRef",
    "$dynamicAnchor",
    "$vocabulary",
    "const",
];

/// Converts one schema whose parts are converted already.
pub(super) fn convert(value: &mut Value, pointer: &Pointer, conversion: &mut Conversion) {
    match value {
        Value::Bool(_) if may_be_bool(pointer) => return,
        Value::Bool(true) => *value = json!({}),
        Value::Bool(false) => *value = json!({"not": {}}),
        _ => {}
    }
    let Value::Object(schema) = value else {
        return;
    };
    wrap_reference(schema, pointer, conversion);
    convert_const(schema);
    convert_bounds(schema);
    convert_content(schema);
    convert_examples(schema, pointer, conversion);
    drop_null_members(schema, pointer, conversion);
    types::convert(schema, pointer, conversion);
    if schema.get("items") == Some(&Value::Bool(false)) {
        schema.shift_remove("items");
        conversion.extras.insert(pointer, "items", json!(false));
    }
    for key in LATER {
        if let Some(value) = schema.shift_remove(key) {
            conversion.extras.insert(pointer, key, value);
        }
    }
}

/// Whether 3.0, or the side table, takes a truth value for the schema here.
fn may_be_bool(pointer: &Pointer) -> bool {
    let last = pointer.as_str().rsplit('/').next().unwrap_or_default();
    matches!(
        last,
        "additionalProperties" | "unevaluatedProperties" | "unevaluatedItems"
    ) || pointer.as_str().ends_with("/items")
}

/// A reference with anything beside it becomes an `allOf` of one.
fn wrap_reference(schema: &mut Map<String, Value>, pointer: &Pointer, conversion: &mut Conversion) {
    if schema.len() < 2 || !schema.get("$ref").is_some_and(Value::is_string) {
        return;
    }
    if let Some(target) = schema.shift_remove("$ref") {
        let parts = schema.entry("allOf").or_insert_with(|| json!([]));
        if let Value::Array(parts) = parts {
            let place = pointer.join("allOf").join(parts.len());
            conversion.moved(&pointer.join("$ref"), &place.join("$ref"));
            parts.push(json!({"$ref": target}));
        }
    }
}

fn convert_const(schema: &mut Map<String, Value>) {
    if schema.contains_key("enum") {
        return;
    }
    if let Some(value) = schema.shift_remove("const") {
        schema.insert("enum".to_owned(), json!([value]));
    }
}

/// A bound that is exclusive becomes a bound and a flag.
fn convert_bounds(schema: &mut Map<String, Value>) {
    for (bound, exclusive, is_tighter) in [
        (
            "minimum",
            "exclusiveMinimum",
            (|a, b| a >= b) as fn(f64, f64) -> bool,
        ),
        ("maximum", "exclusiveMaximum", |a, b| a <= b),
    ] {
        let Some(limit) = schema.get(exclusive).filter(|v| v.is_number()).cloned() else {
            continue;
        };
        let inclusive = schema.get(bound).and_then(Value::as_f64);
        let wins = match (limit.as_f64(), inclusive) {
            (Some(limit), Some(inclusive)) => is_tighter(limit, inclusive),
            _ => true,
        };
        if wins {
            schema.insert(bound.to_owned(), limit);
            schema.insert(exclusive.to_owned(), json!(true));
        } else {
            schema.shift_remove(exclusive);
        }
    }
}

/// Bytes in strings have formats of their own in 3.0.
fn convert_content(schema: &mut Map<String, Value>) {
    if schema.contains_key("format") {
        return;
    }
    let text = |schema: &Map<String, Value>, key: &str| {
        schema.get(key).and_then(Value::as_str).map(str::to_owned)
    };
    let encoding = text(schema, "contentEncoding");
    let media = text(schema, "contentMediaType");
    if encoding.as_deref() == Some("base64") {
        schema.shift_remove("contentEncoding");
        schema.insert("format".to_owned(), json!("byte"));
    } else if encoding.is_none() && media.as_deref() == Some("application/octet-stream") {
        schema.shift_remove("contentMediaType");
        schema.entry("type").or_insert_with(|| json!("string"));
        schema.insert("format".to_owned(), json!("binary"));
    }
}

/// 3.0 has one example; further ones stand beside.
fn convert_examples(
    schema: &mut Map<String, Value>,
    pointer: &Pointer,
    conversion: &mut Conversion,
) {
    if !schema.get("examples").is_some_and(Value::is_array) {
        return;
    }
    let Some(Value::Array(examples)) = schema.shift_remove("examples") else {
        return;
    };
    if let Some(first) = examples.first() {
        schema.entry("example").or_insert_with(|| first.clone());
    }
    if examples.len() > 1 {
        let all = Value::Array(examples);
        conversion.extras.insert(pointer, "examples", all);
    }
}

/// A union with null is the union without it that may be null; a union of one is that one.
fn drop_null_members(
    schema: &mut Map<String, Value>,
    pointer: &Pointer,
    conversion: &mut Conversion,
) {
    for key in ["oneOf", "anyOf"] {
        let Some(Value::Array(members)) = schema.get_mut(key) else {
            continue;
        };
        let Some(at) = members.iter().position(is_null) else {
            continue;
        };
        members.remove(at);
        let place = pointer.join(key);
        for later in at..members.len() {
            conversion.shifted(&place, later + 1, later);
        }
        let only = if let [only] = &**members {
            Some(only.clone())
        } else {
            None
        };
        schema.insert("nullable".to_owned(), json!(true));
        let Some(only) = only else {
            continue;
        };
        schema.shift_remove(key);
        let place = place.join(0);
        match only {
            Value::Object(only)
                if !only.contains_key("$ref") && only.keys().all(|k| !schema.contains_key(k)) =>
            {
                for (key, value) in only {
                    conversion.moved(&place.join(&key), &pointer.join(&key));
                    schema.insert(key, value);
                }
                conversion.moved(&place, pointer);
            }
            only => {
                let parts = schema.entry("allOf").or_insert_with(|| json!([]));
                if let Value::Array(parts) = parts {
                    conversion.moved(&place, &pointer.join("allOf").join(parts.len()));
                    parts.push(only);
                }
            }
        }
    }
}

/// Whether a converted schema allows null and nothing else.
fn is_null(schema: &Value) -> bool {
    let only_null = json!([null]);
    schema.get("enum") == Some(&only_null) && schema.get("nullable") == Some(&Value::Bool(true))
}
