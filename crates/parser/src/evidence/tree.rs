//! Rows nested by marks before their names.

use docwright_model::{Fact, Span};

use super::columns::{Columns, RowOf};
use super::vocabulary::{Column, Combination, Rows};
use crate::document::{Document, Table, cover};

/// Rows nested deeper than this are read as if they stood at this depth.
const MAX_DEPTH: usize = 64;

/// A table whose rows belong to one tree with those of the tables before it.
#[derive(Clone, Copy)]
pub(crate) struct Branch<'d> {
    /// What its first row is a part of, where its title says so.
    pub combination: Option<Combination>,
    /// The table.
    pub table: &'d Table,
}

/// A row with the rows below it.
pub(crate) struct Node<'d, 'a> {
    /// Its name without marks.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// How many marks stand before the name.
    pub depth: usize,
    /// The row.
    pub row: RowOf<'d, 'a>,
    /// The combination it is a part of; else it is a field.
    pub combination: Option<Combination>,
    /// Whether its name is a title, and it tells the items of the list above it, or of the whole value.
    pub is_item: bool,
    /// The values that a table below allows for it.
    pub allowed: Vec<Fact<String>>,
    /// Rows nested in it.
    pub children: Vec<Self>,
}

/// Nests the rows of tables that belong together.
pub(crate) fn nest<'d, 'a>(
    document: &'d Document<'a>,
    branches: &[Branch<'d>],
    columns: &'d [Columns],
    rows: &Rows,
) -> Vec<Node<'d, 'a>> {
    let mut roots: Vec<Node<'d, 'a>> = Vec::new();
    let mut open: Vec<(usize, Node<'d, 'a>)> = Vec::new();
    for (branch, columns) in branches.iter().zip(columns) {
        let mut combination = branch.combination;
        for row in &branch.table.rows {
            let row = columns.of(document, row);
            let (depth, name) = name(&row.text(Column::Name), rows);
            let name = if is_early(columns) {
                marked(name, rows)
            } else {
                name
            };
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
                    depth,
                    row,
                    combination: combination.take(),
                    is_item: false,
                    allowed: Vec::new(),
                    children: Vec::new(),
                },
            ));
        }
    }
    while !open.is_empty() {
        file(&mut roots, &mut open);
    }
    roots
}

/// Whether a table has the layout of early templates, which had no column for restrictions.
fn is_early(columns: &Columns) -> bool {
    !columns.has(Column::Restrictions) && !columns.has(Column::Place)
}

/// The name with its marks where early templates wrote one of the names that stand for none without them.
fn marked(name: String, rows: &Rows) -> String {
    let all = [Some(rows.any_property), rows.anonymous];
    let mut marked = all.into_iter().flatten().filter(|_| rows.bare);
    let found = marked.find(|own| !name.is_empty() && own.trim_matches('*') == name);
    found.map_or(name, str::to_owned)
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
pub(crate) fn name(cell: &str, rows: &Rows) -> (usize, String) {
    let is_lead = |c: char| Some(c) == rows.nesting || c.is_whitespace() || c == '`' && !rows.bare;
    let lead: usize = cell
        .chars()
        .take_while(|&c| is_lead(c))
        .map(char::len_utf8)
        .sum();
    let marks = cell.get(..lead).unwrap_or_default();
    let depth = marks.chars().filter(|&c| Some(c) == rows.nesting).count();
    let rest = cell.get(lead..).unwrap_or_default();
    if rows.bare {
        return (depth, rest.trim_end().to_owned());
    }
    if marks.contains('`') {
        return (
            depth,
            rest.trim_end().trim_end_matches('`').trim_end().to_owned(),
        );
    }
    (depth, super::inline::plain(rest.trim()).into_owned())
}
