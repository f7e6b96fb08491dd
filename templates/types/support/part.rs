//! A value as each of several types reads it.

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Map, Value};

use super::choices::CHOICE;

/// How deep enums of types may lie in one another, which may be without end: a value is not used up
/// on the way.
const DEEPEST: u8 = 4;

/// A value as one of several types reads it.
#[derive(Clone, Copy)]
pub(crate) struct Part<'de> {
    value: &'de Value,
    is_text: bool,
    /// Whether it is part of another value, whose type says what to read it as.
    within: bool,
    /// How many more enums of types may be asked for it.
    depth: u8,
}

impl<'de> Part<'de> {
    pub(crate) fn new(value: &'de Value, is_text: bool) -> Self {
        Self {
            value,
            is_text,
            within: false,
            depth: DEEPEST,
        }
    }

    /// The fields, where it is an object.
    pub(crate) fn fields(self) -> Option<&'de Map<String, Value>> {
        self.value.as_object()
    }

    /// The same for an enum of types; none where there were too many.
    pub(crate) fn deeper(self) -> Option<Self> {
        let depth = self.depth.checked_sub(1)?;
        Some(Self { depth, ..self })
    }

    fn of(self, value: &'de Value) -> Self {
        Self {
            value,
            within: true,
            ..self
        }
    }

    /// The text, where there is nothing but text.
    fn text(self) -> Option<&'de str> {
        self.value.as_str().filter(|_| self.is_text)
    }

    /// A number or a truth value, which may be its text.
    fn scalar<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = |text| serde_json::from_str::<Value>(text).ok();
        let is_same = |read: &Value| Some(read.to_string().as_str()) == self.text();
        match self.text().and_then(read).filter(is_same) {
            Some(value) => value.deserialize_any(visitor),
            None => self.deserialize_any(visitor),
        }
    }
}

impl<'de> IntoDeserializer<'de, Error> for Part<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! scalars {
    ($($method:ident)*) => {
        $(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
                self.scalar(visitor)
            }
        )*
    };
}

impl<'de> Deserializer<'de> for Part<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Array(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
            scalar => scalar.deserialize_any(visitor),
        }
    }

    scalars! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_i128 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_u128 deserialize_f32 deserialize_f64
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.value.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.is_text && name == CHOICE {
            visitor.visit_some(self)
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let items = match self.value {
            Value::Array(items) => items.as_slice(),
            // A list of one item is sent as that item is.
            text if self.within && self.text().is_some() => std::slice::from_ref(text),
            other => return other.deserialize_seq(visitor),
        };
        let mut items = SeqDeserializer::new(items.iter().map(|item| self.of(item)));
        let read = visitor.visit_seq(&mut items)?;
        items.end()?;
        Ok(read)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let fields = match self.value {
            Value::Object(fields) => fields.iter(),
            other => {
                let Some(text) = self.text().filter(|text| text.starts_with('{')) else {
                    return other.deserialize_map(visitor);
                };
                // An object may travel as JSON text.
                let mut json = serde_json::Deserializer::from_str(text);
                let read = json.deserialize_map(visitor)?;
                json.end()?;
                return Ok(read);
            }
        };
        let fields = fields.map(|(name, value)| (name.as_str(), self.of(value)));
        let mut fields = MapDeserializer::new(fields);
        let read = visitor.visit_map(&mut fields)?;
        fields.end()?;
        Ok(read)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.value.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct tuple_struct identifier ignored_any
    }
}
