//! The text of an OpenAPI file becomes a `Spec`.
//!
//! In: a source. Out: the document with the origin of each part, and findings on what could not be read. A version other
//! than 3.0 is to be converted right after its version is known, on the JSON form, before anything else looks at it.

mod lost;
mod mend;
mod value;

use docwright_model::{Basis, Diagnostic, Diagnostics, Origin, Source, SourceId, Span};
use indexmap::IndexMap;
use serde_json::Value;

use crate::anatomy::{Child, Kind};
use crate::annotations::{self, Restored};
use crate::positions::Positions;
use crate::{Origins, Pointer, Spec, codes};

/// Reads an OpenAPI 3.0 document from JSON or YAML text, told apart by its content.
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
    check_version(&value, &place, diagnostics)?;
    let mut restored = annotations::restore(&mut value);
    let (document, gaps) = mend::fit(&mut value, &place, source.text(), diagnostics)?;
    for (list, index) in gaps {
        close_gap(&mut place.positions.ranges, &list, index);
        close_gap(&mut restored.entries, &list, index);
    }
    lost::report(&value, &document, &place, diagnostics);
    let origins = origins(&value, restored, &place, source);
    Some(Spec::new(document, origins))
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

/// Goes on only with a version that is read.
fn check_version(value: &Value, place: &Place, diagnostics: &mut Diagnostics) -> Option<()> {
    let spelled = |key: &str| match value.get(key) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let version = match (spelled("openapi"), spelled("swagger")) {
        (Some(version), _) if version == "3.0" || version.starts_with("3.0.") => return Some(()),
        (Some(version), _) => format!("OpenAPI {version}"),
        (None, Some(version)) => format!("Swagger {version}"),
        (None, None) => {
            diagnostics.push(
                Diagnostic::new(codes::NOT_OPENAPI, "no `openapi` member names a version")
                    .at(place.of(&Pointer::root()))
                    .help("an OpenAPI document begins with `openapi: 3.0.3`"),
            );
            return None;
        }
    };
    let key = if value.get("openapi").is_some() {
        "openapi"
    } else {
        "swagger"
    };
    diagnostics.push(
        Diagnostic::new(
            codes::UNSUPPORTED_VERSION,
            format!("{version} is not read yet"),
        )
        .at(place.of(&Pointer::root().join(key)))
        .help("convert the document to OpenAPI 3.0"),
    );
    None
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
            evidence,
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
