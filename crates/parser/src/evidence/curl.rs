//! A request shown as a curl command.

use docwright_model::{Fact, Method, Span};

use crate::document::{Document, cover};

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

/// Where the arguments of the first curl command begin. On a damaged page a comment may have lost its line end, so that a
/// command is known by its arguments.
fn command(script: &str, is_damaged: bool) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + script.get(from..)?.find("curl")?;
        let before = script.get(..at)?.chars().next_back();
        let after = script.get(at + 4..)?.chars().next();
        let line = script.get(..at)?.rsplit('\n').next().unwrap_or_default();
        let in_comment = line.trim_start().starts_with('#')
            && !(is_damaged && has_arguments(script.get(at + 4..)?));
        if before.is_none_or(char::is_whitespace)
            && after.is_some_and(char::is_whitespace)
            && !in_comment
        {
            return Some(at + 4);
        }
        from = at + 4;
    }
}

/// Whether a text begins as the arguments of a command do.
fn has_arguments(text: &str) -> bool {
    let word = text.trim_start().trim_start_matches(['\'', '"']);
    word.starts_with(['-', '/']) || word.starts_with("http")
}

/// A shell word with the place of its text.
struct Word<'a> {
    text: &'a str,
    start: usize,
}

/// Splits a command into words; quotes are taken away, a backslash before a line end is white space.
struct Words<'a> {
    script: &'a str,
    at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let rest = self.script.get(self.at..)?;
        let mut skipped = 0;
        let mut ended = false;
        for (at, c) in rest.char_indices() {
            let joins = c == '\\'
                && rest
                    .get(at + 1..)
                    .is_some_and(|next| next.starts_with(char::is_whitespace));
            ended |= c == '\n'
                && !rest
                    .get(..at)?
                    .trim_end_matches(['\r', ' ', '\t'])
                    .ends_with('\\');
            if !(c.is_whitespace() || joins) {
                break;
            }
            skipped = at + c.len_utf8();
        }
        let word = rest
            .get(skipped..)
            .filter(|word| !word.is_empty() && !ended)?;
        let quote = word.chars().next().filter(|c| matches!(c, '\'' | '"'));
        let (text, lead, length) = match quote {
            Some(quote) => {
                let inner = word.get(1..)?;
                let end = inner.find(quote).unwrap_or(inner.len());
                (inner.get(..end)?, 1, end + 2)
            }
            None => {
                let end = word.find(char::is_whitespace).unwrap_or(word.len());
                (word.get(..end)?, 0, end)
            }
        };
        let start = self.at + skipped + lead;
        self.at = (self.at + skipped + length).min(self.script.len());
        Some(Word { text, start })
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
