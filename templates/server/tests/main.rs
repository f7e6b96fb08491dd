//! The generated client against the generated server.

mod checked;
mod operations;
mod refusals;
mod support;
