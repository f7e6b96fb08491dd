//! What brackets behind a name say: `(string, required)`, `` `(int: 0)` ``, `: 42 (number)`.

use docwright_model::{Origin, Schema, SchemaKind};

use crate::evidence::free::fields::{self, Lexicon};
use crate::evidence::free::{blueprint, spoken};
use crate::evidence::inline;
use crate::evidence::reading::Hint;

/// What brackets behind a name say.
#[derive(Default)]
pub(crate) struct Note {
    pub(crate) schema: Option<Schema>,
    pub(crate) required: Option<bool>,
    pub(crate) hint: Option<Hint>,
    pub(super) default: Option<String>,
}

/// Reads what brackets behind a name say.
pub(crate) fn noted(text: &str, lexicon: Lexicon<'_>, origin: &Origin) -> Note {
    let mut note = Note::default();
    note.read(text, lexicon, origin);
    note
}

impl Note {
    /// Reads a note; whether all of it was understood.
    pub(super) fn read(&mut self, text: &str, lexicon: Lexicon<'_>, origin: &Origin) -> bool {
        let mut is_read = true;
        for part in spoken::outside(text, ',') {
            let part = part.trim().trim_matches(['*', '_']);
            let lower = part.to_lowercase();
            if part.is_empty() {
            } else if let Some(required) = spoken::necessity(part.trim_matches(['<', '>'])) {
                self.required = Some(required);
            } else if let Some(hint) = fields::place(part) {
                self.hint = Some(hint);
            } else if let Some((kind, value)) = part.split_once(": ")
                && let Some(schema) = spoken::read(kind, lexicon.words, origin).schema
            {
                // `string: <required>`, `int: 0`
                self.schema = self.schema.take().or(Some(schema));
                match spoken::necessity(value.trim_matches(['<', '>'])) {
                    Some(required) => self.required = Some(required),
                    None => self.default = shown(value),
                }
            } else if let Some(at) = ["default", "по умолчанию", "默认值", "默认"]
                .iter()
                .find_map(|word| lower.strip_prefix(word))
                .map(|rest| part.len().saturating_sub(rest.len()))
            {
                let value = part.get(at..).unwrap_or_default();
                let value =
                    value.trim_start_matches(|c: char| c.is_whitespace() || ":=s".contains(c));
                let value = value.trim_start_matches("to ");
                self.default = Some(inline::plain(value).trim_matches('"').to_owned());
            } else {
                let told = spoken::read(part, lexicon.words, origin);
                self.required = self.required.or(told.required);
                let named = || {
                    let may_name = lexicon.has_structures;
                    may_name
                        .then(|| blueprint::typed(part, lexicon.words, origin))
                        .flatten()
                };
                let schema = match told.schema {
                    // A list of what is not known otherwise may be one of schemas.
                    Some(schema) if matches!(schema.kind.value, SchemaKind::Array(None)) => {
                        named().or(Some(schema))
                    }
                    told => told.or_else(named),
                };
                is_read &= schema.is_some() || lexicon.has_structures;
                self.schema = self.schema.take().or(schema);
            }
        }
        is_read
    }
}

/// The longest value that may stand between a name and the brackets behind it.
const MAX_VALUE: usize = 80;

/// A value that stands between a name and brackets that tell its type: `: 42 (number, required)`; and what follows it.
pub(super) fn valued<'t>(
    rest: &'t str,
    lexicon: Lexicon<'_>,
    origin: &Origin,
) -> Option<(String, &'t str)> {
    let text = rest.trim_start().strip_prefix([':', '='])?;
    let line = text.lines().next().unwrap_or_default();
    let at = line.find(" (").filter(|&at| at < MAX_VALUE)?;
    let (value, after) = text.split_at_checked(at)?;
    let (inner, _) = bracketed(after)?;
    let mut note = Note::default();
    let is_note = note.read(inner, lexicon, origin) && !inner.trim().is_empty();
    let is_typed = note.schema.is_some() || note.required.is_some();
    let raw = value.trim();
    let is_marked = raw.starts_with(['`', '"']) || raw.parse::<f64>().is_ok();
    // A word is one where it is told behind the brackets what it means.
    let told = after
        .trim_start()
        .split_once(')')
        .map_or("", |(_, told)| told.trim_start());
    let is_told = told.starts_with(['-', '.', '–', '—']) && !raw.contains(char::is_whitespace);
    let is_value =
        is_marked || is_told || lexicon.has_structures || matches!(raw, "true" | "false");
    let is_value = is_value && !raw.is_empty();
    (is_note && is_typed && is_value).then(|| (shown(raw).unwrap_or_default(), after))
}

/// A value as it is written; none where it is empty or stands for nothing.
fn shown(value: &str) -> Option<String> {
    let plain = inline::plain(value.trim());
    let bare = plain.trim().trim_matches(['"', '\'']);
    let is_nothing = bare.is_empty() || bare.starts_with('<') || matches!(bare, "nil" | "null");
    (!is_nothing).then(|| bare.to_owned())
}

/// What stands in brackets, emphasis or code at the beginning of a text.
pub(super) fn bracketed(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix('(') {
        let mut depth = 1usize;
        let end = rest.char_indices().find_map(|(at, c)| {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(at)
        })?;
        return Some((rest.get(..end)?, rest.get(end + 1..)?));
    }
    if text.starts_with('`') {
        let (inner, after) = inline::code(text)?;
        let bare = inner
            .strip_prefix('(')
            .and_then(|inner| inner.strip_suffix(')'));
        return Some((bare.unwrap_or(inner), after));
    }
    for mark in ["**", "__", "*", "_"] {
        if let Some(found) = text
            .strip_prefix(mark)
            .and_then(|rest| rest.split_once(mark))
        {
            return Some((found.0.trim_matches(['(', ')']), found.1));
        }
    }
    None
}
