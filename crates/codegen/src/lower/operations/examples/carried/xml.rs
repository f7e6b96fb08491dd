//! Examples as they come out of XML.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::Ident;
use crate::ir::operations::{BodyKind, Content, Service};
use crate::ir::types::Types;
use crate::ir::xml::{self, Element, Field, Place, Shape};

/// What stands in each element that has a constant.
struct Elements<'t>(BTreeMap<&'t Ident, &'t Element>);

/// Changes the examples of bodies in XML so that they arrive as they were sent.
pub(super) fn settle(service: &mut Service, types: &Types) {
    let all = types.modules.iter().flat_map(|module| &module.elements);
    let elements = Elements(all.map(|element| (&element.name, element)).collect());
    if elements.0.is_empty() {
        return;
    }
    let groups = service.groups.iter_mut();
    for operation in groups.flat_map(|group| &mut group.operations) {
        let form = operation.body.as_ref().and_then(|body| body.forms.first());
        if let Some(BodyKind::Xml(_, name)) = form.map(|form| &form.kind)
            && let Some(value) = operation.example.body.take()
        {
            operation.example.body = Some(elements.named(name, value));
        }
        let answer = operation.plain().map(|answer| &answer.content);
        if let Some(Content::Xml(_, _, name)) = answer.cloned()
            && let Some(value) = operation.example.answer.take()
        {
            operation.example.answer = Some(elements.named(&name, value));
        }
    }
}

impl Elements<'_> {
    fn named(&self, name: &Ident, value: Value) -> Value {
        match (self.0.get(name).map(|element| &element.content), value) {
            (Some(xml::Content::Fields(fields)), Value::Object(object)) => {
                Value::Object(self.fields(fields, object))
            }
            (Some(xml::Content::Is(shape)), value) => self.value(shape, value),
            (_, value) => value,
        }
    }

    fn fields(&self, fields: &[Field], object: Map<String, Value>) -> Map<String, Value> {
        let rest = fields.iter().find(|field| field.place == Place::Rest);
        let named = |key: &str| {
            let is_named = |field: &&Field| field.place != Place::Rest && field.key == key;
            fields.iter().find(is_named)
        };
        let carried = object.into_iter().filter_map(|(key, value)| {
            let value = match named(&key) {
                Some(field) => self.field(field, value)?,
                None => self.value(&rest.filter(|_| is_name(&key))?.shape, value),
            };
            Some((key, value))
        });
        carried.collect()
    }

    fn field(&self, field: &Field, value: Value) -> Option<Value> {
        let items = |items: Vec<Value>| {
            let items = items.into_iter();
            Value::Array(items.map(|item| self.value(&field.shape, item)).collect())
        };
        match (&field.place, value) {
            (Place::Nowhere, _) | (Place::Attribute(_) | Place::List { .. }, Value::Null) => None,
            (Place::List { required, .. }, Value::Array(all)) => {
                (*required || !all.is_empty()).then(|| items(all))
            }
            (Place::Wrapped { .. }, Value::Array(all)) => Some(items(all)),
            (_, value) => Some(self.value(&field.shape, value)),
        }
    }

    fn value(&self, shape: &Shape, value: Value) -> Value {
        match (shape, value) {
            (Shape::Of(name), value) => self.named(name, value),
            (Shape::Any, value) => any(value),
            (Shape::List(_, item), Value::Array(items)) => {
                let items = items.into_iter();
                Value::Array(items.map(|value| self.value(item, value)).collect())
            }
            (Shape::Map(inner), Value::Object(entries)) => {
                let named = entries.into_iter().filter(|(key, _)| is_name(key));
                let carried = named.map(|(key, value)| (key, self.value(inner, value)));
                Value::Object(carried.collect())
            }
            (_, Value::String(text)) => Value::String(plain(&text)),
            (_, value) => value,
        }
    }
}

/// A value of which nothing is said: all that XML knows is text and elements.
fn any(value: Value) -> Value {
    match value {
        Value::Null => Value::Null,
        Value::String(text) => Value::String(plain(&text)),
        Value::Bool(_) | Value::Number(_) => Value::String(value.to_string()),
        Value::Array(_) => Value::String("any".to_owned()),
        Value::Object(object) => {
            let texts = object.into_iter().filter(|(key, value)| {
                let is_scalar = !value.is_array() && !value.is_object() && !value.is_null();
                is_scalar && is_name(key.strip_prefix('@').unwrap_or(key))
            });
            let texts: Map<String, Value> = texts.map(|(key, value)| (key, any(value))).collect();
            if texts.is_empty() {
                Value::String("any".to_owned())
            } else {
                Value::Object(texts)
            }
        }
    }
}

/// A text without the characters that XML has no place for.
fn plain(text: &str) -> String {
    let fits = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(fits).collect()
}

/// Whether a text is certainly the name of an element.
fn is_name(text: &str) -> bool {
    let begins = |c: char| c.is_ascii_alphabetic() || c == '_';
    let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.starts_with(begins) && text.chars().all(goes_on)
}
