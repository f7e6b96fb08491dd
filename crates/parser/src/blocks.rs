//! Markdown becomes a [`Document`].
//!
//! In: the text of a page. Out: its blocks with their spans, tables with each row's own cells, torn rows mended. This
//! module must not know what any heading, column or word means to an API.

mod builder;
pub(crate) mod html;
pub(crate) mod tables;
pub(crate) mod torn;

use docwright_model::{Diagnostic, Diagnostics, SourceId};
use pulldown_cmark::{Options, Parser};

use crate::codes;
use crate::document::{Block, BlockKind, Document};

/// Reads the blocks of a page from an offset on; tables are not mended yet.
pub(crate) fn parse<'a>(
    id: SourceId,
    text: &'a str,
    from: usize,
    limits: &crate::Options,
    diagnostics: &mut Diagnostics,
) -> Document<'a> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut builder = builder::Builder::new(id, text, limits.depth);
    let rest = text.get(from..).unwrap_or_default();
    for (event, range) in Parser::new_ext(rest, options).into_offset_iter() {
        builder.take(&event, range.start + from..range.end + from);
    }
    builder.finish(diagnostics)
}

/// Reports a code block at the end of the page that nothing closes.
pub(crate) fn report_open_fence(document: &Document<'_>, diagnostics: &mut Diagnostics) {
    if let Some(Block {
        kind: BlockKind::Code { closed: false, .. },
        span,
    }) = document.blocks.last()
    {
        let opening = document.slice(*span).lines().next().unwrap_or_default();
        let line = document.span(span.start as usize..span.start as usize + opening.len());
        let message = "this code block is never closed; it holds the rest of the page";
        diagnostics.push(
            Diagnostic::new(codes::OPEN_FENCE, message)
                .at(line)
                .help("close it with a line of its own"),
        );
    }
}
