//! Rows torn apart by a line break in a cell are put together again.
//!
//! A paragraph break in a cell becomes a real one when a page is formatted. The rest of the row then stands in a row
//! of its own with a single cell, on a line without a first border, or after a blank line as loose paragraphs that end
//! in `|`, below which the table goes on without a header.

use docwright_model::{Diagnostic, Diagnostics, Span};

use super::tables::{is_bordered, row};
use crate::codes;
use crate::document::{Block, BlockKind, Cells, Document, Row, Table, Text, cover};

/// Mends every table on the page.
pub(crate) fn mend(document: &mut Document<'_>, diagnostics: &mut Diagnostics) {
    let mut blocks = std::mem::take(&mut document.blocks);
    if blocks.iter().any(|block| has_text_below(document, block)) {
        give_up(document, &mut blocks);
    }
    if blocks.iter().any(|block| has_border(document, block))
        && blocks.windows(2).any(is_table_above_text)
    {
        take_back(document, &mut blocks);
    }
    for block in &mut blocks {
        if let BlockKind::Table(table) = &mut block.kind {
            join(document, table, diagnostics);
        }
    }
    document.blocks = blocks;
}

/// Whether a table ends in a line without any border.
fn has_text_below(document: &Document<'_>, block: &Block) -> bool {
    let BlockKind::Table(table) = &block.kind else {
        return false;
    };
    let last = table.rows.last();
    last.is_some_and(|row| !document.slice(row.span).contains('|'))
}

/// Whether the first of two blocks is a table and the other may be the rest of its last cell.
fn is_table_above_text(pair: &[Block]) -> bool {
    matches!(pair, [table, text] if matches!(table.kind, BlockKind::Table(_)) && is_text(text))
}

/// Takes from a table the lines without any border at its end: text that stands right below it.
fn give_up(document: &Document<'_>, blocks: &mut Vec<Block>) {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for mut block in std::mem::take(blocks) {
        let BlockKind::Table(table) = &mut block.kind else {
            kept.push(block);
            continue;
        };
        let bordered = table
            .rows
            .iter()
            .rposition(|row| document.slice(row.span).contains('|'));
        let below = table.rows.split_off(bordered.map_or(0, |at| at + 1));
        let text: Text = below.iter().map(|row| row.span).collect();
        if let Some(from) = text.first().copied() {
            block.span.end = from.start;
        }
        kept.push(block);
        kept.extend(cover(&text).map(|span| Block {
            kind: BlockKind::Paragraph(text),
            span,
        }));
    }
    *blocks = kept;
}

/// Gives a table the loose text below it that are the rest of its last row and further rows.
fn take_back(document: &Document<'_>, blocks: &mut Vec<Block>) {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rest = std::mem::take(blocks).into_iter().peekable();
    while let Some(mut block) = rest.next() {
        if let BlockKind::Table(table) = &mut block.kind {
            let mut loose = Vec::new();
            while rest.peek().is_some_and(is_text) {
                loose.extend(rest.next());
            }
            let closing = loose
                .iter()
                .rposition(|p| document.slice(p.span).lines().any(is_bordered));
            let after = loose.split_off(closing.map_or(0, |at| at + 1));
            for paragraph in &loose {
                table.rows.extend(lines(document, paragraph.span));
                block.span = block.span.to(paragraph.span);
            }
            kept.push(block);
            kept.extend(after);
        } else {
            kept.push(block);
        }
    }
    *blocks = kept;
}

/// Whether a block may be the rest of a row that ends in it.
fn has_border(document: &Document<'_>, block: &Block) -> bool {
    is_text(block) && document.slice(block.span).contains('|')
}

/// Whether a block may be the rest of a cell: text, or a line of it that looks like a list.
fn is_text(block: &Block) -> bool {
    matches!(
        block.kind,
        BlockKind::Paragraph(_) | BlockKind::List(_) | BlockKind::Quote(_)
    )
}

/// Each line of a block as a row.
fn lines(document: &Document<'_>, span: Span) -> Vec<Row> {
    let mut start = span.start as usize;
    let mut rows = Vec::new();
    for line in document.slice(span).split_inclusive('\n') {
        if !line.trim().is_empty() {
            rows.push(row(
                document.source,
                document.text,
                start..start + line.len(),
            ));
        }
        start += line.len();
    }
    rows
}

