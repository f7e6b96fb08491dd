//! Parameters of Swagger 2.0: those that are values, and those that are really the body.

use serde_json::{Map, Value, json};

use super::Conversion;
use super::swagger::Defaults;
use crate::Pointer;

const URLENCODED: &str = "application/x-www-form-urlencoded";

/// The media types that an operation takes.
pub(super) struct Consumes<'a>(pub(super) &'a [String]);

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

/// What a path states for all its operations and what one of them states: its own word counts where both name a part,
/// and a whole body leaves nothing of a form.
pub(super) fn joined(
    shared: &[(Pointer, Value)],
    own: &[(Pointer, Value)],
) -> Vec<(Pointer, Value)> {
    let text = |part: &Value, key: &str| part.get(key).and_then(Value::as_str).map(str::to_owned);
    let is_whole = |part: &Value| text(part, "in").as_deref() == Some("body");
    let is_again = |part: &Value| {
        own.iter().any(|(_, other)| {
            is_whole(other) || is_whole(part) || text(part, "name") == text(other, "name")
        })
    };
    let kept = shared.iter().filter(|(_, part)| !is_again(part));
    kept.chain(own).cloned().collect()
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
fn list_style(format: Option<&str>) -> Map<String, Value> {
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

/// How the lists among the parts of a form are written, where that is not how 3.0 has it anyway.
fn encodings(parameters: &[(Pointer, Value)]) -> Map<String, Value> {
    let mut encodings = Map::new();
    for (_, part) in parameters {
        let text = |key: &str| part.get(key).and_then(Value::as_str);
        if text("in") == Some("formData")
            && text("type") == Some("array")
            && text("collectionFormat") != Some("multi")
            && let Some(name) = text("name")
        {
            let mut style = list_style(text("collectionFormat"));
            style.entry("style").or_insert_with(|| json!("form"));
            encodings.insert(name.to_owned(), Value::Object(style));
        }
    }
    encodings
}

/// How lists within lists are written has no word in 3.0.
fn drop_collection_formats(schema: &mut Map<String, Value>) {
    if let Some(Value::Object(items)) = schema.get_mut("items") {
        items.shift_remove("collectionFormat");
        drop_collection_formats(items);
    }
}

/// The request body that parameters describe together.
pub(super) fn body(
    parameters: &[(Pointer, Value)],
    consumes: &Consumes<'_>,
    pointer: &Pointer,
    conversion: &mut Conversion,
) -> Option<Value> {
    let place = pointer.join("requestBody");
    let whole = parameters
        .iter()
        .find(|(_, parameter)| parameter.get("in").and_then(Value::as_str) == Some("body"));
    let (body, schema, sources) = match whole {
        Some((from, Value::Object(whole))) => {
            conversion.moved(from, &place);
            let mut body = whole.clone();
            body.retain(|key, _| !matches!(key.as_str(), "in" | "schema" | "name"));
            let schema = whole.get("schema").cloned().unwrap_or_else(|| json!({}));
            (body, schema, vec![(from.join("schema"), None)])
        }
        _ if parameters.is_empty() => return None,
        _ => form(parameters),
    };
    let has_file = schema.get("properties").is_some_and(|all| {
        let mut all = all.as_object().into_iter().flatten();
        all.any(|(_, part)| part.get("type").and_then(Value::as_str) == Some("file"))
    });
    let mut body = body;
    let mut content = Map::new();
    for name in media_types(whole.is_some(), has_file, consumes) {
        let to = place.join("content").join(&name).join("schema");
        for (from, part) in &sources {
            let to = match part {
                Some(part) => to.join("properties").join(part),
                None => to.clone(),
            };
            conversion.moved(from, &to);
        }
        let mut media = Map::new();
        media.insert("schema".to_owned(), schema.clone());
        let encodings = encodings(parameters);
        if name == URLENCODED && !encodings.is_empty() {
            media.insert("encoding".to_owned(), Value::Object(encodings));
        }
        content.insert(name, Value::Object(media));
    }
    body.insert("content".to_owned(), Value::Object(content));
    Some(Value::Object(body))
}

/// Where something stood, and the property it became; none where it became the whole.
type Sources = Vec<(Pointer, Option<String>)>;

/// The object that the parts of a form make.
fn form(parameters: &[(Pointer, Value)]) -> (Map<String, Value>, Value, Sources) {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut sources = Sources::new();
    for (from, parameter) in parameters {
        let (Some(name), Value::Object(parameter)) =
            (parameter.get("name").and_then(Value::as_str), parameter)
        else {
            continue;
        };
        if parameter.get("required") == Some(&Value::Bool(true)) {
            required.push(json!(name));
        }
        let mut property = parameter.clone();
        let silent = [
            "name",
            "in",
            "required",
            "collectionFormat",
            "allowEmptyValue",
        ];
        property.retain(|key, _| !silent.contains(&key.as_str()));
        drop_collection_formats(&mut property);
        sources.push((from.clone(), Some(name.to_owned())));
        properties.insert(name.to_owned(), Value::Object(property));
    }
    let mut schema = json!({"type": "object", "properties": properties});
    let mut body = Map::new();
    if !required.is_empty() {
        body.insert("required".to_owned(), json!(true));
        if let Value::Object(schema) = &mut schema {
            schema.insert("required".to_owned(), Value::Array(required));
        }
    }
    (body, schema, sources)
}

/// The media types a body comes in: those stated, of which a form can only be two.
fn media_types(is_whole: bool, has_file: bool, consumes: &Consumes<'_>) -> Vec<String> {
    const MULTIPART: &str = "multipart/form-data";
    let stated = consumes.0.iter();
    let fits =
        |name: &&String| is_whole || *name == MULTIPART || (*name == URLENCODED && !has_file);
    let mut names: Vec<String> = stated.filter(fits).cloned().collect();
    if names.is_empty() {
        let usual = match (is_whole, has_file) {
            (true, _) => "application/json",
            (false, true) => MULTIPART,
            (false, false) => URLENCODED,
        };
        names.push(usual.to_owned());
    }
    names
}
