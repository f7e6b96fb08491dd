//! A page of operations and schemas under headings.

mod tags;

use docwright_model::{Diagnostic, Diagnostics, ExternalDocs, Fact, PageCoverage, Span, Tag};

use super::reading::{OperationReading, Reading};
use super::request_line::{Headed, RequestLine};
use super::vocabulary::{Column, Role, Vocabulary};
use super::{
    about, callbacks, columns::Columns, imprint, inline, markup, operation, repeated, request_line,
    schema, schemes, titled_schemes,
};
use crate::blocks::{html, marks};
use crate::codes;
use crate::document::{Block, BlockKind, Document, Table, cover};
use crate::outline::{Group, Item, Outline, outline};

/// Reads a page whose descriptions stand under headings.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    dialect: &'static str,
    reason: String,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Reading<'a> {
    let outline = outline(document, vocabulary, |block| {
        is_mark(document, block, vocabulary)
    });
    let coverage = PageCoverage {
        source: document.source,
        dialect: Some(dialect),
        reason,
        read: 0,
        // Each stretch of a site's own text counts as a section.
        not_api: document.aside.len(),
        not_understood: 0,
    };
    markup::check(document, vocabulary, diagnostics);
    let mut out = Reading::of(coverage);
    out.unstated = vocabulary.unstated;
    out.repeats_linked = vocabulary.rows.repeats_linked;
    groups(document, &outline, vocabulary, &mut out, diagnostics);
    let items = outline.items.iter();
    let items: Vec<(&Item<'_>, bool)> = items
        .map(|item| (item, is_schema(document, item, vocabulary)))
        .collect();
    // Descriptions are large, so room is made before they could have to move.
    let schemas = items.iter().filter(|(_, is_schema)| *is_schema).count();
    out.schemas.reserve(schemas);
    out.operations.reserve(items.len() - schemas);
    for (item, is_schema) in items {
        let read = if is_schema {
            schema::read(document, item, vocabulary, diagnostics)
                .map(|schema| out.schemas.push(schema))
        } else {
            let around = item.groups.iter().rev();
            let mut around = around.filter_map(|&group| outline.groups.get(group));
            let (line, group) = if vocabulary.sections.headed_requests {
                headed(document, item, around, vocabulary)
            } else {
                (None, around.next())
            };
            let tag = group.and_then(|group| tags::tag(document, group, vocabulary));
            let operation =
                operation::read(document, item, line, tag.as_ref(), vocabulary, diagnostics);
            operation.map(|operation| add(&mut out, operation, tag))
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
    callbacks::attach(document, &outline.items, &mut out.operations);
    if vocabulary.sections.headed_requests {
        repeated::join(document, &mut out.operations);
    }
    if outline.items.is_empty() {
        let message = "this page describes no operation and no schema";
        let start = Span::new(document.source, 0..0);
        diagnostics.push(Diagnostic::new(codes::NO_OPERATIONS, message).at(start));
    }
    out
}

/// The request that headings name, and the group it stands in.
fn headed<'g>(
    document: &Document<'_>,
    item: &Item<'_>,
    around: impl Iterator<Item = &'g Group<'g>>,
    vocabulary: &Vocabulary,
) -> (Option<RequestLine>, Option<&'g Group<'g>>) {
    let mut around = around.peekable();
    let path = around.peek().map(|group| group.title.as_slice());
    // A line below the headings is written as the request is, where headings may be all capitals.
    let shown = item.parts.iter();
    let shown = shown.filter(|part| part.role == Role::CodeSamples);
    let shown = shown.flat_map(|part| &part.blocks);
    let mut blocks = item.intro.iter().chain(shown);
    let told = blocks.find_map(|block| match &block.kind {
        BlockKind::Paragraph(text) => request_line::read(document, text),
        _ => None,
    });
    let line = told.or_else(|| request_line::of_headings(document, &item.title, path));
    // The title of the page is no group, nor is what tells its version.
    let is_group = |group: &&Group<'_>| {
        let text = document.read(&group.title);
        group.level > 1
            && request_line::headed(&text).is_none()
            && !imprint::is_part(&text, vocabulary)
    };
    let group = around.find(|group| request_line::headed(&document.read(&group.title)).is_none());
    (line, group.filter(is_group))
}

fn add<'a>(out: &mut Reading<'a>, operation: OperationReading<'a>, tag: Option<Tag>) {
    out.operations.push(operation);
    out.tags.extend(tag.filter(|tag| {
        out.tags
            .iter()
            .all(|known| known.name.value != tag.name.value)
    }));
}