/// Joins rows that are parts of one, and reports rows that fit no header.
fn join(document: &Document<'_>, table: &mut Table, diagnostics: &mut Diagnostics) {
    let width = table.head.width();
    let is_torn = table
        .rows
        .windows(2)
        .any(|pair| matches!(pair, [last, next] if continues(document, last, next, width)));
    // Nearly all tables are whole, and their rows stay where they are.
    if is_torn {
        let mut whole: Vec<Row> = Vec::with_capacity(table.rows.len());
        for next in std::mem::take(&mut table.rows) {
            match whole.last_mut() {
                Some(last) if continues(document, last, &next, width) => append(last, next),
                _ => whole.push(next),
            }
        }
        table.rows = whole;
    }
    for row in &mut table.rows {
        check(document, row, width, diagnostics);
    }
}

/// Whether `next` is the rest of the row before it.
fn continues(document: &Document<'_>, last: &Row, next: &Row, width: usize) -> bool {
    // The lines of whole rows need not be looked at.
    if width < 2 || next.width() > 1 && last.width() + next.width() != width + 1 {
        return false;
    }
    let is_open = !is_bordered(document.slice(last.span)) && last.recovered
        || !is_bordered(document.slice(last.span)) && !starts_bordered(document, next);
    let ends_row = is_open || last.width() >= width;
    next.width() == 1 && ends_row || is_open && last.width() + next.width() == width + 1
}

fn starts_bordered(document: &Document<'_>, row: &Row) -> bool {
    document.slice(row.span).trim_start().starts_with('|')
}

/// Appends a row's cells to the row before it, the first to the last.
fn append(last: &mut Row, next: Row) {
    last.span = last.span.to(next.span);
    last.recovered = true;
    if let (Cells::Split(cells), Cells::Split(more)) = (&mut last.cells, next.cells) {
        let mut more = more.into_iter();
        if let (Some(end), Some(first)) = (cells.last_mut(), more.next()) {
            end.extend(first);
        }
        cells.extend(more);
    }
}

/// Whether a row that begins without a border ends in one, behind which a last and empty cell is meant.
fn ends_empty(document: &Document<'_>, row: &Row) -> bool {
    is_bordered(document.slice(row.span)) && !starts_bordered(document, row)
}

/// Says what is wrong with a row; the text of surplus cells becomes part of the last one.
fn check(document: &Document<'_>, row: &mut Row, width: usize, diagnostics: &mut Diagnostics) {
    let Cells::Split(cells) = &mut row.cells else {
        return;
    };
    let found = cells.len();
    if found > width && width > 0 {
        let surplus = cells.get(width).and_then(|cell| cell.first().copied());
        if let (Some(kept), Some(end)) = (cells.get_mut(width - 1), surplus) {
            let last = Span {
                end: row.span.end,
                ..end
            };
            let text = document
                .slice(last)
                .trim_end()
                .trim_end_matches('|')
                .trim_end();
            let joined = Span {
                end: last.start + text.len() as u32,
                ..last
            };
            match kept.last_mut() {
                Some(piece) => piece.end = joined.end,
                None => kept.push(joined),
            }
        }
        cells.truncate(width);
        row.recovered = true;
        let message = format!(
            "this row has {found} cells where the header has {width}; the last ones were joined"
        );
        let help = "write a `|` inside a cell as `\\|`";
        diagnostics.push(
            Diagnostic::new(codes::SURPLUS_CELLS, message)
                .at(row.span)
                .help(help),
        );
    } else if found > 1 && found + 1 == width && ends_empty(document, row) {
        // Nothing is missing: a border that opens no row opens its last cell.
    } else if found < width {
        let message = format!(
            "this row has {found} cells where the header has {width}; the missing ones count as empty"
        );
        diagnostics.push(Diagnostic::new(codes::MISSING_CELLS, message).at(row.span));
    } else if row.recovered {
        let message = "this row was torn over several lines and has been put together";
        diagnostics.push(Diagnostic::new(codes::TORN_ROW, message).at(row.span));
    }
}
