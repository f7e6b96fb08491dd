//! Request and response bodies: which media types, which types, which examples.

mod requests;
mod responses;
mod unlisted;

use docwright_model::{Diagnostics, Fact, Operation, Place, Schema, SchemaKind};
use serde_json::Value;

use super::{examples, formats};
use crate::evidence::json::Json;
use crate::resolve::{Habits, Merged, Shown, ShownCallback};

const JSON: &str = "application/json";

/// Gives each operation its bodies, and its parameters the values shown for them.
pub(crate) fn fill(merged: &mut Merged<'_>, diagnostics: &mut Diagnostics) {
    let mut operations = std::mem::take(&mut merged.api.operations);
    let mut all = std::mem::take(&mut merged.shown);
    for (operation, shown) in operations.iter_mut().zip(&mut all) {
        let habits = merged.habits(Some(operation.section));
        fill_one(operation, shown, habits, diagnostics);
    }
    (merged.api.operations, merged.shown) = (operations, all);
}

fn fill_one(
    operation: &mut Operation,
    shown: &mut Shown<'_>,
    habits: Habits,
    diagnostics: &mut Diagnostics,
) {
    show_parameters(operation, shown);
    operation.request_body = requests::request_body(operation, shown, habits);
    operation.responses = responses::responses(shown, habits, diagnostics);
    for ShownCallback { callback, shown } in std::mem::take(&mut shown.callbacks) {
        let (mut callback, mut shown) = (callback, shown);
        fill_one(&mut callback.operation, &mut shown, habits, diagnostics);
        callback.operation.security = shown.security.take();
        operation.callbacks.push(callback);
    }
}

/// Values for parameters from the query and headers of the request sample.
fn show_parameters(operation: &mut Operation, shown: &Shown<'_>) {
    let Some(curl) = &shown.curl else { return };
    for parameter in &mut operation.parameters {
        match parameter.place.as_ref().map(|place| place.value) {
            Some(Place::Query) => {
                let value = curl
                    .query
                    .iter()
                    .find(|(name, _)| *name == parameter.name.value)
                    .map(|(_, value)| value);
                parameter.example = value.and_then(|value| example(value, &parameter.schema));
            }
            Some(Place::Header) => {
                let Some(value) = curl.header(&parameter.name.value) else {
                    continue;
                };
                parameter.example = example(value, &parameter.schema);
                // A sample that no sampler would make up for such a header is the default the docs do not print.
                let is_free = matches!(parameter.schema.kind.value, SchemaKind::String)
                    && parameter.schema.facets.enumeration.is_empty();
                if is_free
                    && !formats::is_placeholder(&value.value)
                    && formats::format_of(&value.value).is_none()
                {
                    parameter.schema.facets.default = parameter.example.clone();
                }
            }
            _ => {}
        }
    }
}

/// A value as shown in a request, in the type of its parameter.
fn example(shown: &Fact<String>, schema: &Schema) -> Option<Fact<Value>> {
    let text = shown.value.as_str();
    let value = match &schema.kind.value {
        SchemaKind::Integer | SchemaKind::Number => Value::Number(text.parse().ok()?),
        SchemaKind::Boolean => Value::Bool(text.parse().ok()?),
        SchemaKind::String | SchemaKind::Reference(_) | SchemaKind::Any => {
            Value::String(text.to_owned())
        }
        SchemaKind::Array(Some(items)) => {
            let item = example(shown, items)?;
            Value::Array(vec![item.value])
        }
        _ => return None,
    };
    Some(Fact::new(value, shown.origin.to_inferred()))
}

/// A type of which only a sample is known; the rest is filled in with all other samples.
fn from_sample(json: &Json<'_>) -> Schema {
    examples::merged(&[json], &mut Diagnostics::default())
}
