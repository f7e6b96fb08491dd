//! Schemas from values that are shown: what all of them have in common.

use std::borrow::Cow;

use docwright_model::{
    Diagnostic, Diagnostics, Evidence, Fact, Object, Origin, Property, Schema, SchemaKind,
};
use foldhash::fast::RandomState;
use indexmap::IndexMap;
use smallvec::SmallVec;

use super::{formats, samples};
use crate::codes;
use crate::evidence::json::{Json, JsonValue};

/// Examples nested deeper than this add nothing to a schema.
const MAX_DEPTH: usize = 48;

/// The schema of a value of which docs that tell all fields tell none: an object is known, but not its fields.
pub(crate) fn outside(value: &Json<'_>) -> Schema {
    let kind = match &value.value {
        JsonValue::Null => SchemaKind::Any,
        JsonValue::Boolean(_) => SchemaKind::Boolean,
        JsonValue::Number(text) if text.contains(['.', 'e', 'E']) => SchemaKind::Number,
        JsonValue::Number(_) => SchemaKind::Integer,
        JsonValue::String(_) => SchemaKind::String,
        JsonValue::Array(items) => {
            // Deeper lists than one sampler's are not to be expected, but must not be followed without end.
            let first = items
                .first()
                .filter(|item| !matches!(item.value, JsonValue::Array(_)));
            SchemaKind::Array(first.map(|item| Box::new(outside(item))))
        }
        JsonValue::Object(_) => SchemaKind::Object(Object::default()),
    };
    Schema::of(Fact::inferred(kind, value.span))
}

/// One schema that all these values fit.
pub(crate) fn merged(values: &[&Json<'_>], diagnostics: &mut Diagnostics) -> Schema {
    merged_within(values, diagnostics, 0)
}

fn merged_within(values: &[&Json<'_>], diagnostics: &mut Diagnostics, depth: usize) -> Schema {
    let origin = Origin::inferred_from(values.iter().map(|value| value.span));
    let is_present = |value: &&Json<'_>| !matches!(value.value, JsonValue::Null);
    let present = if values.iter().all(is_present) {
        Cow::Borrowed(values)
    } else {
        Cow::Owned(values.iter().copied().filter(is_present).collect())
    };
    let kind = if depth > MAX_DEPTH {
        SchemaKind::Any
    } else {
        kind(&present, diagnostics, depth)
    };
    let mut schema = Schema::of(Fact::new(kind, origin));
    if present.len() < values.len() && !present.is_empty() {
        schema.facets.nullable = Some(Fact::new(true, schema.kind.origin.clone()));
    }
    match schema.kind.value {
        SchemaKind::String => describe_texts(&mut schema, &present),
        SchemaKind::Integer | SchemaKind::Number => {
            if let Some(first) = present.first() {
                samples::learn(&mut schema, first);
            }
        }
        _ => {}
    }
    schema
}

/// The format that all telling texts share, or else the first of them as an example.
fn describe_texts(schema: &mut Schema, values: &[&Json<'_>]) {
    let mut telling = values.iter().filter_map(|value| match &value.value {
        JsonValue::String(text) if !formats::is_placeholder(text) => Some((text, value.span)),
        _ => None,
    });
    let Some((first, span)) = telling.next() else {
        return;
    };
    let format = formats::format_of(first);
    match format {
        Some(format) if telling.all(|(text, _)| formats::format_of(text) == Some(format)) => {
            schema.format = Some(Fact::inferred(format.to_owned(), span));
        }
        _ => schema.facets.example = Some(Fact::inferred(first.to_string().into(), span)),
    }
}

/// The kind all values share; where they share none, it is reported and any value is accepted.
fn kind(values: &[&Json<'_>], diagnostics: &mut Diagnostics, depth: usize) -> SchemaKind {
    let Some(first) = values.first() else {
        return SchemaKind::Any;
    };
    let same = |value: &&Json<'_>| {
        std::mem::discriminant(&value.value) == std::mem::discriminant(&first.value)
    };
    if let Some(other) = values.iter().find(|value| !same(value)) {
        let message = "examples show values of different kinds here, so any value is accepted";
        let diagnostic = Diagnostic::new(codes::CONFLICTING_EXAMPLES, message).at(other.span);
        diagnostics.push(diagnostic.label(first.span, "another kind here"));
        return SchemaKind::Any;
    }
    match &first.value {
        JsonValue::Null => SchemaKind::Any,
        JsonValue::Boolean(_) => SchemaKind::Boolean,
        JsonValue::String(_) => SchemaKind::String,
        JsonValue::Number(_) => {
            let is_whole = |value: &&Json<'_>| matches!(&value.value, JsonValue::Number(n) if !n.contains(['.', 'e', 'E']));
            if values.iter().all(is_whole) {
                SchemaKind::Integer
            } else {
                SchemaKind::Number
            }
        }
        JsonValue::Array(_) => {
            let items: Vec<&Json<'_>> = values
                .iter()
                .filter_map(|value| {
                    if let JsonValue::Array(items) = &value.value {
                        Some(items)
                    } else {
                        None
                    }
                })
                .flatten()
                .collect();
            SchemaKind::Array(
                (!items.is_empty())
                    .then(|| Box::new(merged_within(&items, diagnostics, depth + 1))),
            )
        }
        JsonValue::Object(_) => SchemaKind::Object(object(values, diagnostics, depth)),
    }
}

/// The places of a member's key, and the values it has there.
type Shown<'j, 'a> = (Evidence, SmallVec<[&'j Json<'a>; 2]>);

/// All members of all objects; the sampler's own keys stand for a map.
fn object(values: &[&Json<'_>], diagnostics: &mut Diagnostics, depth: usize) -> Object {
    let mut members: IndexMap<&str, Shown<'_, '_>, RandomState> = IndexMap::default();
    for value in values {
        let JsonValue::Object(shown) = &value.value else {
            continue;
        };
        for member in shown {
            let (spans, shown) = members.entry(member.name.as_ref()).or_default();
            spans.push(member.span);
            shown.push(&member.value);
        }
    }
    if !members.is_empty() && members.keys().all(|name| is_map_key(name)) {
        let all: Vec<&Json<'_>> = members.into_values().flat_map(|(_, shown)| shown).collect();
        return Object {
            properties: Vec::new(),
            additional: Some(Box::new(merged_within(&all, diagnostics, depth + 1))),
        };
    }
    let properties = members.into_iter().map(|(name, (spans, shown))| Property {
        name: Fact::new(name.to_owned(), Origin::inferred_by(spans)),
        required: None,
        schema: merged_within(&shown, diagnostics, depth + 1),
    });
    Object {
        properties: properties.collect(),
        additional: None,
    }
}

/// Whether a sampler may have made up all of a value. Samples are bounded in depth where they are read.
pub(crate) fn is_made_up(json: &Json<'_>) -> bool {
    match &json.value {
        JsonValue::Null | JsonValue::Boolean(true) => true,
        JsonValue::Boolean(false) => false,
        JsonValue::Number(text) => formats::is_filler(text),
        JsonValue::String(text) => {
            formats::is_placeholder(text) || formats::format_of(text).is_some()
        }
        JsonValue::Array(items) => items.iter().all(is_made_up),
        JsonValue::Object(members) => members.iter().all(|member| is_made_up(&member.value)),
    }
}

/// Whether a key is one that samplers put into a map for lack of real ones.
pub(crate) fn is_map_key(name: &str) -> bool {
    matches!(name, "property1" | "property2")
}
