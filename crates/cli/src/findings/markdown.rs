//! To paste into a pull request: a table of how many findings there are, then the findings by severity.

use std::fmt::Write as _;

use docwright::visible;

use super::{Finding, counts, word};

pub(super) fn render(findings: &[Finding<'_>]) -> String {
    let mut text = String::from("| Severity | Findings |\n|---|---|\n");
    // Writing to a string cannot fail.
    for (severity, count) in counts(findings) {
        let _ = writeln!(text, "| {} | {count} |", word(severity));
    }
    for (severity, count) in counts(findings) {
        if count == 0 {
            continue;
        }
        let _ = writeln!(text, "\n### {}\n", word(severity));
        let all = findings.iter();
        for finding in all.filter(|finding| finding.diagnostic.severity() == severity) {
            let place = finding.spot().map_or(String::new(), |spot| {
                let line = spot
                    .at
                    .map_or(String::new(), |(line, _)| format!(":{line}"));
                format!(" — {}{line}", code(spot.file))
            });
            let message = escape(&visible(&finding.diagnostic.message));
            let id = finding.diagnostic.code.id;
            let _ = writeln!(text, "- {message} (`{id}`){place}");
        }
    }
    text
}

/// Text from docs as Markdown that shows it as it is; names in backticks stay code.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (index, piece) in text.split('`').enumerate() {
        if index % 2 == 1 {
            escaped.push_str(&code(piece));
            continue;
        }
        for character in piece.chars() {
            if matches!(
                character,
                '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '@' | '&'
            ) {
                escaped.push('\\');
            }
            escaped.push(character);
        }
    }
    escaped
}

/// Text as code.
fn code(text: &str) -> String {
    format!("`{}`", visible(text).replace('`', "'"))
}
