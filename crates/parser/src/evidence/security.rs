//! What an operation says about the credentials it needs.

use docwright_model::{Fact, SecurityRequirement, Span};

use super::vocabulary::Security;
use crate::document::{Block, BlockKind, Document, Table};

/// What an operation says.
#[derive(Debug)]
pub(crate) enum Needs {
    /// That it needs a credential, but not which.
    Authentication(Span),
    /// Which alternatives there are; none where it needs nothing.
    Alternatives(Vec<Fact<SecurityRequirement>>),
}

/// Reads a block that says what an operation needs; none where it speaks of something else.
pub(crate) fn read(document: &Document<'_>, block: &Block, words: &Security) -> Option<Needs> {
    let text = match &block.kind {
        BlockKind::Paragraph(_) => document.slice(block.span),
        // The text of an element begins on a line of its own.
        BlockKind::Html(Some(_)) => {
            let whole = document.slice(block.span).trim_start();
            let (_, inner) = whole.split_once('>')?;
            inner.trim_start()
        }
        _ => return None,
    };
    if words.open.is_some_and(|open| text.starts_with(open)) {
        return Some(Needs::Alternatives(Vec::new()));
    }
    if !text.starts_with(words.authenticated) {
        return None;
    }
    let listed = words
        .alternatives
        .and_then(|end| text.split_once(end))
        .map(|(_, rest)| rest.split("</").next().unwrap_or(rest).trim())
        .filter(|list| !list.is_empty());
    let Some(list) = listed else {
        return Some(Needs::Authentication(block.span));
    };
    let alternatives = split(list, ", ").into_iter().map(|alternative| {
        let mut requirement = SecurityRequirement::default();
        for scheme in split(alternative, " & ") {
            let (name, scopes) = scopes(scheme, words);
            if name != words.nothing {
                requirement.schemes.insert(name.to_owned(), scopes);
            }
        }
        Fact::stated(requirement, block.span)
    });
    Some(Needs::Alternatives(alternatives.collect()))
}

/// Reads a table of alternatives, a row each: the name of a scheme, then scopes in cells of their own.
pub(crate) fn table(document: &Document<'_>, table: &Table) -> Vec<Fact<SecurityRequirement>> {
    let mut out = Vec::new();
    for row in &table.rows {
        let mut cells =
            (0..row.width()).map(|index| document.read(row.cell(index)).trim().to_owned());
        let Some(name) = cells.next().filter(|name| !name.is_empty()) else {
            continue;
        };
        let mut requirement = SecurityRequirement::default();
        requirement
            .schemes
            .insert(name, cells.filter(|scope| !scope.is_empty()).collect());
        out.push(Fact::stated(requirement, row.span));
    }
    out
}

/// Splits a list outside of parentheses.
fn split<'t>(text: &'t str, separator: &str) -> Vec<&'t str> {
    let mut out = Vec::new();
    let (mut from, mut depth) = (0, 0usize);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let rest = text.get(at..).unwrap_or_default();
        if depth == 0 && at >= from && rest.starts_with(separator) {
            out.extend(text.get(from..at));
            from = at + separator.len();
        }
    }
    out.extend(text.get(from..));
    out.retain(|part| !part.trim().is_empty());
    out
}

/// `name ( Scopes: a b )` as a name and its scopes.
fn scopes<'t>(text: &'t str, words: &Security) -> (&'t str, Vec<String>) {
    let Some((name, rest)) = text.split_once('(').filter(|_| !words.scopes.is_empty()) else {
        return (text.trim(), Vec::new());
    };
    let Some(list) = rest.trim().strip_prefix(words.scopes) else {
        return (text.trim(), Vec::new());
    };
    let list = list.trim_end().strip_suffix(')').unwrap_or(list);
    (
        name.trim(),
        list.split_whitespace().map(str::to_owned).collect(),
    )
}
