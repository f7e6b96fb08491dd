//! Labels in bold that stand where others put headings: `**Parameters**`, `**Summary:** what it does`.

use docwright_model::Span;

use super::vocabulary::Vocabulary;
use crate::document::{Block, BlockKind, Document, Text};

/// The level of a label, below every heading that may stand above it.
const LEVEL: u8 = 6;

/// The page with its labels as headings, and what stands behind one as a paragraph of its own; none where there are none.
pub(crate) fn as_headings<'a>(
    document: &Document<'a>,
    vocabulary: &Vocabulary,
) -> Option<Document<'a>> {
    let known = |block: &Block| {
        matches!(block.kind, BlockKind::Paragraph(_))
            .then(|| label(document, block, vocabulary))
            .flatten()
    };
    if !document.blocks.iter().any(|block| known(block).is_some()) {
        return None;
    }
    let mut blocks = Vec::with_capacity(document.blocks.len() * 2);
    for block in &document.blocks {
        let Some(Label { title, rest }) = known(block) else {
            blocks.push(block.clone());
            continue;
        };
        blocks.push(Block {
            kind: BlockKind::Heading {
                level: LEVEL,
                text: Text::from_buf([title]),
            },
            span: title,
        });
        blocks.extend((!rest.is_empty()).then(|| Block {
            kind: BlockKind::Paragraph(Text::from_buf([rest])),
            span: rest,
        }));
    }
    Some(Document {
        blocks,
        aside: document.aside.clone(),
        repaired: document.repaired.clone(),
        ..*document
    })
}

/// A label and what stands behind it.
struct Label {
    title: Span,
    rest: Span,
}

/// The label that a paragraph begins with, where it opens a part of a description or of what is said of the API.
fn label(document: &Document<'_>, block: &Block, vocabulary: &Vocabulary) -> Option<Label> {
    let text = document.slice(block.span);
    let (word, rest) = text.strip_prefix("**")?.split_once("**")?;
    let bare = word.trim_end_matches(':');
    let words = vocabulary.imprint.as_ref();
    let is_version = words.is_some_and(|words| words.version.trim_end() == word);
    let is_terms = words.is_some_and(|words| words.terms.eq_ignore_ascii_case(bare));
    if !is_version && !is_terms && vocabulary.role(bare).is_none() {
        return None;
    }
    let start = block.span.start as usize + 2;
    let from = block.span.end as usize - rest.trim_start().len();
    let rest = document.span(from..block.span.end as usize);
    // A version stands in its heading.
    if is_version {
        return Some(Label {
            title: document.span(start..block.span.end as usize),
            rest: document.span(from..from),
        });
    }
    Some(Label {
        title: document.span(start..start + bare.len()),
        rest,
    })
}
