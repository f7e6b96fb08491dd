//! What a description notes behind its text: the values allowed, a value shown, and the headers of an answer.

use docwright_model::{Fact, Header, Origin, Schema, SchemaKind};
use serde_json::Value;

use super::vocabulary::Noted;
use super::{inline, types};

/// Moves the notes at the end of a schema's description to where they belong. A note that can't be read stays text.
pub(crate) fn take(schema: &mut Schema, words: &Noted) {
    // A linked schema has values of its own.
    if matches!(schema.kind.value, SchemaKind::Reference(_)) {
        return;
    }
    let Some(mut said) = schema.description.take() else {
        return;
    };
    loop {
        let (before, line) = said.value.rsplit_once('\n').unwrap_or(("", &said.value));
        if let Some(shown) = note(line, words.example) {
            let Ok([value]) = <[Value; 1]>::try_from(shown) else {
                break;
            };
            schema.facets.example = Some(Fact::new(value, said.origin.clone()));
        } else if let Some(values) = note(line, words.values) {
            let values = values.into_iter();
            let values = values.map(|value| Fact::new(value, said.origin.clone()));
            schema.facets.enumeration = values.collect();
        } else {
            break;
        }
        let length = before.len();
        said.value.truncate(length);
    }
    schema.description = Some(said).filter(|said| !said.value.is_empty());
}

/// The values in code spans behind a word in emphasis; none where the line is another or holds anything else.
fn note(line: &str, word: &str) -> Option<Vec<Value>> {
    let inner = line.strip_prefix(['*', '_'])?.strip_prefix(word)?;
    let mut rest = inner.strip_prefix(['*', '_'])?.trim();
    let mut values = Vec::new();
    while !rest.is_empty() {
        let (value, after) = inline::code(rest)?;
        values.push(serde_json::from_str(value).ok()?);
        rest = after.trim_start_matches([',', ' ']);
    }
    (!values.is_empty()).then_some(values)
}

/// Moves the headers that an answer's description notes out of it: `**X-Total** (integer): How many there are`. Where a line
/// is no header, all of them stay text.
pub(crate) fn headers(description: &mut Option<Fact<String>>, words: &Noted) -> Vec<Header> {
    let Some(said) = description else {
        return Vec::new();
    };
    let title = format!("**{}**", words.headers);
    let Some((before, list)) = said.value.split_once(&title) else {
        return Vec::new();
    };
    let lines = list.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(headers) = lines.map(|line| header(line, &said.origin)).collect() else {
        return Vec::new();
    };
    let before = before.trim_end().to_owned();
    let origin = said.origin.clone();
    *description = (!before.is_empty()).then(|| Fact::new(before, origin));
    headers
}

/// One header.
fn header(line: &str, origin: &Origin) -> Option<Header> {
    let (name, rest) = line.strip_prefix("**")?.split_once("**")?;
    let (cell, rest) = match rest.strip_prefix(" (") {
        Some(rest) => rest.split_once(')')?,
        None => ("", rest),
    };
    let text = match rest.strip_prefix(": ") {
        Some(text) => text.trim(),
        None if rest.is_empty() => "",
        None => return None,
    };
    let untyped = || Schema::of(Fact::new(SchemaKind::String, origin.to_inferred()));
    Some(Header {
        name: Fact::new(name.to_owned(), origin.clone()),
        schema: types::read(cell, origin).unwrap_or_else(untyped),
        description: (!text.is_empty()).then(|| Fact::new(text.to_owned(), origin.clone())),
    })
}
