//! What the files that are not Rust items look like.
//!
//! In: names and texts that are ready to print. Out: the text of manifests, READMEs and module roots. This module must
//! not choose: a template has holes, loops over ready lists and switches on ready flags, nothing else.

pub(crate) mod client;
mod dependencies;
pub(crate) mod server;

mod text;
mod types;

use askama::Template;
pub(crate) use text::{markdown, toml};
pub(crate) use types::{
    types_examples, types_manifest, types_readme, types_root, types_support, types_support_index,
};

/// The text of a template, ended by exactly one line break.
pub(crate) fn print(template: &impl Template) -> String {
    let mut text = template
        .render()
        .expect("a template of ready values writes to a string, which cannot fail");
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// The versions of the packages that generated code depends on, in one place.
pub(crate) mod versions {
    pub(crate) const AXUM: &str = "0.8";
    pub(crate) const BYTES: &str = "1";
    pub(crate) const CHRONO: &str = "0.4.40";
    pub(crate) const FUTURES_CORE: &str = "0.3";
    pub(crate) const HTTP_BODY: &str = "1";
    pub(crate) const JIFF: &str = "0.2";
    /// The last one for [`RUST`].
    pub(crate) const QUICK_XML: &str = "0.41";
    pub(crate) const REGEX: &str = "1.10";
    pub(crate) const REQWEST: &str = "0.13";
    pub(crate) const RUST_DECIMAL: &str = "1.33";
    pub(crate) const SERDE: &str = "1.0.200";
    pub(crate) const SERDE_JSON: &str = "1.0.120";
    pub(crate) const TIME: &str = "0.3.36";
    pub(crate) const TOKIO: &str = "1.38";
    pub(crate) const TOWER_SERVICE: &str = "0.3";
    pub(crate) const TRACING: &str = "0.1.40";
    pub(crate) const TRACING_SUBSCRIBER: &str = "0.3.18";
    pub(crate) const URL: &str = "2.5";
    pub(crate) const UUID: &str = "1.10";
    /// The oldest compiler the generated code is written for.
    pub(crate) const RUST: &str = "1.85";
}
