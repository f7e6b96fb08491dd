//! Values written as samples are, with types or names alone in place of values: `{ "id": int, name: string, tags: [string] }`.
//!
//! In: a text in braces or brackets. Out: the schema it tells, of which every name and type is stated. None where nothing in it is
//! a type or a name without a value: then it is a sample.

use docwright_model::{Fact, Object, Origin, Property, Schema, SchemaKind};

use super::fields;
use super::remarks;
use super::spoken;
use super::words::Words;
use crate::evidence::json::{Json, JsonValue};

/// Shapes within shapes deeper than this are not read.
const MAX_DEPTH: usize = 32;

/// Objects of more fields are data.
const MAX_FIELDS: usize = 500;

/// Reads a shape.
pub(crate) fn read(text: &str, words: &Words, origin: &Origin) -> Option<Schema> {
    let mut reader = Reader {
        rest: text,
        words,
        origin,
        is_told: false,
    };
    let schema = reader.value(0)?;
    reader.space();
    let is_whole = reader.rest.is_empty();
    (is_whole && reader.is_told).then_some(schema)
}

/// Whether all texts of a sample are words for types, and one of them can hardly be a value.
pub(crate) fn is_typed(json: &Json<'_>) -> bool {
    let mut texts = Vec::new();
    let is_plain = gather(json, &mut texts);
    is_plain && texts.iter().all(|text| is_type(text)) && texts.iter().any(|text| is_sure(text))
}

/// Whether a text is a word for a type that is seldom a value.
fn is_type(text: &str) -> bool {
    is_sure(text)
        || matches!(
            text.trim_end_matches("[]"),
            "string"
                | "str"
                | "array"
                | "object"
                | "date"
                | "datetime"
                | "date-time"
                | "timestamp"
                | "uuid"
        )
}

/// Whether a text is a word for a type and no value of any text.
fn is_sure(text: &str) -> bool {
    matches!(
        text.trim_end_matches("[]"),
        "integer" | "int" | "int32" | "int64" | "number" | "float" | "double" | "boolean" | "bool"
    )
}

/// The texts of a sample. One that tells the type of something by name is no shape.
fn gather<'j>(json: &'j Json<'_>, out: &mut Vec<&'j str>) -> bool {
    match &json.value {
        JsonValue::String(text) => {
            out.push(text);
            true
        }
        JsonValue::Array(items) => items.iter().all(|item| gather(item, out)),
        JsonValue::Object(members) => members.iter().all(|member| {
            let is_about = matches!(&*member.name, "type" | "format" | "kind" | "dataType");
            !is_about && gather(&member.value, out)
        }),
        _ => true,
    }
}

struct Reader<'t, 'w> {
    rest: &'t str,
    words: &'w Words,
    origin: &'w Origin,
    /// Whether a type or a bare name was found.
    is_told: bool,
}

