//! A value made from a schema.

use std::collections::HashMap;

use openapiv3::{ReferenceOr, Schema};
use serde_json::{Map, Value};

use super::super::references;
use super::{Schemas, fit, limited, text};
use crate::ir::types::TypeRef;
use crate::lower::types::remarks::tells;
use crate::lower::types::view::{Additional, Node, Object, View, view};

/// How deep schemas may nest; what lies deeper is left out.
const DEEPEST: usize = 24;

/// How many values an example may hold: schemas that hold one another could fill a disk with theirs.
const MOST_VALUES: usize = 1_000;

/// How many it may hold where nothing but what must be there is shown below its first level.
const MOST_REQUIRED: usize = 100_000;

/// A value that fits the schema, as deep as it may be without holding too many values. What is required is shown at any
/// depth.
pub(super) fn sample(schema: &ReferenceOr<Schema>, schemas: Schemas<'_>) -> Value {
    let (mut found, mut texts) = (None, HashMap::new());
    let depths = [DEEPEST, 8, 4, 2].map(|depth| (depth, MOST_VALUES));
    for (depth, left) in depths.into_iter().chain([(1, MOST_REQUIRED)]) {
        let mut sampler = Sampler {
            schemas,
            open: Vec::new(),
            depth,
            left,
            texts: &mut texts,
        };
        found = sampler.node(schema);
        if sampler.left > 0 {
            break;
        }
    }
    found.unwrap_or_default()
}

struct Sampler<'s, 't> {
    schemas: Schemas<'s>,
    /// The names of the schemas around the one at hand.
    open: Vec<&'s str>,
    /// How deep what need not be there is shown.
    depth: usize,
    /// How many values more there may be.
    left: usize,
    /// The text of each schema that had one made: to look for one that a pattern takes is slow.
    texts: &'t mut HashMap<*const Schema, Option<String>>,
}

impl<'s> Sampler<'s, '_> {
    /// A value, or none where the schema holds itself.
    fn node(&mut self, node: impl Into<Node<'s>>) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        let (name, schema) = references::schema(self.schemas.components, node);
        if (!name.is_empty() && self.open.contains(&name)) || self.open.len() > DEEPEST {
            return None;
        }
        let Some(schema) = schema else {
            return Some(Value::Object(Map::new()));
        };
        self.open.push(name);
        let value = self
            .shown(schema)
            .or_else(|| self.view(view(schema), schema));
        self.open.pop();
        value
    }

    /// The schema's own example or default, where it fits.
    fn shown(&self, schema: &'s Schema) -> Option<Value> {
        let data = &schema.schema_data;
        let shown = data.example.clone().or_else(|| data.default.clone())?;
        let fitted = fit::fit(Some(schema), shown, self.schemas);
        fitted.value.filter(|value| !value.is_null())
    }

    fn view(&mut self, view: View<'s>, schema: &Schema) -> Option<Value> {
        Some(match view {
            View::Any | View::Not => Value::Object(Map::new()),
            View::Text(format) => self.text(format, schema)?.into(),
            View::TextEnum(values) => values.first().copied().unwrap_or_default().into(),
            View::Integer(_) => limited::integer(schema).into(),
            View::Number(_) => limited::number(schema),
            View::IntegerEnum(values) => values.first().copied().unwrap_or_default().into(),
            View::MixedEnum(values) => values.first().copied().cloned().unwrap_or_default(),
            View::Tuple(parts) => {
                let parts = parts.iter().map(|part| self.node(part));
                Value::Array(parts.collect::<Option<_>>()?)
            }
            View::Bool => true.into(),
            View::Array(items) => {
                let item = items.and_then(|items| self.node(items));
                return limited::list(schema, item);
            }
            View::Object(object) => {
                let value = self.object(&object)?;
                return limited::map(schema, value);
            }
            View::Variants(object, _, any) => {
                let mut value = self.object(&object)?;
                let first = any.iter().find_map(|schema| self.node(schema));
                if let (Value::Object(all), Some(Value::Object(fields))) = (&mut value, first) {
                    all.extend(fields);
                }
                value
            }
            View::Union(_, any) => {
                // One that says nothing but that there may be none is no type.
                let telling = any.iter().filter(|schema| tells(schema));
                return telling.chain(any).find_map(|schema| self.node(schema));
            }
            View::All(parts, own) => return self.all(parts, own.as_ref()),
        })
    }

    /// A text; limits say nothing of what has a type of its own.
    fn text(&mut self, format: Option<&str>, schema: &Schema) -> Option<String> {
        match self.schemas.map.text(format) {
            TypeRef::Scalar(scalar) => Some(text::of(&scalar, format).to_owned()),
            _ => {
                let made = || limited::text(schema, text::sample(format));
                let known = self.texts.entry(std::ptr::from_ref(schema));
                known.or_insert_with(made).clone()
            }
        }
    }

    fn all(&mut self, parts: &'s [ReferenceOr<Schema>], own: Option<&Object<'s>>) -> Option<Value> {
        // A description beside the only part that has a form is no part of the value.
        let mut telling = parts.iter().filter(|part| tells(part));
        if let (Some(only), None, None) = (telling.next(), telling.next(), own) {
            return self.node(only);
        }
        let mut merged = Map::new();
        for part in parts {
            // Only objects can be merged.
            if let Value::Object(fields) = self.node(part)? {
                merged.extend(fields);
            }
        }
        if let Some(Value::Object(fields)) = own.and_then(|own| self.object(own)) {
            merged.extend(fields);
        }
        Some(Value::Object(merged))
    }

    /// An object; without a value for a required property there is none.
    fn object(&mut self, object: &Object<'s>) -> Option<Value> {
        let mut map = Map::new();
        for (name, schema) in object.properties {
            let is_required = object.required.contains(name);
            if !is_required && self.open.len() > self.depth {
                continue;
            }
            match self.node(schema) {
                Some(value) => drop(map.insert(name.clone(), value)),
                None if is_required => return None,
                None => {}
            }
        }
        if let (Additional::Typed(node), true) = (object.additional, map.is_empty()) {
            map.extend(self.node(node).map(|value| ("property1".to_owned(), value)));
        }
        Some(Value::Object(map))
    }
}
