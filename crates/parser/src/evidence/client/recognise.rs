//! How a page about a client is told from others.

use super::listing;
use super::words::Words;
use crate::document::{Block, BlockKind, Document};
use crate::evidence::columns::Columns;
use crate::evidence::vocabulary::{Column, Role, Vocabulary};

/// The number of marks in a run of blocks.
pub(crate) fn recognise(
    document: &Document<'_>,
    blocks: &[Block],
    vocabulary: &Vocabulary,
    words: &Words,
) -> usize {
    let mut role: Option<Role> = None;
    let mut score = 0;
    for block in blocks {
        score += match &block.kind {
            BlockKind::Heading { level, text } => {
                let text = document.read(text);
                let title = text.trim();
                role = words.role(title);
                // Few others have a heading for these.
                4 * usize::from(*level > 2 && role == Some(Role::MediaTypes))
                    + 16 * usize::from(*level == 2 && role == Some(Role::Details))
            }
            BlockKind::Paragraph(_) => {
                let text = document.slice(block.span).trim_start();
                16 * usize::from(text.starts_with(words.base) || text.starts_with(words.back))
            }
            BlockKind::List(_) | BlockKind::Code { .. } => {
                let is_values = role == Some(Role::EnumeratedValues);
                16 * usize::from(is_values && document.slice(block.span).contains(words.value))
            }
            BlockKind::Table(table) => {
                let columns = Columns::known(document, table, vocabulary);
                let has = |wanted: &[Column]| wanted.iter().all(|&column| columns.has(column));
                let is_fields = role == Some(Role::Properties)
                    && has(&[Column::Name, Column::Type, Column::Notes]);
                let is_list = listing::table(document, block, vocabulary).is_some();
                16 * usize::from(is_fields || is_list)
            }
            _ => 0,
        };
    }
    score
}
