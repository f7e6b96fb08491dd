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
mod lint;
mod outline;
mod pages;
mod recover;
mod resolve;
mod walk;

use docwright_model::{Api, Code, Diagnostic, Diagnostics, Source, SourceId, Sources};
use rayon::prelude::*;

pub use document::{Block, BlockKind, Cells, Document, Element, Row, Table, Text};
pub use evidence::vocabulary::Facet;

use evidence::glued::{self, Names};
use pages::{Page, PageReading, Step};
use recover::{Shape, Words};

/// How to read.
#[derive(Debug, Clone)]
pub struct Options {
    /// The dialect of every page, where it is not to be detected.
    pub dialect: Option<String>,
    /// The shape in which every page arrived, where it is not to be detected.
    pub shape: Option<String>,
    /// How deep quotes and lists are followed.
    pub depth: usize,
    /// How many table cells of a page are read.
    pub table_cells: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            dialect: None,
            shape: None,
            depth: 128,
            table_cells: 1_000_000,
        }
    }
}

/// The names of all dialects, for messages and help.
pub fn dialects() -> impl Iterator<Item = &'static str> {
    dialects::ALL.iter().map(|dialect| dialect.name())
}

/// The names of all shapes a page can arrive in, for messages and help.
pub fn shapes() -> impl Iterator<Item = &'static str> {
    Shape::ALL.iter().map(|shape| shape.as_str())
}

/// The name of the shape a page arrived in.
pub fn shape(page: &Source) -> &'static str {
    recover::shape(page.text(), &words()).as_str()
}

/// Reads the blocks of one page, whatever its shape.
///
/// ```
/// use docwright_model::{Diagnostics, Source, SourceId};
/// let source = Source::new("page.md", "# Pets\n\n`GET /pets`\n");
/// let options = Default::default();
/// let document = docwright_parser::blocks(SourceId(0), &source, &options, &mut Diagnostics::default());
/// assert_eq!(document.blocks.len(), 2);
/// ```
pub fn blocks<'a>(
    id: SourceId,
    source: &'a Source,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Document<'a> {
    let shape = options.shape.as_deref().and_then(Shape::named);
    recover::read(id, source, shape, &words(), options, diagnostics).0
}

/// The words that all dialects share out among them.
fn words() -> Words {
    Words::of(dialects::ALL.iter().map(|dialect| dialect.vocabulary()))
}

/// The facets that pages of a dialect never print; none where there is no such dialect.
///
/// What such a page does not say is not known to be absent, so a comparison must not treat it as removed.
///
/// ```
/// let facets = docwright_parser::unstated("widdershins").unwrap_or_default();
/// assert!(facets.contains(&docwright_parser::Facet::Default));
/// ```
pub fn unstated(dialect: &str) -> Option<&'static [Facet]> {
    Some(dialects::named(dialect)?.vocabulary().unstated)
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
    read_with(sources, options, false, diagnostics)
}

/// Reads like [`read`], and reports besides what the pages say against themselves.
///
/// The API is the same: an example that is not valid costs no fact, which is why only who asks is told.
pub fn lint(sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) -> Api {
    read_with(sources, options, true, diagnostics)
}

fn read_with(
    sources: &Sources,
    options: &Options,
    lint: bool,
    diagnostics: &mut Diagnostics,
) -> Api {
    let (dialect, shape) = forced(options, diagnostics);
    let words = words();
    let all: Vec<(SourceId, &Source)> = sources.iter().collect();
    let page = |&(id, source)| Page::of(id, source, shape, &words, options);
    // A page without glued cells needs no names, so it is read and let go of while it is at hand.
    let pages: Vec<Step<'_>> = all
        .par_iter()
        .map(|source| {
            let mut page = page(source);
            if lint {
                lint::headings(&page.document, &mut page.diagnostics);
            }
            if glued::has_glued(&page.document) {
                Step::Glued(Box::new(page))
            } else {
                Step::Read(Box::new(page.read(dialect, &Names::default())))
            }
        })
        .collect();
    let names = if pages.iter().any(|step| matches!(step, Step::Glued(_))) {
        let found = all.par_iter().zip(&pages).map(|(source, step)| match step {
            Step::Glued(page) => Names::collect(&page.document, &words),
            Step::Read(_) => Names::collect(&page(source).document, &words),
        });
        Names::all(found.collect())
    } else {
        Names::default()
    };
    let mut pages: Vec<PageReading<'_>> = pages
        .into_par_iter()
        .map(|step| match step {
            Step::Read(reading) => *reading,
            Step::Glued(page) => page.read(dialect, &names),
        })
        .collect();
    if dialect.is_none() {
        glean(&mut pages, |at| page(all.get(at)?).glean());
    }
    let mut readings = Vec::with_capacity(pages.len());
    let mut repaired = Vec::new();
    for (reading, found, spans) in pages {
        diagnostics.append(found);
        readings.push(reading);
        repaired.extend(spans);
    }
    let mut merged = resolve::merge(readings, &repaired, diagnostics);
    if lint {
        lint::samples(&merged, &repaired, diagnostics);
        lint::definitions(&merged, diagnostics);
    }
    infer::complete(&mut merged, diagnostics);
    recover::mark(&mut merged.api, &repaired);
    merged.api
}

/// Where no page names a request, reads those that are shown on pages of which nothing was read.
fn glean<'a>(pages: &mut [PageReading<'a>], again: impl Fn(usize) -> Option<PageReading<'a>>) {
    if pages
        .iter()
        .any(|(reading, ..)| !reading.operations.is_empty())
    {
        return;
    }
    for (at, found) in pages.iter_mut().enumerate() {
        let is_unread = found.0.coverage.dialect.is_none();
        if let Some(gleaned) = is_unread.then(|| again(at)).flatten() {
            *found = gleaned;
        }
    }
}

/// The dialect and the shape that are not to be detected; names that are none are reported.
fn forced(
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> (Option<&'static dyn dialects::Dialect>, Option<Shape>) {
    let dialect = options.dialect.as_deref().and_then(|name| {
        let known = dialects();
        asked(
            name,
            "dialect",
            dialects::named(name),
            known,
            codes::NO_SUCH_DIALECT,
            diagnostics,
        )
    });
    let shape = options.shape.as_deref().and_then(|name| {
        let known = shapes();
        asked(
            name,
            "shape",
            Shape::named(name),
            known,
            codes::NO_SUCH_SHAPE,
            diagnostics,
        )
    });
    (dialect, shape)
}

/// What was asked for by a name; a name that is none is reported.
fn asked<T>(
    name: &str,
    what: &str,
    found: Option<T>,
    known: impl Iterator<Item = &'static str>,
    code: Code,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    if found.is_none() {
        let known: Vec<_> = known.collect();
        let message = format!(
            "there is no {what} `{name}`; there are: {}",
            known.join(", ")
        );
        diagnostics.push(Diagnostic::new(code, message));
    }
    found
}
