//! Faults of files, folders and processes, each by its number in SECURITY.md, met by the program as users run it.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

mod documents;
mod folders;
mod inputs;
mod isolation;
mod output;
mod program;
mod trouble;
