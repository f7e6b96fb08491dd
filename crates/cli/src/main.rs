//! The `docwright` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    docwright_cli::report_bugs();
    ExitCode::from(docwright_cli::run(std::env::args_os()))
}
