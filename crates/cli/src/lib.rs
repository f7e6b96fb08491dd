//! The `docwright` command as a library, for the program itself and for the repository's own commands.
//!
//! In: arguments. Out: text on standard output, findings on standard error, and an exit code: 0 done, 1 an
//! error-level finding or stale output, 2 could not run or nothing could be read. This crate must not know how docs
//! are read or Rust is written: it calls `docwright` and shows what comes back.

mod arguments;
mod bug;
mod changes;
pub mod codes;
mod commands;
mod excerpt;
mod exchange;
mod findings;
mod progress;
mod render;
mod spans;
mod terminal;

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches};

use arguments::{Arguments, Colour, Command};
pub use bug::report_bugs;
use terminal::Terminal;

/// How a run ended; the numbers are the exit codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Everything was done.
    Done = 0,
    /// Something in the input is wrong, or what is generated is stale.
    Findings = 1,
    /// Nothing could be done.
    Failed = 2,
}

/// Runs the command line `arguments`, the program's name first, and returns its exit code.
pub fn run(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    let shape = Arguments::command().color(Colour::foretold(&arguments));
    let parsed = shape
        .try_get_matches_from(arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help goes to standard output, usage errors to standard error; a closed pipe is no concern.
            let _ = error.print();
            return u8::try_from(error.exit_code()).unwrap_or(2);
        }
    };
    let terminal = Terminal::new(&arguments.show);
    let exit = match &arguments.command {
        Command::Spec(spec) => commands::spec::run(spec, &terminal),
        Command::Rust(rust) => commands::rust::run(rust, &terminal),
        Command::Generate(generate) => commands::generate::run(generate, &terminal),
        Command::Init(init) => commands::init::run(init, &terminal),
        Command::Lint(lint) => commands::lint::run(lint, &terminal),
        Command::Diff(diff) => commands::diff::run(diff, &terminal),
        Command::Explain(explain) => commands::explain::run(explain, &terminal),
        Command::Dump(dump) => commands::dump::run(dump, &terminal),
        Command::Completions(completions) => commands::completions::run(completions, &terminal),
        Command::Man(man) => commands::man::run(man, &terminal),
    };
    let exit = if terminal.is_broken() {
        Exit::Failed
    } else {
        exit
    };
    exit as u8
}

/// The help of the program and of each command, for the README: name and text.
pub fn help() -> Vec<(String, String)> {
    let mut command = Arguments::command().term_width(100);
    command.build();
    let top = ("docwright".to_owned(), command.render_help().to_string());
    let commands = command
        .get_subcommands_mut()
        .filter(|c| c.get_name() != "help");
    let each = commands.map(|sub| {
        (
            format!("docwright {}", sub.get_name()),
            sub.render_help().to_string(),
        )
    });
    std::iter::once(top).chain(each).collect()
}
