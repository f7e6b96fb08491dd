//! What a request carries.

use super::{Ident, Rules, Style, TypeRef};

/// A request body.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// The argument's or field's name.
    pub name: Ident,
    /// The documentation, in Markdown.
    pub doc: Option<String>,
    /// Whether it must be there.
    pub required: bool,
    /// What a server takes a request without a body to have sent nothing of, where the document lets it come and a
    /// value is there all the same.
    pub bare: Option<String>,
    /// The enum of representations where there are several.
    pub choice: Option<Ident>,
    /// The representations: at least one.
    pub forms: Vec<BodyForm>,
}

/// One representation of a request body.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyForm {
    /// The name where it is one of several.
    pub variant: Ident,
    /// The media type; `*/*` where the caller says which.
    pub media_type: String,
    /// What it is in Rust.
    pub kind: BodyKind,
    /// Whether an enum keeps it on the heap, since it is much larger than others.
    pub boxed: bool,
    /// What a server checks of it.
    pub rules: Option<Rules>,
    /// Whether some of that is only known of what was sent: [`Rule::Given`](crate::ir::rules::Rule::Given).
    pub kept: bool,
}

/// What a request body is in Rust.
#[derive(Debug, Clone, PartialEq)]
pub enum BodyKind {
    /// A value as JSON.
    Json(TypeRef),
    /// A value as XML, with what its element looks like.
    Xml(TypeRef, Ident),
    /// A struct as a URL-encoded form.
    Form(TypeRef, Vec<(String, Style)>),
    /// A form of several parts, `multipart/form-data`.
    Parts(PartsForm),
    /// Text.
    Text,
    /// Bytes, which may come as a stream.
    Raw {
        /// The parameter that says what they are; none where the media type is fixed.
        media_type: Option<Ident>,
        /// Whether a parameter that may be left out, or is one of a few words, names another media type.
        renamed: bool,
    },
}

impl BodyKind {
    /// The type of a value that is sent as a whole, in whatever form it travels.
    pub fn value(&self) -> Option<&TypeRef> {
        match self {
            Self::Json(ty) | Self::Xml(ty, _) | Self::Form(ty, _) => Some(ty),
            Self::Parts(_) | Self::Text | Self::Raw { .. } => None,
        }
    }
}

/// A form of several parts.
#[derive(Debug, Clone, PartialEq)]
pub struct PartsForm {
    /// The struct's name.
    pub name: Ident,
    /// The parts in the order of the document.
    pub fields: Vec<PartField>,
}

/// One part of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct PartField {
    /// The field's name.
    pub name: Ident,
    /// The part's name on the wire.
    pub wire: String,
    /// The documentation, in Markdown.
    pub doc: Option<String>,
    /// Whether it must be there.
    pub required: bool,
    /// Whether there may be several of the name.
    pub many: bool,
    /// The type of one value; none for a file.
    pub ty: Option<TypeRef>,
    /// The media type, where the document gives it.
    pub media_type: Option<String>,
    /// What a server checks of it.
    pub rules: Option<Rules>,
}
