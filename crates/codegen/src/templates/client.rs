//! The files of the client package that are not Rust items alone.

use std::collections::BTreeSet;

use askama::Template;

use super::dependencies::{self, Dependency, bare, featured, optional, plain};
use super::versions;
use crate::ir::scalars::Scalar;

/// `Cargo.toml`.
#[derive(Template)]
#[template(path = "client/manifest.toml.askama")]
pub(crate) struct Manifest<'a> {
    pub(crate) header: &'a str,
    pub(crate) package: &'a str,
    pub(crate) version: &'a str,
    pub(crate) description: &'a str,
    /// The features of tags, each with those it turns on.
    pub(crate) features: &'a [(String, Vec<String>)],
    pub(crate) dependencies: &'a [Dependency],
}

/// What the package needs besides the types.
pub(crate) fn dependencies(scalars: &BTreeSet<Scalar>) -> Vec<Dependency> {
    let own = [
        plain("bytes", versions::BYTES),
        plain("futures-core", versions::FUTURES_CORE),
        plain("http-body", versions::HTTP_BODY),
        bare("reqwest", versions::REQWEST, &[]),
        plain("serde", versions::SERDE),
        plain("serde_json", versions::SERDE_JSON),
        featured("tokio", versions::TOKIO, &["time"]),
        optional(bare("tracing", versions::TRACING, &[])),
    ];
    dependencies::with(scalars, own)
}

/// `README.md`.
#[derive(Template)]
#[template(path = "client/readme.md.askama")]
pub(crate) struct Readme<'a> {
    pub(crate) xml: bool,
    pub(crate) header: &'a str,
    pub(crate) package: &'a str,
    pub(crate) library: &'a str,
    pub(crate) title: &'a str,
    pub(crate) credentials: &'a [String],
    pub(crate) example: &'a str,
    /// Whether all paths have a path in front.
    pub(crate) based: bool,
    pub(crate) events: bool,
    pub(crate) upgrade: bool,
    pub(crate) headers: bool,
}

/// `src/client.rs`.
#[derive(Template)]
#[template(path = "client/client.rs.askama")]
pub(crate) struct Client<'a> {
    pub(crate) header: &'a str,
    /// A Rust literal.
    pub(crate) base_path: &'a str,
    pub(crate) secured: bool,
}

/// `src/request.rs`.
#[derive(Template)]
#[template(path = "client/request.rs.askama")]
pub(crate) struct Request<'a> {
    pub(crate) header: &'a str,
    pub(crate) secured: bool,
    pub(crate) upgrade: bool,
    pub(crate) parts: bool,
    pub(crate) xml: bool,
}

/// `src/reply.rs`.
#[derive(Template)]
#[template(path = "client/reply.rs.askama")]
pub(crate) struct Reply<'a> {
    pub(crate) header: &'a str,
    /// Whether an operation has documented failures.
    pub(crate) documented: bool,
    pub(crate) headers: bool,
    pub(crate) events: bool,
    pub(crate) upgrade: bool,
    pub(crate) xml: bool,
}

/// `src/encode.rs`.
#[derive(Template)]
#[template(path = "client/encode.rs.askama")]
pub(crate) struct Encode<'a> {
    pub(crate) header: &'a str,
    pub(crate) base64: bool,
    pub(crate) upgrade: bool,
}
