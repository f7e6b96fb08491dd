//! For people at a terminal: the gravest first, each with its lines on both sides.

use std::fmt::Write as _;

use docwright::drift::{Change, Severity};
use docwright::visible;

use super::{Comparison, Spot, sentence, spot};

/// How many operations a change lists.
const OPERATIONS: usize = 3;

pub(super) fn render(comparison: &Comparison<'_>) -> String {
    let mut text = String::new();
    for &severity in Severity::ALL.iter().rev() {
        let changes = comparison.changes().iter();
        for change in changes.filter(|change| change.severity == severity) {
            // Writing to a string cannot fail.
            let _ = write(&mut text, change, comparison);
        }
    }
    text
}

fn write(text: &mut String, change: &Change, comparison: &Comparison<'_>) -> std::fmt::Result {
    let severity = change.severity.as_str();
    writeln!(text, "{severity}[{}]: {}", change.id, sentence(change))?;
    let base = spot(&change.base, comparison.base);
    let head = spot(&change.head, comparison.head);
    write_spot(text, "base", base.as_ref())?;
    write_spot(text, "head", head.as_ref())?;
    let operations = &change.operations;
    if !matches!(&**operations, [only] if *only == change.scope.to_string())
        && !operations.is_empty()
    {
        let named: Vec<&str> = operations
            .iter()
            .take(OPERATIONS)
            .map(String::as_str)
            .collect();
        write!(text, "  reaches {}", visible(&named.join(", ")))?;
        match operations.len().saturating_sub(OPERATIONS) {
            0 => writeln!(text)?,
            more => writeln!(text, " and {more} more")?,
        }
    }
    writeln!(text)
}

fn write_spot(text: &mut String, side: &str, spot: Option<&Spot<'_>>) -> std::fmt::Result {
    const WIDEST: usize = 100;
    let Some(spot) = spot else {
        return Ok(());
    };
    let (file, line, column) = (visible(spot.file), spot.line, spot.column);
    let excerpt: String = spot.excerpt.trim().chars().take(WIDEST).collect();
    let beside = if spot.is_beside { " beside" } else { "" };
    let excerpt = visible(&excerpt);
    writeln!(text, "  {side}{beside} {file}:{line}:{column}  {excerpt}")
}
