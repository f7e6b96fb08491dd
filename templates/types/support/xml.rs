//! Values in XML: what elements look like, and the way there and back.
//!
//! A value becomes XML by way of JSON's data model, which all types know, and an [`Element`] that
//! says what JSON does not: what is an attribute, how the items of a list are named, and which texts
//! are numbers.

mod parsing;
mod reading;
mod values;
mod writing;

use std::fmt::{self, Display};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// How deep elements may lie in one another.
const DEEPEST: usize = 128;

/// An element: its name, and what stands in it.
///
/// A name that has a namespace or a prefix is written `{namespace}prefix:name`.
#[derive(Debug)]
pub struct Element {
    /// The name it has as the root of a document. Any is taken when reading.
    pub name: &'static str,
    /// What stands in it.
    pub shape: Shape,
}

/// What stands in an element.
#[derive(Debug)]
pub enum Shape {
    /// Text.
    Text,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// A truth value: `true`, `false`, `1` or `0`.
    Boolean,
    /// Anything. Elements become the fields of an object, or a list where there are several of one
    /// name, attributes fields with `@` in front; everything else is text.
    Any,
    /// The fields of an object.
    Object(&'static [Field]),
    /// An element of this name for each item of a list.
    List(&'static str, &'static Shape),
    /// An element for each entry of a map, which has the entry's name.
    Map(&'static Shape),
    /// What stands in an element that is described elsewhere.
    Of(&'static Element),
}

/// A field of an object.
#[derive(Debug)]
pub struct Field {
    /// Its name in JSON.
    pub key: &'static str,
    /// Where it stands.
    pub place: Place,
    /// What it is; of a list, what each item is.
    pub shape: Shape,
}

/// What a list is of which there are no items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// Empty.
    Empty,
    /// Absent.
    Nothing,
}

/// Where a field stands, and under which name.
#[derive(Debug)]
pub enum Place {
    /// In an attribute.
    Attribute(&'static str),
    /// In an element.
    Element(&'static str),
    /// In an element for each item; one around all of them is taken too when reading.
    List(&'static str, &'static str, Absent),
    /// In an element that holds one for each item.
    Wrapped(&'static str, &'static str),
    /// In the text of the object's own element.
    Text,
    /// In whatever elements belong to no other field.
    Rest,
    /// Nowhere: it is absent from what is read, and an error in what is written.
    Nowhere,
}

impl Element {
    /// Writes a value as a document.
    ///
    /// # Errors
    ///
    /// The value holds what XML has no place for: a control character, or a key of a map that is no
    /// name of an element.
    pub fn write<T: Serialize + ?Sized>(&self, value: &T) -> Result<String, Error> {
        let value = serde_json::to_value(value).map_err(Error::new)?;
        writing::document(self, &value)
    }

    /// Reads a document, in UTF-8.
    ///
    /// Names are compared without their prefixes. Comments, unknown elements and unknown attributes
    /// are skipped; entities that a document defines for itself are not looked up.
    ///
    /// # Errors
    ///
    /// It is no well-formed XML, or its elements hold something else than is expected in them.
    pub fn read<T: DeserializeOwned>(&self, xml: &[u8]) -> Result<T, Error> {
        let root = parsing::document(xml)?;
        let value = reading::value(&self.shape, &root).map_err(|error| error.within(&root.name))?;
        T::deserialize(values::Located(value)).map_err(|error| error.within(&root.name))
    }
}

/// Why a value cannot be written or a document cannot be read.
#[derive(Debug)]
pub struct Error {
    /// The names of the elements that lead to the place, the innermost first.
    place: Vec<String>,
    reason: String,
}

impl Error {
    fn new(reason: impl Display) -> Self {
        Self {
            place: Vec::new(),
            reason: reason.to_string(),
        }
    }

    fn within(mut self, name: &str) -> Self {
        self.place.push(name.to_owned());
        self
    }

    /// Where it is: the path of the element, such as `/Pet/tags/tag`.
    pub fn place(&self) -> String {
        let names = self.place.iter().rev();
        names.flat_map(|name| ["/", name]).collect()
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            return f.write_str(&self.reason);
        }
        write!(f, "`{}`: {}", self.place(), self.reason)
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: Display>(reason: T) -> Self {
        Self::new(reason)
    }
}

/// The parts of a name that is written `{namespace}prefix:name`.
struct Name<'n> {
    namespace: &'n str,
    prefix: &'n str,
    local: &'n str,
}

impl<'n> From<&'n str> for Name<'n> {
    fn from(text: &'n str) -> Self {
        let braced = text
            .strip_prefix('{')
            .and_then(|text| text.rsplit_once('}'));
        let (namespace, name) = braced.unwrap_or(("", text));
        let (prefix, local) = name.rsplit_once(':').unwrap_or(("", name));
        Self {
            namespace,
            prefix,
            local,
        }
    }
}

/// Whether a text can be the name of an element or attribute.
fn is_name(text: &str) -> bool {
    let begins = |c: char| c.is_ascii_alphabetic() || c == '_' || !c.is_ascii();
    let goes_on = |c: char| begins(c) || c.is_ascii_digit() || matches!(c, '-' | '.');
    text.starts_with(begins) && text.chars().all(goes_on)
}

/// Whether XML has a place for a character, however it is written.
fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// An element, from its name and its fields, each behind the word for its place: `of` stands before
/// the name of items, `as` before a name that is not the one in JSON.
macro_rules! element {
    ($(#[$attribute:meta])* pub static $element:ident = $name:literal { is: $shape:expr $(,)? }) => {
        $(#[$attribute])*
        pub static $element: super::support::xml::Element = {
            #[allow(unused_imports, reason = "few elements need all shapes")]
            use super::support::xml::Shape::*;
            super::support::xml::Element {
                name: $name,
                shape: $shape,
            }
        };
    };
    (
        $(#[$attribute:meta])*
        pub static $element:ident = $name:literal {
            $($place:ident $($key:literal)? $(as $own:literal)? $(of $item:literal)?: $shape:expr),* $(,)?
        }
    ) => {
        $(#[$attribute])*
        pub static $element: super::support::xml::Element = {
            #[allow(unused_imports, reason = "few elements need all shapes")]
            use super::support::xml::Shape::*;
            super::support::xml::Element {
                name: $name,
                shape: Object(&[$(super::support::xml::Field {
                    key: super::support::first!($($key)? ""),
                    place: super::support::place!(
                        $place
                        [super::support::first!($($own)? $($key)? "")]
                        [super::support::first!($($item)? $($own)? $($key)? "")]
                    ),
                    shape: $shape,
                }),*]),
            }
        };
    };
}
pub(crate) use element;

/// The first of some texts.
macro_rules! first {
    ($first:literal $($other:literal)*) => {
        $first
    };
}
pub(crate) use first;

/// The place that a word stands for.
macro_rules! place {
    (attribute [$name:expr] [$item:expr]) => {
        super::support::xml::Place::Attribute($name)
    };
    (element [$name:expr] [$item:expr]) => {
        super::support::xml::Place::Element($name)
    };
    (list [$name:expr] [$item:expr]) => {
        super::support::xml::Place::List($name, $item, super::support::xml::Absent::Empty)
    };
    (optional_list [$name:expr] [$item:expr]) => {
        super::support::xml::Place::List($name, $item, super::support::xml::Absent::Nothing)
    };
    (wrapped [$name:expr] [$item:expr]) => {
        super::support::xml::Place::Wrapped($name, $item)
    };
    (text [$name:expr] [$item:expr]) => {
        super::support::xml::Place::Text
    };
    (rest [$name:expr] [$item:expr]) => {
        super::support::xml::Place::Rest
    };
    (nowhere [$name:expr] [$item:expr]) => {
        super::support::xml::Place::Nowhere
    };
}
pub(crate) use place;
