//! What a document refers to, wherever it stands, becomes a component of the document.
//!
//! In: the JSON form of a document and the files at hand. Out: the same document, in which every reference leads to a
//! component by name, and where each part stands in which file. Parts are brought in once, under names that depend on
//! nothing but where they stand. Nothing is read here but what the caller gave, and a file that is not at hand is
//! reported.

mod build;
mod files;
mod follow;
mod naming;
mod scan;
mod target;

use docwright_model::{Diagnostic, Diagnostics, Span};
use serde_json::Value;

use crate::anatomy::{Child, Kind};
use crate::read::Version;
use crate::read::place::Place;
use crate::{Pointer, codes};
pub use files::{Files, files_named};

/// Brings in what `value`, the document the files begin with, refers to.
pub(crate) fn bundle<'s>(
    files: &Files<'s>,
    version: Version,
    value: &mut Value,
    place: &mut Place<'s>,
    diagnostics: &mut Diagnostics,
) {
    let scan = follow::follow_all(files, version, value, place, diagnostics);
    if scan.is_done() {
        return;
    }
    let names = naming::names(&scan, value);
    let (built, built_place) = build::build(&scan, &names, value, place);
    *value = built;
    *place = built_place;
}

/// A part that is referred to, and as what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Import {
    /// The file it stands in, as the index of the scan.
    file: usize,
    pointer: String,
    kind: Kind,
}

/// The components that parts of a kind stand among, as the way from the root; none for kinds that have none.
fn section(version: Version, kind: Kind) -> Option<&'static str> {
    let section = match (version, kind) {
        (Version::Swagger, Kind::Schema) => "/definitions",
        (Version::Swagger, Kind::Parameter) => "/parameters",
        (Version::Swagger, Kind::Response) => "/responses",
        (Version::Swagger, _) => return None,
        (_, Kind::Schema) => "/components/schemas",
        (_, Kind::Parameter) => "/components/parameters",
        (_, Kind::Response) => "/components/responses",
        (_, Kind::RequestBody) => "/components/requestBodies",
        (_, Kind::Header) => "/components/headers",
        (_, Kind::Example) => "/components/examples",
        (_, Kind::Link) => "/components/links",
        (_, Kind::SecurityScheme) => "/components/securitySchemes",
        _ => return None,
    };
    Some(section)
}

/// What stands under a key in a document of this version.
fn child(version: Version, kind: Kind, key: &str) -> Child {
    match (version, kind, key) {
        (Version::Swagger, Kind::Root, "definitions") => Child::Map(Kind::Schema),
        (Version::Swagger, Kind::Root, "parameters") => Child::Map(Kind::Parameter),
        (Version::Swagger, Kind::Root, "responses") => Child::Map(Kind::Response),
        (Version::Swagger, Kind::Response, "schema") => Child::One(Kind::Schema),
        _ => kind.child(key),
    }
}

/// Whether an object of this kind may be a reference that this crate resolves.
fn may_refer(kind: Kind, value: &Value) -> Option<&str> {
    let members = value.as_object()?;
    if kind != Kind::Callback && !crate::anatomy::is_reference(kind, members) {
        return None;
    }
    members.get("$ref")?.as_str()
}

/// Whether a part is put in place of the references to it, since there are no components of its kind to refer to.
fn is_inlined(kind: Kind) -> bool {
    matches!(kind, Kind::PathItem | Kind::Callback)
}

/// Visits the parts right below one, with the kind of each where it is one of the specification's.
fn children<'v>(
    version: Version,
    kind: Kind,
    value: &'v Value,
    pointer: &Pointer,
    visit: &mut dyn FnMut(Kind, &'v Value, Pointer),
) {
    let Value::Object(members) = value else {
        return;
    };
    for (key, value) in members {
        match (child(version, kind, key), value) {
            (Child::One(below), value) => visit(below, value, pointer.join(key)),
            (Child::Map(below), Value::Object(all)) => {
                let pointer = pointer.join(key);
                for (name, value) in all {
                    visit(below, value, pointer.join(name));
                }
            }
            (Child::List(below), Value::Array(all)) => {
                let pointer = pointer.join(key);
                for (index, value) in all.iter().enumerate() {
                    visit(below, value, pointer.join(index));
                }
            }
            _ => {}
        }
    }
}

fn report(diagnostics: &mut Diagnostics, code: docwright_model::Code, message: String, at: Span) {
    diagnostics.push(Diagnostic::new(code, message).at(at));
}

/// The finding on a reference that leads nowhere.
fn dangling(diagnostics: &mut Diagnostics, reference: &str, at: Span) {
    let message = format!("nothing stands where `{reference}` leads");
    report(diagnostics, codes::DANGLING_REFERENCE, message, at);
}
