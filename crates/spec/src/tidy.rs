//! A document as a person would want to review it.
//!
//! In: the JSON form of a document as its types serialise it. Out: the same document without members that say only the
//! default, each object's members in reading order.

use serde_json::{Map, Number, Value};

use crate::anatomy::{Child, Kind};
use crate::convert::is_form;

/// Removes noise from `value` and orders the members of every object of the specification.
pub(crate) fn tidy(kind: Kind, value: &mut Value) {
    let Value::Object(object) = value else {
        return;
    };
    object.retain(|key, value| !is_noise(kind, key, value));
    if kind == Kind::Schema {
        shorten_numbers(object);
    }
    if kind == Kind::Encoding && is_form(object) && object.shift_remove("explode").is_none() {
        object.insert("explode".to_owned(), Value::Bool(false));
    }
    reorder(object, order(kind));
    for (key, value) in object.iter_mut() {
        match (kind.child(key), value) {
            (Child::One(below), value) => tidy(below, value),
            (Child::Map(below), Value::Object(all)) => {
                for value in all.values_mut() {
                    tidy(below, value);
                }
            }
            (Child::List(below), Value::Array(all)) => {
                for value in all {
                    tidy(below, value);
                }
            }
            _ => {}
        }
    }
}

/// Whether a member says nothing: absent values spelt out, and the style every header has.
fn is_noise(kind: Kind, key: &str, value: &Value) -> bool {
    match value {
        Value::Null => !key.starts_with("x-"),
        Value::String(text) => kind == Kind::Header && key == "style" && text == "simple",
        _ => false,
    }
}

/// The members of a kind that come first, in order; `*` stands for all others.
fn order(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Root => &[
            "openapi",
            "info",
            "externalDocs",
            "servers",
            "security",
            "tags",
            "paths",
            "components",
        ],
        Kind::PathItem => &["$ref", "summary", "description", "servers", "parameters"],
        Kind::Info => &["title", "version", "description"],
        Kind::Parameter => &["name", "in", "description", "required"],
        Kind::RequestBody => &["description", "required"],
        Kind::Operation => &[
            "tags",
            "summary",
            "description",
            "operationId",
            "deprecated",
        ],
        Kind::Responses => &["*", "default"],
        Kind::SecurityScheme => &["type", "name", "in", "description"],
        Kind::Schema => &[
            "$ref",
            "allOf",
            "type",
            "format",
            "title",
            "description",
            "nullable",
            "readOnly",
            "writeOnly",
            "deprecated",
            "enum",
            "default",
            "required",
            "properties",
            "additionalProperties",
            "items",
            "oneOf",
            "anyOf",
            "not",
            "discriminator",
            "*",
            "example",
        ],
        _ => &[],
    }
}

fn reorder(object: &mut Map<String, Value>, order: &[&str]) {
    if order.is_empty() || object.len() < 2 {
        return;
    }
    let rest = order.iter().position(|&key| key == "*");
    let rank = |key: &str| {
        let place = order.iter().position(|&known| known == key);
        place.or(rest).unwrap_or(order.len())
    };
    let mut members: Vec<(String, Value)> = std::mem::take(object).into_iter().collect();
    members.sort_by_key(|(key, _)| (key.starts_with("x-"), rank(key)));
    object.extend(members);
}

/// Writes whole numbers without a fraction where the document's types hold them as floating point: there the two
/// spellings are read back as the same value.
fn shorten_numbers(schema: &mut Map<String, Value>) {
    for key in ["minimum", "maximum", "multipleOf"] {
        if let Some(value) = schema.get_mut(key) {
            shorten(value);
        }
    }
    if schema.get("type").and_then(Value::as_str) == Some("number")
        && let Some(Value::Array(values)) = schema.get_mut("enum")
        && values.iter().all(|v| v.is_number() || v.is_null())
    {
        values.iter_mut().for_each(shorten);
    }
}

fn shorten(value: &mut Value) {
    /// Up to here every whole number has a floating point value of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if let Some(number) = value.as_f64()
        && value.is_f64()
        && number.fract() == 0.0
        && number.abs() <= EXACT
        && !(number == 0.0 && number.is_sign_negative())
    {
        *value = Value::Number(Number::from(number as i64));
    }
}
