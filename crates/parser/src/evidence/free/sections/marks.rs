//! What speaks for a page being a reference without a fixed layout.

use super::{is_summary, of_block, part_of};
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::free::fields::Lexicon;
use crate::evidence::free::parts::{self, Piece};
use crate::evidence::free::requests;
use crate::evidence::free::segments::named;
use crate::evidence::request_line;

/// How much speaks for a page being a reference without a fixed layout: requests in forms that leave the writer a choice count
/// most, then titles of parts.
pub(crate) fn marks(
    document: &Document<'_>,
    blocks: &[Block],
    lexicon: Lexicon<'_>,
) -> (usize, usize) {
    let words = lexicon.words;
    let (mut requests, mut parts) = (0, 0);
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { text, .. } => {
                let raw = cover(text).map_or("", |span| document.slice(span));
                let is_other = matches!(
                    request_line::headed(raw),
                    Some(request_line::Headed::Both(..))
                );
                if !requests::of_heading(document, text).is_empty() {
                    requests += if is_other { 1 } else { 4 };
                }
                let is_own = words.is_own(&document.read(text));
                parts += usize::from(is_own && part_of(document, text, words).is_some());
            }
            BlockKind::Paragraph(text) => {
                let raw = cover(text).map_or("", |span| document.slice(span));
                let is_plain = request_line::is_request_line(raw);
                let found = of_block(document, block, true);
                requests += match (is_plain, found.is_empty()) {
                    (true, _) => 1,
                    (false, true) => 0,
                    (false, false) => 4,
                };
                let pieces = parts::pieces(document, [block], words);
                let labels = pieces
                    .iter()
                    .filter(|piece| matches!(piece, Piece::Title(_)));
                let labels = labels.count();
                parts += labels;
                // The label before a request is one of this layout alone.
                let is_labelled = labels > 0 && !is_plain && found.is_empty();
                if is_labelled && !named(document, &pieces, None, lexicon).is_empty() {
                    requests += 4;
                }
            }
            BlockKind::Code { .. } | BlockKind::Html(_) => {
                let folded = is_summary(document, block);
                let found = if folded {
                    requests::of_summary(document, block.span)
                } else {
                    of_block(document, block, true)
                };
                requests += 4 * found.len();
            }
            BlockKind::List(_) => {
                let pieces = parts::pieces(document, [block], words);
                requests += 4 * named(document, &pieces, None, lexicon).len();
            }
            _ => {}
        }
    }
    (requests, parts)
}
