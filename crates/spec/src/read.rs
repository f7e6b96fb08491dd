//! The text of an OpenAPI file becomes a `Spec`.
//!
//! In: a source, or several that refer to one another. Out: the document with the origin of each part, and findings on
//! what could not be read. What stands in other files is brought in first; a version other than 3.0 is converted right
//! after that, on the JSON form, before anything else looks at it.

mod depth;
mod lost;
pub(crate) mod mend;
pub(crate) mod place;
mod room;
mod value;

use docwright_model::{Basis, Diagnostic, Diagnostics, Evidence, Origin, Source, SourceId};
use indexmap::IndexMap;
use serde_json::Value;

use crate::anatomy::{Child, Kind};
use crate::annotations;
use crate::bundle::{self, Files};
use crate::convert::{
    Conversion, Moves, XML, convert_modern, convert_remarks, convert_swagger, put_xml_aside,
    spell_out_encodings,
};
use crate::{Extras, Origins, Pointer, Spec, codes};
use place::Place;
pub(crate) use value::parse;

/// Reads a Swagger 2.0 or OpenAPI 3.0, 3.1 or 3.2 document from JSON or YAML text, told apart by its content.
///
/// A part that does not have OpenAPI's shape is reported and left out, the smallest such part at a time. None where
/// nothing could be read at all. Every part counts as stated by the file, unless [`annotate`](crate::annotate) was here
/// before and left word of where it comes from.
pub fn read(id: SourceId, source: &Source, diagnostics: &mut Diagnostics) -> Option<Spec> {
    read_files(&Files::of(id, source), diagnostics)
}

/// Reads a document that may refer to other files, as [`read`] reads a single one.
///
/// Only the files at hand are looked into; [`files_named`](crate::files_named) tells which a caller should have at hand.
/// What is referred to becomes a component under a name of its own, wherever it stands.
pub fn read_files(files: &Files<'_>, diagnostics: &mut Diagnostics) -> Option<Spec> {
    let (id, source) = files.entry()?;
    let (mut value, mut place) = parse(id, source.text(), diagnostics)?;
    let version = version(&value, &place, diagnostics)?;
    bundle::bundle(files, version, &mut value, &mut place, diagnostics);
    let mut extras = convert(version, &mut value, &mut place);
    if source.text().contains(XML) {
        put_xml_aside(&mut value, &mut extras);
    }
    spell_out_encodings(&mut value);
    let restored = annotations::restore(&mut value);
    let input = restored.input.unwrap_or_else(|| source.name().to_owned());
    let read = settle(value, extras, restored.entries, place, diagnostics)?;
    let origins = origins(read.value, &read.notes, read.place, input);
    let spec = Spec::new(read.document, origins).with_extras(read.extras);
    Some(spec.with_references_followed(true))
}

/// A document and what was noted of its parts, after what does not fit was left out.
pub(crate) struct Settled<'t, N> {
    pub(crate) document: openapiv3::OpenAPI,
    pub(crate) value: Value,
    pub(crate) extras: Extras,
    pub(crate) notes: IndexMap<String, N>,
    pub(crate) place: Place<'t>,
}

/// Makes the document of its JSON form, leaving out what has no sound shape.
pub(crate) fn settle<'t, N>(
    mut value: Value,
    mut extras: Extras,
    mut notes: IndexMap<String, N>,
    mut place: Place<'t>,
    diagnostics: &mut Diagnostics,
) -> Option<Settled<'t, N>> {
    let (mut document, removal) = mend::fit(&mut value, &place, diagnostics)?;
    removal.follow(&mut place.spans);
    removal.follow(&mut notes);
    removal.follow(&mut extras.entries);
    lost::report(&value, &mut document, &place, diagnostics);
    Some(Settled {
        document,
        value,
        extras,
        notes,
        place,
    })
}

/// The versions of OpenAPI that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    /// Swagger 2.0.
    Swagger,
    /// OpenAPI 3.0.
    Current,
    /// OpenAPI 3.1 and 3.2.
    Modern,
}

