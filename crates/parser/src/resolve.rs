//! The readings of all pages become one API.
//!
//! In: a `Reading` a page, in page order. Out: an `Api` with everything the docs state, and the samples that inference
//! will look at. What pages leave open (a place, a base path) or say twice is decided and reported here, for all
//! dialects alike.

mod operations;
mod paths;

use docwright_model::{Api, Coverage, Diagnostic, Diagnostics, Fact, Span};
use indexmap::IndexMap;
use indexmap::map::Entry;

use crate::codes;
use crate::evidence::json::Json;
use crate::evidence::reading::{OperationReading, Reading, SchemaReading};

/// An API and what is shown of it.
pub(crate) struct Merged<'a> {
    /// What is stated.
    pub api: Api,
    /// What else is known of each operation, in the order of the API's.
    pub shown: Vec<Shown<'a>>,
    /// The sample of each named schema that has one.
    pub samples: IndexMap<String, Json<'a>>,
}

/// The reading an operation came from, its `operation` moved into the API.
pub(crate) struct Shown<'a> {
    pub curl: Option<crate::evidence::curl::Curl>,
    pub body: Option<crate::evidence::reading::BodyReading>,
    pub body_sample: Option<crate::evidence::reading::BodySample<'a>>,
    pub responses: Vec<crate::evidence::reading::ResponseReading>,
    pub samples: Vec<crate::evidence::reading::ResponseSample<'a>>,
    pub tables: Vec<crate::evidence::reading::ResponseTable>,
    pub authenticated: Option<docwright_model::Span>,
    pub credentials: Vec<Fact<String>>,
}

/// Merges the pages of an API.
pub(crate) fn merge<'a>(
    readings: Vec<Reading<'a>>,
    repaired: &[Span],
    diagnostics: &mut Diagnostics,
) -> Merged<'a> {
    let mut merged = Merged {
        api: Api::default(),
        shown: Vec::new(),
        samples: IndexMap::new(),
    };
    let mut coverage = Coverage::default();
    let mut operations: Vec<OperationReading<'a>> = Vec::new();
    for reading in readings {
        coverage.pages.push(reading.coverage);
        for tag in reading.tags {
            match merged
                .api
                .tags
                .iter_mut()
                .find(|known| known.name.value == tag.name.value)
            {
                Some(known) => known.description = known.description.take().or(tag.description),
                None => merged.api.tags.push(tag),
            }
        }
        for schema in reading.schemas {
            define(&mut merged, schema, repaired, diagnostics);
        }
        operations.extend(reading.operations);
    }
    merged.api.coverage = coverage;
    merged.api.servers = paths::rebase(&mut operations, diagnostics);
    operations::admit(&mut merged, operations, repaired, diagnostics);
    merged
}

/// Whether a place lies on a page all of which had to be repaired, where the other does not: then the other is believed.
fn yields(known: Option<Span>, other: Option<Span>, repaired: &[Span]) -> bool {
    let is_repaired = |place: Option<Span>| {
        place.is_some_and(|place| {
            let holds = |all: &Span| {
                all.source == place.source && all.start <= place.start && place.end <= all.end
            };
            repaired.iter().any(holds)
        })
    };
    is_repaired(known) && !is_repaired(other)
}

/// Adds a schema; the first of a name stays, unless it had to be repaired and the second had not.
fn define<'a>(
    merged: &mut Merged<'a>,
    reading: SchemaReading<'a>,
    repaired: &[Span],
    diagnostics: &mut Diagnostics,
) {
    let SchemaReading {
        name,
        schema,
        sample,
    } = reading;
    match merged.api.schemas.entry(name.value.clone()) {
        Entry::Occupied(mut known) => {
            let first = known.get().kind.span();
            let is_worse = yields(first, name.span(), repaired);
            let (kept, dropped) = if is_worse {
                (schema.kind.span(), first)
            } else {
                (first, name.span())
            };
            let message = format!("`{}` is defined twice", name.value);
            let mut diagnostic = Diagnostic::new(codes::DUPLICATE_SCHEMA, message).at_opt(dropped);
            if let Some(kept) = kept {
                let which = if is_worse {
                    "this one was kept"
                } else {
                    "first here"
                };
                diagnostic = diagnostic.label(kept, which);
            }
            diagnostics.push(diagnostic);
            if is_worse {
                known.insert(schema);
                merged.samples.shift_remove(&name.value);
                merged
                    .samples
                    .extend(sample.map(|sample| (name.value, sample)));
            }
        }
        Entry::Vacant(free) => {
            free.insert(schema);
            merged
                .samples
                .extend(sample.map(|sample| (name.value, sample)));
        }
    }
}
