//! Operations as a client calls them and a server answers them.

mod answers;
mod bodies;
mod security;

use serde_json::Value;

pub use self::answers::{Answer, Content, Status};
pub use self::bodies::{Body, BodyForm, BodyKind, PartField, PartsForm};
pub use self::security::{Requirement, Scheme, SchemeKind};

use super::rules::{Rules, TypeRules};
use super::types::TypeRef;
use crate::Ident;

/// Everything that crosses the wire.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Service {
    /// The path in front of all others, without a slash at its end: `/api/v2`, or nothing.
    pub base_path: String,
    /// The ways to prove who one is, as far as the document defines them.
    pub schemes: Vec<Scheme>,
    /// The distinct requirements that operations have.
    pub requirements: Vec<Requirement>,
    /// The operations, one group per tag.
    pub groups: Vec<Group>,
    /// Paths some of which another template takes too, each with that template, which has methods that they have not.
    pub overlaps: Vec<(String, String)>,
    /// What a server checks of named types it receives.
    pub rules: Vec<TypeRules>,
}

impl Service {
    /// Every operation of every group.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.groups.iter().flat_map(|group| &group.operations)
    }
}

/// The operations of a tag.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The tag.
    pub tag: String,
    /// The file.
    pub module: Ident,
    /// The Cargo feature without which the client leaves the file out; none where there is only one group.
    pub feature: Option<String>,
    /// The server's trait.
    pub name: Ident,
    /// What the document says about the tag.
    pub doc: Option<String>,
    /// Whether any operation wants to know its caller.
    pub secured: bool,
    /// The operations in the order of the document.
    pub operations: Vec<Operation>,
}

/// One operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// The operation's id, or its method and path; no two operations share one.
    pub id: String,
    /// The method's name.
    pub name: Ident,
    /// The client's struct of optional parameters, where there are any.
    pub params: Option<Ident>,
    /// The server's struct of everything asked for.
    pub request: Ident,
    /// The enum of answers: the server's has all statuses, the client's exists where several are a success.
    pub response: Ident,
    /// The client's enum of failures, where one of them has a body.
    pub error: Option<Ident>,
    /// That of an operation of the same file which fails alike and stands before this one.
    pub same_error: Option<Ident>,
    /// The struct of documented headers of its answers, where there are any.
    pub headers: Option<Ident>,
    /// Summary and description, in Markdown.
    pub doc: String,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// The HTTP method in upper case.
    pub method: &'static str,
    /// The path below the base path, percent-encoded but for `{name}`.
    pub path: String,
    /// Query parameters that the document writes behind the path, each with the one value it has.
    pub constants: Vec<(String, String)>,
    /// Whether the server's router can hold it.
    pub routed: bool,
    /// What tells it from other operations of its method and path.
    pub mark: Option<Mark>,
    /// Path parameters in the order of the path, then the others, required ones first.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// What may be answered, successes first.
    pub answers: Vec<Answer>,
    /// The documented headers of all answers together.
    pub answer_headers: Vec<AnswerHeader>,
    /// The media types of the successes, the first one first.
    pub offers: Vec<String>,
    /// An index into [`Service::requirements`].
    pub requirement: Option<usize>,
    /// Values for a stub and for tests.
    pub example: Example,
}

impl Operation {
    /// The documented successes.
    pub fn successes(&self) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(|answer| answer.success)
    }

    /// Whether the caller chooses among media types.
    pub fn is_negotiated(&self) -> bool {
        let mut parameters = self.parameters.iter();
        parameters.any(|parameter| parameter.place == Place::Accept)
    }

    /// What a stub answers a client that asks for all there is: the first success.
    pub fn shown(&self) -> Option<&Answer> {
        self.successes().next()
    }

    /// The first success that is no change of protocol.
    pub fn plain(&self) -> Option<&Answer> {
        self.successes()
            .find(|answer| answer.content != Content::Upgrade)
    }

    /// The forms of several parts among its bodies.
    pub fn parts(&self) -> impl Iterator<Item = &PartsForm> {
        let forms = self.body.iter().flat_map(|body| &body.forms);
        forms.filter_map(|form| match &form.kind {
            BodyKind::Parts(parts) => Some(parts),
            _ => None,
        })
    }

    /// The documented failures.
    pub fn failures(&self) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(|answer| !answer.success)
    }
}

/// A header or query parameter that always has the same value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The place of the parameter.
    pub place: Place,
    /// The name on the wire; a header's in lower case.
    pub wire: String,
    /// The value.
    pub value: String,
}

/// One parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// The argument's or field's name.
    pub name: Ident,
    /// The name on the wire; a header's in lower case.
    pub wire: String,
    /// The documentation, in Markdown.
    pub doc: Option<String>,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// Where it stands.
    pub place: Place,
    /// How its parts share the place.
    pub style: Style,
    /// The type without `Option`.
    pub ty: TypeRef,
    /// Whether it must be there.
    pub required: bool,
    /// What a server checks of it.
    pub rules: Option<Rules>,
}

/// Where a parameter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
    /// In the header `Accept`: which of several documented media types the caller wants.
    Accept,
}

/// How the parts of a value share a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Items repeat the name in a query or cookie and are joined by commas elsewhere; an object is JSON.
    Plain,
    /// Items are joined, and so are the names and values of fields.
    Joined(char),
    /// Fields are parameters of their own in a query or cookie, and `name=value` elsewhere.
    Fields,
    /// Fields have the parameter's name in front: `filter[name]`.
    Deep,
    /// A point stands in front of the value, and of each part where they are apart.
    Label(bool),
    /// The name stands in front of the value, `;name=value`, and of each part where they are apart.
    Matrix(bool),
    /// JSON text.
    Json,
}

/// A documented header of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerHeader {
    /// The field's name.
    pub name: Ident,
    /// The name on the wire, in lower case.
    pub wire: String,
    /// The documentation, in Markdown.
    pub doc: Option<String>,
    /// The type without `Option`.
    pub ty: TypeRef,
}

/// Values to call an operation with, and to answer it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Example {
    /// A value for each parameter that has one, by the parameter's Rust name.
    pub parameters: Vec<(String, Value)>,
    /// A body for the first representation.
    pub body: Option<Value>,
    /// The body of the first success.
    pub answer: Option<Value>,
}
