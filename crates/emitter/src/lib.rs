//! The API model becomes an OpenAPI document.
//!
//! In: an `Api`. Out: a `Spec`. This crate must not know Markdown, dialects or Rust syntax.

pub mod codes;

use docwright_model::{Api, Diagnostics};
use docwright_spec::{Origins, Spec};

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

/// Prints the API as an OpenAPI document in which every part has an origin.
pub fn emit(_api: &Api, options: &Options, _diagnostics: &mut Diagnostics) -> Spec {
    Spec::new(openapiv3::OpenAPI::default(), Origins::of(&options.input))
}
