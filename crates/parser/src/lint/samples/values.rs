//! A single value of a sample: is it among those allowed, and does it have its format?

use docwright_model::{Diagnostic, Diagnostics, Schema, Span};

use super::is_stated;
use crate::codes;
use crate::evidence::json::{Json, JsonValue};
use crate::infer::{format_of, is_placeholder};

/// Reports a value that the table of allowed values does not list.
pub(super) fn allowed(schema: &Schema, json: &Json<'_>, diagnostics: &mut Diagnostics) {
    let is_list = matches!(json.value, JsonValue::Array(_) | JsonValue::Object(_));
    let stated = schema
        .facets
        .enumeration
        .iter()
        .all(|fact| is_stated(&fact.origin));
    if schema.facets.enumeration.is_empty() || is_list || !stated {
        return;
    }
    let value = json.to_value();
    if schema
        .facets
        .enumeration
        .iter()
        .any(|fact| fact.value == value)
    {
        return;
    }
    let listed: Vec<String> = schema
        .facets
        .enumeration
        .iter()
        .take(5)
        .map(|f| f.value.to_string())
        .collect();
    let more = if schema.facets.enumeration.len() > listed.len() {
        ", …"
    } else {
        ""
    };
    let message = format!("the example shows {value}, which is not among the allowed values");
    let mut diagnostic = Diagnostic::new(codes::UNLISTED_VALUE, message).at(json.span);
    if let Some(place) = schema
        .facets
        .enumeration
        .first()
        .and_then(docwright_model::Fact::span)
    {
        diagnostic = diagnostic.label(place, "the allowed values begin here");
    }
    let help = format!(
        "allowed are {}{more}; add it there, or show one of them",
        listed.join(", ")
    );
    diagnostics.push(diagnostic.help(help));
}

/// Reports a text that lacks the format its table states, as far as the format has one well-known form.
pub(super) fn format(schema: &Schema, text: &str, span: Span, diagnostics: &mut Diagnostics) {
    const FORMS: [&str; 3] = ["uuid", "date-time", "date"];
    let Some(format) = schema
        .format
        .as_ref()
        .filter(|format| is_stated(&format.origin))
    else {
        return;
    };
    let own = format.value.as_str();
    if !FORMS.contains(&own) || is_placeholder(text) || format_of(text) == Some(own) {
        return;
    }
    let message = format!("the example shows a text that is no {own}, which its table says it is");
    let mut diagnostic = Diagnostic::new(codes::EXAMPLE_NOT_VALID, message).at(span);
    if let Some(place) = format.span() {
        diagnostic = diagnostic.label(place, format!("{own} here"));
    }
    diagnostics.push(diagnostic.help("correct the one that is wrong"));
}
