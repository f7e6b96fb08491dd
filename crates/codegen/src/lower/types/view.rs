//! One way to look at a schema, however its document spells it.

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, IntegerFormat, NumberFormat, ReferenceOr, Schema, SchemaKind,
    StringFormat, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use super::remarks::{remarks, without_remarks};
use crate::lower::tuples;

/// A schema or the name of one.
#[derive(Debug, Clone, Copy)]
pub(in crate::lower) enum Node<'a> {
    /// A `$ref`.
    Reference(&'a str),
    /// A schema in place.
    Inline(&'a Schema),
}

impl<'a> From<&'a ReferenceOr<Schema>> for Node<'a> {
    fn from(schema: &'a ReferenceOr<Schema>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Inline(schema),
        }
    }
}

impl<'a> From<&'a ReferenceOr<Box<Schema>>> for Node<'a> {
    fn from(schema: &'a ReferenceOr<Box<Schema>>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Inline(schema),
        }
    }
}

/// What a schema describes.
#[derive(Debug, Clone)]
pub(in crate::lower) enum View<'a> {
    /// Anything, or more than can be told.
    Any,
    /// A string, with its format.
    Text(Option<&'a str>),
    /// One of some strings.
    TextEnum(Vec<&'a str>),
    /// An integer, with its format.
    Integer(Option<&'a str>),
    /// One of some integers.
    IntegerEnum(Vec<i64>),
    /// One of some strings, integers and truth values, of more than one of these kinds.
    MixedEnum(Vec<&'a Value>),
    /// A number, with its format.
    Number(Option<&'a str>),
    /// A truth value.
    Bool,
    /// A list.
    Array(Option<Node<'a>>),
    /// A list of so many items, each with a schema of its own.
    Tuple(&'a [ReferenceOr<Schema>]),
    /// An object.
    Object(Object<'a>),
    /// One of several schemas, under the keyword `oneOf` or `anyOf`.
    Union(&'static str, &'a [ReferenceOr<Schema>]),
    /// An object with properties, and several schemas, of which it is one besides.
    Variants(Object<'a>, &'static str, &'a [ReferenceOr<Schema>]),
    /// All of several schemas, and what the schema says beside them.
    All(&'a [ReferenceOr<Schema>], Option<Object<'a>>),
    /// A schema that only excludes.
    Not,
}

/// An object's properties.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Object<'a> {
    /// The named ones.
    pub(in crate::lower) properties: &'a IndexMap<String, ReferenceOr<Box<Schema>>>,
    /// The names of those that are always there.
    pub(in crate::lower) required: &'a [String],
    /// All others.
    pub(in crate::lower) additional: Additional<'a>,
}

/// The properties of an object that have no name in the document.
#[derive(Debug, Clone, Copy)]
pub(in crate::lower) enum Additional<'a> {
    /// Nothing is said of them, or that they may be anything.
    Any,
    /// There are none.
    None,
    /// All have one type.
    Typed(Node<'a>),
}

impl<'a> From<Option<&'a AdditionalProperties>> for Additional<'a> {
    fn from(additional: Option<&'a AdditionalProperties>) -> Self {
        match additional {
            None | Some(AdditionalProperties::Any(true)) => Self::Any,
            Some(AdditionalProperties::Any(false)) => Self::None,
            Some(AdditionalProperties::Schema(schema)) => Self::Typed(Node::from(&**schema)),
        }
    }
}

/// Whether `null` is a value of a schema.
pub(in crate::lower) fn is_nullable(schema: &Schema) -> bool {
    remarks(schema).any(|data| data.nullable)
        || match &schema.schema_kind {
            SchemaKind::Type(Type::String(text)) => text.enumeration.contains(&None),
            SchemaKind::Type(Type::Integer(integer)) => integer.enumeration.contains(&None),
            SchemaKind::Any(any) => any.enumeration.contains(&Value::Null),
            _ => false,
        }
}

/// What a schema describes.
pub(in crate::lower) fn view(schema: &Schema) -> View<'_> {
    if let Some(items) = tuples::marked_items(schema) {
        return View::Tuple(items);
    }
    match &schema.schema_kind {
        SchemaKind::Type(ty) => typed(ty),
        SchemaKind::OneOf { one_of } => View::Union("oneOf", one_of),
        SchemaKind::AnyOf { any_of } => View::Union("anyOf", any_of),
        SchemaKind::AllOf { all_of } => View::All(without_remarks(all_of), None),
        SchemaKind::Not { .. } => View::Not,
        SchemaKind::Any(any) => mixed(any),
    }
}

fn typed(ty: &Type) -> View<'_> {
    match ty {
        Type::String(text) => {
            let values: Vec<&str> = text
                .enumeration
                .iter()
                .flatten()
                .map(String::as_str)
                .collect();
            if values.is_empty() {
                View::Text(text_format(&text.format))
            } else {
                View::TextEnum(values)
            }
        }
        Type::Integer(integer) => {
            let values: Vec<i64> = integer.enumeration.iter().flatten().copied().collect();
            if values.is_empty() {
                View::Integer(integer_format(&integer.format))
            } else {
                View::IntegerEnum(values)
            }
        }
        Type::Number(number) => View::Number(number_format(&number.format)),
        Type::Boolean(_) => View::Bool,
        Type::Array(array) => View::Array(array.items.as_ref().map(Node::from)),
        Type::Object(object) => View::Object(Object {
            properties: &object.properties,
            required: &object.required,
            additional: object.additional_properties.as_ref().into(),
        }),
    }
}

/// A schema whose keywords do not belong to one type; the one that says most about the shape wins.
fn mixed(any: &AnySchema) -> View<'_> {
    let object = Object {
        properties: &any.properties,
        required: &any.required,
        additional: any.additional_properties.as_ref().into(),
    };
    let says_object = !any.properties.is_empty() || any.additional_properties.is_some();
    if !any.all_of.is_empty() {
        return View::All(
            without_remarks(&any.all_of),
            (says_object || !any.required.is_empty()).then_some(object),
        );
    }
    if says_object {
        let choices = [("oneOf", &any.one_of), ("anyOf", &any.any_of)];
        let mut choices = choices
            .into_iter()
            .filter(|(_, choices)| !choices.is_empty());
        let typed = matches!(object.additional, Additional::Typed(_));
        return match choices.next() {
            Some((keyword, choices)) if any.properties.is_empty() && !typed => {
                View::Union(keyword, choices)
            }
            Some((keyword, choices)) => View::Variants(object, keyword, choices),
            None => View::Object(object),
        };
    }
    if !any.one_of.is_empty() {
        return View::Union("oneOf", &any.one_of);
    }
    if !any.any_of.is_empty() {
        return View::Union("anyOf", &any.any_of);
    }
    let format = any.format.as_deref();
    if !any.enumeration.is_empty() {
        let values = values(&any.enumeration);
        // Values of another type than the stated one are a slip of the pen, mostly for want of quotes.
        if any.typ.as_deref().is_none_or(|ty| is_of(&values, ty)) {
            return values;
        }
    }
    match any.typ.as_deref() {
        Some("string") => View::Text(format),
        Some("integer") => View::Integer(format),
        Some("number") => View::Number(format),
        Some("boolean") => View::Bool,
        Some("object") => View::Object(object),
        Some("array") => View::Array(any.items.as_ref().map(Node::from)),
        _ if any.items.is_some() => View::Array(any.items.as_ref().map(Node::from)),
        _ => View::Any,
    }
}

fn values(all: &[Value]) -> View<'_> {
    let stated: Vec<&Value> = all.iter().filter(|value| !value.is_null()).collect();
    let text: Option<Vec<&str>> = stated.iter().map(|value| value.as_str()).collect();
    let integers: Option<Vec<i64>> = stated.iter().map(|value| value.as_i64()).collect();
    let plain = |value: &&Value| value.is_string() || value.is_boolean() || value.is_i64();
    match (text, integers) {
        _ if stated.is_empty() => View::Any,
        (Some(values), _) => View::TextEnum(values),
        (_, Some(values)) => View::IntegerEnum(values),
        _ if stated.iter().all(|value| value.is_boolean()) => View::Bool,
        _ if stated.iter().all(|value| value.is_number()) => View::Number(None),
        _ if stated.iter().all(plain) => View::MixedEnum(stated),
        _ => View::Any,
    }
}

/// Whether listed values are of a type.
fn is_of(values: &View<'_>, ty: &str) -> bool {
    match values {
        View::TextEnum(_) => ty == "string",
        View::IntegerEnum(_) => matches!(ty, "integer" | "number"),
        View::Bool => ty == "boolean",
        View::Number(_) => ty == "number",
        _ => false,
    }
}

/// Whether a schema lists values that no type was found for.
pub(super) fn lists_odd_values(schema: &Schema) -> bool {
    let SchemaKind::Any(any) = &schema.schema_kind else {
        return false;
    };
    let has_values = any.enumeration.iter().any(|value| !value.is_null());
    has_values && matches!(view(schema), View::Any)
}

fn text_format(format: &VariantOrUnknownOrEmpty<StringFormat>) -> Option<&str> {
    Some(match format {
        VariantOrUnknownOrEmpty::Empty => return None,
        VariantOrUnknownOrEmpty::Unknown(name) => name,
        VariantOrUnknownOrEmpty::Item(StringFormat::Date) => "date",
        VariantOrUnknownOrEmpty::Item(StringFormat::DateTime) => "date-time",
        VariantOrUnknownOrEmpty::Item(StringFormat::Password) => "password",
        VariantOrUnknownOrEmpty::Item(StringFormat::Byte) => "byte",
        VariantOrUnknownOrEmpty::Item(StringFormat::Binary) => "binary",
    })
}

fn integer_format(format: &VariantOrUnknownOrEmpty<IntegerFormat>) -> Option<&str> {
    Some(match format {
        VariantOrUnknownOrEmpty::Empty => return None,
        VariantOrUnknownOrEmpty::Unknown(name) => name,
        VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32) => "int32",
        VariantOrUnknownOrEmpty::Item(IntegerFormat::Int64) => "int64",
    })
}

fn number_format(format: &VariantOrUnknownOrEmpty<NumberFormat>) -> Option<&str> {
    Some(match format {
        VariantOrUnknownOrEmpty::Empty => return None,
        VariantOrUnknownOrEmpty::Unknown(name) => name,
        VariantOrUnknownOrEmpty::Item(NumberFormat::Float) => "float",
        VariantOrUnknownOrEmpty::Item(NumberFormat::Double) => "double",
    })
}
