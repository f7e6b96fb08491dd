//! A fence that is not closed swallows what follows it. On an otherwise whole page it ends where a part of a description
//! begins.

use docwright_model::{Diagnostic, Diagnostics, Span};

use super::Words;
use super::lines::{heading, lines};
use crate::Options;
use crate::blocks;
use crate::codes;
use crate::document::{BlockKind, Document};
use crate::evidence::request_line;

/// Ends each code block before the first line in it that can only be a part of a description.
pub(super) fn close(
    document: &mut Document<'_>,
    words: &Words,
    options: &Options,
    diagnostics: &mut Diagnostics,
) {
    let mut from = 0;
    while let Some((index, cut)) = first_swallowed(document, from, words) {
        let Some(block) = document.blocks.get_mut(index) else {
            return;
        };
        let opening = block.span;
        block.span.end = cut;
        if let BlockKind::Code { text, .. } = &mut block.kind {
            text.retain(|piece| piece.start < cut);
            for piece in text.iter_mut() {
                piece.end = piece.end.min(cut);
            }
        }
        let repaired = block.span;
        document.blocks.truncate(index + 1);
        document.repaired.push(repaired);
        let line = document.slice(opening).lines().next().unwrap_or_default();
        let place = Span {
            end: opening.start + line.len() as u32,
            ..opening
        };
        let ends = Span {
            start: cut,
            end: cut,
            ..opening
        };
        let message =
            "this code block is not closed; it was ended where a part of a description begins";
        diagnostics.push(
            Diagnostic::new(codes::OPEN_FENCE, message)
                .at(place)
                .label(ends, "ended here")
                .help("close it with a line of its own"),
        );
        let rest = blocks::parse(
            document.source,
            document.text,
            cut as usize,
            options,
            diagnostics,
        );
        document.blocks.extend(rest.blocks);
        from = index + 1;
    }
}

/// The first code block, at `from` or behind it, that holds what no code can hold, and where that begins.
fn first_swallowed(document: &Document<'_>, from: usize, words: &Words) -> Option<(usize, u32)> {
    let mut blocks = document.blocks.iter().enumerate().skip(from);
    blocks.find_map(|(index, block)| match &block.kind {
        BlockKind::Code { language, text, .. } if !is_prose(language) => {
            let inside = text.first()?.to(*text.last()?);
            let at = swallowed(document.slice(inside), words)?;
            Some((index, inside.start + at))
        }
        _ => None,
    })
}

/// Where in a code block a heading with a role begins, or the section or request line before it.
fn swallowed(code: &str, words: &Words) -> Option<u32> {
    if !code.contains("\n##") && !code.starts_with("##") {
        return None;
    }
    let mut last_title = None;
    let mut first_line = None;
    for range in lines(code) {
        let line = code.get(range.clone())?;
        if let Some((level, title)) = heading(line) {
            if level > 1 && words.role(title).is_some() {
                let found = [first_line, last_title].into_iter().flatten().min();
                return Some(found.unwrap_or(range.start) as u32);
            }
            if level > 1 {
                last_title.get_or_insert(range.start);
            }
        } else if line.starts_with('`') && request_line::is_request_line(line)
            || line
                .strip_prefix("> ")
                .is_some_and(|words_of| words.announcement(words_of).is_some())
        {
            first_line.get_or_insert(range.start);
        }
    }
    None
}

/// Whether code of a language may hold headings.
fn is_prose(language: &str) -> bool {
    matches!(language, "md" | "markdown" | "mdx")
}
