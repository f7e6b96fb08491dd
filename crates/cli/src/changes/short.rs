//! A line each: `file:line:column: severity[id] what changed`.

use std::fmt::Write as _;

use docwright::visible;

use super::{Comparison, sentence};

pub(super) fn render(comparison: &Comparison<'_>) -> String {
    let mut text = String::new();
    for change in comparison.changes() {
        if let Some(spot) = comparison.spot(change) {
            let (file, line, column) = (visible(spot.file), spot.line, spot.column);
            // Writing to a string cannot fail.
            let _ = write!(text, "{file}:{line}:{column}: ");
        }
        let (severity, id) = (change.severity.as_str(), &change.id);
        let _ = writeln!(text, "{severity}[{id}] {}", sentence(change));
    }
    text
}
