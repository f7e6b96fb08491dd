//! What was sent under one name, as serde reads it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::de::value::{BorrowedStrDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer};
use serde::de::{IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

/// All that was sent under one name: texts, and fields with texts of their own.
#[derive(Debug, Default)]
pub(super) struct Texts<'a> {
    /// The first text, which is mostly all.
    text: Option<&'a str>,
    more: Vec<&'a str>,
    fields: Vec<(&'a str, Texts<'a>)>,
    /// Where each field is: a caller may send any number of them.
    places: BTreeMap<&'a str, usize>,
    /// What stands between items, where one text holds them all.
    pub(super) separator: Option<char>,
    /// Whether blanks around items are no part of them, as in a header.
    pub(super) blanks: bool,
    /// Whether the texts are items, however few: `name[]`.
    pub(super) is_list: bool,
    /// Whether each text says that it is JSON.
    pub(super) is_json: bool,
    pub(super) is_map: bool,
}

impl<'a> Texts<'a> {
    pub(super) fn new(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        texts.into_iter().for_each(|text| all.push(text));
        all
    }

    pub(super) fn push(&mut self, text: &'a str) {
        match self.text {
            None => self.text = Some(text),
            Some(_) => self.more.push(text),
        }
    }

    fn texts(&self) -> impl Iterator<Item = &'a str> {
        self.text.into_iter().chain(self.more.iter().copied())
    }

    /// The text, where there is but one.
    fn only(&self) -> Option<&'a str> {
        self.text.filter(|_| self.more.is_empty())
    }

    pub(super) fn of_fields(pairs: impl Iterator<Item = &'a (String, String)>) -> Self {
        let mut all = Self::default();
        for (name, value) in pairs {
            all.field(name).push(value);
        }
        all
    }

    /// The field of a name, which is made where it is missing.
    pub(super) fn field(&mut self, name: &'a str) -> &mut Self {
        let end = self.fields.len();
        let place = *self.places.entry(name).or_insert(end);
        if place == end {
            self.fields.push((name, Self::default()));
        }
        &mut self.fields[place].1
    }

    /// Whether the fields are items, `name[0]` and so on.
    fn has_places(&self) -> bool {
        let mut names = self.fields.iter().enumerate();
        !self.fields.is_empty() && names.all(|(at, (name, _))| *name == at.to_string())
    }

    pub(super) fn is_absent(&self) -> bool {
        self.text.is_none() && self.fields.is_empty() && !self.is_map
    }

    /// A value in JSON.
    pub(super) fn json<T: DeserializeOwned>(self) -> Result<T, Error> {
        match self.text {
            Some(text) => serde_json::from_str(text).map_err(de::Error::custom),
            None => T::deserialize(self),
        }
    }

    fn one(&self) -> Result<&'a str, Error> {
        self.text.ok_or_else(missing)
    }

    fn parse<T: FromStr>(&self, wanted: &str) -> Result<T, Error> {
        let text = self.one()?;
        let wrong = |_| Error(format!("expected {wanted}, found `{text}`"));
        text.parse().map_err(wrong)
    }

    /// A number, and none of those that only Rust has a name for.
    fn number<T: FromStr>(&self) -> Result<T, Error> {
        let text = self.one()?;
        if text.ends_with(char::is_alphabetic) {
            return Err(Error(format!("expected a number, found `{text}`")));
        }
        self.parse("a number")
    }

    /// The items of a list.
    fn items(self) -> Vec<Self> {
        if !self.fields.is_empty() {
            return self.fields.into_iter().map(|(_, item)| item).collect();
        }
        match (self.only(), self.separator) {
            (Some(""), Some(_)) => Vec::new(),
            (_, Some(separator)) => {
                let items = self.texts().flat_map(|text| text.split(separator));
                let item = |item: &'a str| if self.blanks { item.trim() } else { item };
                items.map(|text| Self::new([item(text)])).collect()
            }
            (_, None) => {
                let item = |text| Self {
                    is_json: self.is_json,
                    ..Self::new([text])
                };
                self.texts().map(item).collect()
            }
        }
    }

    /// The fields of an object, which may stand in one text, `a=1,b=2` or `a,1,b,2`.
    fn into_fields(self) -> Vec<(&'a str, Self)> {
        if !self.fields.is_empty() || self.text.is_none() {
            return self.fields;
        }
        let separator = self.separator.unwrap_or(',');
        let texts = self.texts();
        let parts: Vec<&str> = texts.flat_map(|text| text.split(separator)).collect();
        let tied: Option<Vec<_>> = parts.iter().map(|part| part.split_once('=')).collect();
        let pairs = tied.unwrap_or_else(|| {
            let pairs = parts.chunks_exact(2);
            pairs.map(|pair| (pair[0], pair[1])).collect()
        });
        let fields = pairs
            .into_iter()
            .map(|(name, text)| (name, Self::new([text])));
        fields.collect()
    }
}

impl<'de> IntoDeserializer<'de, Error> for Texts<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Texts<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_list || !self.more.is_empty() || self.has_places() {
            return self.deserialize_seq(visitor);
        }
        if self.is_map || !self.fields.is_empty() {
            return self.deserialize_map(visitor);
        }
        let text = self.one()?;
        if self.is_json {
            let mut json = serde_json::Deserializer::from_str(text);
            let read = json.deserialize_any(visitor);
            let all = read.and_then(|read| json.end().map(|()| read));
            return all.map_err(de::Error::custom);
        }
        visitor.visit_borrowed_str(text)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(self.parse("`true` or `false`")?)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_i32(self.parse("an integer of 32 bits")?)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_i64(self.parse("an integer of 64 bits")?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u32(self.parse("an integer of 32 bits that is not negative")?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(self.parse("an integer of 64 bits that is not negative")?)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_f32(self.number()?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_f64(self.number()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_absent() {
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
        // By this name types ask for what may be of several kinds, and are told whether it is text.
        if name == "choice" && !self.is_json {
            visitor.visit_some(self)
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(SeqDeserializer::new(self.items().into_iter()))
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _length: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.only() {
            // An object may travel as JSON text.
            Some(text) if text.starts_with('{') && self.fields.is_empty() => {
                let mut json = serde_json::Deserializer::from_str(text);
                let read = json.deserialize_map(visitor);
                let all = read.and_then(|read| json.end().map(|()| read));
                all.map_err(de::Error::custom)
            }
            None if self.is_absent() => Err(missing()),
            _ => visitor.visit_map(Fields::new(self.into_fields())),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
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
        let text: StrDeserializer<'de, Error> = self.one()?.into_deserializer();
        text.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        i8 i16 i128 u8 u16 u128 char str string bytes byte_buf unit unit_struct
        tuple_struct identifier ignored_any
    }
}

/// The fields of an object, of which a wrong one is named.
struct Fields<'a> {
    fields: std::vec::IntoIter<(&'a str, Texts<'a>)>,
    field: (&'a str, Texts<'a>),
}

impl<'a> Fields<'a> {
    fn new(fields: Vec<(&'a str, Texts<'a>)>) -> Self {
        Self {
            fields: fields.into_iter(),
            field: Default::default(),
        }
    }
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some(field) = self.fields.next() else {
            return Ok(None);
        };
        self.field = field;
        let name = BorrowedStrDeserializer::new(self.field.0);
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let (name, texts) = std::mem::take(&mut self.field);
        let named = |error| Error(format!("`{name}`: {error}"));
        seed.deserialize(texts).map_err(named)
    }
}

/// What is wrong with a text.
#[derive(Debug)]
pub(super) struct Error(String);

fn missing() -> Error {
    Error("it is missing".to_owned())
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}
