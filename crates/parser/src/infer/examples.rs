//! Schemas that are linked and defined nowhere, built from every example that shows them.

use docwright_model::{
    Diagnostic, Diagnostics, Fact, Object, Origin, Property, Schema, SchemaKind, Span,
};
use indexmap::{IndexMap, IndexSet};

use super::{formats, samples};
use crate::codes;
use crate::evidence::json::{Json, JsonValue};
use crate::evidence::reading::BodyContent;
use crate::resolve::Merged;
use crate::walk;

/// Examples nested deeper than this add nothing to a schema.
const MAX_DEPTH: usize = 48;

/// Builds the schemas that are linked and not defined; links that nothing shows are reported and accept any value.
pub(crate) fn build_missing(merged: &mut Merged<'_>, diagnostics: &mut Diagnostics) {
    let mut missing: IndexMap<String, Option<Span>> = IndexMap::new();
    let known: IndexSet<String> = merged.api.schemas.keys().cloned().collect();
    walk::schemas(&mut merged.api, &mut |schema| {
        if let SchemaKind::Reference(link) = &schema.kind.value
            && !known.contains(&link.name)
        {
            missing
                .entry(link.name.clone())
                .or_insert_with(|| schema.kind.span());
        }
    });
    if missing.is_empty() {
        return;
    }
    let evidence = gather(merged, &missing);
    let mut dangling: IndexSet<String> = IndexSet::new();
    let mut built: Vec<(String, Schema)> = Vec::new();
    for (name, link) in missing {
        let shown = evidence.get(&name);
        let Some(schema) = shown.and_then(|shown| build(shown, diagnostics)) else {
            let message =
                format!("`{name}` is linked here, but no page defines it and no example shows it");
            let help = "add the page that defines it, or an example of it";
            diagnostics.push(
                Diagnostic::new(codes::DANGLING_REFERENCE, message)
                    .at_opt(link)
                    .help(help),
            );
            dangling.insert(name);
            continue;
        };
        let message = format!(
            "`{name}` is linked, but no page defines it; it was built from what examples show"
        );
        diagnostics.push(Diagnostic::new(codes::SCHEMA_FROM_EXAMPLES, message).at_opt(link));
        built.push((name, schema));
    }
    merged.api.schemas.extend(built);
    walk::schemas(&mut merged.api, &mut |schema| {
        if matches!(&schema.kind.value, SchemaKind::Reference(link) if dangling.contains(&link.name))
        {
            schema.kind.value = SchemaKind::Any;
            schema.kind.origin = Origin::inferred_from(schema.kind.origin.evidence.clone());
        }
    });
}

/// What shows a schema: examples of it, and tables that tell its fields.
#[derive(Default)]
struct Evidence<'m, 'a> {
    examples: Vec<&'m Json<'a>>,
    tables: Vec<&'m Schema>,
}

/// Collects what shows the missing schemas, by walking each example beside the type it is an example of.
fn gather<'m, 'a>(
    merged: &'m Merged<'a>,
    missing: &IndexMap<String, Option<Span>>,
) -> IndexMap<String, Evidence<'m, 'a>> {
    let mut walker = Gather {
        schemas: &merged.api.schemas,
        missing,
        out: IndexMap::new(),
    };
    for (operation, shown) in merged.api.operations.iter().zip(&merged.shown) {
        let body = operation
            .request_body
            .as_ref()
            .and_then(|body| body.content.first());
        if let (Some(schema), Some(sample)) =
            (body.and_then(|b| b.schema.as_ref()), &shown.body_sample)
            && let BodyContent::Json(Some(json)) = &sample.content
        {
            walker.example(schema, json, 0);
        }
        for response in &operation.responses {
            let Some(schema) = response
                .content
                .first()
                .and_then(|media| media.schema.as_ref())
            else {
                continue;
            };
            for sample in shown
                .samples
                .iter()
                .filter(|sample| sample.status.value == response.status.value)
            {
                if let Some(json) = &sample.json {
                    walker.example(schema, json, 0);
                }
            }
            for table in shown
                .tables
                .iter()
                .filter(|table| table.status == Some(response.status.value))
            {
                walker.table(schema, &table.schema);
            }
            for expansion in shown.tables.iter().flat_map(|table| &table.expansions) {
                if missing.contains_key(&expansion.name) {
                    walker
                        .out
                        .entry(expansion.name.clone())
                        .or_default()
                        .tables
                        .push(&expansion.schema);
                }
            }
        }
    }
    for (name, json) in &merged.samples {
        if let Some(schema) = merged.api.schemas.get(name) {
            walker.example(schema, json, 0);
        }
    }
    walker.out
}

