//! A line such as `` `GET /users/{id}` ``.

use docwright_model::{Fact, Method, Span};

use super::curl::Curl;
use crate::document::{Document, cover};

/// A method and a path as the docs state them.
#[derive(Debug, Clone)]
pub(crate) struct RequestLine {
    /// The method.
    pub method: Fact<Method>,
    /// The path, as written.
    pub path: Fact<String>,
}

/// Whether a text is a request line.
pub(crate) fn is_request_line(text: &str) -> bool {
    split(text).is_some()
}

/// What a heading says of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Headed<'t> {
    /// `/users/{id}`, the path of the requests below it.
    Path(&'t str),
    /// `GET`, of the path above it.
    Method(Method),
    /// `[GET] /users/{id}`.
    Both(Method, &'t str),
}

/// What the text of a heading says of a request; none where it speaks of something else.
pub(crate) fn headed(raw: &str) -> Option<Headed<'_>> {
    let text = raw.trim();
    // What is on its way out is struck through.
    let inner = text
        .strip_prefix("~~")
        .and_then(|text| text.strip_suffix("~~"));
    let text = inner.unwrap_or(text);
    if text.starts_with('/') {
        return (!text.contains(char::is_whitespace)).then_some(Headed::Path(text));
    }
    let is_upper = |word: &str| word.bytes().all(|b| b.is_ascii_uppercase());
    let word = text.trim_matches('*');
    if is_upper(word) {
        return Method::parse(word).map(Headed::Method);
    }
    let (word, path) = text.strip_prefix('[')?.split_once("] ")?;
    let is_path = path.starts_with('/') && !path.contains(char::is_whitespace);
    let method = Method::parse(word).filter(|_| is_upper(word) && is_path)?;
    Some(Headed::Both(method, path))
}

/// The request that the heading of a section names, with the path of the heading around it where it has none.
pub(crate) fn of_headings(
    document: &Document<'_>,
    title: &[Span],
    around: Option<&[Span]>,
) -> Option<RequestLine> {
    let span = cover(title)?;
    let at = |path: &str, whole: Span| {
        let start = whole.start as usize + document.slice(whole).find(path).unwrap_or(0);
        Fact::stated(path.to_owned(), document.span(start..start + path.len()))
    };
    match headed(document.slice(span))? {
        Headed::Both(method, path) => Some(RequestLine {
            method: Fact::stated(method, span),
            path: at(path, span),
        }),
        Headed::Method(method) => {
            let whole = cover(around?)?;
            let Headed::Path(path) = headed(document.slice(whole))? else {
                return None;
            };
            Some(RequestLine {
                method: Fact::stated(method, span),
                path: at(path, whole),
            })
        }
        Headed::Path(_) => None,
    }
}

/// Reads a text that is a request line and nothing else.
pub(crate) fn read(document: &Document<'_>, text: &[Span]) -> Option<RequestLine> {
    let span = cover(text)?;
    let raw = document.slice(span);
    let (method, path) = split(raw)?;
    let at = |part: &str| {
        let start = span.start as usize + raw.find(part).unwrap_or(0);
        document.span(start..start + part.len())
    };
    let word = raw
        .trim_start_matches(['`', ' ', '*'])
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .trim_end_matches('*');
    Some(RequestLine {
        method: Fact::stated(method, at(word)),
        path: Fact::stated(path.to_owned(), at(path)),
    })
}

/// Whether a path is the last thing on its page and less than what the request sample sends.
pub(crate) fn is_cut_off(
    document: &Document<'_>,
    line: &RequestLine,
    shown: Option<&Curl>,
) -> bool {
    let end = line.path.span().map(|span| span.end as usize);
    let is_last = end == Some(document.text.len());
    is_last && shown.is_some_and(|shown| !shown.path.value.ends_with(&line.path.value))
}

/// The placeholder of a path that a name means; words may be parted by other marks.
pub(crate) fn placeholder(path: &str, name: &str) -> Option<String> {
    let bare = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let names = path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next());
    let mut exact = names.clone().filter(|own| *own == name);
    let mut alike = names.filter(|own| bare(own) == bare(name));
    exact.next().or_else(|| alike.next()).map(str::to_owned)
}

fn split(raw: &str) -> Option<(Method, &str)> {
    let raw = raw.trim();
    // A code span that does not end was cut off.
    if raw.starts_with('`') != raw.ends_with('`') {
        return None;
    }
    let line = raw.trim_matches('`').trim();
    let (word, rest) = line.split_once(char::is_whitespace)?;
    let path = rest.trim();
    // The method may stand in emphasis.
    let word = word.trim_matches('*');
    let is_upper = word.bytes().all(|b| b.is_ascii_uppercase());
    let is_path = path.starts_with('/') && !path.contains(char::is_whitespace);
    (is_upper && is_path).then_some(())?;
    Some((Method::parse(word)?, path))
}

#[cfg(test)]
mod tests {
    use docwright_model::Method;

    use super::{Headed, headed, is_request_line};

    #[test]
    fn headings_say_a_path_a_method_or_both() {
        let cases = [
            ("/users", Some(Headed::Path("/users"))),
            ("~~/users~~", Some(Headed::Path("/users"))),
            ("/users and more", None),
            ("GET", Some(Headed::Method(Method::Get))),
            ("Get", None),
            ("***GET***", Some(Headed::Method(Method::Get))),
            ("GOT", None),
            ("[GET] /users", Some(Headed::Both(Method::Get, "/users"))),
            ("[Get] /users", None),
            ("[GET] /users and more", None),
            ("[GET] users", None),
            ("[GET]/users", None),
            ("GET] /users", None),
        ];
        for (text, expected) in cases {
            assert_eq!(headed(text), expected, "{text}");
        }
    }

    #[test]
    fn a_request_line_is_a_method_and_a_path() {
        for text in [
            "`GET /users`",
            "GET /users",
            " PUT  /users ",
            "`***GET*** /users`",
        ] {
            assert!(is_request_line(text), "{text}");
        }
        for text in [
            "`GET /users",
            "GET /users`",
            "Get /users",
            "GET users",
            "GET /users more",
            "GOT /users",
            "GET",
        ] {
            assert!(!is_request_line(text), "{text}");
        }
    }
}
