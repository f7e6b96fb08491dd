//! An OpenAPI document becomes Rust.
//!
//! In: a `Spec`. Out: a `Program`, then a `FileTree`. This crate must not know Markdown or dialects.

pub mod codes;

use docwright_model::{Diagnostics, FileTree};
use docwright_spec::Spec;

/// Which crates to write.
#[derive(Debug, Clone, Copy)]
pub struct Parts {
    /// types
    pub types: bool,
    /// client
    pub client: bool,
    /// server
    pub server: bool,
}

/// What the configuration says about the crates.
#[derive(Debug, Clone)]
pub struct Options {
    /// Prefix of package names.
    pub name: String,
    /// Version of the packages.
    pub version: String,
    /// For headers.
    pub command: String,
    /// Which.
    pub parts: Parts,
}

/// Program.
#[derive(Debug)]
pub struct Program;

/// Lowers.
pub fn lower(_spec: &Spec, _options: &Options, _diagnostics: &mut Diagnostics) -> Program {
    Program
}

/// Renders.
pub fn render(_program: &Program) -> FileTree {
    FileTree::default()
}
