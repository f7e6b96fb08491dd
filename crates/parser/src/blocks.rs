//! Markdown becomes a [`Document`].
//!
//! In: the text of a page. Out: its blocks with their spans, tables with each row's own cells, torn rows mended. This
//! module must not know what any heading, column or word means to an API.

mod builder;
mod bulk;
pub(crate) mod html;
pub(crate) mod marks;
pub(crate) mod tables;
pub(crate) mod torn;
pub(crate) mod uneven;

use docwright_model::{Diagnostic, Diagnostics, SourceId};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::codes;
use crate::document::{Block, BlockKind, Document};
use bulk::Part;

/// Reads the blocks of a page from an offset on; tables are not mended yet.
pub(crate) fn parse<'a>(
    id: SourceId,
    text: &'a str,
    from: usize,
    limits: &crate::Options,
    diagnostics: &mut Diagnostics,
) -> Document<'a> {
    let mut builder = builder::Builder::new(id, text, limits.depth);
    let from = from + front_matter(text.get(from..).unwrap_or_default(), from, &mut builder);
    bulk::read(text, from, Options::ENABLE_TABLES, |part| match part {
        Part::Event(event, range) => builder.take(&event, range),
        Part::Bulk(bulk) => builder.take_bulk(bulk),
    });
    builder.finish(diagnostics)
}

/// Reads the front matter that a text begins with; its length. Further down, what stands between two rules is a page's
/// text.
fn front_matter(text: &str, from: usize, builder: &mut builder::Builder<'_>) -> usize {
    // The parser looks at all it is given before it says anything, so it is given no more than this.
    let Some(text) = fenced(text) else {
        return 0;
    };
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut events = Parser::new_ext(text, options).into_offset_iter().peekable();
    let opens = |event: &Event<'_>| matches!(event, Event::Start(Tag::MetadataBlock(_)));
    if !events.peek().is_some_and(|(event, _)| opens(event)) {
        return 0;
    }
    for (event, range) in events {
        let ends = matches!(event, Event::End(TagEnd::MetadataBlock(_)));
        builder.take(&event, range.start + from..range.end + from);
        if ends {
            return range.end;
        }
    }
    0
}

/// The beginning of a text that begins with a rule, up to the next rule.
fn fenced(text: &str) -> Option<&str> {
    if !text.starts_with("---") {
        return None;
    }
    let mut length = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        length += line.len();
        if index > 0 && matches!(line.trim_end(), "---" | "...") {
            return text.get(..length);
        }
    }
    None
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
