//! Rows nested by marks before their names.

use docwright_model::Span;

use super::columns::{Columns, RowOf};
use super::vocabulary::{Column, Vocabulary};
use crate::document::{Document, Table, cover};

/// Rows nested deeper than this are read as if they stood at this depth.
const MAX_DEPTH: usize = 64;

/// A row with the rows below it.
pub(crate) struct Node<'d, 'a> {
    /// Its name without marks.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// The row.
    pub row: RowOf<'d, 'a>,
    /// Rows nested in it.
    pub children: Vec<Self>,
}

/// Nests the rows of a table.
pub(crate) fn nest<'d, 'a>(
    document: &'d Document<'a>,
    table: &'d Table,
    columns: &'d Columns,
    vocabulary: &Vocabulary,
) -> Vec<Node<'d, 'a>> {
    let mut roots: Vec<Node<'d, 'a>> = Vec::new();
    let mut open: Vec<(usize, Node<'d, 'a>)> = Vec::new();
    for row in &table.rows {
        let row = columns.of(document, row);
        let (depth, name) = name(&row.text(Column::Name), vocabulary.nesting);
        let span = cover(row.pieces(Column::Name)).unwrap_or(row.row.span);
        while open
            .last()
            .is_some_and(|&(outer, _)| outer >= depth.min(MAX_DEPTH))
        {
            file(&mut roots, &mut open);
        }
        open.push((
            depth.min(MAX_DEPTH),
            Node {
                name,
                span,
                row,
                children: Vec::new(),
            },
        ));
    }
    while !open.is_empty() {
        file(&mut roots, &mut open);
    }
    roots
}

/// Moves the innermost open node into the one around it.
fn file<'d, 'a>(roots: &mut Vec<Node<'d, 'a>>, open: &mut Vec<(usize, Node<'d, 'a>)>) {
    let Some((_, node)) = open.pop() else { return };
    match open.last_mut() {
        Some((_, outer)) => outer.children.push(node),
        None => roots.push(node),
    }
}

/// The depth and bare name of a name cell; the marks may stand inside or before the code span.
fn name(cell: &str, mark: char) -> (usize, String) {
    let lead: usize = cell
        .chars()
        .take_while(|&c| c == mark || c == '`' || c.is_whitespace())
        .map(char::len_utf8)
        .sum();
    let marks = cell.get(..lead).unwrap_or_default();
    let depth = marks.chars().filter(|&c| c == mark).count();
    let rest = cell.get(lead..).unwrap_or_default();
    if marks.contains('`') {
        return (
            depth,
            rest.trim_end().trim_end_matches('`').trim_end().to_owned(),
        );
    }
    (depth, super::inline::plain(rest.trim()).into_owned())
}
