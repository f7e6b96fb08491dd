//! Faults of texts, each by its number in SECURITY.md: what a page or a description may hold, and what comes of it.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test fails by panicking, and generated files have names of one spelling"
)]

mod depth;
mod escapes;
mod limits;
mod names;
mod paths;
mod records;
mod samples;
mod support;
mod values;
