//! A page without a fixed layout: its writer chose the headings, the tables and their order.
//!
//! In: a document and the words such pages use. Out: a reading in which it may be open where a parameter stands and which
//! schema a link means; `resolve` decides both for all pages. This module must not know other pages.

pub(crate) mod answers;
pub(crate) mod blueprint;
pub(crate) mod bullets;
mod commands;
mod credentials;
pub(crate) mod definitions;
pub(crate) mod elements;
pub(crate) mod fields;
mod html_tables;
pub(crate) mod listed;
pub(crate) mod nested;
pub(crate) mod operation;
mod page;
pub(crate) mod parts;
pub(crate) mod remarks;
pub(crate) mod requests;
pub(crate) mod sections;
pub(crate) mod segments;
pub(crate) mod sentences;
pub(crate) mod shapes;
pub(crate) mod spoken;
mod told;
pub(crate) mod words;

use docwright_model::{Diagnostics, PageCoverage};

use super::inline;
use super::reading::Reading;
use crate::document::{Block, BlockKind, Document};
use fields::Lexicon;

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
    if blueprint::is_headed(document) {
        return Some((
            blocks.len().max(1) * 8,
            "`FORMAT: 1A` in its head".to_owned(),
        ));
    }
    let (mut requests, parts) = sections::marks(document, blocks, lexicon);
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

/// What speaks for a page that no dialect recognises at its blocks, each looked at for itself: requests whose method and path
/// stand apart.
pub(crate) fn suspect(document: &Document<'_>, lexicon: Lexicon<'_>) -> Option<(usize, String)> {
    if document.is_recovered() {
        return None;
    }
    let tabled = html_tables::read(document);
    let document = tabled.as_ref().unwrap_or(document);
    let sections = sections::cut(document, lexicon);
    let tables = document.blocks.iter();
    let listed: usize = tables
        .map(|block| listed::of_block(document, block, lexicon).len())
        .sum();
    let found = sections.iter().filter(|section| section.is_operation);
    let found = found.count() + listed;
    let reason = format!("{found} sections that name a request");
    (found > 0).then_some((found, reason))
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
    lexicon: Lexicon<'_>,
    diagnostics: &mut Diagnostics,
) -> Reading<'a> {
    let tabled = html_tables::read(document);
    let document = tabled.as_ref().unwrap_or(document);
    let lexicon = Lexicon {
        has_structures: blueprint::is_one(document),
        ..lexicon
    };
    let sections = sections::cut(document, lexicon);
    let out = unread(document, dialect, reason, lexicon);
    page::Page::new(document, lexicon, &sections, out, diagnostics).read()
}

/// Reads the requests that a page shows by the commands that send them, or tells to send; none where there are none. It is asked where no page
/// names a request in another way.
pub(crate) fn glean<'a>(
    document: &Document<'a>,
    dialect: &'static str,
    lexicon: Lexicon<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Reading<'a>> {
    if document.is_recovered() {
        return None;
    }
    let sections = sections::cut(document, lexicon);
    let mut blocks = sections.iter().flat_map(|section| &section.blocks);
    let by_commands =
        blocks.any(|block| commands::of_block(document, block, lexicon.words).is_sure);
    let is_sure = by_commands || page::said::is_enough(page::said::count(document, &sections));
    let reason = if by_commands {
        "commands that send requests"
    } else {
        "sentences that tell to send requests"
    };
    let out = unread(document, dialect, reason.to_owned(), lexicon);
    is_sure
        .then(|| page::Page::new(document, lexicon, &sections, out, diagnostics).glean(by_commands))
}

/// The reading of a page of which nothing is read yet.
fn unread<'a>(
    document: &Document<'_>,
    dialect: &'static str,
    reason: String,
    lexicon: Lexicon<'_>,
) -> Reading<'a> {
    let mut out = Reading::of(PageCoverage {
        source: document.source,
        dialect: Some(dialect),
        reason,
        read: 0,
        not_api: document.aside.len(),
        not_understood: 0,
    });
    out.unstated = lexicon.vocabulary.unstated;
    out.is_open = true;
    out
}

/// The letters and digits of a title or of the end of a link to it, by which the two are known to be one.
pub(crate) fn key(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
