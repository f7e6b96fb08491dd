//! The text of an OpenAPI file becomes a `Spec`.
//!
//! In: a source. Out: the document with the origin of each part, and findings on what could not be read. A version other
//! than 3.0 is converted right after its version is known, on the JSON form, before anything else looks at it.

mod depth;
mod lost;
mod mend;
mod value;

use docwright_model::{Basis, Diagnostic, Diagnostics, Origin, Source, SourceId, Span};
use indexmap::IndexMap;
use serde_json::Value;

use crate::anatomy::{Child, Kind};
use crate::annotations::{self, Restored};
use crate::convert::{Conversion, convert_modern, convert_swagger};
use crate::positions::Positions;
use crate::{Extras, Origins, Pointer, Spec, codes};

/// Reads a Swagger 2.0 or OpenAPI 3.0, 3.1 or 3.2 document from JSON or YAML text, told apart by its content.
///
/// A part that does not have OpenAPI's shape is reported and left out, the smallest such part at a time. None where
/// nothing could be read at all. Every part counts as stated by the file, unless [`annotate`](crate::annotate) was here
/// before and left word of where it comes from.
pub fn read(id: SourceId, source: &Source, diagnostics: &mut Diagnostics) -> Option<Spec> {
    let (mut value, mut place) = value::parse(id, source.text(), diagnostics)?;
    for (pointer, range) in &place.positions.duplicates {
        diagnostics.push(
            Diagnostic::new(codes::DUPLICATE_KEY, format!("`{pointer}` stands twice"))
                .at(place.span(range.clone())),
        );
    }
    let version = version(&value, &place, diagnostics)?;
    let mut extras = convert(version, &mut value, &mut place);
    let mut restored = annotations::restore(&mut value);
    let (document, gaps) = mend::fit(&mut value, &place, source.text(), diagnostics)?;
    for (list, index) in gaps {
        close_gap(&mut place.positions.ranges, &list, index);
        close_gap(&mut restored.entries, &list, index);
        close_gap(&mut extras.entries, &list, index);
    }
    lost::report(&value, &document, &place, diagnostics);
    let origins = origins(&value, restored, &place, source);
    Some(Spec::new(document, origins).with_extras(extras))
}

/// Where the nodes of a file stand.
struct Place {
    source: SourceId,
    /// How many bytes before the document were skipped.
    skipped: usize,
    positions: Positions,
}

impl Place {
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        let range = range.start + self.skipped..range.end + self.skipped;
        Span::new(self.source, range)
    }

    /// The span of a node or of the nearest one above it that has one.
    fn of(&self, pointer: &Pointer) -> Span {
        self.span(self.positions.nearest(pointer))
    }
}

/// The versions of OpenAPI that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    /// Swagger 2.0.
    Swagger,
    /// OpenAPI 3.0.
    Current,
    /// OpenAPI 3.1 and 3.2.
    Modern,
}

/// The version of a document; goes on only with one that is read.
fn version(value: &Value, place: &Place, diagnostics: &mut Diagnostics) -> Option<Version> {
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
fn convert(version: Version, value: &mut Value, place: &mut Place) -> Extras {
    let mut conversion = Conversion::default();
    match version {
        Version::Current => return conversion.extras,
        Version::Modern => convert_modern(value, &mut conversion),
        Version::Swagger => convert_swagger(value, &mut conversion),
    }
    let ranges = &mut place.positions.ranges;
    conversion.moves.follow_positions(ranges);
    conversion.extras
}

/// Moves the entries of a list's later items up by one, as the items moved when the one at `index` went.
fn close_gap<T>(entries: &mut IndexMap<String, T>, list: &Pointer, index: usize) {
    let prefix = format!("{list}/");
    let moved = std::mem::take(entries).into_iter().filter_map(|(key, t)| {
        let Some(below) = key.strip_prefix(&prefix) else {
            return Some((key, t));
        };
        let (item, rest) = below.split_once('/').unwrap_or((below, ""));
        match item.parse::<usize>() {
            Ok(item) if item == index => None,
            Ok(item) if item > index => {
                let slash = if rest.is_empty() { "" } else { "/" };
                Some((format!("{prefix}{}{slash}{rest}", item - 1), t))
            }
            _ => Some((key, t)),
        }
    });
    *entries = moved.collect();
}

/// The origins the annotations tell, or that every part is stated where it stands.
fn origins(value: &Value, restored: Restored, place: &Place, source: &Source) -> Origins {
    let input = restored.input.as_deref().unwrap_or(source.name());
    let mut origins = Origins::of(input);
    if restored.entries.is_empty() {
        note_stated(Kind::Root, value, &Pointer::root(), place, &mut origins);
        return origins;
    }
    for (pointer, (basis, recovered)) in restored.entries {
        let pointer = Pointer::from(pointer);
        let evidence = match basis {
            Basis::Assumed => Vec::new(),
            Basis::Stated | Basis::Inferred => vec![place.of(&pointer)],
        };
        let origin = Origin {
            evidence: evidence.into(),
            basis,
            recovered,
        };
        origins.insert(pointer, origin);
    }
    origins
}

/// Notes every object of the specification as stated by the file.
fn note_stated(kind: Kind, value: &Value, pointer: &Pointer, place: &Place, origins: &mut Origins) {
    let Value::Object(object) = value else {
        return;
    };
    if let Some(range) = place.positions.get(pointer) {
        origins.insert(pointer, Origin::stated(place.span(range)));
    }
    for (key, value) in object {
        match (kind.child(key), value) {
            (Child::One(below), value) => {
                note_stated(below, value, &pointer.join(key), place, origins);
            }
            (Child::Map(below), Value::Object(all)) => {
                let pointer = pointer.join(key);
                for (name, value) in all {
                    note_stated(below, value, &pointer.join(name), place, origins);
                }
            }
            (Child::List(below), Value::Array(all)) => {
                let pointer = pointer.join(key);
                for (index, value) in all.iter().enumerate() {
                    note_stated(below, value, &pointer.join(index), place, origins);
                }
            }
            _ => {}
        }
    }
}
