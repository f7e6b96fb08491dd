//! Findings that are known and accepted, each with the reason why.

use docwright_model::{SourceId, Span};

use super::file::IgnoreTable;
use super::placed::Placed;

/// What a finding must be like to be ignored: all that is given must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    /// The id of its rule.
    pub rule: Option<String>,
    /// Its operation, as `METHOD /path`.
    pub operation: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// Its fingerprint.
    pub fingerprint: Option<String>,
    /// Why it is accepted.
    pub reason: String,
    /// Where `docwright.toml` says so.
    pub span: Span,
}

impl Ignore {
    pub(super) fn of(id: SourceId, table: Placed<IgnoreTable>) -> Self {
        let span = Span::new(id, table.get().reason.range());
        let table = table.into_inner();
        Self {
            rule: table.rule.map(Placed::into_inner),
            operation: table.operation,
            subject: table.subject,
            fingerprint: table.fingerprint,
            reason: table.reason.into_inner(),
            span,
        }
    }
}
