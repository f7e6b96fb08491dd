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
use rayon::prelude::*;

use crate::ir::Program;

/// See [`crate::render`]. The packages are printed side by side, and so are the files within one that are long.
pub(crate) fn render(program: &Program) -> FileTree {
    let parts = program.package.parts;
    let print = |wanted: bool, print: fn(&Program) -> FileTree| wanted.then(|| print(program));
    let (server, (client, types)) = rayon::join(
        || print(parts.server, server::print),
        || {
            rayon::join(
                || print(parts.client, client::print),
                || print(parts.types, types::render),
            )
        },
    );
    let mut files = FileTree::default();
    for (folder, package) in [("types", types), ("client", client), ("server", server)] {
        files.nest(folder, package.unwrap_or_default());
    }
    files
}

/// The files of a package that hold a part of the program each, by path.
fn print_each<P: Sync>(
    parts: &[P],
    print: impl Fn(&P) -> (String, String) + Sync + Send,
) -> Vec<(String, String)> {
    parts.par_iter().map(print).collect()
}
