//! What the elements of XML bodies look like.

use crate::Ident;

/// A constant of the types package that says how values stand in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// The constant's name.
    pub name: Ident,
    /// The type of the values, which may stand in another file or be known by another name.
    pub ty: Ident,
    /// The element's name where it is the root: `{namespace}prefix:name`, without what it does not have.
    pub root: String,
    /// What stands in it.
    pub content: Content,
}

/// What stands in an element that has a constant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The fields of an object.
    Fields(Vec<Field>),
    /// Anything else.
    Is(Shape),
}

/// A field of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in JSON; that of what has no field of its own is empty.
    pub key: String,
    /// Where it stands.
    pub place: Place,
    /// What it is, or what each item of it is.
    pub shape: Shape,
}

/// Where a field stands, and under which name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In an attribute.
    Attribute(String),
    /// In an element.
    Element(String),
    /// In an element for each item.
    List {
        /// The name of the list, which other programs give to an element around the items.
        name: String,
        /// The name of each item.
        item: String,
        /// Whether there is always a list: without any items it is empty.
        required: bool,
    },
    /// In an element that holds one for each item.
    Wrapped {
        /// The name of the element.
        name: String,
        /// The name of each item.
        item: String,
    },
    /// In the text of the object's own element.
    Text,
    /// In all elements that have no field.
    Rest,
    /// Nowhere: it is not read, and refused when it is written.
    Nowhere,
}

/// What stands in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Text.
    Text,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// A truth value.
    Boolean,
    /// Anything.
    Any,
    /// An element of this name for each item.
    List(String, Box<Shape>),
    /// An element for each entry.
    Map(Box<Shape>),
    /// What another constant says.
    Of(Ident),
}

impl Shape {
    /// The constant that it names, if any.
    pub fn named(&self) -> Option<&Ident> {
        match self {
            Self::Of(name) => Some(name),
            Self::List(_, inner) | Self::Map(inner) => inner.named(),
            _ => None,
        }
    }
}

impl Element {
    /// Every constant that it names.
    pub fn named(&self) -> Vec<&Ident> {
        match &self.content {
            Content::Is(shape) => shape.named().into_iter().collect(),
            Content::Fields(fields) => {
                let shapes = fields.iter().map(|field| &field.shape);
                shapes.filter_map(Shape::named).collect()
            }
        }
    }
}
