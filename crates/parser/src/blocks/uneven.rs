//! Tables whose rule has fewer or more cells than their head.
//!
//! CommonMark's tables have none such, and leave their lines as a paragraph; other programs take them, and pages were
//! written for those.

use super::tables::{is_delimiter, row};
use crate::document::{Block, BlockKind, Document, Row, Table};

/// Makes tables of the paragraphs that are meant as such.
pub(crate) fn even(document: &mut Document<'_>) {
    let mut blocks = std::mem::take(&mut document.blocks);
    for block in &mut blocks {
        if matches!(block.kind, BlockKind::Paragraph(_))
            && let Some(table) = table(document, block)
        {
            block.kind = BlockKind::Table(Box::new(table));
        }
    }
    document.blocks = blocks;
}

fn table(document: &Document<'_>, block: &Block) -> Option<Table> {
    let text = document.slice(block.span);
    let mut lines = text.split_inclusive('\n');
    let names = lines.next().filter(|line| line.contains('|'))?;
    let rule = lines
        .next()
        .filter(|line| line.contains('|') && is_delimiter(line.trim_end()))?;
    let mut start = block.span.start as usize;
    let mut next = |line: &str| -> Row {
        let from = start;
        start += line.len();
        row(document.source, document.text, from..start)
    };
    let head = next(names);
    let strokes = next(rule);
    let is_one = |row: &Row| row.width() < 2;
    if is_one(&head) || is_one(&strokes) {
        return None;
    }
    let rows = lines.map(&mut next).collect();
    Some(Table { head, rows })
}
