//! Places in the debug form of a value, put shortly.

use std::fmt::{Debug, Write as _};

use docwright::Sources;
use docwright_model::{SourceId, Span};

/// A value's debug form in which every span is one word, `pages/pets.md:3:1..3:7`, in place of seven lines.
pub(crate) fn shorten(value: &impl Debug, sources: &Sources) -> String {
    let long = format!("{value:#?}\n");
    let mut text = String::with_capacity(long.len() / 2);
    let mut lines = long.lines();
    while let Some(line) = lines.next() {
        let span = line
            .ends_with("Span {")
            .then(|| span(&mut lines.clone()))
            .flatten();
        match span {
            Some(span) => {
                let head = line.strip_suffix("Span {").unwrap_or(line);
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{head}{},", place(span, sources));
                lines.nth(LINES - 1);
            }
            None => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    text
}

/// How many lines follow the first one of a span.
const LINES: usize = 6;

/// The span whose fields the next lines hold.
fn span<'t>(lines: &mut impl Iterator<Item = &'t str>) -> Option<Span> {
    let fields: Vec<&str> = lines.take(LINES).map(str::trim).collect();
    let [open, source, close, start, end, last] = fields.as_slice() else {
        return None;
    };
    let number = |text: &str| text.strip_suffix(',')?.parse().ok();
    let is_span = *open == "source: SourceId(" && *close == ")," && last.starts_with('}');
    is_span.then_some(Span {
        source: SourceId(number(source)?),
        start: number(start.strip_prefix("start: ")?)?,
        end: number(end.strip_prefix("end: ")?)?,
    })
}

fn place(span: Span, sources: &Sources) -> String {
    let Some(source) = sources.get(span.source) else {
        return format!("{}..{}", span.start, span.end);
    };
    let (start, end) = (source.position(span.start), source.position(span.end));
    format!(
        "{}:{}:{}..{}:{}",
        docwright::visible(source.name()),
        start.line,
        start.column,
        end.line,
        end.column,
    )
}
