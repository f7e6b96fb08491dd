//! Schemas that are linked and defined nowhere, built from every example that shows them.

use docwright_model::{Diagnostic, Diagnostics, Schema, SchemaKind, Span};
use foldhash::HashMap;
use indexmap::{IndexMap, IndexSet};

use super::{examples, samples};
use crate::codes;
use crate::evidence::json::{Json, JsonValue};
use crate::evidence::reading::BodyContent;
use crate::resolve::Merged;
use crate::walk;

/// Examples nested deeper than this add nothing to a schema.
const MAX_DEPTH: usize = 48;

/// Builds the schemas that are linked and not defined; links that nothing shows are reported and accept any value.
pub(crate) fn build(merged: &mut Merged<'_>, diagnostics: &mut Diagnostics) {
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
        let Some(schema) = shown.and_then(|shown| schema_of(shown, diagnostics)) else {
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
            schema.kind.origin = schema.kind.origin.to_inferred();
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
        }
        let of_answers = shown.tables.iter().flat_map(|table| &table.expansions);
        for expansion in shown.expansions.iter().chain(of_answers) {
            if missing.contains_key(&expansion.name) {
                let known = walker.out.entry(expansion.name.clone()).or_default();
                known.tables.push(&expansion.schema);
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
                let named: HashMap<&str, &'m Schema> = object
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
fn schema_of(shown: &Evidence<'_, '_>, diagnostics: &mut Diagnostics) -> Option<Schema> {
    let told = shown.tables.first().map(|table| (*table).clone());
    let seen = (!shown.examples.is_empty()).then(|| examples::merged(&shown.examples, diagnostics));
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
