//! What of a documented example fits its schema.

use openapiv3::{ReferenceOr, Schema};
use serde_json::{Map, Value};

use super::super::references;
use super::super::rules::limits;
use super::{Schemas, text};
use crate::ir::types::TypeRef;
use crate::lower::types::remarks::tells;
use crate::lower::types::view::{Additional, Node, Object, View, is_nullable, view};

/// How deep examples may nest.
const DEEPEST: usize = 64;

/// How many parts of a value are compared with schemas before the rest is taken on trust.
const MOST_STEPS: usize = 100_000;

/// What remains of an example.
pub(super) struct Fitted {
    /// The example without what the schema does not know; none where it contradicts the schema.
    pub(super) value: Option<Value>,
    /// What was wrong, each with its place in the example.
    pub(super) remarks: Vec<String>,
}

/// Compares an example with its schema; one that leads nowhere takes any value.
pub(super) fn fit(schema: Option<&Schema>, value: Value, schemas: Schemas<'_>) -> Fitted {
    let (remarks, path, open) = (Vec::new(), Vec::new(), Vec::new());
    let mut fitter = Fitter {
        schemas,
        remarks,
        path,
        open,
        steps: 0,
    };
    let value = fitter.visit(schema, value);
    Fitted {
        value,
        remarks: fitter.remarks,
    }
}

struct Fitter<'s> {
    schemas: Schemas<'s>,
    remarks: Vec<String>,
    path: Vec<String>,
    /// The schemas around the one at hand, each with how deep in the value it stands.
    open: Vec<(&'s Schema, usize)>,
    steps: usize,
}

impl<'s> Fitter<'s> {
    fn node(&mut self, node: impl Into<Node<'s>>, value: Value) -> Option<Value> {
        let (_, schema) = references::schema(self.schemas.components, node);
        self.visit(schema, value)
    }

    fn at(&mut self, step: String, node: impl Into<Node<'s>>, value: Value) -> Option<Value> {
        self.path.push(step);
        let fitted = self.node(node, value);
        self.path.pop();
        fitted
    }

    fn visit(&mut self, schema: Option<&'s Schema>, value: Value) -> Option<Value> {
        self.steps += 1;
        let more = self.path.len() < DEEPEST && self.steps < MOST_STEPS;
        let Some(schema) = schema.filter(|_| more) else {
            return Some(value);
        };
        let depth = self.path.len();
        let is_open = |(open, at): &(&Schema, usize)| std::ptr::eq(*open, schema) && *at == depth;
        if self.open.iter().any(is_open) {
            // A schema that is one of its own alternatives takes no more by that.
            return None;
        }
        self.open.push((schema, depth));
        let fitted = self.limited(schema, value);
        self.open.pop();
        fitted
    }

    /// A value that keeps to the limits of its schema.
    fn limited(&mut self, schema: &'s Schema, value: Value) -> Option<Value> {
        let view = view(schema);
        if value.is_null() {
            return self.null(is_nullable(schema), &view);
        }
        let limits = match value {
            Value::String(_) => limits::of_scalar(schema, &TypeRef::String),
            Value::Number(_) if matches!(view, View::Integer(_)) => {
                limits::of_scalar(schema, &TypeRef::I64)
            }
            Value::Number(_) => limits::of_scalar(schema, &TypeRef::F64),
            Value::Array(_) => limits::of_list(schema),
            Value::Object(_) => limits::of_map(schema),
            _ => Vec::new(),
        };
        if !limits::keeps(&limits, &value) {
            return self.misfit("the value is beyond its limits");
        }
        self.seen(view, value)
    }

    /// A value that is not `null`, by what its schema describes.
    fn seen(&mut self, view: View<'s>, value: Value) -> Option<Value> {
        match (view, value) {
            (View::Any | View::Not, value)
            | (View::Bool, value @ Value::Bool(_))
            | (View::Number(_), value @ Value::Number(_))
            | (View::Array(None), value @ Value::Array(_)) => Some(value),
            (View::TextEnum(values), Value::String(text)) => {
                if values.contains(&text.as_str()) {
                    Some(Value::String(text))
                } else {
                    self.misfit("the text is not among its values")
                }
            }
            (View::Integer(format), Value::Number(number)) => {
                self.integer(&number, &self.schemas.map.integer(format))
            }
            (View::IntegerEnum(_), Value::Number(number)) => self.integer(&number, &TypeRef::I64),
            (View::Text(format), Value::String(text)) => self.text(format, text),
            (View::MixedEnum(values), value) => {
                if values.contains(&&value) {
                    Some(value)
                } else {
                    self.misfit("the value is not among its values")
                }
            }
            (View::Tuple(parts), Value::Array(items)) if parts.len() == items.len() => {
                let items = items.into_iter().zip(parts).enumerate();
                items
                    .map(|(place, (item, part))| self.at(place.to_string(), part, item))
                    .collect()
            }
            (View::Array(Some(node)), Value::Array(items)) => {
                let items = items.into_iter().enumerate();
                items
                    .map(|(place, item)| self.at(place.to_string(), node, item))
                    .collect()
            }
            (View::Variants(object, _, any), value @ Value::Object(_)) => {
                self.variants(&object, any, value)
            }
            (View::Object(object), Value::Object(fields)) => self.object(&object, fields),
            (View::Union(_, any), value) => self.any(any, &value),
            (View::All(parts, own), value) => self.all(parts, own.as_ref(), value),
            _ => self.misfit("the value has another type"),
        }
    }

