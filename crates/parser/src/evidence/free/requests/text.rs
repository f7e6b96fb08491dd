//! What stands around the path of a request: methods before it, and what follows it.

use docwright_model::Method;

use crate::evidence::inline;

/// A method with where its word begins and ends.
pub(super) type Placed = (Method, usize, usize);

/// The methods a text begins with, and where they end.
pub(super) fn methods(raw: &str, any_case: bool) -> Option<(Vec<Placed>, usize)> {
    let mut out = Vec::new();
    let mut at = skip(raw, "*_`[(\\");
    let mut end = 0;
    while let Some(rest) = raw.get(at..) {
        let is_letter = |c: char| c.is_ascii_alphabetic();
        let length = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        let is_upper = word.bytes().all(|b| b.is_ascii_uppercase());
        let Some(method) = Method::parse(word).filter(|_| is_upper || any_case) else {
            break;
        };
        end = at + length;
        out.push((method, at, end));
        let behind = raw.get(end..).unwrap_or_default();
        let marks = skip(behind, "*_`");
        let after = behind.get(marks..).unwrap_or_default();
        let separators = ["|", "/", ",", "&", "or ", "and "];
        let Some(separator) = separators.iter().find(|own| after.starts_with(**own)) else {
            break;
        };
        at = end + marks + separator.len();
        at += skip(raw.get(at..).unwrap_or_default(), "*_`");
    }
    (!out.is_empty()).then_some((out, end))
}

/// The length of white space, marks and elements at the beginning of a text.
pub(super) fn skip(text: &str, marks: &str) -> usize {
    let mut rest = text;
    loop {
        let next = rest.trim_start_matches(|c: char| c.is_whitespace() || marks.contains(c));
        let tag = next
            .strip_prefix('<')
            .and_then(|inner| inner.split_once('>'));
        let is_element = |tag: &str| {
            let name = tag.trim_start_matches('/');
            let name = name
                .split(|c: char| c.is_whitespace())
                .next()
                .unwrap_or_default();
            matches!(
                name,
                "b" | "i"
                    | "em"
                    | "code"
                    | "strong"
                    | "kbd"
                    | "span"
                    | "br"
                    | "details"
                    | "summary"
                    | "p"
            )
        };
        match tag {
            Some((tag, after)) if is_element(tag) => rest = after,
            _ => return text.len() - next.len(),
        }
    }
}

/// What stands behind a path.
pub(super) struct Tail {
    pub(super) text: String,
    /// Whether a sentence goes on.
    pub(super) goes_on: bool,
    pub(super) goes_on_behind_mark: bool,
    /// Whether the text stands apart from the path by more than a blank.
    pub(super) is_far: bool,
    /// Whether the protocol is named, as where a request is shown as it is sent.
    pub(super) is_shown: bool,
}

impl Tail {
    pub(super) fn of(rest: &str) -> Self {
        let is_far = rest.starts_with("  ") || rest.starts_with('\t');
        let rest = rest
            .trim_start_matches('`')
            .strip_prefix("](")
            .and_then(|rest| rest.split_once(')'))
            .map_or(rest, |(_, rest)| rest);
        let rest = rest.get(skip(rest, "*_`)]")..).unwrap_or_default();
        let is_shown = rest.starts_with("HTTP/");
        let rest = if is_shown {
            let behind = rest.split_once(char::is_whitespace);
            behind.map_or("", |(_, rest)| rest)
        } else {
            rest
        };
        let marked =
            rest.trim_start_matches([' ', '-', '–', '—', '→', ':', '|', '#', '>', '`', '*']);
        let is_marked = marked.len() < rest.len() || rest.starts_with('(');
        let words: Vec<&str> = marked.split_whitespace().collect();
        let text = inline::plain(&words.join(" ")).into_owned();
        let is_end = text.chars().all(|c| c.is_ascii_punctuation());
        Self {
            goes_on: !is_end && !is_marked,
            goes_on_behind_mark: is_marked,
            text: if is_end { String::new() } else { text },
            is_far,
            is_shown,
        }
    }
}
