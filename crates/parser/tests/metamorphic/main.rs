//! Pages that say the same in other words give the same facts, and an API written down in any dialect reads back.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "../damage/facts.rs"]
mod facts;
mod rewriting;
mod round_trip;
mod shape;
mod types;
mod writers;
