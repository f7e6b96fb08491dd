//! Fields and parameters as lists tell them: `` - `time=<rfc3339>`: When. Optional. ``, `` * `id` (integer, required) ``.

use docwright_model::{Fact, Object, Origin, Property, Schema, SchemaKind, Span};

use super::fields::{self, Lexicon, Name};
use super::{remarks, spoken};
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::inline;
use crate::evidence::reading::Candidate;

/// Fields within fields deeper than this stay text.
const MAX_DEPTH: usize = 8;

/// Reads the points of a list; those that name no field are handed back.
pub(crate) fn of_list<'d>(
    document: &Document<'_>,
    items: impl IntoIterator<Item = &'d [Block]>,
    lexicon: Lexicon<'_>,
) -> (Vec<Candidate>, Vec<Span>) {
    let (mut fields, mut rest) = (Vec::new(), Vec::new());
    for item in items {
        match of_item(document, item, lexicon, 0) {
            Some(field) => fields.push(field),
            None => rest.extend(cover_of(item)),
        }
    }
    (fields, rest)
}

fn cover_of(item: &[Block]) -> Option<Span> {
    item.iter().map(|block| block.span).reduce(Span::to)
}

/// Reads one point; none where it begins with no name.
fn of_item(
    document: &Document<'_>,
    item: &[Block],
    lexicon: Lexicon<'_>,
    depth: usize,
) -> Option<Candidate> {
    let (first, more) = item.split_first()?;
    let BlockKind::Paragraph(text) = &first.kind else {
        return None;
    };
    let span = cover(text)?;
    let raw = document.read(text);
    let (found, rest) = named(raw.trim())?;
    let origin = Origin::stated(span);
    let mut note = Note::default();
    note.read(found.note.as_deref().unwrap_or_default(), lexicon, &origin);
    let mut rest = rest;
    while let Some((inner, after)) = bracketed(rest) {
        if !note.read(inner, lexicon, &origin) && !rest.trim_start().starts_with('(') {
            break;
        }
        rest = after;
    }
    let separators = [' ', ':', '-', '–', '—', '=', '\n', '.', ','];
    let mut said = rest.trim_start_matches(separators);
    if note.schema.is_none()
        && rest.trim_start().starts_with([':', '-', '–', '—', '`'])
        && let Some((schema, after)) = leading_type(said, lexicon, &origin)
    {
        note.schema = Some(schema);
        said = after.trim_start_matches(separators);
    }
    let is_told = note.schema.is_some();
    let mut schema = note.schema.unwrap_or_else(|| fields::untyped(&origin));
    if found.text.ends_with("[]") && !matches!(schema.kind.value, SchemaKind::Array(_)) {
        schema = fields::listed(schema, &origin);
    }
    let below = below(document, more, lexicon, depth);
    if !below.fields.is_empty() {
        nest(&mut schema, below.fields, &origin, is_told);
    }
    let said: Vec<&str> = std::iter::once(said.trim())
        .chain(below.text)
        .filter(|text| !text.is_empty())
        .collect();
    let said = inline::prose(&said.join("\n\n"));
    schema.description = (!said.is_empty()).then(|| Fact::stated(said, span));
    let remarked = remarks::take(&mut schema);
    if let Some(text) = note.default {
        remarks::set_default(&mut schema, &text, origin.clone());
    }
    let by_mark = found.is_optional.map(|is_optional| !is_optional);
    let required = by_mark
        .or(note.required)
        .map(|value| Fact::new(value, origin.clone()));
    Some(Candidate {
        name: Fact::new(found.text, origin),
        hint: None,
        required: required.or(remarked),
        schema,
        only: None,
    })
}

/// What stands below a point.
#[derive(Default)]
struct Below<'a> {
    fields: Vec<Candidate>,
    text: Vec<&'a str>,
}

/// Points with types below a point tell its fields; anything else belongs to its description.
fn below<'a>(
    document: &Document<'a>,
    blocks: &[Block],
    lexicon: Lexicon<'_>,
    depth: usize,
) -> Below<'a> {
    let mut out = Below::default();
    for block in blocks {
        if let BlockKind::List(items) = &block.kind
            && depth < MAX_DEPTH
        {
            let found: Option<Vec<Candidate>> = items
                .iter()
                .map(|item| of_item(document, item, lexicon, depth + 1))
                .collect();
            let is_typed = |field: &Candidate| !matches!(field.schema.kind.value, SchemaKind::Any);
            if let Some(found) = found.filter(|found| found.iter().any(is_typed)) {
                out.fields.extend(found);
                continue;
            }
        }
        if !matches!(block.kind, BlockKind::Code { .. }) {
            out.text.push(document.slice(block.span).trim());
        }
    }
    out
}

/// Puts fields into the schema of the point above them.
fn nest(schema: &mut Schema, fields: Vec<Candidate>, origin: &Origin, is_told: bool) {
    let object = SchemaKind::Object(Object {
        properties: fields.into_iter().map(property).collect(),
        additional: None,
    });
    match &mut schema.kind.value {
        SchemaKind::Array(items) => {
            *items = Some(Box::new(Schema::of(Fact::new(object, origin.clone()))));
        }
        SchemaKind::Object(own) if own.properties.is_empty() => schema.kind.value = object,
        SchemaKind::Any if !is_told => schema.kind = Fact::new(object, origin.to_inferred()),
        _ => {}
    }
}

/// A candidate that is a field.
pub(crate) fn property(field: Candidate) -> Property {
    Property {
        name: field.name,
        required: field.required,
        schema: field.schema,
    }
}

/// What brackets behind a name say.
#[derive(Default)]
struct Note {
    schema: Option<Schema>,
    required: Option<bool>,
    default: Option<String>,
}

