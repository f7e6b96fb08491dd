//! Annotations of a GitHub workflow. No text from docs can forge one: what has a meaning in a command is escaped.

use std::fmt::Write as _;

use docwright::drift::Severity;

use super::{Comparison, sentence};

pub(super) fn render(comparison: &Comparison<'_>) -> String {
    let mut text = String::new();
    for change in comparison.changes {
        let level = match change.severity {
            Severity::Breaking => "error",
            Severity::Risky => "warning",
            Severity::Compatible | Severity::DocsOnly => "notice",
        };
        let place = comparison.spot(change).map_or(String::new(), |spot| {
            let (file, line, column) = (property(spot.file), spot.line, spot.column);
            format!("file={file},line={line},col={column},")
        });
        let title = property(&format!("{} ({})", change.id, change.severity.as_str()));
        let message = data(&sentence(change));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "::{level} {place}title={title}::{message}");
    }
    text
}

/// Text after the second `::`; a `::` in it has no meaning there, and is taken apart all the same.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25");
    let text = text.replace('\r', "%0D").replace('\n', "%0A");
    text.replace("::", "%3A%3A")
}

/// A value before the second `::`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
