//! How a caller proves who they are, and what operations want to know.

use crate::Ident;

/// A way to prove who one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// The name as a function or field.
    pub name: Ident,
    /// The name as an arm of an enum.
    pub variant: Ident,
    /// What the document says about it.
    pub doc: Option<String>,
    /// Where the proof stands.
    pub kind: SchemeKind,
}

/// Where the proof stands in a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeKind {
    /// A key in a header, the name as the document spells it.
    Header(String),
    /// A key in the query.
    Query(String),
    /// A key in a cookie.
    Cookie(String),
    /// A token in `Authorization`.
    Bearer,
    /// A name and password in `Authorization`.
    Basic,
}

/// What an operation wants to know about its caller: one of several sets of proofs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// The name as a function; its upper case names a constant.
    pub name: Ident,
    /// The alternatives, each a list of indices into [`Service::schemes`](super::Service::schemes).
    pub alternatives: Vec<Vec<usize>>,
    /// Whether a caller may stay unknown.
    pub optional: bool,
}

impl Requirement {
    /// Whether it is just one scheme, whose name it then has.
    pub fn is_single(&self) -> bool {
        !self.optional && matches!(self.alternatives.as_slice(), [schemes] if schemes.len() == 1)
    }
}
