//! Structs, enums and the way they name one another.

use super::scalars::Scalar;
use super::xml::Element;
use crate::{Ident, names};

/// All types of the package.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Types {
    /// The files, `other_types` and `shared` last; their names are private, since every type is named from the crate's root.
    pub modules: Vec<Module>,
}

impl Types {
    /// Every type of every module.
    pub fn iter(&self) -> impl Iterator<Item = &TypeDef> {
        self.modules.iter().flat_map(|module| &module.types)
    }

    /// The features without which some types are left out.
    pub fn features(&self) -> Vec<&str> {
        let modules = self.modules.iter();
        modules
            .filter_map(|module| module.feature.as_deref())
            .collect()
    }

    /// The type of a name.
    pub fn get(&self, name: &Ident) -> Option<&TypeDef> {
        self.iter().find(|def| def.name == *name)
    }
}

/// One file of types.
#[derive(Debug, Clone, PartialEq)]
pub struct Module {
    /// The file's name.
    pub name: Ident,
    /// The Cargo feature without which the file is left out; what operations of several tags
    /// use is always there.
    pub feature: Option<String>,
    /// What the file holds, for its first line.
    pub doc: String,
    /// The types, in the order of the document.
    pub types: Vec<TypeDef>,
    /// How some of them stand in XML.
    pub elements: Vec<Element>,
}

impl Module {
    /// The file of what several tags use, with nothing in it yet.
    pub(crate) fn shared() -> Self {
        Self {
            name: names::shared(),
            feature: None,
            doc: "Types of operations under more than one tag, or under none.".to_owned(),
            types: Vec::new(),
            elements: Vec::new(),
        }
    }

    /// The file of what no operation uses, with nothing in it yet. Documents that describe webhooks may hold more of
    /// these than of all others together.
    pub(crate) fn other() -> Self {
        Self {
            name: names::other(),
            feature: Some(names::OTHER_FEATURE.to_owned()),
            doc: "Types that no operation uses, such as what webhooks send.".to_owned(),
            types: Vec::new(),
            elements: Vec::new(),
        }
    }
}

/// A type with a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TypeDef {
    /// The name.
    pub name: Ident,
    /// The documentation, in Markdown as the document has it.
    pub doc: Option<String>,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// What it is.
    pub kind: TypeKind,
}

/// What a named type is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeKind {
    /// An object with known properties.
    Struct(Struct),
    /// A string, an integer or a truth value out of a list that may grow.
    Enum(Enum),
    /// One of several types, told apart by what a value says of itself, else by trying them in order.
    Union(Union),
    /// Another name of a type.
    Alias(TypeRef),
    /// A type of its own around another one, where an alias would refer to itself without end.
    Newtype(TypeRef),
}

/// An object with known properties.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Struct {
    /// The properties.
    pub fields: Vec<Field>,
    /// The type of the properties that are not listed, where the document gives one, and the field that holds them.
    pub rest: Option<(Ident, TypeRef)>,
    /// Whether `Default` can be derived: nothing is required.
    pub default: bool,
    /// Whether a constructor from the required fields saves its caller from naming the optional ones.
    pub constructor: bool,
    /// Whether it is one of several types that a value may have, directly or by another name.
    pub alternative: bool,
}

/// One property of an object.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Field {
    /// The field's name.
    pub name: Ident,
    /// The property's name on the wire.
    pub wire: String,
    /// The documentation, in Markdown.
    pub doc: Option<String>,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// What a server takes it for where it is absent, as JSON; it is told and nothing more.
    pub default: Option<String>,
    /// The whole type, `Option` and `Box` included.
    pub ty: TypeRef,
    /// How absence, `null` and surprises are treated.
    pub presence: Presence,
}

/// How a field is told from its absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Always there.
    Required,
    /// Always there, but decoded as empty where it is `null` or missing: Go's encoder writes `null` for a nil slice
    /// whatever the documentation says, and no client is better off for refusing that. A server does refuse it.
    RequiredCollection,
    /// Always there and may be `null`: an `Option` that is always written.
    Nullable,
    /// May be absent: an `Option` that is left out when `None`.
    Optional,
    /// May be absent, and `null` means something else than absence: an `Option` of an `Option`.
    OptionalNullable,
    /// Known only from examples: an `Option` that is `None` also where the value has another shape.
    Lenient,
}

/// A list of values that may grow: unknown ones are kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Enum {
    /// The values.
    pub variants: Vec<Variant>,
    /// What a value is on the wire.
    pub repr: Repr,
}

/// What the values of an enum are on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Repr {
    /// Strings, stated by the document.
    Text,
    /// Strings as far as examples show; anything else is kept as its JSON text.
    LenientText,
    /// Integers.
    Integer,
    /// Strings, integers and truth values; anything else is kept as it is.
    Mixed,
}

/// One value of an enum.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Variant {
    /// The variant's name.
    pub name: Ident,
    /// The value.
    pub value: EnumValue,
}

/// A value of an enum as it is on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum EnumValue {
    /// A string.
    Text(String),
    /// An integer.
    Integer(i64),
    /// A truth value.
    Bool(bool),
}

/// One of several types.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Union {
    /// The types in the order they are tried.
    pub arms: Vec<Arm>,
}

/// One of the types of a union.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Arm {
    /// The variant's name.
    pub name: Ident,
    /// The type.
    pub ty: TypeRef,
    /// The type's name, where it can tell which values it expects.
    pub of: Option<Ident>,
    /// What a value must say to belong here, where the document tells.
    pub guard: Option<Guard>,
}

/// The property by which values of a type are known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Guard {
    /// The property's name on the wire.
    pub key: String,
    /// What it may hold.
    pub values: Vec<String>,
}

/// How a type is named where it is used.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeRef {
    /// A type of the package.
    Named(Ident),
    /// `String`.
    String,
    /// `bool`.
    Bool,
    /// `i32`.
    I32,
    /// `i64`.
    I64,
    /// `u32`.
    U32,
    /// `u64`.
    U64,
    /// `f32`.
    F32,
    /// `f64`.
    F64,
    /// Any JSON value.
    Value,
    /// Raw bytes, as they occur in bodies.
    Bytes,
    /// A string of a certain form, or a number, with a type of its own.
    Scalar(Scalar),
    /// A list.
    Vec(Box<TypeRef>),
    /// So many values, each of a type of its own.
    Tuple(Vec<TypeRef>),
    /// A map from strings.
    Map(Box<TypeRef>),
    /// A value that may be missing.
    Option(Box<TypeRef>),
    /// A value on the heap, where a type would contain itself.
    Boxed(Box<TypeRef>),
}

impl TypeRef {
    /// This type, or nothing.
    pub fn optional(self) -> Self {
        Self::Option(Box::new(self))
    }

    /// Whether a value is handed on by copying: a number, a truth value, a date or a UUID.
    pub fn is_small(&self) -> bool {
        match self {
            Self::Bool | Self::I32 | Self::I64 | Self::U32 | Self::U64 | Self::F32 | Self::F64 => {
                true
            }
            Self::Scalar(scalar) => scalar.is_small(),
            _ => false,
        }
    }

    /// The types it is made of: of items, of values, of what may be missing.
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::Vec(inner) | Self::Map(inner) | Self::Option(inner) | Self::Boxed(inner) => {
                std::slice::from_ref(inner)
            }
            Self::Tuple(parts) => parts,
            _ => &[],
        }
    }

    /// The type without `Option` and `Box` around it.
    pub fn inner(&self) -> &Self {
        match self {
            Self::Option(inner) | Self::Boxed(inner) => inner.inner(),
            _ => self,
        }
    }
}
