//! The files of the server package that are not Rust items alone.

use askama::Template;

/// `Cargo.toml`.
#[derive(Template)]
#[template(path = "server/manifest.toml.askama")]
pub(crate) struct Manifest<'a> {
    pub(crate) header: &'a str,
    pub(crate) package: &'a str,
    pub(crate) version: &'a str,
    pub(crate) description: &'a str,
    pub(crate) chrono: bool,
    pub(crate) uuid: bool,
    pub(crate) events: bool,
    pub(crate) upgrade: bool,
    pub(crate) parts: bool,
    pub(crate) regex: bool,
    /// Whether there is a client to test with.
    pub(crate) client: bool,
}

/// `README.md`.
#[derive(Template)]
#[template(path = "server/readme.md.askama")]
pub(crate) struct Readme<'a> {
    pub(crate) header: &'a str,
    pub(crate) package: &'a str,
    pub(crate) library: &'a str,
    pub(crate) title: &'a str,
    pub(crate) secured: bool,
    pub(crate) parts: bool,
    pub(crate) regex: bool,
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
}

/// `src/text.rs`.
#[derive(Template)]
#[template(path = "server/text.rs.askama")]
pub(crate) struct Text<'a> {
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
