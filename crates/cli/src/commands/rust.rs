//! `docwright rust`.

use docwright::{FileTree, Tally, output, pipeline, workspace};

use super::Run;
use crate::Exit;
use crate::arguments::Rust;
use crate::terminal::{Terminal, say};

pub(crate) fn run(arguments: &Rust, terminal: &Terminal) -> Exit {
    let mut run = Run::start(&arguments.reading, arguments.settings(), terminal);
    let Some(reading) = run.read() else {
        return run.failed();
    };
    let tally = Tally::of(&reading);
    let program = pipeline::lower(&reading.spec, &run.settings, &mut run.diagnostics);
    // What was read is as large as what is written; nobody needs it any more.
    drop(reading);
    let mut tree = pipeline::render(&program);
    drop(program);
    if !arguments.no_workspace {
        add_workspace(&mut tree, &run.settings.command);
    }
    let overwrite = arguments.overwrite_modified;
    match output::write(&arguments.out, &tree, overwrite, &mut run.diagnostics) {
        Some(written) => {
            say(&written.to_string());
            run.done(&tally)
        }
        None => run.failed(),
    }
}

/// Makes the crates one workspace, so that they can be built where they lie.
fn add_workspace(tree: &mut FileTree, command: &str) {
    let around = workspace(docwright::crates(tree), command);
    for (path, bytes) in around.iter() {
        tree.insert(path, bytes);
    }
}
