//! A change, as it is found and handed on.

use std::fmt::{self, Write as _};

use docwright_model::Origin;
use docwright_spec::Pointer;
use sha2::{Digest, Sha256};

use crate::Rule;

/// How grave a change is for those who already use the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Only what people read has changed, or a side never says such things.
    DocsOnly,
    /// Whoever worked with the base works with the head.
    Compatible,
    /// Some will break, depending on what they rely on, or the change is not certain.
    Risky,
    /// Whoever relied on what the base promised breaks.
    Breaking,
}

impl Severity {
    /// Every severity, the least first.
    pub const ALL: [Self; 4] = [
        Self::DocsOnly,
        Self::Compatible,
        Self::Risky,
        Self::Breaking,
    ];

    /// The word used in output: `docs-only`, `compatible`, `risky`, `breaking`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DocsOnly => "docs-only",
            Self::Compatible => "compatible",
            Self::Risky => "risky",
            Self::Breaking => "breaking",
        }
    }
}

/// What carries the data that changed; it decides whether clients send it or receive it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Carrier {
    /// A parameter of an operation, which clients send.
    RequestParameter,
    /// A body that clients send.
    Request,
    /// A body that clients receive.
    Response,
    /// A header that clients receive.
    ResponseHeader,
    /// A component that no operation uses.
    Component,
}

impl Carrier {
    /// Every carrier.
    pub const ALL: [Self; 5] = [
        Self::RequestParameter,
        Self::Request,
        Self::Response,
        Self::ResponseHeader,
        Self::Component,
    ];

    /// The first words of the id of a rule that depends on the direction.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RequestParameter => "request-parameter",
            Self::Request => "request",
            Self::Response => "response",
            Self::ResponseHeader => "response-header",
            Self::Component => "component",
        }
    }
}

/// The part of the API a change belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The API as a whole.
    Api,
    /// An operation: `GET /users/{id}`, as the base names it where both have it.
    Operation(String),
    /// A named schema, as the base names it where both have it.
    Schema(String),
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api => f.write_str("the API"),
            Self::Operation(name) | Self::Schema(name) => f.write_str(name),
        }
    }
}

/// Why a change counts for less than its rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// A side's fact was concluded or assumed, not stated.
    Uncertain,
    /// A side does not say such things, so it cannot be compared there.
    Unstated,
    /// No operation uses the schema.
    Unused,
    /// The API calls its clients here, not they it.
    Reversed,
}

impl Limit {
    /// What there is to say about it, after the message.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Uncertain => "one side is inferred, not stated",
            Self::Unstated => "one side does not state this",
            Self::Unused => "no operation uses it",
            Self::Reversed => "the API calls its clients here",
        }
    }

    /// The most a change can count for under this limit.
    pub fn most(self) -> Severity {
        match self {
            Self::Unstated => Severity::DocsOnly,
            Self::Uncertain | Self::Unused | Self::Reversed => Severity::Risky,
        }
    }
}

/// Where a change shows on one side; for what is missing there, the part it is missing from.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The part of the document.
    pub pointer: Pointer,
    /// Where that part comes from, as far as it is known.
    pub origin: Option<Origin>,
    /// Whether nothing is known of that part itself, so that the origin is that of what stands nearest to it: docs have
    /// no place for all operations together, but for those beside the one that is missing.
    pub is_beside: bool,
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// The stable id: that of the rule, with the carrier before it where the rule depends on the direction.
    pub id: String,
    /// How grave it is.
    pub severity: Severity,
    /// Why it is not as grave as the rule says, if so.
    pub limit: Option<Limit>,
    /// The part of the API.
    pub scope: Scope,
    /// What within the scope: `query parameter limit`, `response 200 application/json: items[].name`. May be empty.
    pub subject: String,
    /// What changed, in one line without a full stop.
    pub message: String,
    /// Every operation that the change reaches, in the base's names.
    pub operations: Vec<String>,
    /// Where it shows in the base.
    pub base: Place,
    /// Where it shows in the head.
    pub head: Place,
}

impl Change {
    /// A name that stays the same when lines move, files are renamed or other changes come and go.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let kind = match self.scope {
            Scope::Api => "api",
            Scope::Operation(_) => "operation",
            Scope::Schema(_) => "schema",
        };
        for part in [&self.id, kind, &self.scope.to_string(), &self.subject] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let digest = hash.finalize();
        let mut text = String::with_capacity(16);
        for byte in digest.iter().take(8) {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}
