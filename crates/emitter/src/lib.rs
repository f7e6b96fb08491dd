//! The API model becomes an OpenAPI document.
//!
//! In: an `Api`. Out: a `Spec`. This crate must not know Markdown, dialects or Rust syntax.
