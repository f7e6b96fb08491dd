//! Descriptions too long for a table, told below it.

use docwright_model::{Fact, Span};

use super::inline;
use crate::document::{Block, Document};

/// Reads `**name**: text` up to the next such name. Only names that `is_known` begin a description.
pub(crate) fn read(
    document: &Document<'_>,
    blocks: &[&Block],
    is_known: impl Fn(&str) -> bool,
) -> Vec<(String, Fact<String>)> {
    let Some(whole) = blocks.iter().map(|block| block.span).reduce(Span::to) else {
        return Vec::new();
    };
    let text = document.slice(whole);
    let mut out: Vec<(String, usize, usize)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let name = line
            .strip_prefix("**")
            .and_then(|rest| rest.split_once("**:"))
            .map(|(name, _)| name)
            .filter(|name| is_known(name));
        let (from, end) = (name.map_or(at, |name| at + name.len() + 5), at + line.len());
        match (name, out.last_mut()) {
            (Some(name), _) => out.push((name.to_owned(), from, end)),
            (None, Some((_, _, last))) => *last = end,
            (None, None) => {}
        }
        at = end;
    }
    let start = whole.start as usize;
    let described = out.into_iter().filter_map(|(name, from, end)| {
        let said = inline::prose(text.get(from..end)?);
        let span = document.span(start + from..start + end);
        (!said.is_empty()).then(|| (name, Fact::stated(said, span)))
    });
    described.collect()
}
