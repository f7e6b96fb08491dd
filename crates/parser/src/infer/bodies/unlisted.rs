//! What is told or shown of answers that no table lists.

use docwright_model::{Diagnostic, Diagnostics, Span, Status};

use crate::codes;
use crate::evidence::reading::ResponseReading;
use crate::resolve::Shown;

/// Finds the answer of a table that names none, and reports what is said of answers that are not listed.
pub(super) fn settle(shown: &mut Shown<'_>, diagnostics: &mut Diagnostics) {
    settle_table(shown, diagnostics);
    let listed = |status: Status| shown.responses.iter().any(|own| own.status.value == status);
    for sample in &shown.samples {
        if !listed(sample.status.value) {
            let status = sample.status.value;
            let message = format!("an answer with status {status} is shown, but no table lists it");
            report(message, sample.status.span(), diagnostics);
        }
    }
    for (status, header) in &shown.headers {
        if !listed(*status) {
            let message =
                format!("a header of status {status} is told, but no table lists that answer");
            report(message, header.name.span(), diagnostics);
        }
    }
    for table in &shown.tables {
        if let Some(status) = table.status.filter(|status| !listed(*status)) {
            let message =
                format!("the fields of status {status} are told, but no table lists that answer");
            report(message, table.schema.kind.span(), diagnostics);
        }
    }
}

/// A table that names no status is taken for the one answer whose fields are told below, where there is no other.
fn settle_table(shown: &mut Shown<'_>, diagnostics: &mut Diagnostics) {
    let tables = &shown.tables;
    let is_open = |own: &&ResponseReading| {
        let status = Some(own.status.value);
        own.is_told_below && tables.iter().all(|table| table.status != status)
    };
    let mut open = shown.responses.iter().filter(is_open);
    let only = open.next().map(|own| own.status.value);
    let only = only.filter(|_| open.next().is_none());
    let mut nameless = shown.tables.iter_mut().filter(|own| own.status.is_none());
    if let (Some(status), Some(table), None) = (only, nameless.next(), nameless.next()) {
        let message = format!(
            "this table names no status; it was taken for that of {status}, whose fields no other tells"
        );
        report(message, table.schema.kind.span(), diagnostics);
        table.status = Some(status);
    }
}

fn report(message: String, span: Option<Span>, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::new(codes::UNKNOWN_PART, message).at_opt(span));
}
