//! What the docs say about an API, before it becomes an OpenAPI document.
//!
//! In: nothing. Out: the types a dialect fills in, inference completes and the emitter prints. Every leaf is a
//! [`Fact`]. `None` means that the docs are silent, which is not the same as a stated absence.

mod facets;
mod listing;
mod operation;
mod schema;
mod security;

use indexmap::IndexMap;

use crate::{Coverage, Fact};
pub use facets::{Facets, RareFacets};
pub use listing::list;
pub use operation::{
    Callback, Header, MediaType, Method, Operation, Parameter, Place, RequestBody, Response, Status,
};
pub use schema::{Object, Property, Reference, Schema, SchemaKind};
pub use security::{ApiKeyPlace, OAuth2Flow, OAuth2FlowKind, SecurityRequirement, SecurityScheme};

/// One API as its docs describe it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Api {
    /// Title, version and the like.
    pub info: Info,
    /// Where it is served; the first is the base of every path.
    pub servers: Vec<Fact<Server>>,
    /// The groups the docs put operations into, in page order.
    pub tags: Vec<Tag>,
    /// All operations, in page order.
    pub operations: Vec<Operation>,
    /// Named schemas, in the order they were first defined.
    pub schemas: IndexMap<String, Schema>,
    /// Named security schemes.
    pub security_schemes: IndexMap<String, Fact<SecurityScheme>>,
    /// What became of each page.
    pub coverage: Coverage,
}

/// What the docs say about the API as a whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Info {
    /// Its name.
    pub title: Option<Fact<String>>,
    /// Its version.
    pub version: Option<Fact<String>>,
    /// What it is, in Markdown.
    pub description: Option<Fact<String>>,
    /// Where its terms of service stand.
    pub terms_of_service: Option<Fact<String>>,
    /// Whom to ask.
    pub contact: Option<Fact<Contact>>,
    /// Under which licence it stands.
    pub license: Option<Fact<License>>,
    /// Where more is to be read.
    pub external_docs: Option<Fact<ExternalDocs>>,
}

/// Whom to ask about an API.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// A name.
    pub name: Option<String>,
    /// A page.
    pub url: Option<String>,
    /// A mail address.
    pub email: Option<String>,
}

/// A licence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct License {
    /// Its name.
    pub name: String,
    /// Its text's address.
    pub url: Option<String>,
}

/// A base address of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// The address, or only a path such as `/api/v2`.
    pub url: String,
    /// What it is for.
    pub description: Option<String>,
    /// The values of the `{name}`s in the address.
    pub variables: IndexMap<String, ServerVariable>,
}

/// What stands for a `{name}` in a server's address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServerVariable {
    /// What it chooses, in Markdown.
    pub description: Option<String>,
    /// What holds where nothing is chosen.
    pub default: String,
    /// The only values allowed; empty where any is.
    pub values: Vec<String>,
}

/// A page about something that is described here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalDocs {
    /// Its address.
    pub url: String,
    /// What it is, in Markdown.
    pub description: Option<String>,
}

/// A group of operations.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// Its name, as the docs write it.
    pub name: Fact<String>,
    /// What it is about, in Markdown.
    pub description: Option<Fact<String>>,
    /// Where more is to be read.
    pub external_docs: Option<Fact<ExternalDocs>>,
}
