//! Findings as plain text for a file under review.

use std::fmt::Write as _;

use docwright_model::{Diagnostic, Diagnostics, Severity, Sources, Span};

use crate::visible;

/// All findings, one block each, in an order that depends on nothing but the input.
///
/// Lines of the docs are not repeated: an edit elsewhere on a page should move numbers in this text, not sentences.
pub fn plain(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let mut sorted = diagnostics.clone();
    sorted.sort();
    let mut text = String::new();
    for diagnostic in &sorted {
        if !text.is_empty() {
            text.push('\n');
        }
        // Writing to a string cannot fail.
        let _ = write_one(&mut text, diagnostic, sources);
    }
    text
}

fn write_one(text: &mut String, diagnostic: &Diagnostic, sources: &Sources) -> std::fmt::Result {
    let word = match diagnostic.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let message = visible(&diagnostic.message);
    writeln!(text, "{word}[{}]: {message}", diagnostic.code.id)?;
    let place = diagnostic.span.and_then(|span| place(sources, span));
    if let Some(place) = place.or_else(|| diagnostic.file.as_deref().map(|f| visible(f).into())) {
        writeln!(text, "  --> {place}")?;
    }
    for label in &diagnostic.labels {
        let at = place_or_unknown(sources, label.span);
        writeln!(text, "  = {at}: {}", visible(&label.text))?;
    }
    if let Some(help) = &diagnostic.help {
        writeln!(text, "  = help: {}", visible(help))?;
    }
    Ok(())
}

fn place_or_unknown(sources: &Sources, span: Span) -> String {
    place(sources, span).unwrap_or_else(|| "elsewhere".to_owned())
}

/// `file:line:column` of a span's start.
fn place(sources: &Sources, span: Span) -> Option<String> {
    let (file, at) = sources.locate(span)?;
    Some(format!("{}:{}:{}", visible(file), at.line, at.column))
}
