//! To paste into a pull request: a table of how many changes there are, then the changes by severity.

use std::fmt::Write as _;

use docwright::drift::Severity;
use docwright::visible;

use super::{Comparison, sentence};

pub(super) fn render(comparison: &Comparison<'_>) -> String {
    let mut text = String::from("| Severity | Changes |\n|---|---|\n");
    let severities = || Severity::ALL.iter().rev().copied();
    for severity in severities() {
        // Writing to a string cannot fail.
        let count = comparison.count(severity);
        let _ = writeln!(text, "| {} | {count} |", severity.as_str());
    }
    for severity in severities().filter(|&severity| comparison.count(severity) > 0) {
        let _ = writeln!(text, "\n### {}\n", severity.as_str());
        let changes = comparison.changes.iter();
        for change in changes.filter(|change| change.severity == severity) {
            let place = comparison.spot(change).map_or(String::new(), |spot| {
                format!(" — {}:{}", code(spot.file), spot.line)
            });
            let id = &change.id;
            let _ = writeln!(text, "- {} (`{id}`){place}", escape(&sentence(change)));
        }
    }
    text
}

/// Text from docs as Markdown that shows it as it is.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(
            character,
            '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '@' | '&'
        ) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped.replace('`', "\\`")
}

/// A file's name as code.
fn code(name: &str) -> String {
    format!("`{}`", visible(name).replace('`', "'"))
}
