//! What a comparison finds, what it leaves alone, and how sure it is.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of tests fails the test by panicking"
)]

mod certainty;
mod edits;
mod harmless;
mod many;
mod mutations;
