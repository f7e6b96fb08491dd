//! What the notes on a parameter or a field say: `[optional] [default to 10] [enum: a, b]`.

use docwright_model::{Diagnostic, Diagnostics, Fact, Origin, Schema, SchemaKind};
use serde_json::Value;

use super::entities::decode;
use super::words::Words;
use crate::codes;

/// The notes of one row.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Whether it may be left out, where the notes say so.
    pub optional: Option<bool>,
    /// Whether it is only received.
    pub read_only: bool,
    /// What holds where nothing is sent.
    pub default: Option<String>,
    /// The values allowed.
    pub values: Vec<String>,
    /// What is none of these.
    pub rest: String,
}

/// Reads the Markdown of a cell.
pub(super) fn read(cell: &str, words: &Words) -> Notes {
    let decoded = decode(cell);
    let mut out = Notes::default();
    let mut rest = decoded.trim();
    while !rest.is_empty() {
        let (note, after) = next(rest);
        if !out.keep(note.trim(), words) {
            if !out.rest.is_empty() {
                out.rest.push(' ');
            }
            out.rest.push_str(note.trim());
        }
        rest = after.trim_start_matches([' ', ',', ';']);
    }
    out
}

/// The first note of a text, without the brackets around it, and what follows.
fn next(text: &str) -> (&str, &str) {
    let Some(open @ ('[' | '(')) = text.chars().next() else {
        // A note without brackets ends where one with brackets begins, but for a list of values.
        let is_list = |at: usize| {
            text.get(..at)
                .is_some_and(|lead| lead.trim_end().ends_with("one of"))
        };
        let end = text.find(['[', '(']).filter(|&at| at > 0 && !is_list(at));
        return text
            .split_at_checked(end.unwrap_or(text.len()))
            .unwrap_or((text, ""));
    };
    let close = if open == '[' { ']' } else { ')' };
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return (
                    text.get(1..at).unwrap_or_default(),
                    text.get(at + 1..).unwrap_or_default(),
                );
            }
        }
    }
    (text.get(1..).unwrap_or_default(), "")
}

impl Notes {
    /// Keeps what a note says; false where it is not known.
    fn keep(&mut self, note: &str, words: &Words) -> bool {
        let is = |known: &[&str]| known.iter().any(|word| note.eq_ignore_ascii_case(word));
        let behind = |known: &[&str]| known.iter().find_map(|lead| after(note, lead));
        if note.is_empty() {
        } else if is(words.optional) {
            self.optional = Some(true);
        } else if behind(words.limits).is_some() {
            // The dialect's list of what is never stated has them.
        } else if is(&[words.required]) {
            self.optional = Some(false);
        } else if is(words.read_only) {
            self.read_only = true;
        } else if let Some(values) = behind(words.values) {
            self.values = list(values);
        } else if let Some(default) = behind(words.default) {
            let default = default.trim();
            // What is allowed may follow in the same note.
            let found = words.values.iter().find_map(|lead| {
                let (before, values) = default.split_once(*lead)?;
                Some((before.trim().trim_end_matches(','), values))
            });
            let (default, values) =
                found.map_or((default, None), |(own, values)| (own, Some(values)));
            self.values.extend(values.into_iter().flat_map(list));
            if !words.no_default.contains(&default) {
                self.default = Some(default.to_owned());
            }
        } else {
            return false;
        }
        true
    }

    /// Adds to a type what is noted of it. Notes that mean nothing are reported.
    pub(super) fn apply(self, schema: &mut Schema, origin: &Origin, diagnostics: &mut Diagnostics) {
        let mut report = |code, message: String| {
            diagnostics.push(Diagnostic::new(code, message).at_opt(origin.span()));
        };
        if !self.rest.is_empty() {
            let message = format!("the note `{}` means nothing here", self.rest);
            report(codes::UNKNOWN_PART, message);
        }
        if self.read_only {
            schema.facets.read_only = Some(Fact::new(true, origin.clone()));
        }
        if !self.values.is_empty() {
            allow(schema, self.values, origin);
        }
        let Some(default) = self.default else { return };
        match value(&schema.kind.value, &default) {
            Some(value) => schema.facets.default = Some(Fact::new(value, origin.clone())),
            None => report(
                codes::BAD_DEFAULT,
                format!("`{default}` is no value of the type it is a default of"),
            ),
        }
    }
}

/// Gives a type, or the items of a list, the values allowed.
pub(super) fn allow(schema: &mut Schema, values: Vec<String>, origin: &Origin) {
    let target = match &mut schema.kind.value {
        SchemaKind::Array(Some(items)) => items.as_mut(),
        _ => schema,
    };
    let typed = values.into_iter().map(|text| {
        let value = value(&target.kind.value, &text).unwrap_or(Value::String(text));
        Fact::new(value, origin.clone())
    });
    target.facets.enumeration = typed.collect();
}

/// A value of a kind; none where the text is none.
pub(super) fn value(kind: &SchemaKind, text: &str) -> Option<Value> {
    let bare = unquoted(text);
    match kind {
        SchemaKind::String | SchemaKind::Any | SchemaKind::Reference(_) => {
            Some(Value::String(bare.to_owned()))
        }
        SchemaKind::Integer => bare
            .trim_end_matches(['L', 'l'])
            .parse::<i64>()
            .ok()
            .map(Value::from),
        SchemaKind::Number => {
            let number = bare.trim_end_matches(['d', 'f', 'D', 'F', 'm', 'M']);
            let whole = number.parse::<i64>().ok().map(Value::from);
            whole.or_else(|| {
                number
                    .parse::<f64>()
                    .ok()
                    .map(Value::from)
                    .filter(|value| !value.is_null())
            })
        }
        SchemaKind::Boolean if bare.eq_ignore_ascii_case("true") => Some(Value::Bool(true)),
        SchemaKind::Boolean if bare.eq_ignore_ascii_case("false") => Some(Value::Bool(false)),
        _ => None,
    }
}

/// The text within quotes.
pub(super) fn unquoted(text: &str) -> &str {
    let text = text.trim().trim_matches('`');
    let quoted = |mark: char| text.strip_prefix(mark)?.strip_suffix(mark);
    quoted('"').or_else(|| quoted('\'')).unwrap_or(text)
}

/// What follows words that a text begins with.
fn after<'t>(text: &'t str, lead: &str) -> Option<&'t str> {
    let (own, rest) = text.split_at_checked(lead.len())?;
    own.eq_ignore_ascii_case(lead).then_some(rest)
}

/// The parts of a list, in brackets or not.
fn list(text: &str) -> Vec<String> {
    let text = text.trim();
    let text = text.strip_prefix('[').unwrap_or(text);
    let text = text.strip_suffix(']').unwrap_or(text);
    let parts = text.split(',').map(|part| unquoted(part).to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}
