//! Markdown becomes the API model.
//!
//! In: `Sources`, a page each. Out: an `Api` in which every leaf is a fact with its origin, and `Diagnostics` for what
//! was not understood. This crate must not know OpenAPI's text or Rust syntax, and does no input or output.

#![cfg_attr(not(test), warn(clippy::disallowed_methods, clippy::disallowed_types))]

mod blocks;
pub mod codes;
mod dialects;
mod document;
mod evidence;
mod infer;
mod outline;
mod resolve;
mod walk;

use docwright_model::{
    Api, Diagnostic, Diagnostics, PageCoverage, Source, SourceId, Sources, Span,
};
use rayon::prelude::*;

pub use blocks::blocks;
pub use document::{Block, BlockKind, Cells, Document, Element, Row, Table, Text};
use evidence::reading::Reading;

/// How to read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The dialect of every page, where it is not to be detected.
    pub dialect: Option<String>,
}

/// The names of all dialects, for messages and help.
pub fn dialects() -> impl Iterator<Item = &'static str> {
    dialects::ALL.iter().map(|dialect| dialect.name())
}

/// Reads every source as a page of one API.
///
/// Pages are read independently of one another and merged in the order of the sources, so the result depends neither on
/// threads nor on time. Nothing in the text makes this fail: what can't be read is reported and left out.
///
/// ```
/// use docwright_model::{Diagnostics, Source, Sources};
/// let mut sources = Sources::default();
/// sources.add(Source::new("pets.md", "# Pets\n\n## List pets\n\n### Code samples\n\n`GET /pets`\n"));
/// let api = docwright_parser::read(&sources, &Default::default(), &mut Diagnostics::default());
/// assert_eq!(api.operations[0].path.value, "/pets");
/// ```
pub fn read(sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) -> Api {
    let forced = match &options.dialect {
        None => None,
        Some(name) => {
            let found = dialects::named(name);
            if found.is_none() {
                let known: Vec<_> = dialects().collect();
                let message = format!(
                    "there is no dialect `{name}`; there are: {}",
                    known.join(", ")
                );
                diagnostics.push(Diagnostic::new(codes::NO_SUCH_DIALECT, message));
            }
            found
        }
    };
    let all: Vec<(SourceId, &Source)> = sources.iter().collect();
    let pages: Vec<(Reading<'_>, Diagnostics)> = all
        .par_iter()
        .map(|&(id, source)| read_page(id, source, forced))
        .collect();
    let mut readings = Vec::with_capacity(pages.len());
    for (reading, found) in pages {
        diagnostics.append(found);
        readings.push(reading);
    }
    let mut merged = resolve::merge(readings, diagnostics);
    infer::complete(&mut merged, diagnostics);
    merged.api
}

/// Reads one page by the dialect that knows it best.
fn read_page<'a>(
    id: SourceId,
    source: &'a Source,
    forced: Option<&'static dyn dialects::Dialect>,
) -> (Reading<'a>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let document = blocks(id, source, &mut diagnostics);
    let start = Span::new(id, 0..0);
    let unread = |reason: String| {
        let coverage = PageCoverage {
            source: id,
            dialect: None,
            reason,
            read: 0,
            not_api: 1,
            not_understood: 0,
        };
        Reading {
            tags: Vec::new(),
            operations: Vec::new(),
            schemas: Vec::new(),
            coverage,
        }
    };
    if document.blocks.is_empty() {
        diagnostics.push(Diagnostic::new(codes::EMPTY_PAGE, "this page is empty").at(start));
        return (unread("the page is empty".to_owned()), diagnostics);
    }
    let found = match forced {
        Some(dialect) => Some((dialect, "the dialect was given".to_owned())),
        None => dialects::detect(&document).map(|(dialect, found)| (dialect, found.reason)),
    };
    let Some((dialect, reason)) = found else {
        let reason = "no heading that a known dialect uses";
        let message = format!("no dialect recognises this page: {reason}");
        diagnostics.push(Diagnostic::new(codes::UNKNOWN_DIALECT, message).at(start));
        return (unread(reason.to_owned()), diagnostics);
    };
    let reading = dialect.read(&document, reason, &mut diagnostics);
    (reading, diagnostics)
}
