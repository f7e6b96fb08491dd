//! HTML elements that a page opens and does not close.

use docwright_model::{Diagnostic, Diagnostics};

use super::vocabulary::Vocabulary;
use crate::codes;
use crate::document::{BlockKind, Document};

/// The elements that stand in one block.
const ELEMENTS: [&str; 8] = ["a", "aside", "h1", "h2", "h3", "h4", "h5", "h6"];

/// Reports the elements that do not end with their block, where a dialect writes sections as HTML.
pub(crate) fn check(
    document: &Document<'_>,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) {
    if vocabulary.sections.item_ids.is_empty() {
        return;
    }
    for block in &document.blocks {
        if matches!(block.kind, BlockKind::Code { .. } | BlockKind::Table(_)) {
            continue;
        }
        let text = document.slice(block.span);
        if let Some(name) = opened(text)
            && !text.contains(&format!("</{name}"))
        {
            let message = format!("`<{name}>` is opened here and not closed");
            diagnostics.push(Diagnostic::new(codes::OPEN_ELEMENT, message).at(block.span));
        }
    }
}

/// The element that a block begins with.
fn opened(text: &str) -> Option<&'static str> {
    let rest = text.trim_start().strip_prefix('<')?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
    let name = rest.get(..end)?;
    ELEMENTS
        .into_iter()
        .find(|known| known.eq_ignore_ascii_case(name))
}
