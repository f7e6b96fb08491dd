//! A type as a cell writes it: `string(uuid)`, `array of [Pet](#pet)`, `array[string]`.

use docwright_model::{Fact, Object, Origin, Property, Reference, Schema, SchemaKind, Span};
use serde_json::Value;

use super::inline;

/// Lists of lists deeper than this are not believed.
const MAX_DEPTH: usize = 16;

/// Reads a cell; none where it is written in no known way. `origin` is that of the cell.
pub(crate) fn read(cell: &str, origin: &Origin) -> Option<Schema> {
    read_within(cell, origin, 0)
}

fn read_within(cell: &str, origin: &Origin, depth: usize) -> Option<Schema> {
    let cell = cell.trim();
    if depth > MAX_DEPTH {
        return None;
    }
    if let Some(inner) = ["¦null", "\\|null"]
        .iter()
        .find_map(|mark| cell.strip_suffix(mark))
    {
        let mut schema = read_within(inner, origin, depth + 1)?;
        schema.facets.nullable = Some(Fact::new(true, origin.clone()));
        return Some(schema);
    }
    if let Some((own, notes)) = cell
        .split_once("<br>**")
        .filter(|_| !cell.starts_with(['[', '{']))
    {
        return noted(own, notes, origin, depth);
    }
    if let Some(fields) = cell
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
    {
        return fields_of(fields, origin, depth);
    }
    if let Some(parts) = split_outside(cell, " & ") {
        let parts = parts
            .iter()
            .map(|part| read_within(part, origin, depth + 1));
        let kind = SchemaKind::AllOf(parts.collect::<Option<_>>()?);
        return Some(Schema::of(Fact::new(kind, origin.clone())));
    }
    if let Some(link) = link(cell) {
        let kind = SchemaKind::Reference(link);
        return Some(Schema::of(Fact::new(kind, origin.clone())));
    }
    if let Some(item) = item(cell) {
        let item = Box::new(read_within(item, origin, depth + 1)?);
        let kind = SchemaKind::Array(Some(item));
        return Some(Schema::of(Fact::new(kind, origin.clone())));
    }
    if let Some((inner, "")) = inline::code(cell) {
        return read_within(inner, origin, depth + 1);
    }
    let (word, format) = match cell.split_once('(') {
        Some((word, rest)) => (word.trim(), Some(rest.strip_suffix(')')?)),
        None => (cell, None),
    };
    let mut schema = match word.split_once(',') {
        Some(_) => one_of_several(word, origin)?,
        None => named(word, origin)?,
    };
    if let Some(format) = format {
        // The format of a list speaks of its items, of which nothing else is told.
        if matches!(schema.kind.value, SchemaKind::Array(None)) {
            let kind = Fact::new(SchemaKind::String, origin.to_inferred());
            schema.kind.value = SchemaKind::Array(Some(Box::new(Schema::of(kind))));
        }
        schema.format = Some(Fact::new(format.to_owned(), origin.clone()));
    }
    Some(schema)
}

/// A type with values behind it: `string, <br>**Available values:** "a", "b", <br>**Default:** a`.
fn noted(own: &str, notes: &str, origin: &Origin, depth: usize) -> Option<Schema> {
    let own = own.trim().trim_end_matches(',');
    let mut schema = match own {
        "" => Schema::of(origin_any(origin)),
        _ => read_within(own, origin, depth + 1)?,
    };
    for note in notes.split("<br>**") {
        let note = note.trim().trim_end_matches(',');
        if let Some(list) = note.strip_prefix("Available values:**") {
            let values: Vec<Value> = serde_json::from_str(&format!("[{list}]")).ok()?;
            let values = values
                .into_iter()
                .map(|value| Fact::new(value, origin.clone()));
            schema.facets.enumeration = values.collect();
        } else {
            let value = note.strip_prefix("Default:**")?.trim();
            let is_text = matches!(schema.kind.value, SchemaKind::String);
            let typed = serde_json::from_str(value).ok().filter(|_| !is_text);
            let value = typed.unwrap_or_else(|| Value::String(value.to_owned()));
            schema.facets.default = Some(Fact::new(value, origin.clone()));
        }
    }
    Some(schema)
}

/// A type that only its values tell.
fn origin_any(origin: &Origin) -> Fact<SchemaKind> {
    Fact::new(SchemaKind::Any, origin.to_inferred())
}