/// The version of a document; goes on only with one that is read.
fn version(value: &Value, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Option<Version> {
    let spelled = |key: &str| match value.get(key) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let is = |version: &str, wanted: &str| {
        let rest = version.strip_prefix(wanted);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let (key, name) = match (spelled("openapi"), spelled("swagger")) {
        (Some(version), _) if is(&version, "3.0") => return Some(Version::Current),
        (Some(version), _) if is(&version, "3.1") || is(&version, "3.2") => {
            return Some(Version::Modern);
        }
        (None, Some(version)) if is(&version, "2.0") || version == "2" => {
            return Some(Version::Swagger);
        }
        (Some(version), _) => ("openapi", format!("OpenAPI {version}")),
        (None, Some(version)) => ("swagger", format!("Swagger {version}")),
        (None, None) => {
            diagnostics.push(
                Diagnostic::new(codes::NOT_OPENAPI, "no `openapi` member names a version")
                    .at(place.of(&Pointer::root()))
                    .help("an OpenAPI document begins with `openapi: 3.0.3`"),
            );
            return None;
        }
    };
    diagnostics.push(
        Diagnostic::new(codes::UNSUPPORTED_VERSION, format!("{name} is not read"))
            .at(place.of(&Pointer::root().join(key)))
            .help("convert the document to OpenAPI 3.0 or 3.1"),
    );
    None
}

/// Makes 3.0 of a document of another version, and takes the positions along.
fn convert(version: Version, value: &mut Value, place: &mut Place<'_>) -> Extras {
    let mut conversion = Conversion::default();
    match version {
        Version::Current => {}
        Version::Modern => convert_modern(value, &mut conversion),
        Version::Swagger => convert_swagger(value, &mut conversion),
    }
    conversion.moves.follow(&mut place.spans);
    if version != Version::Modern {
        conversion.moves = Moves::default();
        convert_remarks(value, &mut conversion);
        conversion.moves.follow(&mut place.spans);
    }
    conversion.extras
}

/// The origins the annotations tell, or that every part is stated where it stands.
fn origins(
    value: Value,
    restored: &IndexMap<String, (Basis, bool)>,
    place: Place<'_>,
    input: String,
) -> Origins {
    let mut origins = Origins::of(input);
    if restored.is_empty() {
        let mut parts = Vec::new();
        find_parts(Kind::Root, &value, &Pointer::root(), &place, &mut parts);
        drop(value);
        // A large file has as many pointers as it has text, so each is let go of as soon as it is noted.
        let mut places: Vec<_> = place.spans.into_iter().map(Some).collect();
        let taken = parts.iter().filter_map(|&part| places.get(part)?.as_ref());
        let bytes = taken.map(|(pointer, _)| pointer.len()).sum();
        origins.reserve(parts.len(), bytes);
        for part in parts {
            if let Some((pointer, span)) = places.get_mut(part).and_then(Option::take) {
                origins.insert(&Pointer::from(pointer), Origin::stated(span));
            }
        }
        return origins;
    }
    for (pointer, &(basis, recovered)) in restored {
        let pointer = Pointer::from(pointer.as_str());
        let evidence = match basis {
            Basis::Assumed => Evidence::none(),
            Basis::Stated | Basis::Inferred => Evidence::one(place.of(&pointer)),
        };
        let origin = Origin {
            evidence,
            basis,
            recovered,
        };
        origins.insert(&pointer, origin);
    }
    origins
}

/// Finds which places are those of the specification's objects, in the order they stand in.
fn find_parts(
    kind: Kind,
    value: &Value,
    pointer: &Pointer,
    place: &Place<'_>,
    parts: &mut Vec<usize>,
) {
    let Value::Object(object) = value else {
        return;
    };
    parts.extend(place.spans.get_index_of(pointer.as_str()));
    for (key, value) in object {
        match (kind.child(key), value) {
            (Child::One(below), value) => {
                find_parts(below, value, &pointer.join(key), place, parts);
            }
            (Child::Map(below), Value::Object(all)) => {
                let pointer = pointer.join(key);
                for (name, value) in all {
                    find_parts(below, value, &pointer.join(name), place, parts);
                }
            }
            (Child::List(below), Value::Array(all)) => {
                let pointer = pointer.join(key);
                for (index, value) in all.iter().enumerate() {
                    find_parts(below, value, &pointer.join(index), place, parts);
                }
            }
            _ => {}
        }
    }
}