impl Note {
    /// Reads a note; whether all of it was understood.
    fn read(&mut self, text: &str, lexicon: Lexicon<'_>, origin: &Origin) -> bool {
        let mut is_read = true;
        for part in spoken::outside(text, ',') {
            let part = part.trim().trim_matches(['*', '_']);
            let lower = part.to_lowercase();
            if part.is_empty() {
            } else if let Some(required) = spoken::necessity(part) {
                self.required = Some(required);
            } else if let Some(at) = lower
                .strip_prefix("default")
                .map(|rest| part.len() - rest.len())
            {
                let value = part.get(at..).unwrap_or_default();
                let value =
                    value.trim_start_matches(|c: char| c.is_whitespace() || ":=s".contains(c));
                let value = value.trim_start_matches("to ");
                self.default = Some(inline::plain(value).trim_matches('"').to_owned());
            } else {
                let told = spoken::read(part, lexicon.words, origin);
                is_read &= told.schema.is_some();
                self.required = self.required.or(told.required);
                self.schema = self.schema.take().or(told.schema);
            }
        }
        is_read
    }
}

/// A name that a point begins with, and what follows it.
fn named(text: &str) -> Option<(Name, &str)> {
    if let Some((inner, rest)) = inline::code(text) {
        if let Some((name, value)) = inner.split_once('=') {
            let mut found = fields::name(name);
            found.note = Some(placeholder(value));
            return is_name(&found.text).then_some((found, rest));
        }
        if let Some((name, kind)) = inner.split_once([':', ' ']) {
            let mut found = fields::name(name);
            found.note = Some(kind.trim().to_owned());
            return is_name(&found.text).then_some((found, rest));
        }
        let found = fields::name(inner);
        return is_name(&found.text).then_some((found, rest));
    }
    for mark in ["**", "__", "*", "_"] {
        if let Some((inner, rest)) = text
            .strip_prefix(mark)
            .and_then(|rest| rest.split_once(mark))
        {
            let found = fields::name(inner.trim_end_matches(':'));
            return is_name(&found.text).then_some((found, rest));
        }
    }
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | '='))
        .unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    let after = rest.trim_start();
    let parts = [":", "(", "=", "- ", "– ", "— "];
    let is_parted = rest.is_empty() || parts.iter().any(|mark| after.starts_with(mark));
    let found = fields::name(word);
    (is_parted && is_name(&found.text)).then_some((found, rest))
}

/// What stands for a value as a type: `<duration | float>`; words that are no types are the values themselves.
pub(crate) fn placeholder(value: &str) -> String {
    let inner = value.trim().trim_matches(['<', '>', '{', '}', '"', '\'']);
    let parts: Vec<&str> = inner.split('|').map(str::trim).collect();
    let is_type = |part: &&str| spoken::is_scalar(part);
    match parts.as_slice() {
        [] | [""] => String::new(),
        [_, _, ..] if parts.iter().all(is_type) => inner.to_owned(),
        [_, _, ..] if !parts.iter().any(is_type) => {
            let quoted: Vec<String> = parts
                .iter()
                .map(|part| format!("\"{}\"", part.trim_matches('"')))
                .collect();
            quoted.join(" | ")
        }
        [one] if is_type(one) => inner.to_owned(),
        _ => "string".to_owned(),
    }
}

fn is_name(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "_-.[]$@".contains(c);
    !text.is_empty() && text.chars().all(is_part) && text.chars().any(char::is_alphanumeric)
}

/// What stands in brackets, emphasis or code at the beginning of a text.
fn bracketed(text: &str) -> Option<(&str, &str)> {
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
        return inline::code(text);
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

/// A type that a text begins with, ended by a mark or by the text.
fn leading_type<'t>(
    text: &'t str,
    lexicon: Lexicon<'_>,
    origin: &Origin,
) -> Option<(Schema, &'t str)> {
    let ends = [" - ", " – ", " — ", ". ", ", ", "; ", " ("];
    let end = ends
        .iter()
        .filter_map(|mark| text.find(mark))
        .min()
        .unwrap_or(text.len());
    let (lead, rest) = text.split_at_checked(end)?;
    let lead = lead.trim_end_matches('.');
    if lead.split_whitespace().count() > 3 {
        return None;
    }
    let schema = spoken::read(lead, lexicon.words, origin).schema?;
    Some((schema, rest))
}

#[cfg(test)]
mod tests {
    use super::{named, placeholder};

    #[test]
    fn points_begin_with_names_in_many_ways() {
        let cases = [
            ("`time=<rfc3339>`: When.", Some(("time", Some("rfc3339")))),
            ("`id` (integer) - One", Some(("id", None))),
            ("**name** *string* The name", Some(("name", None))),
            ("`name: string`", Some(("name", Some("string")))),
            ("limit: how many", Some(("limit", None))),
            (
                "`match[]=<series>`: More",
                Some(("match[]", Some("string"))),
            ),
            ("All of them", None),
            ("**Two words**: no name", None),
        ];
        for (text, expected) in cases {
            let found = named(text);
            let told = found
                .as_ref()
                .map(|(name, _)| (name.text.as_str(), name.note.as_deref()));
            assert_eq!(told, expected, "{text}");
        }
    }

    #[test]
    fn what_stands_for_a_value_tells_types_or_values() {
        assert_eq!(placeholder("<duration | float>"), "duration | float");
        assert_eq!(placeholder("<asc | desc>"), "\"asc\" | \"desc\"");
        assert_eq!(placeholder("<bool>"), "bool");
        assert_eq!(placeholder("<selector>"), "string");
    }
}
