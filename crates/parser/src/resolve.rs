//! The readings of all pages become one API.
//!
//! In: a `Reading` a page, in page order. Out: an `Api` with everything the docs state, and the samples that inference
//! will look at. What pages leave open (a place, a base path) or say twice is decided and reported here, for all
//! dialects alike.

mod difference;
mod links;
mod listed;
mod operations;
mod paths;
mod places;
mod unlinked;

use std::collections::BTreeMap;

use docwright_model::{
    Api, Callback, Coverage, Diagnostic, Diagnostics, Fact, Method, Operation, SecurityScheme,
    SourceId, Span, Tag,
};
use indexmap::IndexMap;
use indexmap::map::Entry;

use crate::codes;
use crate::evidence::about::Presented;
use crate::evidence::json::Json;
use crate::evidence::reading::{OperationReading, Reading, SchemaReading};
use crate::evidence::vocabulary::Facet;

/// An API and what is shown of it.
pub(crate) struct Merged<'a> {
    /// What is stated.
    pub api: Api,
    /// What else is known of each operation, in the order of the API's.
    pub shown: Vec<Shown<'a>>,
    /// The sample of each named schema that has one.
    pub samples: IndexMap<String, Json<'a>>,
    /// Ways to authenticate that the docs list without their names.
    pub unnamed_schemes: Vec<Fact<SecurityScheme>>,
    /// How each page's dialect writes.
    pub habits: BTreeMap<SourceId, Habits>,
}

/// What is to be known of a page's dialect to conclude what the page does not state.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Habits {
    /// Facets it never prints.
    pub unstated: &'static [Facet],
    /// Whether a link without a description of its own shows that of the schema it links.
    pub repeats_linked: bool,
    /// Whether an operation of several groups is described again in each.
    pub repeats_grouped: bool,
    /// Whether its layout is free, so that a placeholder may be all that is said of a parameter.
    pub is_open: bool,
}

impl Merged<'_> {
    /// How the page of a span is written.
    pub(crate) fn habits(&self, span: Option<Span>) -> Habits {
        let found = span.and_then(|span| self.habits.get(&span.source));
        found.copied().unwrap_or_default()
    }
}

/// The reading an operation came from, its `operation` moved into the API.
pub(crate) struct Shown<'a> {
    pub curl: Option<crate::evidence::curl::Curl>,
    pub body: Option<crate::evidence::reading::BodyReading>,
    /// The schemas that the table of the request tells beside their links.
    pub expansions: Vec<crate::evidence::reading::Expansion>,
    pub body_sample: Option<crate::evidence::reading::BodySample<'a>>,
    pub body_forms: Vec<Fact<crate::evidence::reading::Form>>,
    pub responses: Vec<crate::evidence::reading::ResponseReading>,
    pub samples: Vec<crate::evidence::reading::ResponseSample<'a>>,
    pub tables: Vec<crate::evidence::reading::ResponseTable>,
    pub headers: Vec<(docwright_model::Status, docwright_model::Header)>,
    pub authenticated: Option<Span>,
    pub security: Option<Vec<Fact<docwright_model::SecurityRequirement>>>,
    pub open_by_silence: bool,
    pub is_untitled: bool,
    pub credentials: Vec<Fact<crate::evidence::reading::Credential>>,
    pub callbacks: Vec<ShownCallback<'a>>,
}

/// A request sent in return, before it joins its operation.
pub(crate) struct ShownCallback<'a> {
    pub callback: Callback,
    pub shown: Shown<'a>,
}

/// Takes a reading apart into what is stated and what is shown.
pub(crate) fn split(reading: OperationReading<'_>) -> (Operation, Shown<'_>) {
    let callbacks = reading.callbacks.into_iter().map(|callback| {
        let (mut operation, shown) = split(callback.reading);
        // The method is never printed: what stands there is the owner's. Nearly all are sent with POST.
        operation.method = Fact::assumed(Method::Post);
        let callback = Callback {
            name: callback.name,
            expression: callback.expression,
            operation,
        };
        ShownCallback { callback, shown }
    });
    let shown = Shown {
        callbacks: callbacks.collect(),
        curl: reading.curl,
        body: reading.body,
        expansions: Vec::new(),
        body_sample: reading.body_sample,
        body_forms: reading.body_forms,
        responses: reading.responses,
        samples: reading.samples,
        tables: reading.tables,
        headers: reading.headers,
        authenticated: reading.authenticated,
        security: reading.security,
        open_by_silence: reading.open_by_silence,
        is_untitled: reading.is_untitled,
        credentials: reading.credentials,
    };
    (reading.operation, shown)
}

