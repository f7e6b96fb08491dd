//! What must hold of docwright for any bytes at all.
//!
//! In: bytes from a fuzzer, or from a file it once wrote. Out: nothing, or a panic that says what does not hold. Each
//! function is a fuzz target of the same name; `tests/replay.rs` runs the inputs in `fuzz/seeds` through them.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a target fails by panicking"
)]

mod docs;
mod rust;
mod specs;

pub use docs::{document_to_api, md_to_document, recover, superlinear};
pub use rust::{doc_text_escape, ident, spec_to_rust_parses};
pub use specs::{api_to_spec_roundtrip, config, drift_pair, yaml_scalar};

/// A target and its name.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 11] = [
    ("md_to_document", md_to_document),
    ("document_to_api", document_to_api),
    ("recover", recover),
    ("api_to_spec_roundtrip", api_to_spec_roundtrip),
    ("spec_to_rust_parses", spec_to_rust_parses),
    ("doc_text_escape", doc_text_escape),
    ("ident", ident),
    ("yaml_scalar", yaml_scalar),
    ("config", config),
    ("drift_pair", drift_pair),
    ("superlinear", superlinear),
];

/// More bytes than this tell nothing that fewer do not.
const LONGEST: usize = 1 << 16;

/// Bytes as text, as long as a fuzzer needs; what is no UTF-8 is replaced.
fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data.get(..LONGEST).unwrap_or(data)).into_owned()
}