/// An object as its fields: `**"name"**: string, **"tags"**: [ string ]`.
fn fields_of(text: &str, origin: &Origin, depth: usize) -> Option<Schema> {
    let mut object = Object::default();
    let text = text.trim();
    for field in split_outside(text, ", **\"").unwrap_or_else(|| vec![text]) {
        let field = field.strip_prefix("**\"").unwrap_or(field);
        let (name, cell) = field.split_once("\"**:")?;
        let schema = match cell.trim() {
            "" => Schema::of(origin_any(origin)),
            cell => read_within(cell, origin, depth + 1)?,
        };
        object.properties.push(Property {
            name: Fact::new(name.to_owned(), origin.clone()),
            required: None,
            schema,
        });
    }
    Some(Schema::of(Fact::new(
        SchemaKind::Object(object),
        origin.clone(),
    )))
}

/// The parts of a text, where separators stand outside of brackets.
fn split_outside<'t>(text: &'t str, separator: &str) -> Option<Vec<&'t str>> {
    text.contains(separator).then_some(())?;
    let mut out = Vec::new();
    let (mut from, mut depth) = (0, 0usize);
    for (at, c) in text.char_indices() {
        match c {
            '[' | '{' | '(' => depth += 1,
            ']' | '}' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0
            && at >= from
            && text
                .get(at..)
                .is_some_and(|rest| rest.starts_with(separator))
        {
            out.extend(text.get(from..at));
            from = at + separator.len();
        }
    }
    out.extend(text.get(from..));
    (out.len() > 1).then_some(out)
}

/// A link to a schema. A format behind it is that of the schema.
fn link(cell: &str) -> Option<Reference> {
    let (text, target, rest) = inline::link(cell)?;
    let is_whole = rest.is_empty() || rest.starts_with('(') && rest.ends_with(')');
    is_whole.then(|| Reference {
        name: inline::plain(text).into_owned(),
        target: Some(target.to_owned()),
    })
}

/// The type of a list's items.
fn item(cell: &str) -> Option<&str> {
    let bracketed = || {
        let rest = cell
            .strip_prefix("array[")
            .or_else(|| cell.strip_prefix('['))?;
        rest.strip_suffix(']')
    };
    cell.strip_prefix("array of ").or_else(bracketed)
}

/// The schema of several types with commas between them, one of which may be `null`.
fn one_of_several(words: &str, origin: &Origin) -> Option<Schema> {
    let words: Vec<&str> = words.split(',').map(str::trim).collect();
    let is_nullable = words.contains(&"null");
    let others = words.iter().filter(|word| **word != "null");
    let mut kinds: Vec<Schema> = others
        .map(|word| named(word, origin))
        .collect::<Option<_>>()?;
    let mut schema = match kinds.len() {
        0 => named("null", origin)?,
        1 => kinds.remove(0),
        _ => Schema::of(Fact::new(SchemaKind::AnyOf(kinds), origin.clone())),
    };
    if is_nullable {
        schema.facets.nullable = Some(Fact::new(true, origin.clone()));
    }
    Some(schema)
}

/// The schema of a type's bare name.
fn named(word: &str, origin: &Origin) -> Option<Schema> {
    let kind = match word {
        "string" | "binary" | "file" | "byte" | "date" | "dateTime" | "password" => {
            SchemaKind::String
        }
        "integer" | "long" => SchemaKind::Integer,
        "number" | "float" | "double" => SchemaKind::Number,
        "boolean" => SchemaKind::Boolean,
        "object" => SchemaKind::Object(Object::default()),
        "array" => SchemaKind::Array(None),
        "null" => SchemaKind::Null,
        // Where items are put together from others, rows below tell from which.
        "any" | "undefined" | "allOf" | "anyOf" | "oneOf" | "not" => SchemaKind::Any,
        // Where a page has no links, the word may be the name of a schema that some page defines.
        _ if is_name(word) => SchemaKind::Reference(Reference {
            name: word.to_owned(),
            target: None,
        }),
        _ => return None,
    };
    let mut schema = Schema::of(Fact::new(kind, origin.clone()));
    // Words that are a type and its format in one.
    let format = match word {
        "file" => "binary",
        "dateTime" => "date-time",
        "long" => "int64",
        "binary" | "byte" | "date" | "password" | "float" | "double" => word,
        _ => return Some(schema),
    };
    schema.format = Some(Fact::new(format.to_owned(), origin.clone()));
    Some(schema)
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
}

/// The schema of a cell that could not be read.
pub(crate) fn unknown(span: Span) -> Schema {
    Schema::of(Fact::inferred(SchemaKind::Any, span))
}
