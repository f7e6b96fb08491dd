//! Parameters of Swagger 2.0 that are really the body become one.

use serde_json::{Map, Value, json};

use super::Conversion;
use super::parameters::{drop_collection_formats, list_style};
use crate::Pointer;

const URLENCODED: &str = "application/x-www-form-urlencoded";

/// The media types that an operation takes.
pub(super) struct Consumes<'a>(pub(super) &'a [String]);

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
