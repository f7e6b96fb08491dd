//! Members of a file that no part of the document took up.

use std::borrow::Cow;

use docwright_model::{Diagnostic, Diagnostics};
use indexmap::IndexMap;
use openapiv3::{OpenAPI, PathItem, ReferenceOr, Schema};
use serde_json::{Map, Value};

use super::place::Place;
use crate::anatomy::{Child, Kind, is_reference};
use crate::text::document_value;
use crate::{Pointer, codes};

/// Reports every member of `value` that is not in `document` and would have said something; members of one name that
/// were lost for one reason are one finding, since a document that has one mostly has hundreds.
pub(crate) fn report(
    value: &Value,
    document: &mut OpenAPI,
    place: &Place<'_>,
    diagnostics: &mut Diagnostics,
) {
    let large = Large::taken(document);
    let read = large.frame(document);
    let mut lost: IndexMap<(String, &'static str), (Pointer, usize)> = IndexMap::new();
    compare(
        Kind::Root,
        value,
        &read,
        &large,
        &Pointer::root(),
        &mut |pointer, key, why| {
            let entry = lost.entry((key.to_owned(), why));
            entry.or_insert_with(|| (pointer.clone(), 0)).1 += 1;
        },
    );
    large.put_back(document);
    for ((key, why), (first, count)) in lost {
        let more = match count {
            1 => String::new(),
            _ => format!(", nor were {} more `{key}`", count - 1),
        };
        let message = format!("`{first}` {why}{more}");
        let at = place.of(&first);
        diagnostics.push(Diagnostic::new(codes::IGNORED_PART, message).at(at));
    }
}

/// The parts that make up nearly all of a document. They become JSON again one at a time: as a whole they would take as
/// much memory as all that was read.
struct Large {
    paths: IndexMap<String, ReferenceOr<PathItem>>,
    schemas: IndexMap<String, ReferenceOr<Schema>>,
}

impl Large {
    fn taken(document: &mut OpenAPI) -> Self {
        let components = document.components.as_mut();
        let schemas = components.map(|components| std::mem::take(&mut components.schemas));
        Self {
            paths: std::mem::take(&mut document.paths.paths),
            schemas: schemas.unwrap_or_default(),
        }
    }

    fn put_back(self, document: &mut OpenAPI) {
        document.paths.paths = self.paths;
        if let Some(components) = &mut document.components {
            components.schemas = self.schemas;
        }
    }

    /// The JSON form of all other parts.
    fn frame(&self, document: &OpenAPI) -> Value {
        let mut frame = document_value(document);
        let components = frame.get_mut("components").and_then(Value::as_object_mut);
        if let Some(components) = components.filter(|_| !self.schemas.is_empty()) {
            components.insert("schemas".to_owned(), Value::Object(Map::new()));
        }
        frame
    }

    /// The JSON form of one of these parts.
    fn part(&self, parent: &Pointer, name: &str) -> Option<Value> {
        match parent.as_str() {
            "/paths" => self.paths.get(name).map(serde_json::to_value),
            "/components/schemas" => self.schemas.get(name).map(serde_json::to_value),
            _ => None,
        }?
        .ok()
    }
}

fn compare(
    kind: Kind,
    value: &Value,
    read: &Value,
    large: &Large,
    pointer: &Pointer,
    report: &mut dyn FnMut(&Pointer, &str, &'static str),
) {
    let (Value::Object(object), Value::Object(read)) = (value, read) else {
        return;
    };
    for (key, value) in object {
        let below = pointer.join(key);
        let part = read.get(key).map(Cow::Borrowed);
        let Some(read) = part.or_else(|| large.part(pointer, key).map(Cow::Owned)) else {
            if is_reference(kind, object) {
                report(&below, key, "stands beside a `$ref` and was not read");
            } else if !says_default(key, value) {
                report(&below, key, "is not known here and was not read");
            }
            continue;
        };
        match (kind.child(key), value, &*read) {
            (Child::One(kind), value, read) => compare(kind, value, read, large, &below, report),
            (Child::Map(kind), Value::Object(values), Value::Object(reads)) => {
                for (name, value) in values {
                    let part = reads.get(name).map(Cow::Borrowed);
                    if let Some(read) = part.or_else(|| large.part(&below, name).map(Cow::Owned)) {
                        compare(kind, value, &read, large, &below.join(name), report);
                    }
                }
            }
            (Child::List(kind), Value::Array(values), Value::Array(reads)) => {
                for (index, (value, read)) in values.iter().zip(reads).enumerate() {
                    compare(kind, value, read, large, &below.join(index), report);
                }
            }
            _ => {}
        }
    }
}

/// Whether a member says only what holds without it.
fn says_default(key: &str, value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(style) => key == "style" && (style == "simple" || style == "form"),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}
