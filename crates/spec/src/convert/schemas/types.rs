//! Several types in one schema, which 3.0 cannot say.

use serde_json::{Map, Value, json};

use crate::Pointer;
use crate::convert::Conversion;

/// What only strings, numbers, arrays or objects heed.
const OF_TYPE: [(&[&str], &[&str]); 4] = [
    (
        &["string"],
        &["minLength", "maxLength", "pattern", "format"],
    ),
    (
        &["integer", "number"],
        &[
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "format",
        ],
    ),
    (
        &["array"],
        &["items", "minItems", "maxItems", "uniqueItems"],
    ),
    (
        &["object"],
        &[
            "properties",
            "required",
            "additionalProperties",
            "minProperties",
            "maxProperties",
        ],
    ),
];

/// A list of types becomes one type, a flag for null, or a union.
pub(super) fn convert(
    schema: &mut Map<String, Value>,
    pointer: &Pointer,
    conversion: &mut Conversion,
) {
    let mut types: Vec<String> = match schema.get("type") {
        Some(Value::Array(all)) => {
            let all = all.iter().filter_map(Value::as_str);
            all.map(str::to_owned).collect()
        }
        Some(Value::String(one)) if one == "null" => vec![one.clone()],
        _ => return,
    };
    let count = types.len();
    types.retain(|one| one != "null");
    if types.len() < count {
        schema.insert("nullable".to_owned(), json!(true));
    }
    match &*types {
        [] => {
            schema.shift_remove("type");
            if count > 0 {
                schema.entry("enum").or_insert_with(|| json!([null]));
            }
        }
        [one] => {
            schema.insert("type".to_owned(), json!(one));
        }
        several => {
            schema.shift_remove("type");
            if !schema.contains_key("enum") {
                let union = split(schema, several, pointer, conversion);
                if schema.contains_key("anyOf") {
                    let parts = schema.entry("allOf").or_insert_with(|| json!([]));
                    if let Value::Array(parts) = parts {
                        parts.push(json!({"anyOf": union}));
                    }
                } else {
                    schema.insert("anyOf".to_owned(), union);
                }
            }
        }
    }
}

/// A schema for each type, with what only values of that type heed.
fn split(
    schema: &mut Map<String, Value>,
    types: &[String],
    pointer: &Pointer,
    conversion: &mut Conversion,
) -> Value {
    let is_number = |one: &str| one == "number" || one == "integer";
    let mut members = Vec::new();
    for one in types {
        // Every integer is a number.
        if one == "integer" && types.iter().any(|other| other == "number") {
            continue;
        }
        let mut member = Map::new();
        member.insert("type".to_owned(), json!(one));
        let keys = OF_TYPE
            .iter()
            .find(|(names, _)| names.contains(&one.as_str()));
        for key in keys.map_or(&[][..], |(_, keys)| keys) {
            let strings_format =
                *key == "format" && is_number(one) && types.iter().any(|t| t == "string");
            if let Some(value) = schema.get(*key).filter(|_| !strings_format) {
                let place = pointer.join("anyOf").join(members.len());
                conversion.moved(&pointer.join(key), &place.join(key));
                member.insert((*key).to_owned(), value.clone());
            }
        }
        members.push(Value::Object(member));
    }
    for (_, keys) in OF_TYPE {
        for key in keys {
            schema.shift_remove(*key);
        }
    }
    Value::Array(members)
}
