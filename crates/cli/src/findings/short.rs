//! A line each: `file:line:column: severity[code] what was found`.

use std::fmt::Write as _;

use docwright::visible;

use super::{Finding, word};

pub(super) fn render(findings: &[Finding<'_>]) -> String {
    let mut text = String::new();
    for finding in findings {
        let diagnostic = finding.diagnostic;
        // Writing to a string cannot fail.
        if let Some(spot) = finding.spot() {
            let _ = write!(text, "{}:", visible(spot.file));
            if let Some((line, column)) = spot.at {
                let _ = write!(text, "{line}:{column}:");
            }
            text.push(' ');
        }
        let _ = writeln!(
            text,
            "{}[{}] {}",
            word(diagnostic.severity()),
            diagnostic.code.id,
            visible(&diagnostic.message)
        );
    }
    text
}
