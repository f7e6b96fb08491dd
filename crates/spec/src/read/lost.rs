//! Members of a file that no part of the document took up.

use docwright_model::{Diagnostic, Diagnostics};
use indexmap::IndexMap;
use openapiv3::OpenAPI;
use serde_json::Value;

use super::place::Place;
use crate::anatomy::{Child, Kind, is_reference};
use crate::text::document_value;
use crate::{Pointer, codes};

/// Reports every member of `value` that is not in `document` and would have said something; members of one name that
/// were lost for one reason are one finding, since a document that has one mostly has hundreds.
pub(crate) fn report(
    value: &Value,
    document: &OpenAPI,
    place: &Place<'_>,
    diagnostics: &mut Diagnostics,
) {
    let read = document_value(document);
    let mut lost: IndexMap<(String, &'static str), (Pointer, usize)> = IndexMap::new();
    compare(
        Kind::Root,
        value,
        &read,
        &Pointer::root(),
        &mut |pointer, key, why| {
            let entry = lost.entry((key.to_owned(), why));
            entry.or_insert_with(|| (pointer.clone(), 0)).1 += 1;
        },
    );
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

fn compare(
    kind: Kind,
    value: &Value,
    read: &Value,
    pointer: &Pointer,
    report: &mut dyn FnMut(&Pointer, &str, &'static str),
) {
    let (Value::Object(object), Value::Object(read)) = (value, read) else {
        return;
    };
    for (key, value) in object {
        let below = pointer.join(key);
        let Some(read) = read.get(key) else {
            if is_reference(kind, object) {
                report(&below, key, "stands beside a `$ref` and was not read");
            } else if !says_default(key, value) {
                report(&below, key, "is not known here and was not read");
            }
            continue;
        };
        match (kind.child(key), value, read) {
            (Child::One(kind), value, read) => compare(kind, value, read, &below, report),
            (Child::Map(kind), Value::Object(values), Value::Object(reads)) => {
                for (name, value) in values {
                    if let Some(read) = reads.get(name) {
                        compare(kind, value, read, &below.join(name), report);
                    }
                }
            }
            (Child::List(kind), Value::Array(values), Value::Array(reads)) => {
                for (index, (value, read)) in values.iter().zip(reads).enumerate() {
                    compare(kind, value, read, &below.join(index), report);
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
