//! How programming languages spell lists, maps and values that may be missing.

use super::types::last_part;

/// How languages hold a value that may be missing or stands elsewhere.
pub(super) const HOLDERS: &[&str] = &[
    "Option<",
    "Box<",
    "Optional[",
    "Optional<",
    "JsonNullable<",
    "Arc<",
    "CompletableFuture<",
    "Observable<",
    "Promise<",
    "Future<",
];

/// The inside of what only says how a language holds a value.
pub(super) fn wrapped(text: &str) -> Option<&str> {
    let pointed = text
        .strip_prefix("Pointer to ")
        .or_else(|| text.strip_prefix('*'));
    pointed.or_else(|| {
        let inner = HOLDERS.iter().find_map(|holder| text.strip_prefix(holder));
        inner?.strip_suffix(['>', ']'])
    })
}

pub(super) fn is_bytes(text: &str) -> bool {
    let text = text.trim_start_matches('*');
    ["byte[]", "[]byte", "os.File"].contains(&text)
}

/// The type of the values of a map.
pub(super) fn map_value(text: &str) -> Option<&str> {
    if let Some(value) = text.strip_prefix("map[string]") {
        return Some(value);
    }
    let (name, inner) = bracketed(text)?;
    let name = last_part(name);
    let is_map = matches!(
        name.to_ascii_lowercase().as_str(),
        "map" | "dict" | "hash" | "hashmap" | "dictionary" | "array" | "record" | "builtmap" | ""
    );
    // A map in braces or brackets: `{str: (Pet,)}`, `[String: Pet]`, `{ [key: string]: Pet; }`.
    if name.is_empty() {
        let (key, value) = inner.split_once(": ").or_else(|| inner.split_once(':'))?;
        let (_, value) = match key.trim().strip_prefix('[') {
            Some(_) => inner.split_once("]:")?,
            None => (key, value),
        };
        let value = value.trim().trim_end_matches(';').trim();
        let tuple = value
            .strip_prefix('(')
            .and_then(|value| value.strip_suffix(')'));
        return Some(tuple.map_or(value, |inner| inner.trim_end_matches(',')));
    }
    let (_, value) = inner.split_once(',').filter(|_| is_map)?;
    Some(value.trim())
}

/// The type of the items of a list.
pub(super) fn item(text: &str) -> Option<&str> {
    if let Some(item) = text
        .strip_prefix("[]")
        .or_else(|| text.strip_prefix("array of "))
    {
        return Some(item);
    }
    if let Some(item) = text.strip_suffix("[]") {
        return Some(item);
    }
    let (name, inner) = bracketed(text)?;
    let name = last_part(name);
    let is_list = matches!(
        name.to_ascii_lowercase().as_str(),
        "list"
            | "array"
            | "vec"
            | "set"
            | "collection"
            | "arraylist"
            | "conlist"
            | "builtlist"
            | "builtset"
            | "hashset"
            | "linkedhashset"
            | "icollection"
            | "ilist"
            | "uniqueset"
            | ""
    );
    (is_list && !text.starts_with('{')).then_some(inner.trim_end_matches(','))
}

/// What stands before a pair of brackets that ends the text, and what stands within.
pub(super) fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (name, _) = text.split_once(['<', '[', '(', '{'])?;
    let rest = text.get(name.len()..)?;
    let mut chars = rest.chars();
    let close = match chars.next()? {
        '<' => '>',
        '[' => ']',
        '(' => ')',
        _ => '}',
    };
    Some((name.trim(), chars.as_str().strip_suffix(close)?.trim()))
}

/// The parts of a text between separators outside of brackets; none where there is only one.
pub(super) fn split(text: &str, separator: char) -> Option<Vec<&str>> {
    if !text.contains(separator) {
        return None;
    }
    let mut out = Vec::new();
    let (mut from, mut depth) = (0, 0usize);
    for (at, c) in text.char_indices() {
        match c {
            '[' | '{' | '(' | '<' => depth += 1,
            ']' | '}' | ')' | '>' => depth = depth.saturating_sub(1),
            _ if c == separator && depth == 0 => {
                out.extend(text.get(from..at));
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    out.extend(text.get(from..));
    out.retain(|part| !part.trim().is_empty());
    (out.len() > 1).then_some(out)
}

/// A value in quotes.
pub(super) fn literal(text: &str) -> Option<&str> {
    let text = text.trim();
    let quoted = |mark: char| text.strip_prefix(mark)?.strip_suffix(mark);
    quoted('\'').or_else(|| quoted('"'))
}

pub(super) fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && word
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}
