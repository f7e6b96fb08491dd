//! An OpenAPI document becomes Rust.
//!
//! In: a [`Spec`]. Out: a [`Program`], all decisions taken, then a [`FileTree`] of up to three packages. This crate
//! must not know Markdown or dialects, and does no input or output.

#![cfg_attr(not(test), warn(clippy::disallowed_methods, clippy::disallowed_types))]

mod backends;
pub mod codes;
pub mod ir;
mod lower;
mod names;
mod render;
mod templates;
mod type_map;

use docwright_model::{Diagnostics, FileTree};
use docwright_spec::Spec;

pub use ir::Program;
pub use names::Ident;
pub use type_map::{CustomType, TypeMap, TypeMapError};

/// What the user decides about the packages to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The prefix of the package names: `coder` gives `coder-types`, `coder-client` and `coder-server`.
    pub name: String,
    /// The version of the packages. The version of the API never gets there: it need not be one that Cargo accepts.
    pub version: String,
    /// The command that writes the files again, for their headers.
    pub command: String,
    /// Which packages to write.
    pub parts: Parts,
    /// Which types formats become.
    pub types: TypeMap,
}

/// Which packages to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// Structs and enums.
    pub types: bool,
    /// A client; it needs the types.
    pub client: bool,
    /// A server to build on; it needs the types.
    pub server: bool,
}

impl Parts {
    /// All three packages.
    pub const ALL: Self = Self {
        types: true,
        client: true,
        server: true,
    };
}

/// Decides everything about the Rust to write: names, types, modules, how lenient to decode.
///
/// Nothing in a document makes this fail. What cannot be expressed becomes the nearest type that can hold it, with a
/// diagnostic.
pub fn lower(spec: &Spec, options: &Options, diagnostics: &mut Diagnostics) -> Program {
    lower::lower(spec, options, diagnostics)
}

/// Prints a program as files: `types/Cargo.toml`, `types/src/lib.rs`, `client/…`, `server/…`.
///
/// The text is what rustfmt would make of it, and the same for the same program.
pub fn render(program: &Program) -> FileTree {
    backends::render(program)
}

/// Prints a program as one file with the modules `types`, `client` and `server`, to be `include!`d.
///
/// It begins with items and holds relative paths only, so it may stand in any module of any package; what the packages
/// switch by features is on.
pub fn render_inline(program: &Program) -> String {
    backends::inline::render(program)
}
