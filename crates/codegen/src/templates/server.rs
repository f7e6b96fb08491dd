//! The files of the server package that are not Rust items alone.

use std::collections::BTreeSet;

use askama::Template;

use super::dependencies::{self, Dependency, bare, featured, optional, plain};
use super::versions;
use crate::ir::scalars::Scalar;

/// `Cargo.toml`.
#[derive(Template)]
#[template(path = "server/manifest.toml.askama")]
pub(crate) struct Manifest<'a> {
    pub(crate) header: &'a str,
    pub(crate) package: &'a str,
    pub(crate) version: &'a str,
    pub(crate) description: &'a str,
    pub(crate) dependencies: &'a [Dependency],
    /// Whether there is a client to test with.
    pub(crate) client: bool,
}

/// What a server may do that needs more than the plain case.
pub(crate) struct Wanted {
    pub(crate) events: bool,
    pub(crate) upgrade: bool,
    pub(crate) parts: bool,
    pub(crate) regex: bool,
}

/// What the package needs besides the types.
pub(crate) fn dependencies(scalars: &BTreeSet<Scalar>, wanted: &Wanted) -> Vec<Dependency> {
    let parts = wanted.parts.then_some("multipart");
    let upgrade = wanted.upgrade.then_some("ws");
    let axum: Vec<&str> = ["http1", "tokio"]
        .into_iter()
        .chain(parts)
        .chain(upgrade)
        .collect();
    let tokio = ["macros", "net", "rt-multi-thread", "signal"];
    let regex = ["perf", "std", "unicode"];
    let own = [
        Some(bare("axum", versions::AXUM, &axum)),
        Some(plain("bytes", versions::BYTES)),
        wanted
            .events
            .then(|| plain("futures-core", versions::FUTURES_CORE)),
        wanted.regex.then(|| bare("regex", versions::REGEX, &regex)),
        Some(plain("serde", versions::SERDE)),
        Some(plain("serde_json", versions::SERDE_JSON)),
        Some(optional(featured("tokio", versions::TOKIO, &tokio))),
        Some(plain("tower-service", versions::TOWER_SERVICE)),
        Some(optional(bare("tracing", versions::TRACING, &["std"]))),
        Some(optional(bare(
            "tracing-subscriber",
            versions::TRACING_SUBSCRIBER,
            &["ansi", "fmt"],
        ))),
    ];
    dependencies::with(scalars, own.into_iter().flatten())
}

/// `README.md`.
#[derive(Template)]
#[template(path = "server/readme.md.askama")]
pub(crate) struct Readme<'a> {
    pub(crate) xml: bool,
    pub(crate) header: &'a str,
    pub(crate) package: &'a str,
    pub(crate) library: &'a str,
    pub(crate) title: &'a str,
    pub(crate) secured: bool,
    pub(crate) parts: bool,
    /// Whether anything that is received has limits.
    pub(crate) checked: bool,
    /// Whether any caller chooses among media types.
    pub(crate) negotiated: bool,
}

/// `src/main.rs`.
#[derive(Template)]
#[template(path = "server/main.rs.askama")]
pub(crate) struct Main<'a> {
    pub(crate) header: &'a str,
    pub(crate) library: &'a str,
}

/// `src/call.rs`.
#[derive(Template)]
#[template(path = "server/call.rs.askama")]
pub(crate) struct Call<'a> {
    pub(crate) header: &'a str,
    pub(crate) upgrade: bool,
    pub(crate) parts: bool,
    /// Whether any body is looked at as it was sent.
    pub(crate) kept: bool,
    pub(crate) xml: bool,
}

/// `src/check.rs`.
#[derive(Template)]
#[template(path = "server/check.rs.askama")]
pub(crate) struct Check<'a> {
    pub(crate) header: &'a str,
    /// Whether any text is held against a regular expression.
    pub(crate) patterns: bool,
}

/// `src/path.rs`.
#[derive(Template)]
#[template(path = "server/path.rs.askama")]
pub(crate) struct Path<'a> {
    pub(crate) header: &'a str,
    /// Whether any path is one that another template takes too.
    pub(crate) overlaps: bool,
}

/// `src/respond.rs`.
#[derive(Template)]
#[template(path = "server/respond.rs.askama")]
pub(crate) struct Respond<'a> {
    pub(crate) header: &'a str,
    pub(crate) xml: bool,
}

/// `src/routing.rs`.
#[derive(Template)]
#[template(path = "server/routing.rs.askama")]
pub(crate) struct Routing<'a> {
    pub(crate) header: &'a str,
    /// Whether any operation is told from others of its method and path by a header.
    pub(crate) header_marks: bool,
    /// Whether any is by a query parameter.
    pub(crate) query_marks: bool,
    /// Whether any path is one that another template takes too.
    pub(crate) overlaps: bool,
}

/// `src/style.rs`.
#[derive(Template)]
#[template(path = "server/style.rs.askama")]
pub(crate) struct Style<'a> {
    pub(crate) header: &'a str,
    pub(crate) parts: bool,
}

/// `tests/api/support.rs`.
#[derive(Template)]
#[template(path = "server/tests/support.rs.askama")]
pub(crate) struct TestSupport<'a> {
    pub(crate) header: &'a str,
    pub(crate) library: &'a str,
    pub(crate) client: &'a str,
    /// Calls on the builder that set every credential.
    pub(crate) credentials: &'a [String],
    /// Whether any test looks at a call, and at which of its parts.
    pub(crate) call: bool,
    pub(crate) parameters: bool,
    pub(crate) bodies: bool,
    pub(crate) answers: bool,
    /// Whether any operation answers with JSON.
    pub(crate) json: bool,
    pub(crate) upgrade: bool,
    pub(crate) parts: bool,
    /// Whether anything that is received is compared with what was sent.
    pub(crate) compared: bool,
    /// Whether any body is raw bytes.
    pub(crate) raw: bool,
}
