//! The little of HTML that matters to structure: headings, and an element's name and attributes.

use std::ops::Range;

use crate::document::Element;

/// The length of the mark that ends a heading.
const CLOSE: usize = "</h1>".len();

/// The level and inner text of a block that is one heading element, with nothing but anchors and comments below it.
pub(crate) fn heading(block: &str) -> Option<(u8, Range<usize>)> {
    let trimmed = block.trim_end();
    let rest = trimmed.trim_start();
    let [b'<', b'h' | b'H', level @ b'1'..=b'6', b' ' | b'>', ..] = rest.as_bytes() else {
        return None;
    };
    let from = trimmed.find('>')? + 1;
    let line = trimmed.get(from..)?.split('\n').next()?;
    let closes = |mark: &[u8]| matches!(mark, [b'<', b'/', b'h' | b'H', own, b'>'] if own == level);
    // Without its end a heading ends with its line.
    let end = line.as_bytes().windows(CLOSE).position(closes);
    let length = end.unwrap_or(line.trim_end().len());
    let inner = trimmed.get(from..from + length)?;
    let below = trimmed.get(from + length + end.map_or(0, |_| CLOSE)..)?;
    if inner.contains("</") || !below.lines().all(|line| is_anchor(line.trim())) {
        return None;
    }
    let lead = inner.len() - inner.trim_start().len();
    Some((level - b'0', from + lead..from + lead + inner.trim().len()))
}

/// A heading below components that close themselves, in one block as no empty line parts them: where it begins, its level
/// and its text.
pub(crate) fn heading_below(block: &str) -> Option<(usize, u8, Range<usize>)> {
    let mut at = 0;
    let mut found = None;
    for line in block.split_inclusive('\n') {
        let text = line.trim();
        let is_component = text.starts_with('<')
            && text.ends_with("/>")
            && text.chars().nth(1).is_some_and(|c| c.is_ascii_uppercase());
        let marks = text.len() - text.trim_start_matches('#').len();
        let title = text
            .get(marks..)
            .filter(|title| (1..=6).contains(&marks) && title.starts_with(' '));
        match (found.is_some(), title) {
            (false, Some(title)) if at > 0 => {
                let start = at + line.find('#')?;
                let title = title.trim();
                let from = at + line.find(title)?;
                found = Some((start, marks as u8, from..from + title.len()));
            }
            (false, _) if is_component => {}
            (true, _) if text.is_empty() => {}
            _ => return None,
        }
        at += line.len();
    }
    found
}

/// Whether a line is empty, an anchor or a comment.
fn is_anchor(line: &str) -> bool {
    line.is_empty()
        || line.starts_with("<a ") && line.ends_with("</a>")
        || line.starts_with("<!--") && line.ends_with("-->")
}

/// The first element of a block; none for comments and stray text.
pub(crate) fn element(block: &str) -> Option<Element> {
    let (name, rest) = opening(block)?;
    let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    Some(Element {
        name: name.to_owned(),
        attributes: attributes(rest).map(own).collect(),
    })
}

/// An attribute of the first element of a block.
pub(crate) fn attribute<'t>(block: &'t str, wanted: &str) -> Option<&'t str> {
    let (_, rest) = opening(block)?;
    let mut all = attributes(rest);
    all.find_map(|(name, value)| name.eq_ignore_ascii_case(wanted).then_some(value))
}

/// The name of the first element of a block, and what follows it.
fn opening(block: &str) -> Option<(&str, &str)> {
    let rest = block.trim_start().strip_prefix('<')?;
    let end =
        rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':')))?;
    let (name, rest) = rest.split_at_checked(end)?;
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        .then_some((name, rest))
}

/// Attributes up to the end of the opening tag.
fn attributes(mut rest: &str) -> impl Iterator<Item = (&str, &str)> {
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(end)?;
        if name.is_empty() {
            return None;
        }
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(after) => value(after.trim_start()),
            None => ("", after),
        };
        rest = after;
        Some((name, value))
    })
}

/// A quoted or bare value and what follows it.
fn value(text: &str) -> (&str, &str) {
    for (open, close) in [('"', '"'), ('\'', '\''), ('{', '}')] {
        if let Some(inner) = text.strip_prefix(open) {
            return inner.split_once(close).unwrap_or((inner, ""));
        }
    }
    let end = text
        .find(|c: char| c.is_whitespace() || c == '>')
        .unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}