struct Gather<'m, 'a, 'k> {
    schemas: &'m IndexMap<String, Schema>,
    missing: &'k IndexMap<String, Option<Span>>,
    out: IndexMap<String, Evidence<'m, 'a>>,
}

impl<'m, 'a> Gather<'m, 'a, '_> {
    fn example(&mut self, schema: &'m Schema, json: &'m Json<'a>, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        match (&schema.kind.value, &json.value) {
            (SchemaKind::Reference(link), _) if self.missing.contains_key(&link.name) => {
                self.out
                    .entry(link.name.clone())
                    .or_default()
                    .examples
                    .push(json);
            }
            (SchemaKind::Reference(link), _) => {
                if let Some(target) = self.schemas.get(&link.name) {
                    self.example(target, json, depth + 1);
                }
            }
            (SchemaKind::Array(Some(items)), JsonValue::Array(shown)) => {
                for json in shown {
                    self.example(items, json, depth + 1);
                }
            }
            (SchemaKind::Object(object), JsonValue::Object(members)) => {
                let named: IndexMap<&str, &'m Schema> = object
                    .properties
                    .iter()
                    .map(|p| (p.name.value.as_str(), &p.schema))
                    .collect();
                for member in members {
                    let additional = object.additional.as_deref();
                    if let Some(schema) = named.get(member.name.as_ref()).copied().or(additional) {
                        self.example(schema, &member.value, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// A table tells the items of a list, or the value itself.
    fn table(&mut self, schema: &Schema, table: &'m Schema) {
        match (&schema.kind.value, &table.kind.value) {
            (SchemaKind::Array(Some(items)), SchemaKind::Array(Some(table))) => {
                self.table(items, table);
            }
            (SchemaKind::Reference(link), SchemaKind::Object(_))
                if self.missing.contains_key(&link.name) =>
            {
                self.out
                    .entry(link.name.clone())
                    .or_default()
                    .tables
                    .push(table);
            }
            _ => {}
        }
    }
}

/// The schema of what is shown: fields as a table tells them, completed by every example.
fn build(shown: &Evidence<'_, '_>, diagnostics: &mut Diagnostics) -> Option<Schema> {
    let told = shown.tables.first().map(|table| (*table).clone());
    let seen = (!shown.examples.is_empty()).then(|| merged(&shown.examples, diagnostics));
    let (mut told, seen) = match (told, seen) {
        (Some(told), Some(seen)) => (told, seen),
        (told, seen) => return told.or(seen),
    };
    for example in &shown.examples {
        samples::learn(&mut told, example);
    }
    if let (Some(object), SchemaKind::Object(more)) = (told.as_object_mut(), seen.kind.value) {
        let named: IndexSet<String> = object
            .properties
            .iter()
            .map(|p| p.name.value.clone())
            .collect();
        object.properties.extend(
            more.properties
                .into_iter()
                .filter(|p| !named.contains(&p.name.value)),
        );
    }
    Some(told)
}

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
    let evidence: Vec<Span> = values.iter().map(|value| value.span).collect();
    let origin = Origin::inferred_from(evidence);
    let present: Vec<&Json<'_>> = values
        .iter()
        .copied()
        .filter(|v| !matches!(v.value, JsonValue::Null))
        .collect();
    let kind = if depth > MAX_DEPTH {
        SchemaKind::Any
    } else {
        kind(&present, diagnostics, depth)
    };
    let mut schema = Schema::of(Fact::new(kind, origin.clone()));
    if present.len() < values.len() && !present.is_empty() {
        schema.nullable = Some(Fact::new(true, origin));
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
    let is_shared = telling.all(|(text, _)| formats::format_of(text) == format);
    match format {
        Some(format) if is_shared => schema.format = Some(Fact::inferred(format.to_owned(), span)),
        _ => schema.example = Some(Fact::inferred(first.to_string().into(), span)),
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

/// All members of all objects; the sampler's own keys stand for a map.
fn object(values: &[&Json<'_>], diagnostics: &mut Diagnostics, depth: usize) -> Object {
    let mut members: IndexMap<&str, (Vec<Span>, Vec<&Json<'_>>)> = IndexMap::new();
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
        name: Fact::new(name.to_owned(), Origin::inferred_from(spans)),
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
