//! The emitter at its boundary: goldens of small APIs, and the way of any API through annotated text.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper of tests fails the test by panicking"
)]

mod check;
mod operations;
mod round_trip;
mod sample;
mod schemas;
