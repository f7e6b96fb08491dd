//! Tables of labels: a row each for the method, the path and what else there is to say of a request.

use super::{Piece, title};
use crate::document::{Document, Row, Table, cover};
use crate::evidence::free::words::{Part, Words};

/// The rows of a table as labels with what stands behind them; none where it does not name a method and a path so.
pub(super) fn labels<'d>(
    document: &Document<'_>,
    table: &Table,
    words: &Words,
) -> Option<Vec<Piece<'d>>> {
    if table.head.width() != 2 {
        return None;
    }
    let rows = std::iter::once(&table.head).chain(&table.rows);
    let named = |row: &&Row| {
        let cell = row.cell(0);
        cover(cell).map(|span| title(&document.read(cell), span, None, words))
    };
    let parts: Vec<Part> = rows.clone().filter_map(|row| named(&row)?.part).collect();
    let has = |part| parts.contains(&part);
    if !has(Part::Method) || !has(Part::Endpoint) {
        return None;
    }
    let mut out = Vec::new();
    for row in rows {
        let (Some(title), Some(value)) = (named(&row), cover(row.cell(1))) else {
            continue;
        };
        let part = title.part.unwrap_or(Part::Aside);
        if part != Part::Aside {
            out.push(Piece::Title(title));
        }
        out.push(Piece::Inline(part, value));
    }
    Some(out)
}
