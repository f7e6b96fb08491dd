//! A type as a cell writes it in some programming language: `List[Pet]`, `[**[]Pet**](Pet.md)`, `Map<String, Long>`.

use docwright_model::{Basis, Fact, Object, Origin, Reference, Schema, SchemaKind};
use serde_json::Value;

use super::entities::decode;
use super::scalars;
use super::spelling::{bracketed, is_bytes, is_name, item, literal, map_value, split, wrapped};
use crate::evidence::inline;

/// Types nested deeper than this are not believed.
const MAX_DEPTH: usize = 16;

/// Reads the Markdown of a cell; none where it is written in no known way. `origin` is that of the cell.
pub(super) fn read(cell: &str, origin: &Origin) -> Option<Schema> {
    let decoded = decode(cell);
    let cell = decoded.trim();
    // What stands around a link: `Pointer to [**Pet**](Pet.md)`, `Option<[**Pet**](Pet.md)>`.
    let link = cell.find('[').and_then(|at| {
        let (before, rest) = cell.split_at_checked(at)?;
        let (text, target, after) = inline::link(rest)?;
        // A word behind it says what the language's own name for it is.
        let after = if after.trim_start().starts_with('(') {
            ""
        } else {
            after
        };
        Some((format!("{before}{text}{after}"), target.to_owned()))
    });
    let (text, target) = match link {
        Some((text, target)) => (text, Some(target)),
        None => (cell.to_owned(), None),
    };
    // A link that leads nowhere is only its text: `[**number**]`.
    let text = match text
        .strip_prefix("[**")
        .and_then(|text| text.strip_suffix("**]"))
    {
        Some(inner) if target.is_none() => inner.to_owned(),
        _ => text,
    };
    let text = text.replace("**", "").replace("\\_", "_");
    let text = text.trim_matches(['`', ' ']);
    let reader = Reader {
        target: target.as_deref(),
        origin,
    };
    reader.read(text, 0)
}

struct Reader<'r> {
    /// Where the cell's link leads, which is to the innermost type.
    target: Option<&'r str>,
    origin: &'r Origin,
}