    /// `null` fits what may be null, and stands for an empty list where Go wrote it.
    fn null(&mut self, nullable: bool, view: &View<'_>) -> Option<Value> {
        match view {
            _ if nullable => Some(Value::Null),
            View::Any | View::Not => Some(Value::Null),
            View::Array(_) => Some(Value::Array(Vec::new())),
            _ => self.misfit("`null` is not among its values"),
        }
    }

    fn text(&mut self, format: Option<&str>, text: String) -> Option<Value> {
        match self.schemas.map.text(format) {
            TypeRef::Scalar(scalar) if !text::is(&scalar, &text) => {
                self.misfit("the text does not have its format")
            }
            _ => Some(Value::String(text)),
        }
    }

    fn integer(&mut self, number: &serde_json::Number, ty: &TypeRef) -> Option<Value> {
        // Documents write `5.0` for an integer now and then.
        let text = number.to_string();
        let text = text.strip_suffix(".0").unwrap_or(&text);
        let holds = match ty {
            TypeRef::I32 => text.parse::<i32>().is_ok(),
            TypeRef::U32 => text.parse::<u32>().is_ok(),
            TypeRef::U64 => text.parse::<u64>().is_ok(),
            _ => text.parse::<i64>().is_ok(),
        };
        match text.parse::<serde_json::Number>() {
            Ok(whole) if holds => Some(Value::Number(whole)),
            _ => self.misfit("the number is no integer of its size"),
        }
    }

    fn object(&mut self, object: &Object<'s>, mut fields: Map<String, Value>) -> Option<Value> {
        let mut fitted = Map::new();
        for (name, schema) in object.properties {
            let value = fields.shift_remove(name);
            match value.and_then(|value| self.at(name.clone(), schema, value)) {
                Some(value) => drop(fitted.insert(name.clone(), value)),
                None if object.required.contains(name) => {
                    return self.misfit(&format!("`{name}` is required"));
                }
                None => {}
            }
        }
        for (name, value) in fields {
            let kept = match object.additional {
                Additional::Typed(node) => self.at(name.clone(), node, value),
                Additional::Any if object.properties.is_empty() => Some(value),
                Additional::Any | Additional::None => {
                    self.misfit(&format!("`{name}` is not in the schema"))
                }
            };
            fitted.extend(kept.map(|value| (name, value)));
        }
        Some(Value::Object(fitted))
    }

    /// The properties of an object, and those of the first alternative that fits.
    fn variants(
        &mut self,
        object: &Object<'s>,
        any: &'s [ReferenceOr<Schema>],
        value: Value,
    ) -> Option<Value> {
        let before = self.remarks.len();
        let fitting = any.iter().find_map(|choice| {
            let (_, schema) = references::schema(self.schemas.components, choice);
            match schema.map(view) {
                // It only says which of the object's own properties there must be.
                Some(View::Any | View::Not) | None => Some(Value::Object(Map::new())),
                Some(_) => self.node(choice, value.clone()),
            }
        });
        let Some(Value::Object(others)) = fitting else {
            return self.misfit("none of the alternatives takes the value");
        };
        let Value::Object(fields) = value else {
            return None;
        };
        let Some(Value::Object(mut merged)) = self.object(object, fields) else {
            return None;
        };
        for (name, value) in others {
            merged.entry(name).or_insert(value);
        }
        // What the object itself does not know an alternative may.
        self.remarks.truncate(before);
        Some(Value::Object(merged))
    }

    fn any(&mut self, schemas: &'s [ReferenceOr<Schema>], value: &Value) -> Option<Value> {
        let before = self.remarks.len();
        let mut loose = None;
        for schema in schemas {
            let fitted = self.node(schema, value.clone());
            if self.remarks.len() == before && fitted.is_some() {
                return fitted;
            }
            self.remarks.truncate(before);
            loose = loose.or(fitted);
        }
        loose.or_else(|| self.misfit("none of the alternatives takes the value"))
    }

    fn all(
        &mut self,
        parts: &'s [ReferenceOr<Schema>],
        own: Option<&Object<'s>>,
        value: Value,
    ) -> Option<Value> {
        // A description beside the only part that has a form has nothing to say of the value.
        let mut telling = parts.iter().filter(|part| tells(part));
        if let (Some(only), None, None) = (telling.next(), telling.next(), own) {
            return self.node(only, value);
        }
        let before = self.remarks.len();
        let mut fitted = Vec::new();
        for part in parts {
            fitted.push(self.node(part, value.clone())?);
        }
        if let (Some(own), Value::Object(fields)) = (own, &value) {
            fitted.push(self.object(own, fields.clone())?);
        }
        // What one part does not know another one may.
        self.remarks.truncate(before);
        if !value.is_object() {
            return Some(value);
        }
        let mut merged = Map::new();
        for part in fitted {
            if let Value::Object(fields) = part {
                merged.extend(fields);
            }
        }
        Some(Value::Object(merged))
    }

    fn misfit(&mut self, reason: &str) -> Option<Value> {
        let place = if self.path.is_empty() {
            "the example".to_owned()
        } else {
            self.path.join(".")
        };
        self.remarks.push(format!("{place}: {reason}"));
        None
    }
}
