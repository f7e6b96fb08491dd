//! For `build.rs`: docs in Markdown, or an OpenAPI file, become Rust in the crate that is being built.
//!
//! In: the names of docs. Out: one file in the folder cargo gives a build script, and what cargo must be told: which
//! files the output depends on, and what there is to warn of. This crate must not know how docs are read or Rust is
//! written; it calls `docwright`.
//!
//! `build.rs`:
//!
//! ```no_run
//! fn main() -> Result<(), docwright_build::Error> {
//!     docwright_build::Builder::new()
//!         .docs("docs/api/**/*.md")
//!         .client(true)
//!         .server(false)
//!         .generate()?;
//!     Ok(())
//! }
//! ```
//!
//! `src/lib.rs`:
//!
//! ```ignore
//! pub mod api {
//!     include!(concat!(env!("OUT_DIR"), "/api.rs"));
//! }
//! use api::client::Client;
//! ```
//!
//! The crate needs the packages the code uses, which the file's own manifest in `docwright rust` lists: `serde`,
//! `serde_json` and, as far as the docs hold such values, `chrono` and `uuid`, or what was chosen for dates
//! and other formats, for the types, and `quick-xml` where bodies are XML; `bytes`, `futures-core`,
//! `http-body`, `reqwest` and `tokio` for a client; `axum`, `bytes`, `futures-core`, `tokio` and `tower-service` for a
//! server.

mod builder;
mod error;
mod instructions;

pub use builder::{Builder, Report};
pub use error::Error;
