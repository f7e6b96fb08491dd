//! The table of all documents.

use std::fmt::Write as _;

use super::Row;
use super::measure::Cost;

const HEAD: &str = "\
| Document | Operations | Schemas | Lines, types + client | Lines, server | Generation | `cargo check`, types + client | Warnings | Diagnostics | Fallbacks | Typed |
|---|---|---|---|---|---|---|---|---|---|---|
";

/// One line for each document, and one for their sum.
pub(super) fn table(rows: &[Row]) -> String {
    let mut text = HEAD.to_owned();
    for row in rows {
        let checked = row.checked.and_then(|checked| checked.cost);
        let warnings = row
            .checked
            .map_or_else(nothing, |checked| checked.warnings.to_string());
        // A `String` takes whatever is written to it.
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            row.name,
            row.operations,
            row.schemas,
            row.lines.0,
            row.lines.1,
            cost(row.generation),
            cost(checked),
            warnings,
            row.diagnostics,
            row.fallbacks,
            row.typed,
        );
    }
    let operations: usize = rows.iter().map(|row| row.operations).sum();
    let typed: usize = rows.iter().map(|row| row.typed).sum();
    let fallbacks: usize = rows.iter().map(|row| row.fallbacks).sum();
    let features: usize = rows
        .iter()
        .filter_map(|row| row.checked)
        .map(|checked| checked.features)
        .sum();
    let _ = writeln!(
        text,
        "\n{} documents, {operations} operations, {typed} of them ({:.2} %) fully typed, {fallbacks} fallbacks; {features} features compiled alone.",
        rows.len(),
        share(typed, operations),
    );
    text
}

fn cost(cost: Option<Cost>) -> String {
    cost.map_or_else(nothing, |cost| {
        format!("{:.2} s, {:.0} MiB", cost.seconds, cost.mebibytes)
    })
}

fn nothing() -> String {
    "–".to_owned()
}

/// A part of a whole in hundredths.
#[expect(
    clippy::cast_precision_loss,
    reason = "no document has 2^52 operations"
)]
fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / (whole.max(1)) as f64
}