impl Reader<'_> {
    fn read(&self, text: &str, depth: usize) -> Option<Schema> {
        let text = text.trim();
        if depth > MAX_DEPTH || text.is_empty() {
            return None;
        }
        if let Some(schema) = self.alternatives(text, depth) {
            return Some(schema);
        }
        if let Some(inner) = wrapped(text) {
            return self.read(inner, depth + 1);
        }
        if let Some(inner) = text.strip_suffix('?') {
            return self.read(inner, depth + 1);
        }
        if is_bytes(text) {
            let mut schema = Schema::of(Fact::new(SchemaKind::String, self.origin.clone()));
            schema.format = Some(Fact::new("binary".to_owned(), self.origin.to_inferred()));
            return Some(schema);
        }
        if let Some(inner) = map_value(text) {
            let value = self.read(inner, depth + 1)?;
            return Some(self.map(Some(value)));
        }
        if let Some(inner) = item(text) {
            let item = Box::new(self.read(inner, depth + 1)?);
            let kind = SchemaKind::Array(Some(item));
            return Some(Schema::of(Fact::new(kind, self.origin.clone())));
        }
        // A simple type may have parameters of its own: `chrono::DateTime<chrono::FixedOffset>`.
        let name = bracketed(text).map(|(name, _)| name);
        let is_simple = |name: &&str| scalars::read(last_part(name)).is_some();
        self.named(name.filter(is_simple).unwrap_or(text), depth)
    }

    /// Types of which a value has one, and values of which it is one: `str, none_type`, `'a' | 'b'`.
    fn alternatives(&self, text: &str, depth: usize) -> Option<Schema> {
        let parts = split(text, '|').or_else(|| split(text, ','))?;
        let is_nothing = |part: &&str| {
            let nothing = ["null", "undefined", "none_type", "nil", "None", "nullptr"];
            nothing.contains(&part.trim())
        };
        let is_nullable = parts
            .iter()
            .any(|part| is_nothing(part) && part.trim() != "undefined");
        let others: Vec<&str> = parts
            .iter()
            .copied()
            .filter(|part| !is_nothing(part))
            .collect();
        let literals: Option<Vec<&str>> = others.iter().map(|part| literal(part)).collect();
        let mut schema = match (literals, others.as_slice()) {
            (_, []) => return None,
            (Some(values), _) => {
                let mut schema = Schema::of(Fact::new(SchemaKind::String, self.origin.clone()));
                let values = values
                    .into_iter()
                    .map(|value| Fact::new(Value::String(value.to_owned()), self.origin.clone()));
                schema.facets.enumeration = values.collect();
                schema
            }
            (None, [one]) => self.read(one, depth + 1)?,
            // All the types there are say nothing.
            (None, many) if many.len() > 4 => {
                Schema::of(Fact::new(SchemaKind::Any, self.origin.to_inferred()))
            }
            (None, many) => {
                let parts = many.iter().map(|part| self.read(part, depth + 1));
                let kind = SchemaKind::AnyOf(parts.collect::<Option<_>>()?);
                Schema::of(Fact::new(kind, self.origin.to_inferred()))
            }
        };
        if is_nullable {
            schema.facets.nullable = Some(Fact::new(true, self.origin.clone()));
        }
        Some(schema)
    }

    fn map(&self, value: Option<Schema>) -> Schema {
        let object = Object {
            properties: Vec::new(),
            additional: value.map(Box::new),
        };
        Schema::of(Fact::new(SchemaKind::Object(object), self.origin.clone()))
    }

    /// A type of one word, which the package it is in stands before.
    fn named(&self, text: &str, depth: usize) -> Option<Schema> {
        let word = last_part(text);
        if let Some(inner) = word
            .strip_prefix("Nullable")
            .filter(|inner| inner.starts_with(|c: char| c.is_ascii_uppercase()))
        {
            let mut schema = self.read(inner, depth + 1)?;
            schema.facets.nullable = Some(Fact::new(true, self.origin.clone()));
            return Some(schema);
        }
        let stem = self.target.and_then(stem);
        // A link to a page of the name is one to a type of it, whatever the word means elsewhere.
        let is_page = stem == Some(word) && word.starts_with(|c: char| c.is_ascii_uppercase());
        if let Some(scalar) = scalars::read(word)
            && !(is_page && matches!(scalar.kind, SchemaKind::Any))
        {
            return Some(self.scalar(scalar, stem, depth));
        }
        let is_local = self.target.is_some_and(|target| target.starts_with('#'));
        is_name(word).then(|| {
            let link = Reference {
                name: word.to_owned(),
                target: self
                    .target
                    .filter(|_| is_local || stem == Some(word))
                    .map(str::to_owned),
            };
            Schema::of(Fact::new(SchemaKind::Reference(link), self.origin.clone()))
        })
    }

    /// A simple type. Where the word is only that of a list or a map, the link leads to what is in it.
    fn scalar(&self, scalar: scalars::Scalar, stem: Option<&str>, depth: usize) -> Schema {
        let inner = stem.filter(|stem| !is_container(stem));
        let inner = inner
            .and_then(|stem| self.read(stem, depth + 1))
            .map(|mut inner| {
                inner.kind.origin = self.origin.to_inferred();
                inner
            });
        match (scalar.kind, inner) {
            (SchemaKind::Array(None), Some(inner)) => {
                let kind = SchemaKind::Array(Some(Box::new(inner)));
                Schema::of(Fact::new(kind, self.origin.clone()))
            }
            (SchemaKind::Object(_), Some(inner)) => self.map(Some(inner)),
            (kind, _) => {
                let mut schema = Schema::of(Fact::new(kind, self.known(scalar.kind_basis)));
                schema.format = scalar
                    .format
                    .map(|format| Fact::new(format.to_owned(), self.known(scalar.format_basis)));
                schema
            }
        }
    }

    fn known(&self, basis: Basis) -> Origin {
        match basis {
            Basis::Stated => self.origin.clone(),
            _ => self.origin.to_inferred(),
        }
    }
}

fn is_container(word: &str) -> bool {
    let kind = scalars::read(word).map(|scalar| scalar.kind);
    matches!(kind, Some(SchemaKind::Array(_) | SchemaKind::Object(_)))
}

/// The name of the page that a link leads to, without folders and ending.
fn stem(target: &str) -> Option<&str> {
    let page = target.split('#').next()?.rsplit('/').next()?;
    page.strip_suffix(".md").filter(|stem| !stem.is_empty())
}

/// The last part of a name, behind the packages it is in.
pub(super) fn last_part(name: &str) -> &str {
    let name = name.trim().trim_start_matches(['*', '&']);
    name.rsplit([':', '.', '\\', '/']).next().unwrap_or(name)
}

#[cfg(test)]
mod tests;
