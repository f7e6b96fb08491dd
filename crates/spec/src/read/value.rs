//! Text becomes a JSON value with the positions of its nodes.

use docwright_model::{Diagnostic, Diagnostics, SourceId};
use serde_json::{Map, Value};

use super::{Place, depth};
use crate::codes;
use crate::positions::Positions;

/// Parses JSON where the text begins like it and is it, else YAML.
pub(super) fn parse(
    source: SourceId,
    text: &str,
    diagnostics: &mut Diagnostics,
) -> Option<(Value, Place)> {
    let document = text.strip_prefix('\u{feff}').unwrap_or(text);
    let skipped = text.len() - document.len();
    let place = |positions| Place {
        source,
        skipped,
        positions,
    };
    let mut json_error = None;
    if document.trim_start().starts_with(['{', '[']) {
        match serde_json::from_str(document) {
            Ok(value) => return Some((value, place(Positions::of_json(document)))),
            Err(error) => json_error = Some(error),
        }
    }
    if let Some(at) = depth::too_deep(document) {
        let place = place(Positions::default());
        let message = "this is nested deeper than any reader follows";
        diagnostics.push(Diagnostic::new(codes::SYNTAX, message).at(place.span(at..at)));
        return None;
    }
    match (parse_yaml(document), json_error) {
        (Ok(value), _) => Some((value, place(Positions::of_yaml(document)))),
        (Err(_), Some(error)) => {
            let at = offset(document, error.line(), error.column().saturating_sub(1));
            let message = error.to_string();
            let message = message.split(" at line").next().unwrap_or_default();
            let place = place(Positions::default());
            diagnostics.push(
                Diagnostic::new(codes::SYNTAX, format!("no JSON: {message}"))
                    .at(place.span(at..at)),
            );
            None
        }
        (Err(error), None) => {
            let at = error.location().map_or(0, |l| l.index());
            let at = at.min(document.len());
            let place = place(Positions::default());
            diagnostics.push(
                Diagnostic::new(codes::SYNTAX, format!("no YAML: {error}")).at(place.span(at..at)),
            );
            None
        }
    }
}

fn parse_yaml(text: &str) -> Result<Value, serde_yaml::Error> {
    let mut value: serde_yaml::Value = serde_yaml::from_str(text)?;
    value.apply_merge()?;
    Ok(to_json(value))
}

/// The byte offset of a line and column counted from one and zero.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut at = (before + column).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// YAML as JSON: keys become text as they are spelt, tags are dropped, numbers JSON lacks become text.
fn to_json(value: serde_yaml::Value) -> Value {
    use serde_yaml::Value as Yaml;
    match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(bool) => Value::Bool(bool),
        Yaml::Number(number) => {
            let whole = number.as_i64().map(Into::into);
            let whole = whole.or_else(|| number.as_u64().map(Into::into));
            let float = || number.as_f64().and_then(serde_json::Number::from_f64);
            whole
                .or_else(float)
                .map_or_else(|| Value::String(number.to_string()), Value::Number)
        }
        Yaml::String(text) => Value::String(text),
        Yaml::Sequence(items) => Value::Array(items.into_iter().map(to_json).collect()),
        Yaml::Mapping(members) => {
            let members = members
                .into_iter()
                .map(|(key, value)| (key_text(key), to_json(value)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        Yaml::Tagged(tagged) => to_json(tagged.value),
    }
}

fn key_text(key: serde_yaml::Value) -> String {
    match to_json(key) {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
