//! Samples that are no samples: the schema itself, as templates print it where they are told to.

use super::{Json, JsonValue};

/// Whether a value is the schema of one: an object that says so and lists properties, or a list that tells its items.
pub(crate) fn is_schema(value: &Json<'_>) -> bool {
    let is = |key: &str, word: &str| {
        let found = value.get(key).map(|found| &found.value);
        matches!(found, Some(JsonValue::String(text)) if text == word)
    };
    let tells = |key: &str| {
        let found = value.get(key).map(|found| &found.value);
        matches!(found, Some(JsonValue::Object(_)))
    };
    is("type", "object") && tells("properties") || is("type", "array") && tells("items")
}
