//! Lists whose items each have a schema of their own, which OpenAPI 3.0 has no words for.
//!
//! In: a document, with what 3.0 cannot hold beside it. Out: the same document, in which such a list is a `oneOf` of its
//! items with a mark that says so. Rare as they are, whoever looks at a schema then sees them, and no document without
//! them is touched.

use std::borrow::Cow;

use docwright_spec::{Pointer, Spec};
use openapiv3::{ReferenceOr, Schema, SchemaKind};
use serde_json::{Map, Value};

/// The key of 3.1 for the schemas of such items.
const KEY: &str = "prefixItems";
/// What marks a `oneOf` as the items of a list.
const MARK: &str = "x-docwright-tuple";
/// The longest tuple that has an equality and a debug form in Rust.
const LONGEST: usize = 12;

/// What says nothing of the items.
const KEPT: [&str; 10] = [
    "title",
    "description",
    "nullable",
    "readOnly",
    "writeOnly",
    "deprecated",
    "externalDocs",
    "example",
    "default",
    "discriminator",
];

/// The items of a schema that is a list of so many, as [`spell_out`] marks them. A document that has the mark of itself
/// gets no list that Rust has no tuple for.
pub(super) fn marked_items(schema: &Schema) -> Option<&[ReferenceOr<Schema>]> {
    match &schema.schema_kind {
        SchemaKind::OneOf { one_of }
            if schema.schema_data.extensions.contains_key(MARK)
                && (1..=LONGEST).contains(&one_of.len()) =>
        {
            Some(one_of)
        }
        _ => None,
    }
}

/// Whether a list is said to begin with certain items, and is no tuple all the same.
pub(super) fn is_open(spec: &Spec, at: &Pointer) -> bool {
    items(spec, at).is_some()
}

/// Marks every list of a fixed length.
pub(super) fn spell_out(spec: &Spec) -> Cow<'_, Spec> {
    let mut lists: Vec<(&str, &Vec<Value>)> = Vec::new();
    for (at, members) in spec.extras().iter() {
        if let Some(Value::Array(items)) = members.get(KEY)
            && (1..=LONGEST).contains(&items.len())
        {
            lists.push((at, items));
        }
    }
    if lists.is_empty() {
        return Cow::Borrowed(spec);
    }
    // What lies within another list is found where that list has put it.
    lists.sort_by_key(|(at, _)| at.len());
    let Ok(mut document) = serde_json::to_value(spec.document()) else {
        return Cow::Borrowed(spec);
    };
    let mut moved: Vec<(String, String)> = Vec::new();
    for (at, items) in lists {
        let around = moved.iter().rev().find_map(|(from, to)| {
            let rest = at.strip_prefix(from.as_str())?;
            Some(format!("{to}{rest}"))
        });
        let place = around.unwrap_or_else(|| at.to_owned());
        if let Some(schema) = document.pointer_mut(&place)
            && let Some(list) = marked(schema, items, spec, at)
        {
            *schema = list;
            moved.push((format!("{at}/{KEY}/"), format!("{place}/oneOf/")));
        }
    }
    match serde_json::from_value(document) {
        Ok(document) => Cow::Owned(spec.with_document(document)),
        Err(_) => Cow::Borrowed(spec),
    }
}

/// A list of so many items with its mark; none where there may be more or fewer of them.
fn marked(schema: &Value, items: &[Value], spec: &Spec, at: &str) -> Option<Value> {
    let at = Pointer::from(at);
    let count = |key: &str| schema.get(key).and_then(Value::as_u64);
    let all = u64::try_from(items.len()).ok();
    let fixed = count("minItems") == all && count("maxItems") == all;
    let closed = spec.extras().get(&at)?.get("items") == Some(&Value::Bool(false));
    if !fixed && !closed {
        return None;
    }
    let mut list = Map::new();
    for (key, value) in schema.as_object()? {
        if KEPT.contains(&key.as_str()) || key.starts_with("x-") {
            list.insert(key.clone(), value.clone());
        }
    }
    list.insert("oneOf".to_owned(), Value::Array(items.to_vec()));
    list.insert(MARK.to_owned(), Value::Bool(true));
    Some(Value::Object(list))
}

fn items<'s>(spec: &'s Spec, at: &Pointer) -> Option<&'s Vec<Value>> {
    spec.extras().get(at)?.get(KEY)?.as_array()
}
