//! The generated client against the generated server.

mod operations;
mod refusals;
mod support;
