//! An OpenAPI document becomes Rust.
//!
//! In: a `Spec`. Out: a `Program`, then a `FileTree`. This crate must not know Markdown or dialects.
