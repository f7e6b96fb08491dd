//! A value made from a schema.

use std::borrow::Borrow;

use openapiv3::{
    AdditionalProperties, Components, ObjectType, ReferenceOr, Schema, SchemaKind, Type,
};
use serde_json::{Map, Value};

use super::super::references::schema;
use super::{fit, text};

/// How deep schemas may nest; what lies deeper is left out.
const DEEPEST: usize = 24;

/// A value that fits the schema.
pub(super) fn sample(schema: &ReferenceOr<Schema>, components: Option<&Components>) -> Value {
    Sampler {
        components,
        open: Vec::new(),
    }
    .reference(schema)
    .unwrap_or_default()
}

struct Sampler<'s> {
    components: Option<&'s Components>,
    /// The names of the schemas around the one at hand.
    open: Vec<&'s str>,
}

impl<'s> Sampler<'s> {
    fn reference<S: Borrow<Schema>>(&mut self, part: &'s ReferenceOr<S>) -> Option<Value> {
        let (name, schema) = schema(self.components, part);
        self.visit(name, schema)
    }

    /// A value, or none where the schema holds itself.
    fn visit(&mut self, name: &'s str, schema: Option<&'s Schema>) -> Option<Value> {
        if (!name.is_empty() && self.open.contains(&name)) || self.open.len() > DEEPEST {
            return None;
        }
        let Some(schema) = schema else {
            return Some(Value::Object(Map::new()));
        };
        self.open.push(name);
        let value = self
            .shown(schema)
            .or_else(|| self.kind(&schema.schema_kind));
        self.open.pop();
        value
    }

    /// The schema's own example or default, where it fits.
    fn shown(&self, schema: &'s Schema) -> Option<Value> {
        let data = &schema.schema_data;
        let shown = data.example.clone().or_else(|| data.default.clone())?;
        fit::fit(Some(schema), shown, self.components)
            .value
            .filter(|value| !value.is_null())
    }

    fn kind(&mut self, kind: &'s SchemaKind) -> Option<Value> {
        match kind {
            SchemaKind::Type(ty) => self.ty(ty),
            SchemaKind::OneOf { one_of: any } | SchemaKind::AnyOf { any_of: any } => {
                any.iter().find_map(|schema| self.reference(schema))
            }
            SchemaKind::AllOf { all_of } => {
                let mut merged = Map::new();
                let mut other = None;
                for part in all_of {
                    match self.reference(part)? {
                        Value::Object(fields) => merged.extend(fields),
                        Value::Null => {}
                        value => other = Some(value),
                    }
                }
                Some(other.unwrap_or(Value::Object(merged)))
            }
            SchemaKind::Any(any) if !any.properties.is_empty() => self.fields(
                any.properties
                    .iter()
                    .map(|(name, schema)| (name, schema, any.required.contains(name))),
            ),
            SchemaKind::Any(any) => any
                .enumeration
                .first()
                .cloned()
                .or(Some(Value::Object(Map::new()))),
            SchemaKind::Not { .. } => Some(Value::Object(Map::new())),
        }
    }

    fn ty(&mut self, ty: &'s Type) -> Option<Value> {
        Some(match ty {
            Type::Boolean(_) => true.into(),
            Type::Integer(ty) => ty
                .enumeration
                .iter()
                .flatten()
                .next()
                .copied()
                .unwrap_or_default()
                .into(),
            Type::Number(ty) => ty
                .enumeration
                .iter()
                .flatten()
                .next()
                .copied()
                .unwrap_or_default()
                .into(),
            Type::String(ty) => match ty.enumeration.iter().flatten().next() {
                Some(value) => value.as_str().into(),
                None => text::sample(&ty.format).into(),
            },
            Type::Array(ty) => {
                let item = ty.items.as_ref().and_then(|items| self.reference(items));
                item.into_iter().collect()
            }
            Type::Object(object) => return self.object(object),
        })
    }

    fn object(&mut self, object: &'s ObjectType) -> Option<Value> {
        let fields = object.properties.iter();
        let fields = fields.map(|(name, schema)| (name, schema, object.required.contains(name)));
        let mut value = self.fields(fields)?;
        if let (Value::Object(map), true) = (&mut value, object.properties.is_empty()) {
            let rest = match &object.additional_properties {
                Some(AdditionalProperties::Schema(schema)) => self.reference(schema),
                Some(AdditionalProperties::Any(true)) => Some("string".into()),
                _ => None,
            };
            map.extend(rest.map(|value| ("property1".to_owned(), value)));
        }
        Some(value)
    }

    /// An object; without a value for a required field there is none.
    fn fields(
        &mut self,
        fields: impl Iterator<Item = (&'s String, &'s ReferenceOr<Box<Schema>>, bool)>,
    ) -> Option<Value> {
        let mut map = Map::new();
        for (name, schema, required) in fields {
            match self.reference(schema) {
                Some(value) => drop(map.insert(name.clone(), value)),
                None if required => return None,
                None => {}
            }
        }
        Some(Value::Object(map))
    }
}
