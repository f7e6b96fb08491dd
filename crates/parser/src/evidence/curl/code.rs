//! A request shown by code in any language.
//!
//! In: a code block. Out: its first address and the headers it names. This module must not know any language.

use docwright_model::{Fact, Span};

use super::{Curl, path_of};
use crate::document::{Document, cover};

/// Headers that code in any language writes out.
const HEADERS: &[&str] = &["Accept", "Content-Type", "Authorization"];

/// Reads a request in code of any language: its first address, and the headers it names.
pub(crate) fn read_code(document: &Document<'_>, text: &[Span]) -> Option<Curl> {
    let all = cover(text)?;
    let code = document.slice(all);
    let at = ["https://", "http://"]
        .iter()
        .filter_map(|scheme| code.find(scheme))
        .min()?;
    let url = code.get(at..)?;
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '?' | ',' | ')' | ';');
    let url = url.get(..url.find(ends).unwrap_or(url.len()))?;
    let start = all.start as usize;
    let (path, from) = path_of(url);
    let mut headers = Vec::new();
    for name in HEADERS {
        let Some((value, at)) = header_in(code, name) else {
            continue;
        };
        let span = document.span(start + at..start + at + value.len());
        headers.push(((*name).to_owned(), Fact::stated(value.to_owned(), span)));
    }
    Some(Curl {
        is_command: false,
        method: None,
        path: Fact::stated(
            path.to_owned(),
            document.span(start + at + from..start + at + url.len()),
        ),
        query: Vec::new(),
        headers,
        data: None,
        fields: Vec::new(),
        is_multipart: false,
    })
}

/// The value written behind a header's name and the marks a language puts between them.
fn header_in<'t>(code: &'t str, name: &str) -> Option<(&'t str, usize)> {
    let mut from = 0;
    loop {
        let at = from + code.get(from..)?.find(name)? + name.len();
        let rest = code.get(at..)?;
        let is_mark = |c: char| {
            matches!(
                c,
                '"' | '\'' | ':' | '=' | '>' | ',' | ' ' | '[' | ']' | '{' | '('
            )
        };
        let value = rest.trim_start_matches(is_mark);
        let value = value
            .strip_prefix("string{")
            .unwrap_or(value)
            .trim_start_matches(is_mark);
        let lead = rest.len() - value.len();
        let end = value.find(['"', '\'', '\n', '\r']).unwrap_or(value.len());
        let value = value.get(..end)?;
        if lead > 0 && value.contains(['/', ' ']) {
            return Some((value.trim_end(), at + lead));
        }
        from = at;
    }
}
