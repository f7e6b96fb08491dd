//! The generator at its boundary: small documents beside the files made from them, and what rustfmt, rustc, clippy and
//! rustdoc say to these files.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a helper of tests fails the test by panicking and says what it skips"
)]

mod compiles;
mod goldens;
mod growth;
mod inline;
mod layout;
mod support;
mod type_paths;
mod values;
