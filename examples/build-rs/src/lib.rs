//! The documented API as Rust: types, client and server, made from `docs/` by `build.rs`.
//!
//! However strict a package is, what is included holds no unsafe code and allows within itself what docs leave unsaid.

#![deny(warnings, missing_docs, clippy::pedantic)]
#![forbid(unsafe_code)]

/// What `docs/` says, as Rust.
pub mod api {
    include!(concat!(env!("OUT_DIR"), "/api.rs"));
}
