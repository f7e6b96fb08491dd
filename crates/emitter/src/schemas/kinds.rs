//! The kinds of schema in the form that reading them gives.
//!
//! The OpenAPI types hold a schema either in a narrow type or in a catch-all, and reading picks the narrow one exactly
//! where it holds every keyword. These functions pick alike, so that a document equals what its own text says.

use openapiv3::{
    AnySchema, ArrayType, BooleanType, IntegerType, NumberType, ObjectType, ReferenceOr, Schema,
    SchemaKind, StringType, Type,
};
use serde_json::Value;

/// The keywords that may stand beside any kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Facets {
    pub(super) format: Option<String>,
    pub(super) enumeration: Vec<Value>,
}

impl Facets {
    pub(super) fn is_empty(&self) -> bool {
        self.format.is_none() && self.enumeration.is_empty()
    }

    /// The values as `read` takes them, `null` as none, or none where a value is of another kind.
    fn values<T>(&self, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<Option<T>>> {
        let read = |value: &Value| {
            if value.is_null() {
                Some(None)
            } else {
                read(value).map(Some)
            }
        };
        self.enumeration.iter().map(read).collect()
    }
}

/// The catch-all.
pub(super) fn any(typ: Option<&str>, facets: Facets) -> SchemaKind {
    SchemaKind::Any(with(typ, facets))
}

fn with(typ: Option<&str>, facets: Facets) -> AnySchema {
    AnySchema {
        typ: typ.map(str::to_owned),
        format: facets.format,
        enumeration: facets.enumeration,
        ..AnySchema::default()
    }
}

/// OpenAPI 3.0 spells "null only" as a nullable schema whose one value is `null`.
pub(super) fn null(mut facets: Facets) -> SchemaKind {
    if facets.enumeration.is_empty() {
        facets.enumeration.push(Value::Null);
    }
    any(None, facets)
}

pub(super) fn string(facets: Facets) -> SchemaKind {
    match facets.values(|value| value.as_str().map(str::to_owned)) {
        Some(enumeration) => SchemaKind::Type(Type::String(StringType {
            format: facets.format.into(),
            enumeration,
            ..StringType::default()
        })),
        None => any(Some("string"), facets),
    }
}

pub(super) fn integer(facets: Facets) -> SchemaKind {
    match facets.values(Value::as_i64) {
        Some(enumeration) => SchemaKind::Type(Type::Integer(IntegerType {
            format: facets.format.into(),
            enumeration,
            ..IntegerType::default()
        })),
        None => any(Some("integer"), facets),
    }
}

pub(super) fn number(facets: Facets) -> SchemaKind {
    match facets.values(Value::as_f64) {
        Some(enumeration) => SchemaKind::Type(Type::Number(NumberType {
            format: facets.format.into(),
            enumeration,
            ..NumberType::default()
        })),
        None => any(Some("number"), facets),
    }
}

pub(super) fn boolean(facets: Facets) -> SchemaKind {
    match facets.values(Value::as_bool) {
        Some(enumeration) if facets.format.is_none() => {
            SchemaKind::Type(Type::Boolean(BooleanType { enumeration }))
        }
        _ => any(Some("boolean"), facets),
    }
}

pub(super) fn object(object: ObjectType, facets: Facets) -> SchemaKind {
    if facets.is_empty() {
        return SchemaKind::Type(Type::Object(object));
    }
    SchemaKind::Any(AnySchema {
        properties: object.properties,
        required: object.required,
        additional_properties: object.additional_properties,
        ..with(Some("object"), facets)
    })
}

pub(super) fn array(items: ReferenceOr<Box<Schema>>, facets: Facets) -> SchemaKind {
    let items = Some(items);
    if facets.is_empty() {
        return SchemaKind::Type(Type::Array(ArrayType {
            items,
            min_items: None,
            max_items: None,
            unique_items: false,
        }));
    }
    SchemaKind::Any(AnySchema {
        items,
        ..with(Some("array"), facets)
    })
}

/// A reference with something beside it, which only `allOf` allows.
pub(super) fn reference(target: &str, facets: Facets) -> SchemaKind {
    all_of(vec![ReferenceOr::ref_(target)], facets)
}

pub(super) fn all_of(all_of: Vec<ReferenceOr<Schema>>, facets: Facets) -> SchemaKind {
    if facets.is_empty() && !all_of.is_empty() {
        return SchemaKind::AllOf { all_of };
    }
    SchemaKind::Any(AnySchema {
        all_of,
        ..with(None, facets)
    })
}

pub(super) fn one_of(one_of: Vec<ReferenceOr<Schema>>, facets: Facets) -> SchemaKind {
    if facets.is_empty() && !one_of.is_empty() {
        return SchemaKind::OneOf { one_of };
    }
    SchemaKind::Any(AnySchema {
        one_of,
        ..with(None, facets)
    })
}

pub(super) fn any_of(any_of: Vec<ReferenceOr<Schema>>, facets: Facets) -> SchemaKind {
    if facets.is_empty() && !any_of.is_empty() {
        return SchemaKind::AnyOf { any_of };
    }
    SchemaKind::Any(AnySchema {
        any_of,
        ..with(None, facets)
    })
}

pub(super) fn not(schema: ReferenceOr<Schema>, facets: Facets) -> SchemaKind {
    let not = Box::new(schema);
    if facets.is_empty() {
        return SchemaKind::Not { not };
    }
    SchemaKind::Any(AnySchema {
        not: Some(not),
        ..with(None, facets)
    })
}
