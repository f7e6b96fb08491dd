//! A request shown as a curl command, or by code in another language.
//!
//! In: a code block. Out: what the command sends, each part with its place. This module must not know what a page says of
//! the request elsewhere.

mod code;
mod shell;

use docwright_model::{Fact, Method, Span};

use crate::document::{Document, cover};
use shell::{Word, Words, command};

pub(crate) use code::read_code;

/// What a curl command shows.
#[derive(Debug, Clone)]
pub(crate) struct Curl {
    /// Whether it is a command; code in other languages shows less.
    pub is_command: bool,
    /// The method given with `-X`.
    pub method: Option<Fact<Method>>,
    /// The address without its query, as written.
    pub path: Fact<String>,
    /// Parameters in the query, as written.
    pub query: Vec<(String, Fact<String>)>,
    /// Headers, names as written.
    pub headers: Vec<(String, Fact<String>)>,
    /// What is sent as the body, where it is no form.
    pub data: Option<Span>,
    /// The fields of a form.
    pub fields: Vec<(String, Fact<String>)>,
    /// Whether the form is sent in parts, as one with files is.
    pub is_multipart: bool,
}

impl Curl {
    /// The value of a header, by its name in any case.
    pub(crate) fn header(&self, name: &str) -> Option<&Fact<String>> {
        self.headers
            .iter()
            .find(|(own, _)| own.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }
}

/// Reads the first curl command in a code block.
pub(crate) fn read(document: &Document<'_>, text: &[Span]) -> Option<Curl> {
    let all = cover(text)?;
    let script = document.slice(all);
    let at = command(script, document.is_recovered())?;
    arguments(document, all, at).map(|(shown, _)| shown)
}

/// Reads all curl commands in a code block.
pub(crate) fn read_all(document: &Document<'_>, text: &[Span]) -> Vec<Curl> {
    let mut out = Vec::new();
    let Some(all) = cover(text) else { return out };
    let script = document.slice(all);
    let mut from = 0;
    while let Some(rest) = script.get(from..) {
        let Some(at) = command(rest, document.is_recovered()) else {
            break;
        };
        let found = arguments(document, all, from + at);
        from = found
            .as_ref()
            .map_or(from + at, |(_, end)| (*end).max(from + at));
        out.extend(found.map(|(shown, _)| shown));
    }
    out
}

/// Reads the arguments of a command that begin at a place of a script, and where they end.
fn arguments(document: &Document<'_>, all: Span, at: usize) -> Option<(Curl, usize)> {
    let script = document.slice(all);
    let mut words = Words { script, at };
    let mut sent = Sent::default();
    let fact = |word: &Word<'_>, range: std::ops::Range<usize>| {
        let start = all.start as usize + word.start;
        document.span(start + range.start..start + range.end)
    };
    let whole = |word: &Word<'_>| fact(word, 0..word.text.len());
    let (mut method, mut url, mut headers) = (None, None, Vec::new());
    while let Some(word) = words.next() {
        match word.text {
            "-X" | "--request" => {
                let value = words.next()?;
                method = Method::parse(value.text).map(|m| Fact::stated(m, whole(&value)));
            }
            "-H" | "--header" => {
                let value = words.next()?;
                headers.extend(header(value.text, whole(&value)));
            }
            "-d" | "--data" | "-F" | "--form" | "--data-raw" | "--data-binary" | "--json"
            | "--data-urlencode" | "--url-query" => {
                let value = words.next()?;
                sent.take(word.text, value.text, whole(&value));
            }
            "-u" | "--user" => headers.push(password(whole(&words.next()?))),
            "-o" | "--output" => drop(words.next()),
            text if text.starts_with('-') => {
                if let Some(joined) = text.strip_prefix("-X").filter(|_| method.is_none()) {
                    method = Method::parse(joined)
                        .map(|m| Fact::stated(m, fact(&word, 2..word.text.len())));
                }
            }
            _ => url = url.or(Some(word)),
        }
    }
    let url = url?;
    let (address, query) = url.text.split_once('?').unwrap_or((url.text, ""));
    let (path, from) = path_of(address);
    let mut at = address.len() + 1;
    let mut pairs = sent.query;
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = Fact::stated(decode(value), fact(&url, at..at + pair.len()));
        pairs.extend((!pair.is_empty()).then(|| (decode(name), value)));
        at += pair.len() + 1;
    }
    let path = Fact::stated(path.to_owned(), fact(&url, from..address.len()));
    let shown = Curl {
        is_command: true,
        method,
        path,
        query: pairs,
        headers,
        data: sent.data,
        fields: sent.fields,
        is_multipart: sent.is_multipart,
    };
    Some((shown, words.at))
}

