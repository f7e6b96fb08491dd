//! Values that may be of several kinds, and how they are asked for.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde_json::Value;

/// The name they are asked for by. Where there is nothing but text, as in a query, a form or XML,
/// the answer is `visit_some`; what reads these knows the name too.
pub(crate) const CHOICE: &str = "choice";

/// A value that may be of several kinds, and whether its numbers and truth values are texts.
pub(crate) fn choice<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<(Value, bool), D::Error> {
    deserializer.deserialize_newtype_struct(CHOICE, Choice)
}

struct Choice;

impl<'de> Visitor<'de> for Choice {
    type Value = (Value, bool);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, of: D) -> Result<(Value, bool), D::Error> {
        Value::deserialize(of).map(|value| (value, false))
    }

    fn visit_some<D: Deserializer<'de>>(self, of: D) -> Result<(Value, bool), D::Error> {
        Value::deserialize(of).map(|value| (value, true))
    }
}
