//! Types that a cell names without a link.
//!
//! Where pages lost their links, or never had any, a word is the name of a schema if some page defines one. Any other
//! word may as well be a type that nobody knows: it is reported, any value is accepted there, and what rows below tell
//! of it stays. A name with a dot is left alone: it can only be that of a schema, whether a page defines it or not.

use std::collections::{HashMap, HashSet, VecDeque};

use docwright_model::{Diagnostic, Diagnostics, Reference, Schema, SchemaKind, Span};

use crate::codes;
use crate::evidence::reading::{Expansion, OperationReading, Reading, ResponseReading};
use crate::walk;

/// Decides which of the words that stand as types are schemas.
pub(super) fn settle(readings: &mut [Reading<'_>], diagnostics: &mut Diagnostics) {
    let schemas = readings.iter().flat_map(|reading| &reading.schemas);
    let known: HashSet<String> = schemas.map(|schema| schema.name.value.clone()).collect();
    let mut settler = Settler {
        known: &known,
        diagnostics,
    };
    for reading in readings {
        for schema in &mut reading.schemas {
            settler.schema(&mut schema.schema, &mut schema.expansions);
        }
        for operation in &mut reading.operations {
            settler.operation(operation);
        }
    }
}

struct Settler<'r> {
    /// The names of all schemas that pages define.
    known: &'r HashSet<String>,
    diagnostics: &'r mut Diagnostics,
}

impl Settler<'_> {
    fn operation(&mut self, reading: &mut OperationReading<'_>) {
        for parameter in &mut reading.operation.parameters {
            self.schema(&mut parameter.schema, &mut Vec::new());
        }
        // On pages of a free layout, links decide.
        let fields = reading.candidates.iter_mut().filter(|_| !reading.is_open);
        for field in fields {
            self.schema(&mut field.schema, &mut Vec::new());
        }
        if let Some(body) = &mut reading.body {
            self.schema(&mut body.schema, &mut body.expansions);
        }
        for response in &mut reading.responses {
            self.response(response);
        }
        for table in &mut reading.tables {
            self.schema(&mut table.schema, &mut table.expansions);
        }
        for (_, header) in &mut reading.headers {
            self.schema(&mut header.schema, &mut Vec::new());
        }
        for callback in &mut reading.callbacks {
            self.operation(&mut callback.reading);
        }
    }

    /// An answer of a type that nobody knows is one whose type is not told: what is shown of it may tell.
    fn response(&mut self, response: &mut ResponseReading) {
        let Some(schema) = &mut response.schema else {
            return;
        };
        let mut unknown = None;
        walk::nested(schema, &mut |schema| {
            if let Some(name) = self.unknown(schema) {
                unknown.get_or_insert((name, schema.kind.span()));
            }
        });
        if let Some((name, span)) = unknown {
            self.report(&name, span);
            response.schema = None;
        }
    }

    fn schema(&mut self, schema: &mut Schema, expansions: &mut Vec<Expansion>) {
        let mut told = Told::of(std::mem::take(expansions));
        walk::nested(schema, &mut |schema| self.single(schema, &mut told));
        expansions.extend(told.all.into_iter().flatten());
        // What is told of schemas that are known may name others.
        for expansion in expansions {
            walk::nested(&mut expansion.schema, &mut |schema| {
                self.single(schema, &mut Told::default());
            });
        }
    }

    fn single(&mut self, schema: &mut Schema, told: &mut Told) {
        let Some(name) = self.unknown(schema) else {
            return;
        };
        self.report(&name, schema.kind.span());
        match told.take(&name) {
            Some(own) => schema.kind = own.kind,
            None => {
                schema.kind.value = SchemaKind::Any;
                schema.kind.origin = schema.kind.origin.to_inferred();
            }
        }
    }

    /// The word that stands as a type, where it is none.
    fn unknown(&self, schema: &Schema) -> Option<String> {
        match &schema.kind.value {
            SchemaKind::Reference(Reference { name, target: None })
                if !name.contains('.') && !self.known.contains(name) =>
            {
                Some(name.clone())
            }
            _ => None,
        }
    }

    fn report(&mut self, name: &str, span: Option<Span>) {
        let message = format!("`{name}` is no type that is known here");
        let diagnostic = Diagnostic::new(codes::UNKNOWN_TYPE, message).at_opt(span);
        self.diagnostics.push(diagnostic);
    }
}

/// What rows tell of the types they name, each taken once and in order.
#[derive(Default)]
struct Told {
    all: Vec<Option<Expansion>>,
    by_name: HashMap<String, VecDeque<usize>>,
}

impl Told {
    fn of(expansions: Vec<Expansion>) -> Self {
        let mut by_name: HashMap<String, VecDeque<usize>> = HashMap::new();
        for (at, expansion) in expansions.iter().enumerate() {
            let places = by_name.entry(expansion.name.clone()).or_default();
            places.push_back(at);
        }
        Self {
            all: expansions.into_iter().map(Some).collect(),
            by_name,
        }
    }

    fn take(&mut self, name: &str) -> Option<Schema> {
        let at = self.by_name.get_mut(name)?.pop_front()?;
        let told = self.all.get_mut(at)?.take()?;
        Some(told.schema)
    }
}
