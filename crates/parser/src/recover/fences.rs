//! A fence that is not closed swallows what follows it. On an otherwise whole page it ends where a part of a description
//! begins.

use docwright_model::{Diagnostic, Diagnostics, Span};

use super::Words;
use super::lines::{heading, lines};
use crate::Options;
use crate::blocks;
use crate::codes;
use crate::document::{Block, BlockKind, Document};
use crate::evidence::request_line;

/// How much is read at once behind a code block that was ended, in bytes; more where a block is longer.
const PIECE: usize = 8 * 1024;

/// Ends each code block before the first line in it that can only be a part of a description.
pub(super) fn close(
    document: &mut Document<'_>,
    words: &Words,
    options: &Options,
    diagnostics: &mut Diagnostics,
) {
    let mut from = 0;
    let mut unread = None;
    loop {
        if let Some((index, cut)) = first_swallowed(document, from, words) {
            end_block(document, index, cut, diagnostics);
            unread = Some(cut as usize);
            from = index + 1;
        } else {
            from = document.blocks.len();
        }
        let Some(at) = unread else {
            return;
        };
        unread = read_on(document, at, words, options, diagnostics);
    }
}

/// Ends a code block at `cut`, and forgets what was read behind it.
fn end_block(document: &mut Document<'_>, index: usize, cut: u32, diagnostics: &mut Diagnostics) {
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
}

/// Reads some blocks more, and tells where to read on. All the rest at once would be read again for each open fence.
fn read_on(
    document: &mut Document<'_>,
    at: usize,
    words: &Words,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let text = document.text;
    let mut length = PIECE;
    loop {
        let end = line_end(text, at.saturating_add(length));
        let piece = text.get(..end).unwrap_or(text);
        let mut found = Diagnostics::default();
        let mut blocks = blocks::parse(document.source, piece, at, options, &mut found).blocks;
        if end == text.len() {
            document.blocks.extend(blocks);
            diagnostics.append(found);
            return None;
        }
        // The last block may go on behind the piece. Where it is code that swallowed a heading, that is no matter.
        let next = match blocks.pop() {
            None => end,
            Some(last) if cut_of(document, &last, words).is_some() => {
                blocks.push(last);
                end
            }
            Some(last) => last.span.start as usize,
        };
        if next > at {
            document.blocks.extend(blocks);
            let is_read = |span: Span| (span.start as usize) < next;
            let kept = found.iter().filter(|f| f.span.is_none_or(is_read));
            kept.for_each(|found| diagnostics.push(found.clone()));
            return Some(next);
        }
        length = length.saturating_mul(2);
    }
}

/// The first end of a line at or behind an offset.
fn line_end(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let line = rest.iter().position(|byte| *byte == b'\n');
    line.map_or(text.len(), |length| from + length + 1)
}

/// The first code block, at `from` or behind it, that holds what no code can hold, and where that begins.
fn first_swallowed(document: &Document<'_>, from: usize, words: &Words) -> Option<(usize, u32)> {
    let mut blocks = document.blocks.iter().enumerate().skip(from);
    blocks.find_map(|(index, block)| Some((index, cut_of(document, block, words)?)))
}

/// Where a code block holds what no code can hold.
fn cut_of(document: &Document<'_>, block: &Block, words: &Words) -> Option<u32> {
    match &block.kind {
        BlockKind::Code { language, text, .. } if !is_prose(language) => {
            let inside = text.first()?.to(*text.last()?);
            Some(inside.start + swallowed(document.slice(inside), words)?)
        }
        _ => None,
    }
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

#[cfg(test)]
mod tests {
    use super::line_end;

    #[test]
    fn a_line_ends_behind_its_break() {
        let cases = [(0, 2), (1, 2), (2, 5), (4, 5), (5, 6), (6, 6), (9, 6)];
        for (from, expected) in cases {
            assert_eq!(line_end("a\nbc\nd", from), expected, "{from}");
        }
    }
}
