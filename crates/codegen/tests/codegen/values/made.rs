//! Values of schemas.

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::sample::select;
use proptest::strategy::{BoxedStrategy, Just, Strategy, Union};
use serde_json::{Map, Value};

use super::scalars::{integer, number, string, text};

/// Where a value travels: not every place has room for every text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Body,
    Form,
    Query,
    Path,
    /// In a path or query, beside others: what separates them is no part of one.
    Beside,
    /// In headers and cookies.
    Head,
}

/// Makes values by the schemas of a document.
pub(crate) struct Maker<'d> {
    pub(crate) document: &'d Value,
}

impl<'d> Maker<'d> {
    /// The operation of a call, and the path item it stands in.
    pub(crate) fn operation(&self, call: &Value) -> Vec<&'d Value> {
        let (method, path) = (
            call["method"].as_str().unwrap(),
            call["path"].as_str().unwrap(),
        );
        let method = method.to_lowercase();
        let paths = self.document["paths"].as_object().unwrap().iter();
        let mut fitting: Vec<_> = paths
            .filter(|(own, item)| item.get(&method).is_some() && path.ends_with(&bare(own)))
            .collect();
        fitting.sort_by_key(|(own, _)| bare(own).len());
        let found = fitting.pop().map(|(_, item)| vec![&item[&method], item]);
        found.unwrap_or_default()
    }

    fn resolve(&self, value: &'d Value) -> &'d Value {
        let mut value = value;
        while let Some(target) = value.get("$ref").and_then(Value::as_str) {
            let Some(found) = self.document.pointer(target.trim_start_matches('#')) else {
                return &Value::Null;
            };
            value = found;
        }
        value
    }

    /// Values of the parameter that Rust calls `name`.
    pub(crate) fn parameter(
        &self,
        operation: &[&'d Value],
        name: &str,
        shown: &Value,
    ) -> Option<BoxedStrategy<Value>> {
        let all = operation.iter();
        let all = all.filter_map(|part| part["parameters"].as_array());
        let parameter = all
            .flatten()
            .map(|parameter| self.resolve(parameter))
            .find(|parameter| {
                plain(parameter["name"].as_str().unwrap_or_default()) == plain(name)
            })?;
        if plain(name) == "contenttype" {
            return None;
        }
        let content = parameter["content"].as_object();
        let content = content.and_then(|all| all.values().next());
        let schema = parameter.get("schema").or_else(|| content?.get("schema"))?;
        let has_parts = shown.is_object() || shown.is_array();
        let place = match parameter["in"].as_str() {
            Some("path" | "query") if has_parts || parameter.get("style").is_some() => {
                Place::Beside
            }
            Some("path") => Place::Path,
            Some("query") => Place::Query,
            _ => Place::Head,
        };
        let value = self.other(schema, shown, place);
        if parameter["required"] == true {
            return Some(value);
        }
        Some(Union::new_weighted(vec![(1, Just(Value::Null).boxed()), (3, value)]).boxed())
    }

    /// Values of the body of which `shown` is one.
    pub(crate) fn body(
        &self,
        operation: &[&'d Value],
        shown: &Value,
    ) -> Option<BoxedStrategy<Value>> {
        let body = self.resolve(operation.first()?.get("requestBody")?);
        let media_types = body["content"].as_object()?;
        let place = if media_types
            .keys()
            .any(|media_type| media_type.contains("json") || media_type.contains("xml"))
        {
            Place::Body
        } else {
            Place::Form
        };
        self.content(&body["content"], shown, place)
    }

    /// The content of the first documented success.
    pub(crate) fn answer(&self, operation: &[&'d Value]) -> Option<&'d Value> {
        let responses = operation.first()?["responses"].as_object()?.iter();
        let (_, response) = responses
            .into_iter()
            .find(|(status, _)| status.starts_with('2'))?;
        self.resolve(response).get("content")
    }

    /// Values of the first media type.
    pub(crate) fn content(
        &self,
        content: &'d Value,
        shown: &Value,
        place: Place,
    ) -> Option<BoxedStrategy<Value>> {
        let all = content.as_object()?;
        let json = all.get_key_value("application/json");
        let (media_type, content) = json.or_else(|| all.iter().next())?;
        let is_structured = ["json", "xml", "form", "event-stream"];
        if !is_structured.iter().any(|word| media_type.contains(word)) {
            return shown.is_string().then(|| text(Place::Body, 0, 40));
        }
        if media_type.contains("xml") && shown.is_string() {
            return Some(text(Place::Body, 0, 40));
        }
        let schema = self.resolve(content.get("schema")?);
        if !media_type.contains("multipart") {
            return Some(self.other(schema, shown, place));
        }
        // The tests send files of their own, which are no part of the values.
        let mut parts = Vec::new();
        for (name, shown) in shown.as_object()? {
            let schema = self.resolve(&schema["properties"][name]);
            let is_plain = shown.is_number() || shown.is_boolean();
            let value = if is_plain {
                self.other(schema, shown, place)
            } else {
                Just(shown.clone()).boxed()
            };
            parts.push((name.clone(), value));
        }
        Some(super::together(parts).prop_map(Value::from).boxed())
    }

    /// Other values of the form of one that is shown: with other texts and numbers, more or fewer items, and without
    /// some of the fields that may be left out.
    pub(crate) fn other(
        &self,
        schema: &'d Value,
        shown: &Value,
        place: Place,
    ) -> BoxedStrategy<Value> {
        let schema = self.resolve(schema);
        let keep = || Just(shown.clone()).boxed();
        if let Some(values) = schema["enum"].as_array() {
            // Outside of bodies `1` is both a number and a text.
            let is_told = |value: &&Value| place == Place::Body || value.is_string();
            let alike = values.iter().filter(|value| kind(value) == kind(shown));
            let alike = alike
                .filter(is_told)
                .filter(|value| !is_also(values, value));
            let alike: Vec<_> = alike.cloned().collect();
            return if alike.is_empty() {
                keep()
            } else {
                select(alike).boxed()
            };
        }
        match shown {
            Value::Object(fields) => self.fields(schema, fields, place),
            Value::Array(items) => match (items.first(), schema.get("items")) {
                (Some(first), Some(items)) if items.is_object() => {
                    self.list(schema, items, first, place)
                }
                _ => keep(),
            },
            _ if !is_of(schema, shown) => keep(),
            Value::String(text) => string(schema, text, place),
            Value::Number(number) if number.is_i64() => integer(schema),
            Value::Number(_) => number(schema),
            Value::Bool(_) => any::<bool>().prop_map(Value::from).boxed(),
            Value::Null => keep(),
        }
    }

    fn list(
        &self,
        schema: &'d Value,
        items: &'d Value,
        first: &Value,
        place: Place,
    ) -> BoxedStrategy<Value> {
        // Outside of bodies a list without items can't be told from none.
        let least = schema["minItems"].as_u64().unwrap_or(0) as usize;
        let least = least.max(usize::from(place != Place::Body));
        let most = schema["maxItems"].as_u64().unwrap_or(u64::MAX) as usize;
        let lists = vec(self.other(items, first, place), least..=most.min(least + 3));
        let is_free = schema["uniqueItems"] != true;
        let fits = move |items: &Vec<Value>| {
            is_free || (1..items.len()).all(|at| !items[..at].contains(&items[at]))
        };
        let lists = lists.prop_filter("items are unique", fits);
        lists.prop_map(Value::from).boxed()
    }

    fn fields(
        &self,
        schema: &'d Value,
        shown: &Map<String, Value>,
        place: Place,
    ) -> BoxedStrategy<Value> {
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        // An object of several parts says in each of them what is required, and may be told by what it has.
        let is_whole = schema.get("properties").is_some()
            && ["allOf", "oneOf", "anyOf"]
                .iter()
                .all(|key| schema.get(key).is_none());
        let mut fields = Vec::new();
        for (name, shown) in shown {
            let field = self.field(schema, name, 0);
            let value = field.map_or_else(
                || Just(shown.clone()).boxed(),
                |field| self.other(field, shown, place),
            );
            let value = value.prop_map(Some);
            let stays = !is_whole || place != Place::Body || required.iter().any(|own| own == name);
            let value = if stays {
                value.boxed()
            } else {
                Union::new_weighted(vec![(1, Just(None).boxed()), (3, value.boxed())]).boxed()
            };
            fields.push((name.clone(), value));
        }
        let (names, values): (Vec<_>, Vec<_>) = fields.into_iter().unzip();
        values
            .prop_map(move |values| {
                let named = names.iter().cloned().zip(values);
                Value::Object(
                    named
                        .filter_map(|(name, value)| Some((name, value?)))
                        .collect(),
                )
            })
            .boxed()
    }

    /// The schema of a field, in whichever part of an object's schema it stands.
    fn field(&self, schema: &'d Value, name: &str, depth: usize) -> Option<&'d Value> {
        let schema = self.resolve(schema);
        // What tells alternatives apart stays as it is.
        let mark = &schema["discriminator"]["propertyName"];
        if depth > 8 || *mark == name {
            return None;
        }
        let own = schema["properties"].get(name);
        let members = ["allOf", "oneOf", "anyOf"].iter();
        let mut members = members.filter_map(|key| schema[*key].as_array()).flatten();
        let found = own.or_else(|| members.find_map(|one| self.field(one, name, depth + 1)));
        let others = || {
            schema
                .get("additionalProperties")
                .filter(|all| all.is_object())
        };
        found.or_else(others)
    }
}

/// Whether another value of an enumeration is written alike.
fn is_also(values: &[Value], value: &Value) -> bool {
    let Some(text) = value.as_str() else {
        return false;
    };
    values
        .iter()
        .any(|other| !other.is_string() && other.to_string().as_str() == text)
}

/// The kinds of JSON that enumerations mix.
fn kind(value: &Value) -> std::mem::Discriminant<Value> {
    std::mem::discriminant(value)
}

/// Whether a schema is of the one type that a value has.
fn is_of(schema: &Value, value: &Value) -> bool {
    match schema["type"].as_str() {
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        _ => false,
    }
}

/// A path without the names of what stands in it.
fn bare(path: &str) -> String {
    let mut out = String::new();
    let mut pieces = path.split(['{', '}']);
    while let Some(piece) = pieces.next() {
        out.push_str(piece);
        if pieces.next().is_some() {
            out.push_str("{}");
        }
    }
    out
}

/// A name without what Rust changes in names.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
