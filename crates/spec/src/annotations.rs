//! Origins as `x-docwright-source` extensions of the document itself.
//!
//! In: a `Spec`, or the JSON form of a document. Out: the same with extensions put on, or taken off and turned back
//! into origins. An extension stands on the nearest object that may hold one and lists, under `facets`, what that object
//! holds from elsewhere.

use docwright_model::{Basis, Origin, Sources};
use indexmap::IndexMap;
use openapiv3::OpenAPI;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::anatomy::{Child, Kind, METHODS, is_reference};
use crate::text::document_value;
use crate::{Origins, Pointer, Spec};

/// The extension that holds a part's origin.
pub(crate) const KEY: &str = "x-docwright-source";

/// The same document with an extension on each part that says where it comes from, so that a file keeps what only the
/// value knew: reading that file gives the same document and origins of the same basis.
pub fn annotate(spec: &Spec, sources: &Sources) -> Spec {
    let mut value = document_value(spec.document());
    let mut notes: IndexMap<String, Map<String, Value>> = IndexMap::new();
    if let Some(input) = spec.origins().input() {
        let root = notes.entry(String::new()).or_default();
        root.insert("input".to_owned(), json!(input));
    }
    for (pointer, origin) in spec.origins().iter() {
        let holder = holder(&value, pointer);
        let note = describe(origin, sources);
        match pointer.get(holder.len() + 1..) {
            None => notes.entry(holder.to_owned()).or_default().extend(note),
            Some(_) if is_implied(spec.origins(), pointer, &note, sources) => {}
            Some(facet) => {
                let holder = notes.entry(holder.to_owned()).or_default();
                let facets = holder.entry("facets").or_insert_with(|| json!({}));
                if let Some(facets) = facets.as_object_mut() {
                    facets.insert(facet.to_owned(), Value::Object(note));
                }
            }
        }
    }
    for unit in units(&value) {
        let note = notes.entry(unit.as_str().to_owned()).or_default();
        if !note.contains_key("basis") {
            let origin = spec.origins().nearest(&unit);
            note.extend(origin.map_or_else(
                || describe_basis(Basis::Stated),
                |origin| describe(origin, sources),
            ));
        }
    }
    for (pointer, note) in notes {
        if let Some(Value::Object(object)) = value.pointer_mut(&pointer)
            && !note.is_empty()
        {
            object.insert(KEY.to_owned(), ordered(note));
        }
    }
    // A document that its own types cannot read back has no annotated form.
    OpenAPI::deserialize(&value)
        .map_or_else(|_| spec.clone(), |document| spec.with_document(document))
}

/// Whether an entry says no more than the nearest one above it.
fn is_implied(
    origins: &Origins,
    pointer: &str,
    note: &Map<String, Value>,
    sources: &Sources,
) -> bool {
    Pointer::from(pointer)
        .parent()
        .and_then(|up| origins.nearest(&up).map(|above| describe(above, sources)))
        .is_some_and(|above| above == *note)
}

fn describe(origin: &Origin, sources: &Sources) -> Map<String, Value> {
    let mut note = Map::new();
    if let Some((file, position)) = origin.span().and_then(|span| sources.locate(span)) {
        note.insert("file".to_owned(), json!(file));
        note.insert("line".to_owned(), json!(position.line));
    }
    note.extend(describe_basis(origin.basis));
    if origin.recovered {
        note.insert("recovered".to_owned(), json!(true));
    }
    note
}

fn describe_basis(basis: Basis) -> Map<String, Value> {
    Map::from_iter([("basis".to_owned(), json!(basis.as_str()))])
}

/// A note with the facets last, whatever was noted first.
fn ordered(mut note: Map<String, Value>) -> Value {
    if let Some(facets) = note.shift_remove("facets") {
        note.insert("facets".to_owned(), facets);
    }
    Value::Object(note)
}

