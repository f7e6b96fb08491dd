//! Documents of other versions become OpenAPI 3.0.
//!
//! In: the JSON form of a Swagger 2.0 or OpenAPI 3.1 document. Out: the same as 3.0, what 3.0 cannot hold beside it, and
//! where each part went, so that positions and references follow. Nothing is read as a document here: what has no
//! sound shape stays as it is for the reader that comes next to report.

mod bodies;
mod modern;
mod moves;
mod parameters;
mod remarks;
mod schemas;
mod swagger;

use serde_json::{Map, Value};

use crate::anatomy::{Child, Kind};
use crate::{Extras, Pointer};

pub(crate) use modern::convert as convert_modern;
pub(crate) use moves::{Moves, decoded};
pub(crate) use remarks::convert as convert_remarks;
pub(crate) use swagger::convert as convert_swagger;

/// What becomes of a document besides its JSON form.
#[derive(Debug, Default)]
pub(crate) struct Conversion {
    pub(crate) extras: Extras,
    pub(crate) moves: Moves,
}

impl Conversion {
    /// Notes that a part stands elsewhere now.
    fn moved(&mut self, from: &Pointer, to: &Pointer) {
        self.extras.follow(from.as_str(), to.as_str());
        self.moves.push(from, to);
    }

    /// Notes that an item of a list took the place of one that is gone.
    fn shifted(&mut self, list: &Pointer, from: usize, to: usize) {
        let (old, new) = (list.join(from), list.join(to));
        self.extras.follow(old.as_str(), new.as_str());
        self.moves.shift(list, from, to);
    }
}

/// Spells out that the values of a list in a form stand apart, where nothing is said about it: the document's types take
/// silence for the opposite. The writer says the opposite in words, see `tidy`.
pub(crate) fn spell_out_encodings(value: &mut Value) {
    let root = Pointer::root();
    visit(
        Kind::Root,
        Kind::Encoding,
        value,
        &root,
        &mut |encoding, _| {
            if let Value::Object(encoding) = encoding
                && is_form(encoding)
            {
                encoding
                    .entry("explode")
                    .or_insert_with(|| Value::Bool(true));
            }
        },
    );
}

/// Puts what is said about XML beside the document, whose types have no place for it.
pub(crate) fn put_xml_aside(value: &mut Value, extras: &mut Extras) {
    let root = Pointer::root();
    visit(
        Kind::Root,
        Kind::Schema,
        value,
        &root,
        &mut |schema, pointer| {
            if let Value::Object(schema) = schema
                && let Some(xml) = schema.shift_remove(XML)
            {
                extras.insert(pointer, XML, xml);
            }
        },
    );
}

/// The one member of 3.0 that the document's types cannot hold.
pub(crate) const XML: &str = "xml";

/// Whether lists are written as forms write them, of which the parts stand apart unless it is said otherwise.
pub(crate) fn is_form(encoding: &Map<String, Value>) -> bool {
    let style = encoding.get("style").and_then(Value::as_str);
    style.is_none_or(|style| style == "form")
}

/// Visits every object of a kind from the inside out.
pub(crate) fn visit(
    kind: Kind,
    wanted: Kind,
    value: &mut Value,
    pointer: &Pointer,
    change: &mut dyn FnMut(&mut Value, &Pointer),
) {
    if let Value::Object(object) = value {
        for (key, value) in object.iter_mut() {
            match (kind.child(key), value) {
                (Child::One(below), value) => {
                    visit(below, wanted, value, &pointer.join(key), change);
                }
                (Child::Map(below), Value::Object(all)) => {
                    let pointer = pointer.join(key);
                    for (name, value) in all {
                        visit(below, wanted, value, &pointer.join(name), change);
                    }
                }
                (Child::List(below), Value::Array(all)) => {
                    let pointer = pointer.join(key);
                    for (index, value) in all.iter_mut().enumerate() {
                        visit(below, wanted, value, &pointer.join(index), change);
                    }
                }
                _ => {}
            }
        }
    }
    if kind == wanted {
        change(value, pointer);
    }
}

/// The object under a key, made where there is none.
fn object<'v>(parent: &'v mut Map<String, Value>, key: &str) -> Option<&'v mut Map<String, Value>> {
    let value = parent
        .entry(key)
        .or_insert_with(|| Value::Object(Map::new()));
    value.as_object_mut()
}
