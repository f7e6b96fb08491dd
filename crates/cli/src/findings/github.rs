//! Annotations of a GitHub workflow. No text from docs can forge one: what has a meaning in a command is escaped.

use std::fmt::Write as _;

use docwright::{Severity, visible};

use super::Finding;

pub(super) fn render(findings: &[Finding<'_>]) -> String {
    let mut text = String::new();
    for finding in findings {
        let diagnostic = finding.diagnostic;
        let level = match diagnostic.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let mut properties = String::new();
        if let Some(spot) = finding.spot() {
            // Writing to a string cannot fail.
            let _ = write!(properties, "file={},", property(spot.file));
            if let Some((line, column)) = spot.at {
                let _ = write!(properties, "line={line},col={column},");
            }
        }
        let title = property(diagnostic.code.id);
        let message = match &diagnostic.help {
            Some(help) => format!("{} ({help})", diagnostic.message),
            None => diagnostic.message.clone(),
        };
        let message = data(&visible(&message));
        let _ = writeln!(text, "::{level} {properties}title={title}::{message}");
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
