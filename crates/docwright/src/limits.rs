//! How much is read of what strangers wrote.
//!
//! In: [`Limits`], from the command line or `[limits]` in `docwright.toml`. Out: what is over them is reported and left
//! out. Bytes are counted where files are read, tables and depth where pages are; [`cap`] does the rest, on the `Api`.
//! This module must not know where the limits come from.

use docwright_model::{
    Api, Diagnostic, Diagnostics, Fact, MediaType, Operation, Schema, SchemaKind, Span,
};
use docwright_spec::Spec;
use serde::Deserialize;

use crate::codes;

/// The deepest schemas whose text every reader of JSON takes: many stop at 128 levels, of which one schema needs two.
pub const DEEPEST_SCHEMA: usize = 48;

/// The deepest blocks that are followed.
pub const DEEPEST_BLOCKS: usize = 256;

/// What a run reads at most; each can be raised, since every limit is too low for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limits {
    /// The bytes of all inputs of one API.
    pub input_bytes: u64,
    /// How deep quotes and lists are followed, up to 256.
    pub depth: usize,
    /// The cells of one page's tables.
    pub table_cells: usize,
    /// How deep schemas are nested without a name, up to 48.
    pub schema_depth: usize,
    /// The operations of one API.
    pub operations: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: 64 << 20,
            depth: 128,
            table_cells: 1_000_000,
            schema_depth: 40,
            operations: 10_000,
        }
    }
}

/// How a limit is raised, for the help of a finding.
pub(crate) fn advice(key: &str) -> String {
    format!("raise it with `--max-{key}` or `{key}` under `[limits]` in docwright.toml")
}

/// Leaves out the operations over the limit, and what lies deeper in a schema than its limit.
pub(crate) fn cap(api: &mut Api, limits: &Limits, diagnostics: &mut Diagnostics) {
    if let Some(first) = api.operations.get(limits.operations) {
        let found = (api.operations.len(), first.path.span());
        report_operations(limits, found, diagnostics);
        api.operations.truncate(limits.operations);
    }
    let mut deep = Deep {
        limit: limits.schema_depth.min(DEEPEST_SCHEMA),
        first: None,
    };
    for operation in &mut api.operations {
        deep.operation(operation);
    }
    for schema in api.schemas.values_mut() {
        deep.schema(schema, 0);
    }
    if let Some(Cut(place)) = deep.first {
        let message = format!(
            "schemas are nested more than {} deep here; any value is accepted below",
            deep.limit
        );
        let diagnostic = Diagnostic::new(codes::SCHEMA_TOO_DEEP, message).at_opt(place);
        diagnostics.push(diagnostic.help(advice("schema-depth")));
    }
}

/// Whether a document has no more operations than are read; one that has is refused whole, since nothing tells which
/// part of it is wanted.
pub(crate) fn allow(spec: &Spec, limits: &Limits, diagnostics: &mut Diagnostics) -> bool {
    let found = spec.document().operations().count();
    if found > limits.operations {
        report_operations(limits, (found, None), diagnostics);
    }
    found <= limits.operations
}

/// Reports that there are more operations than are read.
fn report_operations(
    limits: &Limits,
    (found, first): (usize, Option<Span>),
    diagnostics: &mut Diagnostics,
) {
    let message = format!(
        "{found} operations are more than the {} that are read",
        limits.operations
    );
    let diagnostic = Diagnostic::new(codes::TOO_MANY_OPERATIONS, message).at_opt(first);
    diagnostics.push(diagnostic.help(advice("operations")));
}

/// Where a schema was cut off, as far as a place is known.
struct Cut(Option<Span>);

/// A walk over all schemas that cuts off what lies too deep.
struct Deep {
    limit: usize,
    /// The first schema that was cut.
    first: Option<Cut>,
}

impl Deep {
    fn operation(&mut self, operation: &mut Operation) {
        for parameter in &mut operation.parameters {
            self.schema(&mut parameter.schema, 0);
        }
        let bodies = operation.request_body.iter_mut();
        self.content(bodies.flat_map(|body| &mut body.content));
        for response in &mut operation.responses {
            self.content(response.content.iter_mut());
            for header in &mut response.headers {
                self.schema(&mut header.schema, 0);
            }
        }
        for callback in &mut operation.callbacks {
            self.operation(&mut callback.operation);
        }
    }

    fn content<'m>(&mut self, content: impl Iterator<Item = &'m mut MediaType>) {
        for schema in content.filter_map(|media| media.schema.as_mut()) {
            self.schema(schema, 0);
        }
    }

    fn schema(&mut self, schema: &mut Schema, depth: usize) {
        if depth >= self.limit && is_nested(&schema.kind.value) {
            self.first.get_or_insert(Cut(schema.kind.span()));
            schema.kind = Fact::new(SchemaKind::Any, schema.kind.origin.clone());
            return;
        }
        match &mut schema.kind.value {
            SchemaKind::Object(object) => {
                for property in &mut object.properties {
                    self.schema(&mut property.schema, depth + 1);
                }
                if let Some(additional) = &mut object.additional {
                    self.schema(additional, depth + 1);
                }
            }
            SchemaKind::Array(Some(items)) => self.schema(items, depth + 1),
            SchemaKind::OneOf(all) | SchemaKind::AnyOf(all) | SchemaKind::AllOf(all) => {
                for schema in all {
                    self.schema(schema, depth + 1);
                }
            }
            SchemaKind::Not(schema) => self.schema(schema, depth + 1),
            _ => {}
        }
    }
}

/// Whether a schema holds others.
fn is_nested(kind: &SchemaKind) -> bool {
    match kind {
        SchemaKind::Object(object) => !object.properties.is_empty() || object.additional.is_some(),
        SchemaKind::Array(items) => items.is_some(),
        SchemaKind::OneOf(all) | SchemaKind::AnyOf(all) | SchemaKind::AllOf(all) => !all.is_empty(),
        SchemaKind::Not(_) => true,
        _ => false,
    }
}
