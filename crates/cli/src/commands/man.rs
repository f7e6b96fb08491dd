//! `docwright man`.

use std::io;

use clap::CommandFactory as _;
use clap_mangen::Man as Page;
use docwright::{Diagnostic, Diagnostics, Sources, output};

use crate::Exit;
use crate::arguments::{Arguments, Man};
use crate::codes;
use crate::terminal::{Terminal, exit};

/// Writes a page for the program and one for each command; pages as they should be are not touched.
pub(crate) fn run(arguments: &Man, terminal: &Terminal) -> Exit {
    let mut diagnostics = Diagnostics::default();
    let mut written = 0;
    for (name, page) in pages() {
        let file = arguments.folder.join(&name);
        let done = match page {
            Ok(text) => output::write_file(&file, &text, &mut diagnostics).is_some(),
            Err(error) => {
                let message = format!("the page cannot be made: {error}");
                diagnostics.push(Diagnostic::new(codes::NO_MANUAL, message).in_file(name));
                false
            }
        };
        written += usize::from(done);
    }
    terminal.report(&diagnostics, &Sources::default());
    terminal.summarise(&format!("{written} manual pages"), &diagnostics);
    if diagnostics.has_errors() {
        return Exit::Failed;
    }
    exit(&diagnostics)
}

/// Each page by the name of its file.
fn pages() -> Vec<(String, io::Result<Vec<u8>>)> {
    let mut command = Arguments::command();
    command.build();
    let commands = command
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help");
    let all = std::iter::once(&command).chain(commands);
    all.map(|command| {
        let name = command.get_display_name().unwrap_or(command.get_name());
        let mut text = Vec::new();
        let page = Page::new(command.clone()).title(name.to_uppercase());
        let made = page.render(&mut text).map(|()| text);
        (format!("{name}.1"), made)
    })
    .collect()
}
