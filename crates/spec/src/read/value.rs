//! Text becomes a JSON value with the positions of its nodes.

use docwright_model::{Diagnostic, Diagnostics, SourceId, Span};
use serde_json::{Map, Value};

use super::depth;
use super::place::Place;
use crate::codes;
use crate::positions::Positions;

/// Parses JSON where the text begins like it and is it, else YAML; reports keys that stand twice.
pub(crate) fn parse<'t>(
    source: SourceId,
    text: &'t str,
    diagnostics: &mut Diagnostics,
) -> Option<(Value, Place<'t>)> {
    let document = text.strip_prefix('\u{feff}').unwrap_or(text);
    let skipped = text.len() - document.len();
    let is_json = document.trim_start().starts_with(['{', '[']);
    let shallow = depth::cut(document);
    for cut in &shallow.cuts {
        let at = Span::new(source, cut.start + skipped..cut.end + skipped);
        let message = "what stands here is nested too deeply and left out";
        diagnostics.push(Diagnostic::new(codes::TOO_DEEP, message).at(at));
    }
    let document = shallow.text.as_ref();
    let json = is_json.then(|| serde_json::from_str(document));
    let (value, positions) = match json {
        Some(Ok(value)) => (value, Positions::of_json(source, skipped, document)),
        other => match (parse_yaml(document), other) {
            (Ok(value), _) => (value, Positions::of_yaml(source, skipped, document)),
            (Err(error), json) => {
                let (what, at) = match json {
                    Some(Err(error)) => no_json(document, &error),
                    _ => no_yaml(document, &error),
                };
                let at = Span::new(source, at + skipped..at + skipped);
                diagnostics.push(Diagnostic::new(codes::SYNTAX, what).at(at));
                return None;
            }
        },
    };
    for (pointer, at) in &positions.duplicates {
        let message = format!("`{pointer}` stands twice");
        diagnostics.push(Diagnostic::new(codes::DUPLICATE_KEY, message).at(*at));
    }
    let mut spans = positions.spans;
    spans.shrink_to_fit();
    Some((value, Place::in_file(source, text, spans)))
}

fn no_json(document: &str, error: &serde_json::Error) -> (String, usize) {
    let message = error.to_string();
    let message = message.split(" at line").next().unwrap_or_default();
    let at = offset(document, error.line(), error.column().saturating_sub(1));
    (format!("no JSON: {message}"), at)
}

fn no_yaml(document: &str, error: &serde_yaml::Error) -> (String, usize) {
    let mut at = error.location().map_or(0, |l| l.index());
    at = at.min(document.len());
    while !document.is_char_boundary(at) {
        at -= 1;
    }
    (format!("no YAML: {error}"), at)
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
