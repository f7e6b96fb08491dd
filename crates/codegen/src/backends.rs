//! Printing a program.
//!
//! In: a [`Program`]. Out: a [`FileTree`]. This module must not decide anything that shows in an API: names and types
//! come ready.

mod client;
mod http;
pub(crate) mod inline;
mod samples;
mod server;
pub(crate) mod types;

use docwright_model::FileTree;

use crate::ir::Program;

/// See [`crate::render`].
pub(crate) fn render(program: &Program) -> FileTree {
    let mut files = FileTree::default();
    if program.package.parts.types {
        files.nest("types", types::render(program));
    }
    if program.package.parts.client {
        files.nest("client", client::print(program));
    }
    if program.package.parts.server {
        files.nest("server", server::print(program));
    }
    files
}
