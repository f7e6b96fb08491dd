//! Types as people write them: `[]string`, `?integer`, `array of [user](#user-object) objects`, `"a" | "b"`.

mod necessity;
mod scalars;

use docwright_model::{Fact, Object, Origin, Reference, Schema, SchemaKind};
use serde_json::Value;

use super::words::Words;
use crate::evidence::inline;
pub(crate) use necessity::necessity;
use scalars::scalar;
pub(crate) use scalars::{is_scalar, is_value};

/// Types within types deeper than this are not believed.
const MAX_DEPTH: usize = 12;

/// A type, and what its cell says besides.
#[derive(Debug, Default)]
pub(crate) struct Spoken {
    /// The type; none where the words are no type that is known.
    pub schema: Option<Schema>,
    /// Whether the value must be given, where the cell says so.
    pub required: Option<bool>,
}

/// Reads a cell or what stands in brackets behind a name. `origin` is that of the text.
pub(crate) fn read(text: &str, words: &Words, origin: &Origin) -> Spoken {
    let mut out = Spoken::default();
    let mut text = text.trim().trim_end_matches("\\*").to_owned();
    // A note in brackets speaks of the value, not of its type.
    if let Some((before, rest)) = text.split_once(" (") {
        let (note, after) = rest.split_once(')').unwrap_or((rest, ""));
        out.required = necessity(note);
        text = format!("{before}{after}");
    }
    let parts = outside(&text, ',');
    let mut said: Vec<&str> = Vec::new();
    for part in parts {
        match necessity(part) {
            Some(is_required) => out.required = Some(is_required),
            None => said.push(part),
        }
    }
    let reader = Reader { words, origin };
    let text = said.join(",");
    out.schema = reader.read(text.trim(), 0);
    out
}

/// Splits a text where a mark stands outside of brackets and quotes.
pub(crate) fn outside(text: &str, mark: char) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut from, mut depth, mut quoted) = (0, 0usize, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '[' | '(' | '{' | '<' => depth += 1,
            ']' | ')' | '}' | '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if c == mark && depth == 0 && !quoted {
            out.extend(text.get(from..at));
            from = at + c.len_utf8();
        }
    }
    out.extend(text.get(from..));
    out
}

/// Names of schemas have no more words than this.
const MAX_WORDS: usize = 4;

/// A value that stands in place of a type, as JSON or as a word in code.
fn value(part: &str) -> Option<Value> {
    let part = part.trim();
    let Some((inner, "")) = inline::code(part) else {
        return serde_json::from_str(part).ok();
    };
    let is_word = !inner.is_empty() && !inner.contains(' ') && !is_scalar(inner);
    let word = || is_word.then(|| Value::String(inner.to_owned()));
    serde_json::from_str(inner).ok().or_else(word)
}

/// The type that all of these values have.
fn kind(values: &[Value]) -> SchemaKind {
    if values.iter().all(Value::is_string) {
        SchemaKind::String
    } else if values.iter().all(Value::is_i64) {
        SchemaKind::Integer
    } else {
        SchemaKind::Any
    }
}

struct Reader<'r> {
    words: &'r Words,
    origin: &'r Origin,
}

