//! Examples as they come out of parameters and forms, where a value of no type is text.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::Ident;
use crate::ir::operations::{BodyKind, Operation, Parameter, PartField, Service, Style};
use crate::ir::types::{Repr, TypeDef, TypeKind, TypeRef, Types, Union};

/// Names of names are followed this far; further ones lead round in circles.
const NAMES: usize = 16;

/// How a value is walked.
#[derive(Debug, Clone, Copy)]
struct Way {
    /// How many more names of names are followed.
    names: usize,
    /// Whether items have their places, so that a list of one is told from its item.
    deep: bool,
}

impl Way {
    fn new(deep: bool) -> Self {
        Self { names: NAMES, deep }
    }
}

/// The types by name.
struct Texts<'t>(HashMap<&'t Ident, &'t TypeDef>);

/// Changes the examples of parameters and forms so that they arrive as they were sent.
pub(super) fn settle(service: &mut Service, types: &Types) {
    let texts = Texts(types.iter().map(|def| (&def.name, def)).collect());
    let groups = service.groups.iter_mut();
    for operation in groups.flat_map(|group| &mut group.operations) {
        texts.parameters(operation);
        texts.body(operation);
    }
}

impl Texts<'_> {
    fn parameters(&self, operation: &mut Operation) {
        let known = operation.parameters.iter();
        let known: HashMap<&str, &Parameter> = known
            .map(|parameter| (parameter.name.bare(), parameter))
            .collect();
        for (name, value) in &mut operation.example.parameters {
            let own = known.get(name.as_str());
            if let Some(parameter) = own.filter(|parameter| parameter.style != Style::Json) {
                let way = Way::new(parameter.style == Style::Deep);
                self.value(&parameter.ty, value, way);
            }
        }
    }

    fn body(&self, operation: &mut Operation) {
        let forms = operation.body.iter().flat_map(|body| &body.forms);
        let kind = forms.map(|form| &form.kind).next();
        let Some(value) = &mut operation.example.body else {
            return;
        };
        match kind {
            Some(BodyKind::Form(ty, styles)) => {
                let is_deep = styles.iter().any(|(_, style)| *style == Style::Deep);
                self.value(ty, value, Way::new(is_deep));
                leave_out_empty(value);
            }
            Some(BodyKind::Parts(form)) => {
                if let Value::Object(values) = value {
                    for field in &form.fields {
                        self.part(field, values);
                    }
                }
            }
            _ => {}
        }
    }

    /// A part is text, or JSON where it is an object; a list has one for each item, and none where it is left out.
    fn part(&self, field: &PartField, values: &mut Map<String, Value>) {
        let Some(ty) = &field.ty else {
            return;
        };
        let absent = |value: Option<&Value>| value.is_none_or(Value::is_null);
        if field.many && absent(values.get(&field.wire)) {
            values.insert(field.wire.clone(), Value::Array(Vec::new()));
        }
        let is_json = |media_type: &String| media_type.ends_with("json");
        if field.media_type.as_ref().is_some_and(is_json) {
            return;
        }
        let tell = |value: &mut Value| {
            if !value.is_object() {
                self.value(ty, value, Way::new(false));
            }
        };
        match values.get_mut(&field.wire) {
            Some(Value::Array(items)) if field.many => items.iter_mut().for_each(tell),
            own => own.into_iter().for_each(tell),
        }
    }

    fn value(&self, ty: &TypeRef, value: &mut Value, way: Way) {
        match (ty.inner(), value) {
            (TypeRef::Value, value) => tell(value),
            (TypeRef::Vec(item), Value::Array(items)) => {
                for value in items {
                    self.value(item, value, way);
                }
            }
            (TypeRef::Tuple(parts), Value::Array(items)) => {
                for (part, value) in parts.iter().zip(items) {
                    self.value(part, value, way);
                }
            }
            (TypeRef::Map(item), Value::Object(entries)) => {
                for (_, value) in entries {
                    self.value(item, value, way);
                }
            }
            (TypeRef::Named(name), value) => self.named(name, value, way),
            _ => {}
        }
    }

    fn named(&self, name: &Ident, value: &mut Value, way: Way) {
        let Some(names) = way.names.checked_sub(1) else {
            return;
        };
        let way = Way { names, ..way };
        match (self.0.get(name).map(|def| &def.kind), value) {
            (Some(TypeKind::Alias(ty) | TypeKind::Newtype(ty)), value) => {
                self.value(ty, value, way);
            }
            (Some(TypeKind::Struct(item)), Value::Object(values)) => {
                for field in &item.fields {
                    if let Some(value) = values.get_mut(&field.wire) {
                        self.value(&field.ty, value, way);
                    }
                }
            }
            (Some(TypeKind::Union(item)), value) => self.union(item, value, way),
            _ => {}
        }
    }

    /// A type, or what its name stands for; an enum stays a name.
    fn known<'a>(&'a self, ty: &'a TypeRef) -> &'a TypeRef {
        let mut ty = ty.inner();
        for _ in 0..NAMES {
            match ty {
                TypeRef::Named(name) => match self.0.get(name).map(|def| &def.kind) {
                    Some(TypeKind::Alias(of) | TypeKind::Newtype(of)) => ty = of.inner(),
                    _ => break,
                },
                _ => break,
            }
        }
        ty
    }

    fn enum_of(&self, ty: &TypeRef) -> Option<Repr> {
        match ty {
            TypeRef::Named(name) => match &self.0.get(name)?.kind {
                TypeKind::Enum(item) => Some(item.repr),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether a type takes any text; an enum takes one that it does not know.
    fn is_text(&self, ty: &TypeRef) -> bool {
        let ty = self.known(ty);
        matches!(ty, TypeRef::String | TypeRef::Value) || self.enum_of(ty) == Some(Repr::Text)
    }

    /// Whether a type takes a number or a truth value.
    fn takes(&self, ty: &TypeRef, scalar: &Value) -> bool {
        let ty = self.known(ty);
        match scalar {
            Value::Bool(_) => *ty == TypeRef::Bool,
            Value::Number(number) => match ty {
                TypeRef::F32 | TypeRef::F64 => true,
                TypeRef::I32 | TypeRef::I64 | TypeRef::U32 | TypeRef::U64 => !number.is_f64(),
                ty => !number.is_f64() && self.enum_of(ty) == Some(Repr::Integer),
            },
            _ => false,
        }
    }

    /// A number or a truth value is text where none of the types takes it, and a text is one where any does; a list of
    /// one item is that item.
    fn union(&self, item: &Union, value: &mut Value, way: Way) {
        let types = || item.arms.iter().map(|arm| &arm.ty);
        let is_text = types().any(|ty| self.is_text(ty));
        if let Value::Array(items) = value
            && !way.deep
        {
            let has_parts = items.iter().any(|item| item.is_array() || item.is_object());
            if has_parts && is_text {
                tell(value);
            } else if items.len() < 2 {
                *value = items.pop().unwrap_or_else(|| "string".into());
            }
        }
        match value {
            Value::Number(_) | Value::Bool(_) if is_text => {
                let fits = types().any(|ty| self.takes(ty, value));
                if !fits {
                    tell(value);
                }
            }
            Value::String(text) => {
                let read: Option<Value> = serde_json::from_str(text).ok();
                let fits = |read: &Value| {
                    read.to_string().as_str() == text && types().any(|ty| self.takes(ty, read))
                };
                if let Some(read) = read.filter(fits) {
                    *value = read;
                }
            }
            Value::Array(items) => {
                let list = types().find_map(|ty| match ty.inner() {
                    TypeRef::Vec(item) => Some(item),
                    _ => None,
                });
                for (item, ty) in items.iter_mut().zip(list.into_iter().cycle()) {
                    self.value(ty, item, way);
                }
            }
            _ => {}
        }
    }
}

/// Leaves out objects without fields: nothing of them would be sent.
fn leave_out_empty(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(leave_out_empty),
        Value::Object(fields) => {
            fields.values_mut().for_each(leave_out_empty);
            fields.retain(|_, value| !value.as_object().is_some_and(Map::is_empty));
        }
        _ => {}
    }
}

/// Makes text of a value that travels as such.
fn tell(value: &mut Value) {
    match value {
        Value::Null | Value::String(_) => {}
        Value::Bool(_) | Value::Number(_) => *value = value.to_string().into(),
        Value::Array(_) | Value::Object(_) => *value = "string".into(),
    }
}
