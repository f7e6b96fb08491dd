//! The `docwright` program.

use std::process::ExitCode;

/// Reading and writing make and drop many small values, which the allocators of common systems are slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    docwright_cli::report_bugs();
    ExitCode::from(docwright_cli::run(std::env::args_os()))
}
