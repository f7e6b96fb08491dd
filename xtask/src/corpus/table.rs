//! The table of all documents.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Row;
use super::measure::Cost;

const HEAD: &str = "\
| Document | Operations | Schemas | Lines, types + client | Lines, server | Generation | `cargo check`, types + client | One feature, median | One feature, most | Warnings | Tests passed | Diagnostics | Fallbacks | Typed |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
";

/// One line for each document, and one for their sum.
pub(super) fn table(rows: &[Row]) -> String {
    let mut text = HEAD.to_owned();
    for row in rows {
        let checked = row.checked.as_ref();
        let warnings = checked.map_or_else(nothing, |checked| checked.warnings.to_string());
        let alone = checked.map_or(&[][..], |checked| &checked.features);
        // A `String` takes whatever is written to it.
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            row.name,
            row.operations,
            row.schemas,
            row.lines.0,
            row.lines.1,
            cost(row.generation),
            cost(checked.and_then(|checked| checked.cost)),
            cost(ranked(alone, |count| count / 2)),
            cost(ranked(alone, |count| count.saturating_sub(1))),
            warnings,
            row.tests.map_or_else(nothing, |tests| tests.to_string()),
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
        .filter_map(|row| row.checked.as_ref())
        .map(|checked| checked.features.len())
        .sum();
    let _ = writeln!(
        text,
        "\n{} documents, {operations} operations, {typed} of them ({:.2} %) fully typed, {fallbacks} fallbacks{}; {features} features compiled alone.",
        rows.len(),
        share(typed, operations),
        reasons(rows),
    );
    text
}

/// The reasons for fallbacks in all documents, in brackets; nothing where there are none.
fn reasons(rows: &[Row]) -> String {
    let mut sums: BTreeMap<&str, usize> = BTreeMap::new();
    for (reason, count) in rows.iter().flat_map(|row| &row.reasons) {
        *sums.entry(reason).or_default() += count;
    }
    let listed: Vec<String> = sums
        .iter()
        .map(|(reason, count)| format!("{reason} {count}"))
        .collect();
    if listed.is_empty() {
        String::new()
    } else {
        format!(" ({})", listed.join(", "))
    }
}

/// The cost at a rank where the cheapest comes first; time and memory are ranked apart.
fn ranked(costs: &[Option<Cost>], rank: impl Fn(usize) -> usize) -> Option<Cost> {
    let at = |figure: fn(&Cost) -> f64| {
        let mut figures: Vec<f64> = costs.iter().flatten().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        figures.get(rank(figures.len())).copied()
    };
    Some(Cost {
        seconds: at(|cost| cost.seconds)?,
        mebibytes: at(|cost| cost.mebibytes)?,
    })
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