/// The parts people add to a document by hand. Each is annotated, so that one without an annotation is known to be
/// theirs when the file is read again.
fn units(value: &Value) -> Vec<Pointer> {
    let mut found = Vec::new();
    let members = |pointer: &str| value.pointer(pointer).and_then(Value::as_object);
    let paths = Pointer::from("/paths");
    for (path, item) in members("/paths").into_iter().flatten() {
        let item_pointer = paths.join(path);
        let methods = METHODS.iter().filter(|m| item.get(m).is_some());
        found.extend(methods.map(|method| item_pointer.join(method)));
    }
    let schemas = Pointer::from("/components/schemas");
    for (name, schema) in members("/components/schemas").into_iter().flatten() {
        if schema
            .as_object()
            .is_some_and(|s| !is_reference(Kind::Schema, s))
        {
            found.push(schemas.join(name));
        }
    }
    found
}

/// The part of `pointer` that names the deepest object on its way that may hold an extension.
fn holder<'p>(root: &Value, pointer: &'p str) -> &'p str {
    let mut found = "";
    let (mut at, mut child) = (root, Child::One(Kind::Root));
    let mut end = 0;
    for (step, raw) in Pointer::from(pointer)
        .steps()
        .zip(pointer.split('/').skip(1))
    {
        end += raw.len() + 1;
        let below = match child {
            Child::One(kind) => kind.child(&step),
            Child::Map(kind) | Child::List(kind) => Child::One(kind),
            Child::Leaf => return found,
        };
        let next = match at {
            Value::Object(object) => object.get(step.as_ref()),
            Value::Array(array) => step.parse::<usize>().ok().and_then(|i| array.get(i)),
            _ => None,
        };
        let Some(next) = next else {
            return found;
        };
        (at, child) = (next, below);
        if let (Child::One(kind), Value::Object(object)) = (child, at) {
            if is_reference(kind, object) {
                return found;
            }
            if kind.is_extensible() {
                found = pointer.get(..end).unwrap_or(found);
            }
        }
    }
    found
}

/// What the annotations of a document said.
#[derive(Debug, Default)]
pub(crate) struct Restored {
    /// What the document was made from.
    pub(crate) input: Option<String>,
    /// Pointer to basis and whether the page was damaged there, in document order.
    pub(crate) entries: IndexMap<String, (Basis, bool)>,
}

/// Takes every annotation off `value`.
pub(crate) fn restore(value: &mut Value) -> Restored {
    let mut restored = Restored::default();
    take(Kind::Root, value, &Pointer::root(), &mut restored);
    restored
}

fn take(kind: Kind, value: &mut Value, pointer: &Pointer, restored: &mut Restored) {
    let Value::Object(object) = value else {
        return;
    };
    if kind.is_extensible()
        && let Some(note) = object.shift_remove(KEY)
    {
        restored.note(&note, pointer);
    }
    for (key, value) in object.iter_mut() {
        match (kind.child(key), value) {
            (Child::One(below), value) => take(below, value, &pointer.join(key), restored),
            (Child::Map(below), Value::Object(all)) => {
                let pointer = pointer.join(key);
                for (name, value) in all.iter_mut() {
                    take(below, value, &pointer.join(name), restored);
                }
            }
            (Child::List(below), Value::Array(all)) => {
                let pointer = pointer.join(key);
                for (index, value) in all.iter_mut().enumerate() {
                    take(below, value, &pointer.join(index), restored);
                }
            }
            _ => {}
        }
    }
}

impl Restored {
    fn note(&mut self, note: &Value, pointer: &Pointer) {
        if let Some(input) = note.get("input").and_then(Value::as_str) {
            self.input = Some(input.to_owned());
        }
        if let Some(known) = parse(note) {
            self.entries.insert(pointer.as_str().to_owned(), known);
        }
        let facets = note.get("facets").and_then(Value::as_object);
        for (facet, note) in facets.into_iter().flatten() {
            if let Some(known) = parse(note) {
                self.entries.insert(format!("{pointer}/{facet}"), known);
            }
        }
    }
}

fn parse(note: &Value) -> Option<(Basis, bool)> {
    let basis = match note.get("basis")?.as_str()? {
        "stated" => Basis::Stated,
        "inferred" => Basis::Inferred,
        "assumed" => Basis::Assumed,
        _ => return None,
    };
    let recovered = note.get("recovered").and_then(Value::as_bool);
    Some((basis, recovered.unwrap_or(false)))
}
