//! Types of values.

use super::RareFacets;
use crate::Fact;

/// The type of a value, as far as the docs tell it.
#[derive(Debug, Clone, PartialEq)]
pub struct Schema {
    /// The kind of value.
    pub kind: Fact<SchemaKind>,
    /// A format such as `date-time`.
    pub format: Option<Fact<String>>,
    /// What it means, in Markdown.
    pub description: Option<Fact<String>>,
    /// What else is said.
    pub facets: RareFacets,
}

impl Schema {
    /// A schema of which only the kind is known.
    pub fn of(kind: Fact<SchemaKind>) -> Self {
        Self {
            kind,
            format: None,
            description: None,
            facets: RareFacets::default(),
        }
    }

    /// The object inside, where it is one.
    pub fn as_object(&self) -> Option<&Object> {
        match &self.kind.value {
            SchemaKind::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The object inside, where it is one.
    pub fn as_object_mut(&mut self) -> Option<&mut Object> {
        match &mut self.kind.value {
            SchemaKind::Object(object) => Some(object),
            _ => None,
        }
    }
}

/// The kinds of value.
#[derive(Debug, Clone, PartialEq)]
pub enum SchemaKind {
    /// Any JSON value, or nothing known.
    Any,
    /// `null` only.
    Null,
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Named and further properties.
    Object(Object),
    /// A list; none where the items are not told.
    Array(Option<Box<Schema>>),
    /// A named schema.
    Reference(Reference),
    /// Exactly one of these.
    OneOf(Vec<Schema>),
    /// At least one of these.
    AnyOf(Vec<Schema>),
    /// All of these.
    AllOf(Vec<Schema>),
    /// Anything but this.
    Not(Box<Schema>),
}

/// An object's properties.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Object {
    /// Named properties, in the docs' order.
    pub properties: Vec<Property>,
    /// The type of further properties: a map, where there are no named ones.
    pub additional: Option<Box<Schema>>,
}

/// One property of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Property {
    /// Its name on the wire.
    pub name: Fact<String>,
    /// Whether it is always there.
    pub required: Option<Fact<bool>>,
    /// Its type.
    pub schema: Schema,
}

/// A schema named elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The name in the docs, which is the component's name once the resolver has found it.
    pub name: String,
    /// The link target as written, for a resolver that must go by it.
    pub target: Option<String>,
}
