//! Requests that a page lists, in a table or as points, without describing them.

use docwright_model::Fact;

use super::fields::Lexicon;
use super::requests::{self, Request};
use crate::document::{Block, BlockKind, Document, Table, cover};
use crate::evidence::columns::Columns;
use crate::evidence::vocabulary::Column;
use docwright_model::Diagnostics;

/// The requests that a table or a list names; none where it is about something else.
pub(crate) fn of_block(
    document: &Document<'_>,
    block: &Block,
    lexicon: Lexicon<'_>,
) -> Vec<Request> {
    match &block.kind {
        BlockKind::Table(table) => of_table(document, table, lexicon),
        BlockKind::List(items) => {
            let found: Vec<Vec<Request>> = items
                .iter()
                .map(|item| of_item(document, item, 0))
                .collect();
            found.into_iter().flatten().collect()
        }
        _ => Vec::new(),
    }
}

/// The requests of a table that has no other path than one, as where it stands above a description.
pub(crate) fn of_one(document: &Document<'_>, block: &Block, lexicon: Lexicon<'_>) -> Vec<Request> {
    let found = match &block.kind {
        BlockKind::Table(table) if table.rows.len() <= MAX_METHODS => {
            of_table(document, table, lexicon)
        }
        _ => Vec::new(),
    };
    let path = |request: &Request| request.line.path.value.clone();
    let first = found.first().map(path);
    let is_one = found.iter().all(|request| Some(path(request)) == first);
    if is_one { found } else { Vec::new() }
}

/// A table of one path has no more rows than there are methods.
const MAX_METHODS: usize = 8;

/// Lists within lists deeper than this are not looked into.
const MAX_DEPTH: usize = 4;

fn of_item(document: &Document<'_>, item: &[Block], depth: usize) -> Vec<Request> {
    let own = match item.first().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(text)) => requests::of_point(document, text),
        _ => Vec::new(),
    };
    if !own.is_empty() || depth == MAX_DEPTH {
        return own;
    }
    // A point may be the name of a group.
    let below = item.iter().filter_map(|block| match &block.kind {
        BlockKind::List(items) => Some(items),
        _ => None,
    });
    let found = below
        .flatten()
        .map(|item| of_item(document, item, depth + 1));
    found.flatten().collect()
}

/// A row for each request: its method, its path, and what it does.
fn of_table(document: &Document<'_>, table: &Table, lexicon: Lexicon<'_>) -> Vec<Request> {
    let columns = Columns::known(document, table, lexicon.vocabulary);
    let has = |column| columns.has(column);
    if !has(Column::Path) {
        return Vec::new();
    }
    let columns = Columns::read(
        document,
        table,
        lexicon.vocabulary,
        &mut Diagnostics::default(),
    );
    let mut out = Vec::new();
    for row in &table.rows {
        let row = columns.of(document, row);
        let Some(path) = cover(row.pieces(Column::Path)) else {
            continue;
        };
        let method = cover(row.pieces(Column::Method));
        let said = row.said(Column::Description, lexicon.vocabulary);
        let found = requests::of_parts(document, method, path);
        out.extend(found.into_iter().map(|request| {
            Request {
                summary: said
                    .clone()
                    .map(|said| one_line(&said))
                    .or(request.summary.clone()),
                ..request
            }
        }));
    }
    out
}

/// A summary is the first sentence of what is said.
fn one_line(said: &Fact<String>) -> Fact<String> {
    let first = said.value.lines().next().unwrap_or_default();
    Fact::new(
        first.trim().trim_end_matches('.').to_owned(),
        said.origin.clone(),
    )
}