/// Merges the pages of an API.
pub(crate) fn merge<'a>(
    mut readings: Vec<Reading<'a>>,
    repaired: &[Span],
    diagnostics: &mut Diagnostics,
) -> Merged<'a> {
    links::settle(&mut readings);
    unlinked::settle(&mut readings, diagnostics);
    let mut merged = Merged {
        api: Api::default(),
        shown: Vec::new(),
        samples: IndexMap::new(),
        unnamed_schemes: Vec::new(),
        habits: BTreeMap::new(),
    };
    let mut coverage = Coverage::default();
    let all = readings.iter().map(|reading| reading.operations.len());
    let mut operations: Vec<OperationReading<'a>> = Vec::with_capacity(all.sum());
    let mut headings = Vec::new();
    for reading in readings {
        if !reading.operations.is_empty() || !reading.schemas.is_empty() {
            headings.push(reading.heading);
        }
        let habits = Habits {
            unstated: reading.unstated,
            repeats_linked: reading.repeats_linked,
            repeats_grouped: reading.repeats_grouped,
            is_open: reading.is_open,
        };
        merged.habits.insert(reading.coverage.source, habits);
        coverage.pages.push(reading.coverage);
        present(&mut merged.api, reading.presented);
        for scheme in reading.schemes {
            let Some(name) = scheme.name else {
                merged.unnamed_schemes.push(scheme.scheme);
                continue;
            };
            let known = merged.api.security_schemes.entry(name.value);
            known.or_insert(scheme.scheme);
        }
        for tag in reading.tags {
            group(&mut merged.api, tag);
        }
        for schema in reading.schemas {
            define(&mut merged, schema, repaired, diagnostics);
        }
        operations.extend(reading.operations);
    }
    // An API with a single page has its name.
    if let [Some(heading)] = headings.as_slice() {
        let named = Fact::new(heading.value.clone(), heading.origin.to_inferred());
        merged.api.info.title.get_or_insert(named);
    }
    listed::settle(&mut operations);
    for operation in &mut operations {
        places::settle(operation);
    }
    paths::cut_base(&operations, &mut merged.api.servers);
    merged.api.coverage = coverage;
    let stated = !merged.api.servers.is_empty();
    let shown = paths::rebase(&mut operations, stated, diagnostics);
    merged.api.servers.extend(shown);
    operations::admit(&mut merged, operations, repaired, diagnostics);
    merged
}

/// Adds a group, or what was not said of it before.
fn group(api: &mut Api, tag: Tag) {
    let mut known = api.tags.iter_mut();
    match known.find(|known| known.name.value == tag.name.value) {
        Some(known) => known.description = known.description.take().or(tag.description),
        None => api.tags.push(tag),
    }
}

/// Adds what a page says about the API as a whole; the first page that says something is believed.
fn present(api: &mut Api, presented: Presented) {
    let Presented { info, servers } = presented;
    let own = &mut api.info;
    own.title = own.title.take().or(info.title);
    own.version = own.version.take().or(info.version);
    own.description = own.description.take().or(info.description);
    own.terms_of_service = own.terms_of_service.take().or(info.terms_of_service);
    own.contact = own.contact.take().or(info.contact);
    own.license = own.license.take().or(info.license);
    own.external_docs = own.external_docs.take().or(info.external_docs);
    for server in servers {
        if api
            .servers
            .iter()
            .all(|known| known.value.url != server.value.url)
        {
            api.servers.push(server);
        }
    }
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
        expansions: _,
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
            let differs = difference::of(known.get(), &schema);
            let how = differs.map_or(String::new(), |how| format!(", and differently: {how}"));
            let message = format!("`{}` is defined twice{how}", name.value);
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
