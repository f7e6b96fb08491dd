//! What is said of a method, and of the group it belongs to, in running text.

use docwright_model::{Fact, Span};

use super::cut::is_furniture;
use super::entities::decode;
use super::listing::{Listed, meant};
use super::words::Words;
use crate::document::{Block, BlockKind, Document};
use crate::evidence::{inline, page};

/// What is said of the method beside what the table says: the text below its signature.
pub(super) fn described(
    document: &Document<'_>,
    listed: &Listed,
    intro: &[&Block],
    words: &Words,
) -> Option<Fact<String>> {
    let summary = listed
        .summary
        .as_ref()
        .map(|said| said.value.as_str())
        .unwrap_or_default();
    let mut spans: Vec<Span> = Vec::new();
    for block in intro {
        let text = document.slice(block.span);
        match &block.kind {
            _ if is_furniture(document, block, words) => {}
            BlockKind::Quote(_) => spans.extend(below_signature(document, block.span)),
            // Code with a fence shows how the method is called.
            BlockKind::Code { .. } if text.trim_start().starts_with(['`', '~']) => {}
            _ => spans.push(block.span),
        }
    }
    let is_summary =
        |span: &Span| decode(document.slice(*span).trim()).trim() == decode(summary).trim();
    if spans.first().is_some_and(is_summary) {
        spans.remove(0);
    }
    let whole = spans.into_iter().reduce(Span::to)?;
    let text = inline::prose(document.slice(whole));
    let text = meant(text);
    (!text.is_empty() && text != summary).then(|| Fact::stated(text, whole))
}

/// The lines of a quote behind those that have its mark: text that only follows it closely.
fn below_signature(document: &Document<'_>, quote: Span) -> Option<Span> {
    let text = document.slice(quote);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim_start().starts_with('>') && !line.trim().is_empty() {
            let start = quote.start as usize + at;
            return Some(document.span(start..quote.end as usize));
        }
        at += line.len();
    }
    None
}

/// What stands below the title of a page of methods, which is about their group.
pub(super) fn about_group(
    document: &Document<'_>,
    intro: &[&Block],
    words: &Words,
) -> Option<Fact<String>> {
    let is_text = |block: &&&Block| {
        let text = document.slice(block.span).trim();
        matches!(block.kind, BlockKind::Paragraph(_))
            && !is_furniture(document, block, words)
            && !text.starts_with(words.base)
    };
    let said: Vec<&Block> = intro.iter().filter(is_text).copied().collect();
    page::prose(document, &said)
}
