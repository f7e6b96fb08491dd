//! What an operation answers.

use crate::Ident;
use crate::ir::types::TypeRef;

/// One documented answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Answer {
    /// The statuses it stands for.
    pub status: Status,
    /// The statuses in words: `404 Not Found`, `any 4xx`.
    pub words: String,
    /// The name among the operation's answers.
    pub variant: Ident,
    /// The documentation, in Markdown.
    pub doc: Option<String>,
    /// Whether a client takes it as a result.
    pub success: bool,
    /// What it carries.
    pub content: Content,
    /// Whether an enum keeps it on the heap, since it is much larger than others.
    pub boxed: bool,
    /// Whether the status is only inferred, so that a client takes any success for it.
    pub lenient: bool,
    /// The media type that tells it from the first answer of its status.
    pub only: Option<String>,
    /// Whether any header of it is documented.
    pub headers: bool,
}

/// The statuses of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// One status.
    Code(u16),
    /// All from the first to the last.
    Range(u16, u16),
    /// All that are not documented themselves.
    Default,
}

/// What an answer carries.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Content {
    /// Nothing.
    Empty,
    /// A value as JSON, with its media type.
    Json(TypeRef, String),
    /// A value as XML, with its media type and what its element looks like.
    Xml(TypeRef, String, Ident),
    /// Text, with its media type.
    Text(String),
    /// Bytes, with their media type.
    Binary(String),
    /// Bytes of a media type that only the answer tells.
    Any,
    /// Server-sent events; their data is JSON, or just text where the type is a string.
    Events(TypeRef),
    /// A connection that speaks another protocol.
    Upgrade,
    /// A pointer to another place.
    Redirect,
}

impl Content {
    /// The type of a value, in whatever form it travels.
    pub fn value(&self) -> Option<&TypeRef> {
        match self {
            Self::Json(ty, _) | Self::Xml(ty, ..) => Some(ty),
            _ => None,
        }
    }

    /// Whether there is anything to show of it.
    pub fn has_example(&self) -> bool {
        !matches!(self, Self::Empty | Self::Upgrade | Self::Redirect)
    }
}
