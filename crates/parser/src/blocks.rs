//! Markdown becomes a [`Document`].
//!
//! In: the text of a page. Out: its blocks with their spans, tables with each row's own cells, torn rows mended. This
//! module must not know what any heading, column or word means to an API.

mod builder;
pub(crate) mod html;
mod tables;
mod torn;

use docwright_model::{Diagnostic, Diagnostics, Source, SourceId};
use pulldown_cmark::{Options, Parser};

use crate::codes;
use crate::document::{Block, BlockKind, Document};

/// Containers nested deeper than this are flattened.
const MAX_DEPTH: usize = 128;

/// Reads the blocks of one page.
///
/// ```
/// use docwright_model::{Diagnostic, Diagnostics, Source, SourceId};
/// let source = Source::new("page.md", "# Pets\n\n`GET /pets`\n");
/// let document = docwright_parser::blocks(SourceId(0), &source, &mut Diagnostics::default());
/// assert_eq!(document.blocks.len(), 2);
/// ```
pub fn blocks<'a>(id: SourceId, source: &'a Source, diagnostics: &mut Diagnostics) -> Document<'a> {
    let text = source.text();
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut builder = builder::Builder::new(id, text);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        builder.take(&event, range);
    }
    let mut document = builder.finish(diagnostics);
    report_open_fence(&document, diagnostics);
    torn::mend(&mut document, diagnostics);
    document
}

/// Reports a code block at the end of the page that nothing closes.
fn report_open_fence(document: &Document<'_>, diagnostics: &mut Diagnostics) {
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
