//! The API model becomes an OpenAPI document.
//!
//! In: an `Api`. Out: a `Spec` in which every part has an origin, and findings on what OpenAPI cannot hold. This crate
//! must not know Markdown, dialects or Rust syntax.

#![cfg_attr(not(test), warn(clippy::disallowed_methods, clippy::disallowed_types))]

mod bodies;
pub mod codes;
mod context;
mod info;
mod names;
mod operations;
mod parameters;
mod schemas;
mod security;
mod size;

use docwright_model::{Api, Diagnostics, Fact, Origin, Schema, SecurityScheme};
use docwright_spec::{Pointer, Spec};
use indexmap::IndexMap;
use openapiv3::{Components, OpenAPI};

use context::Context;

/// What the configuration says about the document, over what the docs say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The API's name.
    pub title: Option<String>,
    /// The API's version.
    pub version: Option<String>,
    /// What the API is, in Markdown.
    pub description: Option<String>,
    /// Where the API is served; none keeps the servers the docs name.
    pub servers: Vec<String>,
    /// What the document is made from, as the user named it; it stands in the header of generated files.
    pub input: String,
}

/// Prints the API as an OpenAPI 3.0 document.
///
/// Paths stand in the order of their first operation, components in the order of the `Api`. What OpenAPI cannot hold is
/// reported and left out: the first of two operations on one method and path stays, and a reference to a schema that is
/// nowhere becomes a schema that allows anything.
///
/// The `Api` is used up: its texts and values become the document's.
pub fn emit(mut api: Api, options: &Options, diagnostics: &mut Diagnostics) -> Spec {
    let mut context = Context::new(&api, &options.input, diagnostics);
    let root = Origin::assumed();
    context.origins.insert(&Pointer::root(), root.clone());
    let more = api.info.external_docs.take();
    let info = info::info(&mut context, api.info, options);
    let servers = info::servers(&mut context, api.servers, options);
    let tags = info::tags(&mut context, api.tags);
    let external_docs = info::external_docs(&mut context, more, &root, &Pointer::root());
    let paths = operations::paths(&mut context, api.operations);
    let components = components(&mut context, api.schemas, api.security_schemes);
    let document = OpenAPI {
        openapi: "3.0.3".to_owned(),
        info,
        servers,
        tags,
        paths,
        components,
        external_docs,
        ..OpenAPI::default()
    };
    Spec::new(document, context.origins)
}

fn components(
    context: &mut Context<'_>,
    schemas: IndexMap<String, Schema>,
    schemes: IndexMap<String, Fact<SecurityScheme>>,
) -> Option<Components> {
    let components = Components {
        schemas: schemas::components(context, schemas),
        security_schemes: security::components(context, schemes),
        ..Components::default()
    };
    let is_empty = components.schemas.is_empty() && components.security_schemes.is_empty();
    (!is_empty).then_some(components)
}
