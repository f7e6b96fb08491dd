//! What runs in other people's CI, run here: the steps of `action.yml` under the shell that GitHub gives them, and the
//! hooks of `.pre-commit-hooks.yaml` at a commit.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of tests fails the test by panicking"
)]

mod action;
mod hooks;
mod repository;
