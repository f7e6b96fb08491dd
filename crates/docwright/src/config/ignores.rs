//! Findings that are known and accepted, each with the reason why.

use docwright_model::{SourceId, Span};

use super::file::IgnoreTable;
use super::placed::Placed;
use crate::compare::Ignore;

/// What a table of the file ignores.
pub(super) fn read(id: SourceId, table: Placed<IgnoreTable>) -> Ignore {
    let span = Span::new(id, table.get().reason.range());
    let table = table.into_inner();
    Ignore {
        rule: table.rule.map(Placed::into_inner),
        operation: table.operation,
        subject: table.subject,
        fingerprint: table.fingerprint,
        reason: table.reason.into_inner(),
        span,
    }
}
