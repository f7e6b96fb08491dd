//! A page without a fixed layout: its writer chose the headings, the tables and their order.
//!
//! In: a document and the words such pages use. Out: a reading in which it may be open where a parameter stands and which
//! schema a link means; `resolve` decides both for all pages. This module must not know other pages.

pub(crate) mod answers;
pub(crate) mod bullets;
pub(crate) mod definitions;
pub(crate) mod elements;
pub(crate) mod fields;
pub(crate) mod listed;
pub(crate) mod operation;
mod page;
pub(crate) mod parts;
pub(crate) mod remarks;
pub(crate) mod requests;
pub(crate) mod sections;
pub(crate) mod segments;
pub(crate) mod spoken;
pub(crate) mod words;

use docwright_model::{Diagnostics, PageCoverage};

use super::inline;
use super::reading::Reading;
use super::vocabulary::Vocabulary;
use crate::document::{Block, BlockKind, Document};
use fields::Lexicon;
use words::Words;

/// What speaks for blocks of a page being of such a reference: how much, and in words. None where it names no request and defines no
/// schema.
pub(crate) fn recognise(
    document: &Document<'_>,
    blocks: &[Block],
    lexicon: Lexicon<'_>,
) -> Option<(usize, String)> {
    // What recovery makes of a damaged page follows the words of fixed layouts.
    if document.is_recovered() {
        return None;
    }
    let (mut requests, parts) = sections::marks(document, blocks, lexicon.words);
    let tables = blocks
        .iter()
        .map(|block| listed::of_block(document, block, lexicon).len());
    requests += 4 * tables.sum::<usize>();
    if requests > 0 {
        let reason =
            format!("requests in headings, lines or code, and {parts} titles such as `Parameters`");
        return Some((requests + parts, reason));
    }
    let defined = defined(document, blocks, lexicon);
    let reason = format!("{defined} tables of fields below titles such as `Object`");
    (defined > 0).then_some((defined, reason))
}

/// How many headings announce a schema with a table of its fields below.
fn defined(document: &Document<'_>, blocks: &[Block], lexicon: Lexicon<'_>) -> usize {
    let mut is_announced = false;
    let mut found = 0;
    for block in blocks {
        if let BlockKind::Heading { text, .. } = &block.kind {
            is_announced = lexicon
                .words
                .definition(&inline::plain(document.read(text).trim()))
                .is_some();
        } else if is_announced && definitions::is_fields(document, block, lexicon) {
            found += 1;
            is_announced = false;
        }
    }
    found
}

/// Reads a page.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    dialect: &'static str,
    reason: String,
    vocabulary: &Vocabulary,
    words: &Words,
    diagnostics: &mut Diagnostics,
) -> Reading<'a> {
    let mut out = Reading::of(PageCoverage {
        source: document.source,
        dialect: Some(dialect),
        reason,
        read: 0,
        not_api: document.aside.len(),
        not_understood: 0,
    });
    out.unstated = vocabulary.unstated;
    out.is_open = true;
    let sections = sections::cut(document, words);
    let lexicon = Lexicon { vocabulary, words };
    page::Page::new(document, lexicon, &sections, out, diagnostics).read()
}

/// The letters and digits of a title or of the end of a link to it, by which the two are known to be one.
pub(crate) fn key(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