/// The header that a name and a password are sent in; nobody writes its value.
fn password(span: Span) -> (String, Fact<String>) {
    let value = Fact::stated("Basic".to_owned(), span);
    ("Authorization".to_owned(), value)
}

/// A header as written, with its value.
fn header(text: &str, whole: Span) -> Option<(String, Fact<String>)> {
    let (name, content) = text.split_once(':')?;
    let lead = text.len() - content.trim_start().len();
    let content = content.trim();
    let start = whole.start + lead as u32;
    let span = Span {
        start,
        end: start + content.len() as u32,
        ..whole
    };
    Some((
        name.trim().to_owned(),
        Fact::stated(content.to_owned(), span),
    ))
}

/// What the arguments of a command send.
#[derive(Default)]
struct Sent {
    data: Option<Span>,
    fields: Vec<(String, Fact<String>)>,
    query: Vec<(String, Fact<String>)>,
    is_multipart: bool,
}

impl Sent {
    fn take(&mut self, option: &str, text: &str, span: Span) {
        let is_form = matches!(option, "-F" | "--form" | "--data-urlencode");
        self.is_multipart |= matches!(option, "-F" | "--form");
        let is_name = |name: &str| !name.is_empty() && !name.contains(['{', '"', '<', '\n', ' ']);
        let pair = |text: &str| {
            let (name, value) = text.split_once('=').filter(|(name, _)| is_name(name))?;
            Some((name.to_owned(), Fact::stated(value.to_owned(), span)))
        };
        if option == "--url-query" {
            self.query.extend(pair(text));
        } else if is_form {
            self.fields.extend(pair(text));
        } else if let Some(pairs) = text.split('&').map(pair).collect::<Option<Vec<_>>>() {
            self.fields.extend(pairs);
        } else if !text.starts_with('@') {
            self.data = self.data.or(Some(span));
        }
    }
}

/// What stands before a path in an address shown, in which values may stand for its parameters.
pub(crate) fn before<'s>(shown: &'s str, path: &str) -> Option<&'s str> {
    if let Some(base) = shown.strip_suffix(path) {
        return Some(base);
    }
    let mut rest = shown;
    for segment in path.rsplit('/').take(path.matches('/').count()) {
        let (before, last) = rest.rsplit_once('/')?;
        let is_value = segment.starts_with('{') && !last.is_empty() && !last.contains('{');
        if last != segment && !is_value {
            return None;
        }
        rest = before;
    }
    path.starts_with('/').then_some(rest)
}

/// The path of an address and where it begins; all of an address without one says that it is `/`.
fn path_of(address: &str) -> (&str, usize) {
    let Some((_, rest)) = address.split_once("://") else {
        // A host may stand without its scheme, or a variable in its place.
        let host = address
            .find('/')
            .and_then(|at| address.get(..at))
            .unwrap_or_default();
        let is_host = host.contains([':', '.', '$', '{']) || host == "localhost";
        return match address.get(host.len()..) {
            Some(path) if is_host => (path, host.len()),
            _ => (address, 0),
        };
    };
    match rest.find('/').and_then(|at| rest.get(at..)) {
        Some(path) => (path, address.len() - path.len()),
        None => ("/", 0),
    }
}

/// Text with its `%41` escapes undone, where they make UTF-8.
fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after
            .get(..2)
            .and_then(|pair| std::str::from_utf8(pair).ok());
        let byte = hex
            .filter(|_| first == b'%')
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() {
            after.get(2..).unwrap_or_default()
        } else {
            after
        };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests;
