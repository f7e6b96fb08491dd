//! To paste into a pull request: a table of how many changes there are, then the changes by severity, the gravest
//! first; what breaks nobody is folded away.

use std::fmt::Write as _;

use docwright::drift::{Change, Severity};
use docwright::visible;

use super::{Comparison, sentence};
use crate::exchange;

pub(super) fn render(comparison: &Comparison<'_>) -> String {
    let mut text = String::from("| Severity | Changes |\n|---|---:|\n");
    let severities = || Severity::ALL.iter().rev().copied();
    for severity in severities() {
        row(&mut text, severity.as_str(), comparison.count(severity));
    }
    let settled = comparison.settled;
    for (word, count) in [
        ("in the baseline", settled.known.len()),
        ("ignored", settled.ignored.len()),
    ] {
        if count > 0 {
            row(&mut text, word, count);
        }
    }
    for severity in severities().filter(|&severity| comparison.count(severity) > 0) {
        let changes = comparison.changes().iter();
        let list: String = changes
            .filter(|change| change.severity == severity)
            .map(|change| item(comparison, change))
            .collect();
        let title = title(severity);
        if severity >= Severity::Risky {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n### {title}\n\n{list}");
        } else {
            let count = comparison.count(severity);
            let _ = write!(
                text,
                "\n<details>\n<summary>{title} ({count})</summary>\n\n{list}\n</details>\n"
            );
        }
    }
    text
}

fn row(text: &mut String, word: &str, count: usize) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "| {word} | {count} |");
}

fn title(severity: Severity) -> &'static str {
    match severity {
        Severity::Breaking => "Breaking changes",
        Severity::Risky => "Risky changes",
        Severity::Compatible => "Compatible changes",
        Severity::DocsOnly => "Changes to the docs only",
    }
}

fn item(comparison: &Comparison<'_>, change: &Change) -> String {
    let rule = exchange::page("drift-rules.md", change.rule.id);
    let place = comparison.spot(change).map_or(String::new(), |spot| {
        let name = format!("{}:{}", spot.file, spot.line);
        match &comparison.files {
            Some(files) => {
                let file = escape_url(spot.file);
                format!(" — [{}]({files}{file}?plain=1#L{})", code(&name), spot.line)
            }
            None => format!(" — {}", code(&name)),
        }
    });
    let sentence = escape(&sentence(change));
    format!("- {sentence} ([`{}`]({rule})){place}\n", change.id)
}

/// Text from docs as Markdown that shows it as it is: nothing in it is markup, a link, a mention or an issue.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '@' => escaped.push_str("&#64;"),
            '#' => escaped.push_str("&#35;"),
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '*' | '_' | '[' | ']' | '|' | '`' | '~' | '!' | '(' | ')' => {
                escaped.push('\\');
                escaped.push(character);
            }
            other => escaped.push(other),
        }
    }
    // An address would become a link without any mark.
    let escaped = escaped.replace("://", "&#58;//");
    escaped.replace("www.", "www&#46;")
}

/// A file's name as code.
fn code(name: &str) -> String {
    format!("`{}`", visible(name).replace('`', "'"))
}

/// A path as part of an address in a link.
fn escape_url(path: &str) -> String {
    let mut url = String::with_capacity(path.len());
    for &byte in path.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            url.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(url, "%{byte:02X}");
        }
    }
    url
}
