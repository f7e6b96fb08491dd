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
    let mut words = Words {
        script,
        at: command(script, document.is_recovered())?,
    };
    let (mut method, mut url, mut headers) = (None, None, Vec::new());
    let fact = |word: &Word<'_>, range: std::ops::Range<usize>| {
        let start = all.start as usize + word.start;
        document.span(start + range.start..start + range.end)
    };
    while let Some(word) = words.next() {
        match word.text {
            "-X" | "--request" => {
                let value = words.next()?;
                method = Method::parse(value.text)
                    .map(|m| Fact::stated(m, fact(&value, 0..value.text.len())));
            }
            "-H" | "--header" => {
                let value = words.next()?;
                if let Some((name, content)) = value.text.split_once(':') {
                    let content = content.trim();
                    let from = value.text.len() - content.len();
                    let span = fact(&value, from..value.text.len());
                    headers.push((
                        name.trim().to_owned(),
                        Fact::stated(content.to_owned(), span),
                    ));
                }
            }
            "-d" | "--data" | "-u" | "--user" | "-F" | "--form" | "-o" | "--output" => {
                words.next();
            }
            text if text.starts_with('-') => {}
            _ => url = url.or(Some(word)),
        }
    }
    let url = url?;
    let (address, query) = url.text.split_once('?').unwrap_or((url.text, ""));
    let (path, from) = path_of(address);
    let mut at = address.len() + 1;
    let mut pairs = Vec::new();
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = Fact::stated(decode(value), fact(&url, at..at + pair.len()));
        pairs.extend((!pair.is_empty()).then(|| (decode(name), value)));
        at += pair.len() + 1;
    }
    let path = Fact::stated(path.to_owned(), fact(&url, from..address.len()));
    Some(Curl {
        is_command: true,
        method,
        path,
        query: pairs,
        headers,
    })
}

/// The path of an address and where it begins; all of an address without one says that it is `/`.
fn path_of(address: &str) -> (&str, usize) {
    let Some((_, rest)) = address.split_once("://") else {
        return (address, 0);
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
