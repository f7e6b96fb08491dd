//! Markdown becomes the API model.
//!
//! In: `Sources`. Out: an `Api` and `Diagnostics`. This crate must not know OpenAPI's text or Rust syntax.

pub mod codes;

use docwright_model::{Api, Diagnostics, Source, SourceId, Sources};

/// How to read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The dialect of every page, where it is not to be detected.
    pub dialect: Option<String>,
}

/// One page as blocks.
#[derive(Debug)]
pub struct Document;

/// Reads every source as a page of one API.
pub fn read(_sources: &Sources, _options: &Options, _diagnostics: &mut Diagnostics) -> Api {
    Api::default()
}

/// The blocks of one page, for those who want to see what a reader starts from.
pub fn blocks(_id: SourceId, _source: &Source) -> Document {
    Document
}
