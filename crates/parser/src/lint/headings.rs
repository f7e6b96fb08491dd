//! Headings that stand deeper than the heading above them lets them.

use docwright_model::{Diagnostic, Diagnostics, Span};

use crate::codes;
use crate::document::{BlockKind, Document};

/// Reports each heading that leaves out a level; a page may begin at any, and a damaged one tells nothing.
///
/// Where a program puts headings around text as HTML elements, the headings in that text count levels of their own.
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
            && is_element(document, place) == is_element(document, block.span)
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

/// Whether a heading is written as an HTML element.
fn is_element(document: &Document<'_>, heading: Span) -> bool {
    document.slice(heading).trim_start().starts_with('<')
}
