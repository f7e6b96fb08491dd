//! What of a documented example fits its schema.

use std::borrow::Borrow;

use openapiv3::{AdditionalProperties, Components, ReferenceOr, Schema, SchemaKind, Type};
use serde_json::{Map, Value};

use super::super::references;
use super::text;

/// How deep examples may nest.
const DEEPEST: usize = 64;

/// What remains of an example.
pub(super) struct Fitted {
    /// The example without what the schema does not know; none where it contradicts the schema.
    pub(super) value: Option<Value>,
    /// What was wrong, each with its place in the example.
    pub(super) remarks: Vec<String>,
}

/// Compares an example with its schema; one that leads nowhere takes any value.
pub(super) fn fit(
    schema: Option<&Schema>,
    value: Value,
    components: Option<&Components>,
) -> Fitted {
    let mut fitter = Fitter {
        components,
        remarks: Vec::new(),
        path: Vec::new(),
    };
    let value = fitter.visit(schema, value);
    Fitted {
        value,
        remarks: fitter.remarks,
    }
}

struct Fitter<'s> {
    components: Option<&'s Components>,
    remarks: Vec<String>,
    path: Vec<String>,
}

impl<'s> Fitter<'s> {
    fn part<S: Borrow<Schema>>(&mut self, part: &'s ReferenceOr<S>, value: Value) -> Option<Value> {
        let (_, schema) = references::schema(self.components, part);
        self.visit(schema, value)
    }

    fn at<S: Borrow<Schema>>(
        &mut self,
        step: impl ToString,
        part: &'s ReferenceOr<S>,
        value: Value,
    ) -> Option<Value> {
        self.path.push(step.to_string());
        let fitted = self.part(part, value);
        self.path.pop();
        fitted
    }

    fn visit(&mut self, schema: Option<&'s Schema>, value: Value) -> Option<Value> {
        let Some(schema) = schema.filter(|_| self.path.len() < DEEPEST) else {
            return Some(value);
        };
        if value.is_null() {
            return self.null(schema);
        }
        match &schema.schema_kind {
            SchemaKind::Type(ty) => self.ty(ty, value),
            SchemaKind::OneOf { one_of: any } | SchemaKind::AnyOf { any_of: any } => {
                self.any(any, value)
            }
            SchemaKind::AllOf { all_of } => self.all(all_of, value),
            SchemaKind::Any(_) | SchemaKind::Not { .. } => Some(value),
        }
    }

    /// `null` fits what may be null, and stands for an empty list where Go wrote it.
    fn null(&mut self, schema: &Schema) -> Option<Value> {
        match &schema.schema_kind {
            _ if schema.schema_data.nullable => Some(Value::Null),
            SchemaKind::Type(Type::Array(_)) => Some(Value::Array(Vec::new())),
            SchemaKind::Any(_) | SchemaKind::Not { .. } => Some(Value::Null),
            _ => self.misfit("`null` is not among its values"),
        }
    }

    fn ty(&mut self, ty: &'s Type, value: Value) -> Option<Value> {
        match (ty, value) {
            (Type::Boolean(_), value @ Value::Bool(_)) => Some(value),
            (Type::Number(_), value @ Value::Number(_)) => Some(value),
            (Type::Integer(_), Value::Number(number)) => self.integer(&number),
            (Type::String(ty), Value::String(text)) => {
                if text::format(&ty.format).is_some_and(|format| !text::has(format, &text)) {
                    return self.misfit("the text does not have its format");
                }
                Some(Value::String(text))
            }
            (Type::Array(ty), Value::Array(items)) => match &ty.items {
                Some(schema) => {
                    let items = items.into_iter().enumerate();
                    items
                        .map(|(place, item)| self.at(place, schema, item))
                        .collect()
                }
                None => Some(Value::Array(items)),
            },
            (Type::Object(object), Value::Object(fields)) => self.object(object, fields),
            _ => self.misfit("the value has another type"),
        }
    }

    fn integer(&mut self, number: &serde_json::Number) -> Option<Value> {
        if number.is_i64() {
            return Some(Value::Number(number.clone()));
        }
        // Documents write `5.0` for an integer now and then.
        let text = number.to_string();
        match text
            .strip_suffix(".0")
            .and_then(|whole| whole.parse::<i64>().ok())
        {
            Some(whole) => Some(whole.into()),
            None => self.misfit("the number is no integer"),
        }
    }

    fn object(
        &mut self,
        object: &'s openapiv3::ObjectType,
        mut fields: Map<String, Value>,
    ) -> Option<Value> {
        let mut fitted = Map::new();
        for (name, schema) in &object.properties {
            let required = object.required.contains(name);
            let value = fields
                .shift_remove(name)
                .and_then(|value| self.at(name, schema, value));
            match value {
                Some(value) => drop(fitted.insert(name.clone(), value)),
                None if required => return self.misfit(&format!("`{name}` is required")),
                None => {}
            }
        }
        for (name, value) in fields {
            let kept = match &object.additional_properties {
                Some(AdditionalProperties::Schema(schema)) => self.at(&name, &**schema, value),
                Some(AdditionalProperties::Any(false)) => self.unknown(&name),
                Some(AdditionalProperties::Any(true)) => Some(value),
                None if object.properties.is_empty() => Some(value),
                None => self.unknown(&name),
            };
            fitted.extend(kept.map(|value| (name, value)));
        }
        Some(Value::Object(fitted))
    }

    fn any(&mut self, schemas: &'s [ReferenceOr<Schema>], value: Value) -> Option<Value> {
        let before = self.remarks.len();
        let mut loose = None;
        for schema in schemas {
            let fitted = self.part(schema, value.clone());
            if self.remarks.len() == before && fitted.is_some() {
                return fitted;
            }
            self.remarks.truncate(before);
            loose = loose.or(fitted);
        }
        loose.or_else(|| self.misfit("none of the alternatives takes the value"))
    }

    fn all(&mut self, schemas: &'s [ReferenceOr<Schema>], value: Value) -> Option<Value> {
        let [only] = schemas else {
            let before = self.remarks.len();
            let mut merged = Map::new();
            for schema in schemas {
                match self.part(schema, value.clone()) {
                    Some(Value::Object(fields)) => merged.extend(fields),
                    Some(_) => {}
                    None => return None,
                }
            }
            // What one part does not know another one may.
            self.remarks.truncate(before);
            return Some(if value.is_object() {
                Value::Object(merged)
            } else {
                value
            });
        };
        self.part(only, value)
    }

    fn unknown(&mut self, name: &str) -> Option<Value> {
        self.misfit(&format!("`{name}` is not in the schema"))
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
