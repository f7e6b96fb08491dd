//! Defaults that are no value of their schema are reported.

use docwright_spec::Pointer;
use openapiv3::Schema;
use serde_json::Value;

use super::Types;
use super::view::{View, is_nullable, view};
use crate::codes;

impl Types<'_> {
    /// Reports a default that contradicts its schema, once.
    pub(super) fn check_default(&mut self, schema: &Schema, at: &Pointer) {
        let Some(default) = &schema.schema_data.default else {
            return;
        };
        let Some(reason) = misfit(schema, default) else {
            return;
        };
        if self.defaults.insert(at.clone()) {
            let message = format!("the default `{default}` {reason}: {at}");
            self.report(codes::DEFAULT_MISFIT, at, message);
        }
    }
}

/// What is wrong with a default; combinations of schemas are not looked into.
fn misfit(schema: &Schema, default: &Value) -> Option<&'static str> {
    let among = |is_one: bool| (!is_one).then_some("is not among the values listed");
    let view = view(schema);
    match (&view, default) {
        (View::Any | View::Not | View::Union(..) | View::All(..), _)
        | (View::Text(_), Value::String(_))
        | (View::Number(_), Value::Number(_))
        | (View::Bool, Value::Bool(_))
        | (View::Array(_), Value::Array(_))
        | (View::Object(_), Value::Object(_)) => None,
        (_, Value::Null) if is_nullable(schema) => None,
        (View::TextEnum(values), Value::String(text)) => among(values.contains(&text.as_str())),
        (View::IntegerEnum(values), Value::Number(number)) => among(
            number
                .as_i64()
                .is_some_and(|number| values.contains(&number)),
        ),
        (View::Integer(_), Value::Number(number)) => {
            // Documents write `5.0` for an integer now and then.
            let whole = number.as_f64().is_some_and(|number| number.fract() == 0.0);
            (!whole).then_some("is no integer")
        }
        _ => Some("has another type"),
    }
}
