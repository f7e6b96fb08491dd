//! Markdown becomes the API model.
//!
//! In: `Sources`. Out: an `Api` and `Diagnostics`. This crate must not know OpenAPI's text or Rust syntax.
