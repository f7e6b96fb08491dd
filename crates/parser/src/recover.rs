//! Pages arrive damaged: squeezed onto one line, stripped of blank lines, copied as the text a browser shows.
//!
//! In: the text of a page and the words that all dialects share out among them. Out: the `Document` a whole page would
//! have given, with spans into the text as it is, and a note of what was wrong. Each kind of damage has one reader.
//! This module must not know dialects: a row whose cells ran together stays glued, and `evidence` splits it.

mod fences;
mod flat;
mod lines;
mod maker;
mod mark;
mod oneline;
mod rendered;
mod shape;
mod words;

use docwright_model::{Diagnostic, Diagnostics, Source, SourceId, Span};

use crate::Options;
use crate::blocks::{self, tables, torn, uneven};
use crate::codes;
use crate::document::Document;
use maker::Maker;
pub(crate) use mark::mark;
pub(crate) use shape::{Found, Shape};
pub(crate) use words::Words;

/// The shape of a page.
pub(crate) fn shape(text: &str, words: &Words) -> Shape {
    shape::detect(text, words).shape
}

/// Reads the blocks of a page of any shape.
pub(crate) fn read<'a>(
    id: SourceId,
    source: &'a Source,
    forced: Option<Shape>,
    words: &Words,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> (Document<'a>, Found) {
    let text = source.text();
    let found = match forced {
        Some(shape) => Found {
            shape,
            reason: "the shape was given".to_owned(),
        },
        None => shape::detect(text, words),
    };
    let mut maker = Maker::new(id, text);
    match found.shape {
        Shape::Clean => {
            let mut document = blocks::parse(id, text, 0, options, diagnostics);
            fences::close(&mut document, words, options, diagnostics);
            blocks::report_open_fence(&document, diagnostics);
            uneven::even(&mut document);
            tables::cap(&mut document, options.table_cells, diagnostics);
            torn::mend(&mut document, diagnostics);
            return (document, found);
        }
        Shape::OneLine => oneline::read(&mut maker, source.name(), words),
        Shape::Flat => flat::read(&mut maker, words),
        Shape::Rendered => rendered::read(&mut maker, source.name(), words),
    }
    let message = format!(
        "this page is damaged: {} ({}); it was read as such",
        found.shape.describe(),
        found.reason
    );
    let start = Span::new(id, 0..0);
    diagnostics.push(Diagnostic::new(codes::DAMAGED_PAGE, message).at(start));
    let mut document = maker.finish();
    tables::cap(&mut document, options.table_cells, diagnostics);
    blocks::report_open_fence(&document, diagnostics);
    // Rows that are glued have no cells yet to be mended.
    if found.shape != Shape::Rendered {
        torn::mend(&mut document, diagnostics);
    }
    (document, found)
}

/// The letters and digits of a text in lower case: what stays the same of a name however it is written.
fn key(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The key of a page's own name.
fn page_key(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    key(file.rsplit_once('.').map_or(file, |(stem, _)| stem))
}
