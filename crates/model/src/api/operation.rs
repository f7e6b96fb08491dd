//! Operations with their parameters, bodies and responses.

use serde_json::Value;

use super::{Schema, SecurityRequirement};
use crate::{Fact, Span};

/// An HTTP method OpenAPI knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the methods")]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
}

impl Method {
    /// Every method, in OpenAPI's order.
    pub const ALL: [Self; 8] = [
        Self::Get,
        Self::Put,
        Self::Post,
        Self::Delete,
        Self::Options,
        Self::Head,
        Self::Patch,
        Self::Trace,
    ];

    /// The method as a request line spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
        }
    }

    /// The method spelt by `word` in any case.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|m| m.as_str().eq_ignore_ascii_case(word))
    }
}

/// One operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// The section it was read from.
    pub section: Span,
    /// The HTTP method.
    pub method: Fact<Method>,
    /// The path below the server's, with `{name}` for its parameters.
    pub path: Fact<String>,
    /// A name for code.
    pub id: Option<Fact<String>>,
    /// What it does, in a line.
    pub summary: Option<Fact<String>>,
    /// What it does, at length, in Markdown.
    pub description: Option<Fact<String>>,
    /// The groups it belongs to.
    pub tags: Vec<Fact<String>>,
    /// Parameters of path, query, header and cookie, in the docs' order.
    pub parameters: Vec<Parameter>,
    /// What is sent.
    pub request_body: Option<RequestBody>,
    /// What comes back, by status, in the docs' order.
    pub responses: Vec<Response>,
    /// Alternatives, any of which suffices. None: the docs are silent. Empty: stated to need none.
    pub security: Option<Vec<Fact<SecurityRequirement>>>,
    /// Whether it is on its way out.
    pub deprecated: Option<Fact<bool>>,
    /// Requests the server sends in return, in the docs' order.
    pub callbacks: Vec<Callback>,
}

/// A request that an operation makes the server send.
#[derive(Debug, Clone, PartialEq)]
pub struct Callback {
    /// Its name.
    pub name: Fact<String>,
    /// Where it goes: an address with runtime expressions in it.
    pub expression: Fact<String>,
    /// What is sent and how it may be answered. Its path means nothing.
    pub operation: Operation,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are OpenAPI's")]
pub enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

impl Place {
    /// OpenAPI's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// One parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: Fact<String>,
    /// Where it travels; none until the resolver has decided.
    pub place: Option<Fact<Place>>,
    /// Whether it must be sent.
    pub required: Option<Fact<bool>>,
    /// Its type.
    pub schema: Schema,
    /// What it means, in Markdown.
    pub description: Option<Fact<String>>,
    /// A value the docs show.
    pub example: Option<Fact<Value>>,
}

/// What a request carries.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestBody {
    /// What it is, in Markdown.
    pub description: Option<Fact<String>>,
    /// Whether it must be sent.
    pub required: Option<Fact<bool>>,
    /// Its forms.
    pub content: Vec<MediaType>,
}

/// One form of a body.
#[derive(Debug, Clone, PartialEq)]
pub struct MediaType {
    /// `application/json` and the like.
    pub name: Fact<String>,
    /// Its type; none where the docs do not say.
    pub schema: Option<Schema>,
    /// A value the docs show.
    pub example: Option<Fact<Value>>,
}

/// A response's status as OpenAPI writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One status, 100 to 599.
    Code(u16),
    /// A class: `2` for `2XX`.
    Class(u8),
    /// Any status not listed.
    Default,
}

impl Status {
    /// Reads `200`, `2XX` or `default`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("default") {
            return Some(Self::Default);
        }
        if let [class @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] = text.as_bytes() {
            return Some(Self::Class(class - b'0'));
        }
        let code = text.parse().ok().filter(|_| text.len() == 3)?;
        (100..600).contains(&code).then_some(Self::Code(code))
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Class(class) => write!(f, "{class}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// One documented answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// Its status.
    pub status: Fact<Status>,
    /// When it comes, in Markdown.
    pub description: Option<Fact<String>>,
    /// The forms of its body; empty where it has none or the docs do not say.
    pub content: Vec<MediaType>,
    /// Headers it carries.
    pub headers: Vec<Header>,
}

/// A header of a response.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Its name.
    pub name: Fact<String>,
    /// Its type.
    pub schema: Schema,
    /// What it means, in Markdown.
    pub description: Option<Fact<String>>,
}