impl Reader<'_> {
    fn read(&self, text: &str, depth: usize) -> Option<Schema> {
        let text = text.trim().trim_matches('*').trim();
        if depth > MAX_DEPTH || text.is_empty() {
            return None;
        }
        if let Some((inner, "")) = inline::code(text) {
            return self.read(inner, depth + 1);
        }
        if text.contains('\\') {
            let bare: String = text.split('\\').collect();
            return self.read(&bare, depth + 1);
        }
        if let Some(inner) = text
            .strip_prefix('?')
            .or_else(|| text.strip_prefix("nullable "))
        {
            return self.nullable(inner, depth);
        }
        if let Some(inner) = text
            .strip_prefix("one of ")
            .filter(|inner| inner.starts_with('['))
        {
            return self.read(inner, depth + 1);
        }
        if let Some(inner) = text.strip_suffix('?') {
            return self.nullable(inner, depth);
        }
        self.union(text, depth)
            .or_else(|| self.list(text, depth))
            .or_else(|| self.map(text, depth))
            .or_else(|| self.link(text))
            .or_else(|| self.named(text))
    }

    fn of(&self, kind: SchemaKind) -> Schema {
        Schema::of(Fact::new(kind, self.origin.clone()))
    }

    fn nullable(&self, inner: &str, depth: usize) -> Option<Schema> {
        let mut schema = self.read(inner, depth + 1)?;
        schema.facets.nullable = Some(Fact::new(true, self.origin.clone()));
        Some(schema)
    }

    /// Several types, or several values: `string | null`, `integer or string`, `"a" | "b"`.
    fn union(&self, text: &str, depth: usize) -> Option<Schema> {
        let by_bar = outside(text, '|');
        let parts: Vec<&str> = if by_bar.len() > 1 {
            by_bar
        } else {
            let by_word = text.split(" or ");
            by_word.flat_map(|part| outside(part, ',')).collect()
        };
        if parts.len() < 2 {
            return None;
        }
        let is_null =
            |part: &&str| matches!(part.trim(), "null" | "nil" | "None" | "`null`" | "nullable");
        let others: Vec<&str> = parts
            .iter()
            .copied()
            .filter(|part| !is_null(part))
            .collect();
        if others.len() < parts.len() {
            return self.nullable(&others.join(" | "), depth);
        }
        if let Some(values) = others
            .iter()
            .map(|part| value(part))
            .collect::<Option<Vec<_>>>()
        {
            let mut schema = self.of(kind(&values));
            let facts = values
                .into_iter()
                .map(|value| Fact::new(value, self.origin.clone()));
            schema.facets.enumeration = facts.collect();
            return Some(schema);
        }
        let members: Vec<Schema> = others
            .iter()
            .map(|part| self.read(part, depth + 1))
            .collect::<Option<_>>()?;
        let mut kinds: Vec<Schema> = Vec::new();
        for member in members {
            if kinds
                .iter()
                .all(|known| known.kind.value != member.kind.value)
            {
                kinds.push(member);
            }
        }
        match kinds.len() {
            1 => kinds.pop(),
            _ => Some(self.of(SchemaKind::AnyOf(kinds))),
        }
    }

    fn list(&self, text: &str, depth: usize) -> Option<Schema> {
        let lower = text.to_lowercase();
        let behind = |lead: &str| {
            lower
                .starts_with(lead)
                .then(|| text.get(lead.len()..))
                .flatten()
        };
        let within = |lead: &str, end: char| behind(lead).and_then(|rest| rest.strip_suffix(end));
        let is_list_link = text.starts_with('[') && inline::link(text).is_some();
        let inner = text
            .strip_suffix("[]")
            .or_else(|| behind("[]"))
            .or_else(|| within("array<", '>'))
            .or_else(|| within("list<", '>'))
            .or_else(|| within("set<", '>'))
            .or_else(|| within("array[", ']'))
            .or_else(|| within("list[", ']'))
            .or_else(|| within("array(", ')'))
            .or_else(|| within("list(", ')'));
        let spoken = [
            "array of ",
            "arrays of ",
            "list of ",
            "set of ",
            "an array of ",
            "a list of ",
            "array[",
        ];
        let inner = inner
            .or_else(|| spoken.iter().find_map(|lead| behind(lead)))
            .or_else(|| {
                lower
                    .ends_with(" array")
                    .then(|| text.get(..text.len() - 6))
                    .flatten()
            })
            .or_else(|| {
                (!is_list_link)
                    .then(|| text.strip_prefix('[')?.strip_suffix(']'))
                    .flatten()
            })?;
        let item = self.read(inner, depth + 1);
        Some(self.of(SchemaKind::Array(item.map(Box::new))))
    }

    /// A map of any names: `dict<string, int>`, `map[string]int`, `map of ids to users`.
    fn map(&self, text: &str, depth: usize) -> Option<Schema> {
        let lower = text.to_lowercase();
        let heads = ["dictionary", "dict", "map", "record", "hashmap", "object"];
        let head = heads.iter().find(|head| {
            lower
                .strip_prefix(**head)
                .is_some_and(|rest| rest.starts_with(['<', '[', ' ']))
        })?;
        let rest = text.get(head.len()..)?;
        let value = if let Some(inner) = rest
            .strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'))
        {
            outside(inner, ',').into_iter().nth(1)?
        } else if let Some(inner) = rest.strip_prefix('[') {
            inner
                .split_once(']')
                .map(|(_, value)| value)
                .filter(|value| !value.is_empty())?
        } else if rest.starts_with(" with ") {
            ""
        } else {
            let spoken = rest.strip_prefix(" of ")?;
            spoken.split_once(" to ").map(|(_, value)| value)?
        };
        let value = self
            .read(value, depth + 1)
            .unwrap_or_else(|| self.of(SchemaKind::Any));
        Some(self.of(SchemaKind::Object(Object {
            properties: Vec::new(),
            additional: Some(Box::new(value)),
        })))
    }

    /// A schema that is linked, with words around the link that say no more.
    fn link(&self, text: &str) -> Option<Schema> {
        let at = text.find('[')?;
        let (name, target, after) = inline::link(text.get(at..)?)?;
        let before = text.get(..at)?.trim().to_lowercase();
        let is_idle = |word: &str| matches!(word, "" | "a" | "an" | "the" | "partial" | "full");
        if !before.split_whitespace().all(is_idle) {
            return self.named(&format!("{before} {}{after}", inline::plain(name)));
        }
        let after = after.trim().to_lowercase();
        let is_said = after.split_whitespace().all(|word| {
            let own = word.trim_matches(|c: char| !c.is_alphanumeric());
            own.is_empty()
                || matches!(
                    own,
                    "object"
                        | "objects"
                        | "structure"
                        | "structures"
                        | "s"
                        | "enum"
                        | "type"
                        | "only"
                )
        });
        let plain = inline::plain(name);
        // A link to what a word such as `string` means is still that word.
        if let Some(known) = scalar(&plain) {
            return Some(self.typed(known));
        }
        is_said.then(|| {
            let name = self
                .words
                .schema_name(&plain)
                .unwrap_or_else(|| plain.into_owned());
            self.of(SchemaKind::Reference(Reference {
                name,
                target: Some(target.to_owned()),
            }))
        })
    }

    fn typed(&self, (kind, format): (SchemaKind, Option<&str>)) -> Schema {
        let mut schema = self.of(kind);
        schema.format = format.map(|format| Fact::new(format.to_owned(), self.origin.clone()));
        schema
    }

    fn named(&self, text: &str) -> Option<Schema> {
        let bare = text.strip_prefix("a ").or_else(|| text.strip_prefix("an "));
        let text = bare.unwrap_or(text);
        if let Some(known) = scalar(text) {
            return Some(self.typed(known));
        }
        // Words beside the type: `JSON string`, `positive integer`, `integer (int64)`.
        let last = text
            .rsplit(' ')
            .next()
            .filter(|last| last.len() < text.len());
        if let Some(known) = last.and_then(scalar)
            && text.split(' ').count() <= 3
            && !matches!(known.0, SchemaKind::Object(_))
        {
            return Some(self.typed(known));
        }
        let is_name = text.split(' ').count() <= MAX_WORDS
            && !text.starts_with("one ")
            && !text.contains('[');
        let name = self.words.definition(text).filter(|_| is_name)?;
        self.of(SchemaKind::Reference(Reference { name, target: None }))
            .into()
    }
}

#[cfg(test)]
mod tests;