/// Reads the sections that hold other sections, or none: what the API is, and how to authenticate.
fn groups(
    document: &Document<'_>,
    outline: &Outline<'_>,
    vocabulary: &Vocabulary,
    out: &mut Reading<'_>,
    diagnostics: &mut Diagnostics,
) {
    let first = outline.groups.first().filter(|group| !group.holds_items);
    out.presented = match &vocabulary.imprint {
        Some(words) => imprint::read(document, words, vocabulary),
        None => about::read(document, first, vocabulary),
    };
    let titled = titled_schemes::read(document, &outline.groups, vocabulary, diagnostics);
    out.schemes.extend(titled);
    for group in &outline.groups {
        let title = document.read(&group.title);
        let lists_schemes = vocabulary
            .schemes
            .as_ref()
            .is_some_and(|words| title.trim().eq_ignore_ascii_case(words.heading));
        if lists_schemes {
            let (found, rest) = schemes::read(document, &group.intro, vocabulary);
            out.schemes.extend(found);
            for block in rest {
                schema::stray(block, diagnostics);
            }
            out.coverage.read += 1;
        } else if group.holds_items {
            out.coverage.read += 1;
        } else {
            out.coverage.not_api += 1;
        }
    }
}

/// Whether a block tells that the section it stands in is an operation or a schema: a request line or an anchor.
pub(crate) fn is_mark(document: &Document<'_>, block: &Block, vocabulary: &Vocabulary) -> bool {
    let starts = vocabulary.sections.item_ids;
    let is_item = |id: &str| starts.iter().any(|start| id.starts_with(start));
    match &block.kind {
        BlockKind::Paragraph(text) => {
            let Some(span) = cover(text) else {
                return false;
            };
            let text = document.slice(span);
            request_line::is_request_line(text) || anchor_id(text).is_some_and(is_item)
        }
        BlockKind::Html(Some(_)) => anchor_id(document.slice(block.span)).is_some_and(is_item),
        BlockKind::Heading { text, .. } if vocabulary.sections.headed_requests => {
            let text = cover(text).map(|span| document.slice(span));
            let found = text.and_then(request_line::headed);
            matches!(found, Some(Headed::Method(_) | Headed::Both(..)))
        }
        BlockKind::Table(table) if vocabulary.sections.headed_requests => {
            is_fields(document, table, vocabulary)
        }
        BlockKind::Heading { .. } if !starts.is_empty() => {
            document.heading_id(block).is_some_and(is_item)
        }
        _ => false,
    }
}

/// Whether a table tells the fields of a schema.
fn is_fields(document: &Document<'_>, table: &Table, vocabulary: &Vocabulary) -> bool {
    let columns = Columns::known(document, table, vocabulary);
    let has = |column| columns.has(column);
    [Column::Name, Column::Type, Column::Required]
        .into_iter()
        .all(has)
        && !has(Column::Place)
}

/// The id of an anchor that a text begins with: an element, or what a site generator puts in its place.
pub(crate) fn anchor_id(text: &str) -> Option<&str> {
    let text = text.trim_start();
    if !text.starts_with("<a ") {
        return marks::place(text);
    }
    // Before there were ids, the name of an anchor was its `name`.
    html::attribute(text, "id").or_else(|| html::attribute(text, "name"))
}

/// Whether a section defines a schema: by its parts, or by the anchors of one where no request line stands below.
fn is_schema(document: &Document<'_>, item: &Item<'_>, vocabulary: &Vocabulary) -> bool {
    if vocabulary.sections.headed_requests {
        let is_table = |block: &&Block| matches!(block.kind, BlockKind::Table(_));
        let mut marks = item.intro.iter().copied().filter(is_table);
        return !item
            .heading
            .is_some_and(|block| is_mark(document, block, vocabulary))
            && item.parts.is_empty()
            && marks.any(|block| is_mark(document, block, vocabulary));
    }
    let has = |role| item.parts.iter().any(|part| part.role == role);
    if has(Role::CodeSamples) || has(Role::Responses) {
        return false;
    }
    let is_anchored = || {
        let all = item.heading.iter().chain(&item.intro);
        let mut marks = all.filter(|block| is_mark(document, block, vocabulary));
        let operation = vocabulary.sections.operation_id.unwrap_or_default();
        let is_schema = |block: &Block| {
            let text = document.slice(block.span);
            let id = document.heading_id(block);
            let id = id.or_else(|| anchor_id(text));
            id.is_some_and(|id| !id.starts_with(operation))
        };
        marks.clone().next().is_some() && marks.all(|block| is_schema(block))
    };
    has(Role::Properties) || !vocabulary.sections.item_ids.is_empty() && is_anchored()
}

/// A block that is a link to further reading and nothing else.
pub(crate) fn external_docs(
    document: &Document<'_>,
    block: Option<&Block>,
    vocabulary: &Vocabulary,
) -> Option<Fact<ExternalDocs>> {
    let words = vocabulary.about.as_ref()?;
    let block = block.filter(|block| matches!(block.kind, BlockKind::Paragraph(_)))?;
    let text = document.slice(block.span).trim();
    let (url, description) = about::anchor(text).filter(|_| text.ends_with("</a>"))?;
    let description = (description != words.more).then_some(description);
    Some(Fact::stated(ExternalDocs { url, description }, block.span))
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
