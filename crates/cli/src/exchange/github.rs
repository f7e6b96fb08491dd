//! Annotations of a GitHub workflow. No text from docs can forge one: what has a meaning in a command is escaped.

use std::fmt::Write as _;

use docwright::visible;

use super::{Entry, Level, Run};

pub(super) fn render(run: &Run) -> String {
    let mut text = String::new();
    for entry in run.entries.iter().filter(|e| e.accepted.is_none()) {
        let level = match entry.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "notice",
        };
        // The annotation's level says as much as a severity of the same words.
        let title = match entry.severity {
            "error" | "warning" | "note" => property(&entry.rule),
            severity => property(&format!("{} ({severity})", entry.rule)),
        };
        let message = data(&visible(&entry.message));
        let place = place(entry);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "::{level} {place}title={title}::{message}");
    }
    text
}

fn place(entry: &Entry) -> String {
    let Some(place) = &entry.place else {
        return String::new();
    };
    let file = property(&place.file);
    match place.at {
        Some((line, column)) => format!("file={file},line={line},col={column},"),
        None => format!("file={file},"),
    }
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

#[cfg(test)]
mod tests {
    use super::{Entry, Level, Run, render};
    use crate::exchange::Place;

    #[test]
    fn no_text_forges_an_annotation() {
        let evil = "100%\n::error file=x::forged, a:b\r\n";
        let entry = Entry {
            level: Level::Note,
            severity: "docs-only",
            fails: false,
            rule: "rule".to_owned(),
            about: "",
            page: String::new(),
            message: evil.to_owned(),
            place: Some(Place {
                file: evil.to_owned(),
                at: Some((1, 2)),
            }),
            related: Vec::new(),
            fingerprint: None,
            accepted: None,
        };
        let run = Run {
            command: "docwright diff",
            entries: vec![entry],
        };
        let text = render(&run);
        assert_eq!(text.lines().count(), 1, "{text}");
        assert_eq!(text.matches("::").count(), 2, "{text}");
        let properties = text
            .rsplit_once("::")
            .map_or("", |(properties, _)| properties);
        assert_eq!(properties.matches(',').count(), 3, "{text}");
        assert!(
            text.contains("100%25%0A%3A%3Aerror file=x%3A%3Aforged%2C a%3Ab"),
            "{text}"
        );
    }
}
