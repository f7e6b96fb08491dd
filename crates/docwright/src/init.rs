//! A first `docwright.toml` from what lies in a folder.
//!
//! In: a folder. Out: the docs and OpenAPI files found in it, and the file's text. This module must not know how files
//! are written.

mod find;
mod groups;
mod text;

pub use find::find;
pub use text::text;

use crate::Tally;

/// An API that was found.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// What it can be called.
    pub name: String,
    /// Its docs, or its OpenAPI file, from the folder that was searched.
    pub docs: Vec<String>,
    /// Each dialect of its pages with how many pages are in it; none for an OpenAPI file.
    pub dialects: Vec<(&'static str, usize)>,
    /// Each shape its pages arrived in with how many pages did.
    pub shapes: Vec<(&'static str, usize)>,
    /// Its title, where it has one.
    pub title: Option<String>,
    /// Its version, where it has one.
    pub version: Option<String>,
    /// Its base addresses.
    pub servers: Vec<String>,
    /// How much of it was read.
    pub tally: Tally,
}
