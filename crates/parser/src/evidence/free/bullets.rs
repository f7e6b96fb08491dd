//! Fields and parameters as lists tell them: `` - `time=<rfc3339>`: When. Optional. ``, `` * `id` (integer, required) ``.

mod definitions;
mod notes;

use docwright_model::{Fact, Object, Origin, Property, Schema, SchemaKind, Span};

use super::fields::{self, Lexicon, Name};
use super::{remarks, spoken};
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::inline;
use crate::evidence::reading::{Candidate, Hint};

pub(crate) use definitions::of_definition;
pub(crate) use notes::noted;
use notes::{Note, bracketed, valued};

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
    of_text(document, (raw.trim(), span), more, lexicon, depth)
}

/// Reads a line that is written as a point would be.
pub(crate) fn of_line(
    document: &Document<'_>,
    raw: &str,
    span: Span,
    lexicon: Lexicon<'_>,
) -> Option<Candidate> {
    of_text(document, (raw, span), &[], lexicon, 0)
}

/// Reads a point by its text and what stands below it.
fn of_text(
    document: &Document<'_>,
    (raw, span): (&str, Span),
    more: &[Block],
    lexicon: Lexicon<'_>,
    depth: usize,
) -> Option<Candidate> {
    let (found, rest) = named(raw)?;
    let origin = Origin::stated(span);
    let Told {
        note,
        example,
        said,
    } = told(&found, rest, lexicon, &origin);
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
    if let Some(text) = &example {
        remarks::conclude(&mut schema, text, &origin);
    }
    if let Some(value) = example.and_then(|text| remarks::typed(&text, &schema)) {
        schema.facets.example = Some(Fact::new(value, origin.clone()));
    }
    let by_mark = found.is_optional.map(|is_optional| !is_optional);
    let required = by_mark
        .or(note.required)
        .map(|value| Fact::new(value, origin.clone()));
    // The mark of a placeholder says that the name is one.
    let placed = found.text.strip_prefix(':').map(str::to_owned);
    let by_mark = placed.as_ref().map(|_| Hint::Path);
    let hint = by_mark
        .or(note.hint)
        .map(|hint| Fact::new(hint, origin.clone()));
    Some(Candidate {
        name: Fact::new(placed.unwrap_or(found.text), origin),
        hint,
        required: required.or(remarked),
        schema,
        only: None,
    })
}

/// What stands behind a name: what brackets say, a value that is shown, and text.
struct Told<'t> {
    note: Note,
    example: Option<String>,
    said: &'t str,
}

fn told<'t>(found: &Name, rest: &'t str, lexicon: Lexicon<'_>, origin: &Origin) -> Told<'t> {
    let mut note = Note::default();
    note.read(found.note.as_deref().unwrap_or_default(), lexicon, origin);
    let mut rest = rest;
    let mut example = None;
    if let Some((value, after)) = valued(rest, lexicon, origin) {
        example = Some(value);
        rest = after;
    }
    while let Some((inner, after)) = bracketed(rest) {
        if !note.read(inner, lexicon, origin) && !rest.trim_start().starts_with('(') {
            break;
        }
        rest = after;
    }
    let separators = [' ', ':', '-', '–', '—', '=', '\n', '.', ','];
    let mut said = rest.trim_start_matches(separators);
    if note.schema.is_none()
        && rest.trim_start().starts_with([':', '-', '–', '—', '`'])
        && let Some((schema, after)) = leading_type(said, lexicon, origin)
    {
        note.schema = Some(schema);
        said = after.trim_start_matches(separators);
    }
    Told {
        note,
        example,
        said,
    }
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

/// A name that a point begins with, and what follows it.
fn named(text: &str) -> Option<(Name, &str)> {
    if let Some((inner, rest)) = inline::code(text) {
        if let Some((name, value)) = inner.split_once('=') {
            let mut found = fields::name(name.trim());
            found.note = Some(placeholder(value));
            return is_name(&found.text).then_some((found, rest));
        }
        let inner_parts = inner
            .split_once([':', ' '])
            .filter(|(name, _)| !name.is_empty());
        if let Some((name, kind)) = inner_parts {
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
    let inner = value
        .trim()
        .trim_matches(['<', '>', '{', '}', '[', ']', '"', '\'']);
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
    let text = text.strip_prefix(':').unwrap_or(text);
    !text.is_empty() && text.chars().all(is_part) && text.chars().any(char::is_alphanumeric)
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
