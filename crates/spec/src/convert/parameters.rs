//! Parameters of Swagger 2.0: those that are values, and those that are really the body.

use serde_json::{Map, Value, json};

use super::Conversion;
use super::swagger::Defaults;
use crate::Pointer;

/// Members of a parameter that say what its value is.
const OF_SCHEMA: [&str; 18] = [
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "x-nullable",
    "title",
];

/// Whether a parameter is the body or a part of it.
pub(super) fn is_body(parameter: &Value) -> bool {
    let place = parameter.get("in").and_then(Value::as_str);
    matches!(place, Some("body" | "formData"))
}

/// What was taken out of a list of parameters.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// The parameters that are the body or parts of it, each with its place.
    pub(super) bodies: Vec<(Pointer, Value)>,
    list: Pointer,
    /// The items that moved up, by their old and new index.
    shifts: Vec<(usize, usize)>,
}

impl Taken {
    /// Notes the items that moved up, once what stood in their place has gone where it goes.
    pub(super) fn close_gaps(&self, conversion: &mut Conversion) {
        for &(from, to) in &self.shifts {
            conversion.shifted(&self.list, from, to);
        }
    }
}

/// Takes the parameters that are the body or parts of it out of a list.
pub(super) fn take_bodies(
    holder: &mut Map<String, Value>,
    pointer: &Pointer,
    defaults: &Defaults,
) -> Taken {
    let mut bodies = Vec::new();
    let mut shifts = Vec::new();
    let Some(Value::Array(all)) = holder.get_mut("parameters") else {
        return Taken::default();
    };
    let place = pointer.join("parameters");
    let (mut index, mut kept) = (0, 0);
    all.retain(|parameter| {
        let target = parameter.get("$ref").and_then(Value::as_str);
        let name = target.and_then(|target| target.strip_prefix("#/parameters/"));
        let named = name.and_then(|name| defaults.parameters.get(name));
        let from = match name {
            Some(name) => Pointer::from("/parameters").join(name),
            None => place.join(index),
        };
        let parameter = named.unwrap_or(parameter);
        let is_body = is_body(parameter);
        if is_body {
            bodies.push((from, parameter.clone()));
        } else {
            if kept < index {
                shifts.push((index, kept));
            }
            kept += 1;
        }
        index += 1;
        !is_body
    });
    Taken {
        bodies,
        list: place,
        shifts,
    }
}

/// Converts what is left of a list.
pub(super) fn convert_list(
    holder: &mut Map<String, Value>,
    pointer: &Pointer,
    conversion: &mut Conversion,
) {
    let Some(Value::Array(all)) = holder.get_mut("parameters") else {
        return;
    };
    for (index, parameter) in all.iter_mut().enumerate() {
        if let Value::Object(parameter) = parameter {
            convert(
                parameter,
                &pointer.join("parameters").join(index),
                conversion,
            );
        }
    }
    if all.is_empty() {
        holder.shift_remove("parameters");
    }
}

/// Converts a parameter that is a value.
pub(super) fn convert(
    parameter: &mut Map<String, Value>,
    pointer: &Pointer,
    conversion: &mut Conversion,
) {
    let place = parameter.get("in").and_then(Value::as_str);
    let usual = match place {
        Some("body" | "formData") | None => return,
        Some("path" | "header") => "simple",
        Some(_) => "form",
    };
    gather_schema(parameter, pointer, usual, conversion);
}

/// Puts what says what a value is into a schema.
pub(super) fn gather_schema(
    holder: &mut Map<String, Value>,
    pointer: &Pointer,
    style: &str,
    conversion: &mut Conversion,
) {
    let is_list = holder.get("type").and_then(Value::as_str) == Some("array");
    let format = holder.shift_remove("collectionFormat");
    let mut schema = Map::new();
    for key in OF_SCHEMA {
        if let Some(value) = holder.shift_remove(key) {
            conversion.moved(&pointer.join(key), &pointer.join("schema").join(key));
            schema.insert(key.to_owned(), value);
        }
    }
    drop_collection_formats(&mut schema);
    if !schema.is_empty() {
        holder.insert("schema".to_owned(), Value::Object(schema));
    }
    if is_list && style == "form" {
        holder.extend(list_style(format.as_ref().and_then(Value::as_str)));
    }
}

/// How a list is written after one name.
pub(super) fn list_style(format: Option<&str>) -> Map<String, Value> {
    let style = match format {
        Some("ssv") => json!({"style": "spaceDelimited", "explode": false}),
        Some("pipes") => json!({"style": "pipeDelimited", "explode": false}),
        Some("multi") => json!({"explode": true}),
        _ => json!({"explode": false}),
    };
    match style {
        Value::Object(style) => style,
        _ => Map::new(),
    }
}

/// How lists within lists are written has no word in 3.0.
pub(super) fn drop_collection_formats(schema: &mut Map<String, Value>) {
    if let Some(Value::Object(items)) = schema.get_mut("items") {
        items.shift_remove("collectionFormat");
        drop_collection_formats(items);
    }
}
