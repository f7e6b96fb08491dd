//! `docwright init`.

use docwright::{Diagnostic, Diagnostics, Sources, codes, config, init, output, visible};

use crate::Exit;
use crate::arguments::Init;
use crate::terminal::{Terminal, say};

pub(crate) fn run(arguments: &Init, terminal: &Terminal) -> Exit {
    let mut diagnostics = Diagnostics::default();
    let exit = write(arguments, terminal, &mut diagnostics);
    terminal.report(&diagnostics, &Sources::default());
    exit
}

fn write(arguments: &Init, terminal: &Terminal, diagnostics: &mut Diagnostics) -> Exit {
    let file = arguments.folder.join(config::FILE);
    let name = file.to_string_lossy();
    let name = name.strip_prefix("./").unwrap_or(&name);
    if file.symlink_metadata().is_ok() {
        let message = "this file exists";
        diagnostics.push(Diagnostic::new(codes::CONFIG_EXISTS, message).in_file(name));
        return Exit::Failed;
    }
    let found = init::find(&arguments.folder);
    if found.is_empty() {
        let message = "no API docs and no OpenAPI file were found";
        let folder = arguments.folder.to_string_lossy();
        diagnostics.push(Diagnostic::new(codes::NO_API, message).in_file(folder));
        return Exit::Failed;
    }
    let text = init::text(&found);
    if output::write_file(&file, text.as_bytes(), diagnostics).is_none() {
        return Exit::Failed;
    }
    for api in &found {
        let docs = api.docs.join(", ");
        let dialects: Vec<_> = api.dialects.iter().map(|(name, _)| *name).collect();
        let kind = if dialects.is_empty() {
            "OpenAPI".to_owned()
        } else {
            dialects.join(", ")
        };
        let line = format!("{}: {docs} ({kind}): {}", api.name, api.tally);
        terminal.print(&format!("{}\n", visible(&line)));
    }
    say(&format!(
        "{} written; next, run: docwright generate",
        visible(name)
    ));
    Exit::Done
}
