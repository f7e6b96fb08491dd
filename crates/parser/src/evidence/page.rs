//! A page of operations and schemas under headings.

use docwright_model::{Diagnostic, Diagnostics, Fact, PageCoverage, Span, Tag};

use super::reading::Reading;
use super::vocabulary::{Role, Vocabulary};
use super::{inline, operation, request_line, schema};
use crate::codes;
use crate::document::{Block, BlockKind, Document, cover};
use crate::outline::{Group, Item, outline};

/// Reads a page whose descriptions stand under headings.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    dialect: &'static str,
    reason: String,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Reading<'a> {
    let outline = outline(document, vocabulary, |block| is_mark(document, block));
    let coverage = PageCoverage {
        source: document.source,
        dialect: Some(dialect),
        reason,
        read: 0,
        // Each stretch of a site's own text counts as a section.
        not_api: document.aside.len(),
        not_understood: 0,
    };
    let mut out = Reading {
        tags: Vec::new(),
        operations: Vec::new(),
        schemas: Vec::new(),
        coverage,
    };
    for group in &outline.groups {
        if group.holds_items {
            out.coverage.read += 1;
        } else {
            out.coverage.not_api += 1;
        }
    }
    for item in &outline.items {
        let group = item
            .groups
            .last()
            .and_then(|&group| outline.groups.get(group));
        let read = if is_schema(item) {
            schema::read(document, item, vocabulary, diagnostics)
                .map(|schema| out.schemas.push(schema))
        } else {
            let tag = group.and_then(|group| tag(document, group));
            let operation = operation::read(document, item, tag.as_ref(), vocabulary, diagnostics);
            operation.map(|operation| {
                out.operations.push(operation);
                out.tags.extend(tag.filter(|tag| {
                    out.tags
                        .iter()
                        .all(|known| known.name.value != tag.name.value)
                }));
            })
        };
        match read {
            Some(()) => out.coverage.read += 1,
            None => {
                out.coverage.not_understood += 1;
                let message = "this section looks like API reference, but there is no request line and no type in it";
                diagnostics
                    .push(Diagnostic::new(codes::NOT_UNDERSTOOD, message).at(item.title_span()));
            }
        }
    }
    if outline.items.is_empty() {
        let message = "this page describes no operation and no schema";
        let start = Span::new(document.source, 0..0);
        diagnostics.push(Diagnostic::new(codes::NO_OPERATIONS, message).at(start));
    }
    out
}

/// Whether a block is a request line.
pub(crate) fn is_mark(document: &Document<'_>, block: &Block) -> bool {
    match &block.kind {
        BlockKind::Paragraph(text) => {
            cover(text).is_some_and(|span| request_line::is_request_line(document.slice(span)))
        }
        _ => false,
    }
}

fn is_schema(item: &Item<'_>) -> bool {
    let has = |role| item.parts.iter().any(|part| part.role == role);
    has(Role::Properties) && !has(Role::CodeSamples) && !has(Role::Responses)
}

fn tag(document: &Document<'_>, group: &Group<'_>) -> Option<Tag> {
    let span = cover(&group.title)?;
    let title = document.read(&group.title);
    let name = Fact::stated(inline::plain(title.trim()).into_owned(), span);
    Some(Tag {
        name,
        description: prose(document, &group.intro),
    })
}

/// The Markdown from the first to the last of these blocks.
pub(crate) fn prose(document: &Document<'_>, blocks: &[&Block]) -> Option<Fact<String>> {
    let said = blocks
        .iter()
        .filter(|block| !matches!(block.kind, BlockKind::Html(None)));
    let span = said.map(|block| block.span).reduce(Span::to)?;
    let text = inline::prose(document.slice(span));
    (!text.is_empty()).then(|| Fact::stated(text, span))
}
