//! Headings that stand deeper than the heading above them lets them.

use docwright_model::{Diagnostic, Diagnostics, Span};

use crate::codes;
use crate::document::{BlockKind, Document};

/// Reports each heading that leaves out a level; a page may begin at any, and a damaged one tells nothing.
pub(crate) fn check(document: &Document<'_>, diagnostics: &mut Diagnostics) {
    if !document.repaired.is_empty() {
        return;
    }
    let mut above: Option<(u8, Span)> = None;
    for block in &document.blocks {
        let BlockKind::Heading { level, text } = &block.kind else {
            continue;
        };
        if let Some((outer, place)) = above
            && *level > outer + 1
        {
            let title = document.read(text);
            let message = format!(
                "`{}` is a heading of level {level} directly below one of level {outer}",
                title.trim()
            );
            let help = format!(
                "give it level {}, or add the heading between them",
                outer + 1
            );
            diagnostics.push(
                Diagnostic::new(codes::SKIPPED_HEADING, message)
                    .at(block.span)
                    .label(place, "the heading above it")
                    .help(help),
            );
        }
        above = Some((*level, block.span));
    }
}
