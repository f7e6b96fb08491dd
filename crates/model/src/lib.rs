//! The values that docwright's stages hand to one another.
//!
//! In: nothing. Out: plain data: [`Source`] and [`Span`], [`Diagnostic`], [`Fact`] and [`Origin`], the [`Api`] and a
//! [`FileTree`]. This crate must not know Markdown, OpenAPI or Rust syntax, and does no input or output.

#![cfg_attr(not(test), warn(clippy::disallowed_methods, clippy::disallowed_types))]

mod api;
mod coverage;
mod diagnostic;
mod evidence;
mod fact;
mod file_tree;
mod source;
mod span;

pub use api::{
    Api, ApiKeyPlace, Callback, Contact, ExternalDocs, Facets, Header, Info, License, MediaType,
    Method, OAuth2Flow, OAuth2FlowKind, Object, Operation, Parameter, Place, Property, RareFacets,
    Reference, RequestBody, Response, Schema, SchemaKind, SecurityRequirement, SecurityScheme,
    Server, ServerVariable, Status, Tag, list,
};
pub use coverage::{Coverage, PageCoverage};
pub use diagnostic::{Code, Diagnostic, Diagnostics, Label, Severity};
pub use evidence::Evidence;
pub use fact::{Basis, Fact, Origin};
pub use file_tree::FileTree;
pub use source::{Position, Source, SourceError, Sources};
pub use span::{SourceId, Span};