impl<'t> Reader<'t, '_> {
    /// Skips white space and comments.
    fn space(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            let after = if self.rest.starts_with("//") || self.rest.starts_with('#') {
                self.rest.split_once('\n').map_or("", |(_, after)| after)
            } else if let Some(inner) = self.rest.strip_prefix("/*") {
                inner.split_once("*/").map_or("", |(_, after)| after)
            } else {
                return;
            };
            self.rest = after;
        }
    }

    fn takes(&mut self, mark: &str) -> bool {
        self.space();
        let after = self.rest.strip_prefix(mark);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn of(&self, kind: SchemaKind) -> Schema {
        Schema::of(Fact::new(kind, self.origin.clone()))
    }

    fn value(&mut self, depth: usize) -> Option<Schema> {
        if depth > MAX_DEPTH {
            return None;
        }
        let mut schema = if self.takes("{") {
            self.object(depth)?
        } else if self.takes("[") {
            self.list(depth)?
        } else {
            self.leaf()?
        };
        while self.rest.starts_with("[]") {
            self.takes("[]");
            schema = fields::listed(schema, self.origin);
        }
        Some(schema)
    }

    fn object(&mut self, depth: usize) -> Option<Schema> {
        let mut properties: Vec<Property> = Vec::new();
        loop {
            if self.takes("}") {
                break;
            }
            if self.takes(",") || self.takes(";") || self.dots() {
                continue;
            }
            let (name, is_optional) = self.name()?;
            let schema = if self.takes(":") {
                self.value(depth + 1)?
            } else {
                // A name alone, as programs put variables into objects.
                self.is_told = true;
                let ends = self.rest.starts_with([',', '}', ';']);
                ends.then(|| fields::untyped(self.origin))?
            };
            if properties.len() == MAX_FIELDS {
                return None;
            }
            if properties.iter().all(|known| known.name.value != name) {
                let required = is_optional.then(|| Fact::new(false, self.origin.clone()));
                properties.push(Property {
                    name: Fact::new(name, self.origin.clone()),
                    required,
                    schema,
                });
            }
        }
        unbracketed(&mut properties);
        Some(self.of(SchemaKind::Object(Object {
            properties,
            additional: None,
        })))
    }

    fn list(&mut self, depth: usize) -> Option<Schema> {
        let mut items: Option<Schema> = None;
        loop {
            if self.takes("]") {
                break;
            }
            if self.takes(",") || self.dots() {
                continue;
            }
            let item = self.value(depth + 1)?;
            items.get_or_insert(item);
        }
        Some(self.of(SchemaKind::Array(items.map(Box::new))))
    }

    /// Dots that stand for what is left out.
    fn dots(&mut self) -> bool {
        let is_some = self.takes("...") || self.takes("…");
        while is_some && self.rest.starts_with('.') {
            self.takes(".");
        }
        is_some
    }

    /// A name, quoted or bare, and whether a mark says that it may be left out.
    fn name(&mut self) -> Option<(String, bool)> {
        self.space();
        let (name, after) = match self.quoted() {
            Some(found) => found,
            None => {
                let is_name = |c: char| c.is_alphanumeric() || "_-$@".contains(c);
                let end = self.rest.find(|c| !is_name(c)).unwrap_or(self.rest.len());
                self.rest.split_at_checked(end)?
            }
        };
        self.rest = after;
        let is_optional = self.takes("?");
        self.space();
        (!name.is_empty()).then(|| (name.to_owned(), is_optional))
    }

    fn quoted(&self) -> Option<(&'t str, &'t str)> {
        let mark = self.rest.chars().next().filter(|c| "\"'".contains(*c))?;
        let inner = self.rest.get(1..)?;
        let (text, after) = inner.split_once(mark)?;
        (!text.contains('\n')).then_some((text, after))
    }

    /// A type, a value, or what stands for one.
    fn leaf(&mut self) -> Option<Schema> {
        if self.dots() {
            self.is_told = true;
            return Some(fields::untyped(self.origin));
        }
        if let Some((text, after)) = self.quoted() {
            self.rest = after;
            // Other values may be allowed in its place.
            if self.takes("|") {
                return self.leaf().map(|_| self.of(SchemaKind::String));
            }
            return Some(
                self.told(text)
                    .unwrap_or_else(|| self.of(SchemaKind::String)),
            );
        }
        let end = self.end();
        let (word, after) = self.rest.split_at_checked(end)?;
        let word = word.trim();
        if word.is_empty() {
            return None;
        }
        self.rest = after;
        let inner = word
            .strip_prefix('<')
            .and_then(|word| word.strip_suffix('>'));
        let bare = inner.unwrap_or(word);
        if let Some(schema) = self.told(bare) {
            return Some(schema);
        }
        if serde_json::from_str::<serde_json::Value>(bare).is_ok() && bare != "null" {
            return Some(self.of(remarks::kind_of(bare)));
        }
        // A word that is no type stands for a value of which nothing is told.
        let is_word = |c: char| c.is_alphanumeric() || "_-. ".contains(c);
        self.is_told |= bare != "null";
        bare.chars()
            .all(is_word)
            .then(|| fields::untyped(self.origin))
    }

    /// The type that a word is.
    fn told(&mut self, word: &str) -> Option<Schema> {
        let bare = word.split_once(" (").map_or(word, |(word, _)| word);
        let is_type = bare
            .trim_end_matches("[]")
            .split('|')
            .all(|part| spoken::is_scalar(part) && part.trim() != "*");
        if !is_type {
            return None;
        }
        let found = spoken::read(bare, self.words, self.origin).schema;
        self.is_told |= found.is_some() && bare != "null";
        found
    }

    /// Where a bare word ends: behind a list of its own kind, at a mark, or at the end of the line.
    fn end(&self) -> usize {
        let ends = |c: char| matches!(c, ',' | ';' | '}' | ']' | '\n' | '{' | '[' | '"');
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let line = self.rest.get(..end).unwrap_or_default();
        let comment = [" //", " #", "\t//"]
            .iter()
            .filter_map(|mark| line.find(mark))
            .min();
        comment.unwrap_or(end)
    }
}

/// Where all fields of several are lists of single values, the brackets only mark that something stands for a value.
fn unbracketed(properties: &mut [Property]) {
    let item = |own: &Property| match &own.schema.kind.value {
        SchemaKind::Array(Some(item)) => Some((**item).clone()),
        _ => None,
    };
    let is_plain = |item: Schema| {
        !matches!(
            item.kind.value,
            SchemaKind::Array(_) | SchemaKind::Object(_) | SchemaKind::Any
        )
    };
    if properties.len() < 2 || !properties.iter().all(|own| item(own).is_some_and(is_plain)) {
        return;
    }
    for own in properties {
        if let Some(item) = item(own) {
            own.schema = item;
        }
    }
}

#[cfg(test)]
mod tests;
