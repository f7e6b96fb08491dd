//! The Rust program to write, as data.
//!
//! In: nothing. Out: the types that `lower` fills in and the backends print. Every decision is taken here: a backend
//! that has to choose lacks a field in this module.

pub mod operations;
pub mod rules;
pub mod scalars;
pub mod types;
pub mod xml;

pub use operations::Service;
pub use types::Types;

use docwright_spec::Pointer;
use serde_json::Value;

use crate::{Ident, Parts};

/// Everything that is to be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    /// What the packages are called and where they come from.
    pub package: Package,
    /// The structs and enums.
    pub types: Types,
    /// The operations.
    pub service: Service,
    /// A value of one of the types, for the README to read.
    pub shown: Option<(Ident, Value)>,
    /// The values that the document shows for its types, for tests to read.
    pub examples: Vec<TypeExample>,
    /// The places of the document whose values are any JSON, since no type could be found for them. There is a finding
    /// of one of the kinds in [`FALLBACKS`](crate::codes::FALLBACKS) on each.
    pub fallbacks: Vec<Pointer>,
}

/// A value that the document shows for a type.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeExample {
    /// The type.
    pub ty: Ident,
    /// The name of the test.
    pub test: Ident,
    /// The feature without which the type is left out.
    pub feature: Option<String>,
    /// The value, an object.
    pub value: Value,
}

/// What stands in manifests and file headers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The prefix of the package names, a valid one: lower case, digits and dashes.
    pub name: String,
    /// A version Cargo accepts.
    pub version: String,
    /// The command that writes the files again.
    pub command: String,
    /// What the document was made from, for the headers.
    pub input: String,
    /// The API's name in prose.
    pub title: String,
    /// Which packages to print.
    pub parts: Parts,
}
