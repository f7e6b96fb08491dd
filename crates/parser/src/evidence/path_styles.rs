//! Paths as people write them: `/users/:id`, `/users/<id>`, `https://api.example.com/users/{id}?page=2`.

use super::inline;

/// A path, with its placeholders in braces.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Written<'t> {
    /// The path.
    pub path: String,
    /// The address before it, where one is written out.
    pub base: Option<&'t str>,
    /// The parameters behind it: names, and what stands for their values.
    pub query: Vec<(String, String)>,
    /// How much of the text it is.
    pub length: usize,
}

/// Reads the path that a text begins with; none where it begins with something else, or leaves a part out.
pub(crate) fn read(raw: &str) -> Option<Written<'_>> {
    let (base, from) = base(raw)?;
    let mut reader = Reader {
        rest: raw.get(from..)?,
        path: String::new(),
        query: Vec::new(),
    };
    reader.path()?;
    let length = raw.len() - reader.rest.len();
    let path = reader.path.trim_end_matches(['.', ':', ',']);
    let path = if path.is_empty() { "/" } else { path }.to_owned();
    Some(Written {
        path,
        base,
        query: reader.query,
        length,
    })
}

/// Reads a path that is written without its first slash: `api/users/{id}`. It must go on behind a slash.
pub(crate) fn read_relative(raw: &str) -> Option<Written<'_>> {
    let end = raw.find(|c: char| !(c.is_ascii_alphanumeric() || "_-.".contains(c)))?;
    let begins = raw.starts_with(|c: char| c.is_ascii_lowercase());
    let goes_on = raw.get(end..).is_some_and(|rest| rest.starts_with('/'));
    (begins && goes_on).then_some(())?;
    let mut reader = Reader {
        rest: raw,
        path: "/".to_owned(),
        query: Vec::new(),
    };
    reader.path()?;
    let length = raw.len() - reader.rest.len();
    Some(Written {
        path: reader.path,
        base: None,
        query: reader.query,
        length,
    })
}

/// What stands before a path: nothing, an address, or what stands for one.
fn base(raw: &str) -> Option<(Option<&str>, usize)> {
    if raw.starts_with('/') {
        return (!raw.starts_with("//")).then_some((None, 0));
    }
    // A tilde may stand for the address.
    if raw.starts_with("~/") {
        return Some((None, 1));
    }
    if let Some((scheme, rest)) = raw.split_once("://") {
        let is_scheme = matches!(scheme, "http" | "https" | "ws" | "wss");
        let ends = |c: char| c.is_whitespace() || matches!(c, '/' | '`' | '?' | ')' | '*' | '"');
        let host = rest.find(ends).unwrap_or(rest.len());
        let end = scheme.len() + 3 + host;
        let has_path = raw.get(end..).is_some_and(|rest| rest.starts_with('/'));
        return (is_scheme && host > 0 && has_path).then_some((raw.get(..end), end));
    }
    let (open, close) = match raw.as_bytes() {
        [b'{', b'{', ..] => ("{{", "}}"),
        [b'{', ..] => ("{", "}"),
        [b'$', b'{', ..] => ("${", "}"),
        [b'<', ..] => ("<", ">"),
        _ => return None,
    };
    let (name, rest) = raw.strip_prefix(open)?.split_once(close)?;
    let stands = name.to_lowercase();
    let is_base = ["base", "host", "url", "server", "domain"]
        .iter()
        .any(|word| stands.contains(word));
    // What a shell puts in at the beginning can be nothing else.
    let is_base = is_base || open == "${";
    (is_base && rest.starts_with('/')).then(|| (None, raw.len() - rest.len()))
}

struct Reader<'t> {
    rest: &'t str,
    path: String,
    query: Vec<(String, String)>,
}

impl<'t> Reader<'t> {
    /// Reads to the end of the path and its query.
    fn path(&mut self) -> Option<()> {
        while let Some(c) = self.rest.chars().next() {
            let after = self.rest.get(c.len_utf8()..).unwrap_or_default();
            let starts = self.path.ends_with('/');
            match c {
                '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => self.rest = after,
                '…' => return None,
                '.' if after.starts_with("..") => return None,
                '[' => self.bracket()?,
                '{' => self.braces(after)?,
                '<' => {
                    let Some(name) = self.angle(after) else { break };
                    self.placeholder(&name)?;
                }
                // `&lt;id&gt;` is `<id>` where a site takes the latter for an element.
                '&' if after.starts_with("lt;") => {
                    let (name, after) = escaped(after)?;
                    self.rest = after;
                    self.placeholder(name)?;
                }
                // What stands for a value in a program: `${id}`.
                '$' if starts && after.starts_with('{') => self.rest = after,
                ':' | '$'
                    if starts && after.starts_with(|c: char| c.is_alphabetic() || c == '_') =>
                {
                    self.word(after)?;
                }
                '?' => {
                    self.query(after);
                    break;
                }
                '*' if starts && self.path.len() > 1 => return None,
                '`' | '#' | '*' | '"' | '\'' | '|' | '(' | ')' | ',' | ';' | ']' | '}' | '>' => {
                    break;
                }
                c if c.is_whitespace() => break,
                c => {
                    self.path.push(c);
                    self.rest = after;
                }
            }
        }
        Some(())
    }

    /// A link around a part of the path, or a placeholder.
    fn bracket(&mut self) -> Option<()> {
        if let Some((text, _, after)) = inline::link(self.rest) {
            let text = inline::plain(text);
            let mut inner = Reader {
                rest: &text,
                path: std::mem::take(&mut self.path),
                query: Vec::new(),
            };
            inner.path()?;
            self.path = inner.path;
            self.rest = after;
            return Some(());
        }
        let (name, after) = self.rest.strip_prefix('[')?.split_once(']')?;
        self.rest = after;
        self.placeholder(name)
    }

    /// `{id}`, `{{id}}`, or the query of a URI template.
    fn braces(&mut self, after: &'t str) -> Option<()> {
        let (inner, after) = match after.strip_prefix('{') {
            Some(inner) => inner.split_once("}}")?,
            None => after.split_once('}')?,
        };
        self.rest = after;
        let inner = inner.trim_end_matches('\\');
        if let Some(names) = inner.strip_prefix(['?', '&']) {
            let names = names
                .split(',')
                .map(|name| name.trim_end_matches('*').trim());
            let names = names.filter(|name| !name.is_empty());
            self.query
                .extend(names.map(|name| (name.to_owned(), String::new())));
            return Some(());
        }
        // A type may stand before the name.
        let inner = inner.split_once(": ").map_or(inner, |(_, name)| name);
        // What follows the name is a pattern or where it is described.
        let name = inner.split(['#', ':']).next().unwrap_or_default();
        self.placeholder(name)
    }

    /// What stands in `<id>` or `<int:id>`; none where it is an element.
    fn angle(&mut self, after: &'t str) -> Option<String> {
        let (inner, after) = after.split_once('>')?;
        let is_element = inner.starts_with('/')
            || matches!(
                inner.trim_end_matches([' ', '/']),
                "b" | "i" | "em" | "code" | "strong" | "br"
            );
        if is_element {
            return None;
        }
        self.rest = after;
        let name = inner.trim_end_matches('\\');
        let name = name.rsplit_once(':').map_or(name, |(_, name)| name);
        Some(name.to_owned())
    }

    /// `:id`, with what a router may want of it.
    fn word(&mut self, after: &'t str) -> Option<()> {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        let end = after.find(|c| !is_name(c)).unwrap_or(after.len());
        let (name, mut rest) = after.split_at_checked(end)?;
        if let Some(pattern) = rest.strip_prefix('(') {
            rest = pattern.split_once(')')?.1;
        }
        // A mark that it may be left out is not the beginning of a query.
        if let Some(more) = rest.strip_prefix('?') {
            let begins = more.starts_with(|c: char| c.is_alphanumeric());
            rest = if begins { rest } else { more };
        }
        self.rest = rest;
        self.placeholder(name)
    }

    fn placeholder(&mut self, name: &str) -> Option<()> {
        let name = name.trim_matches(['*', '.', ' ', '?', '+']);
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
        if name.is_empty() || !name.chars().all(is_name) {
            return None;
        }
        self.path.push('{');
        self.path.push_str(&name.replace(' ', "_"));
        self.path.push('}');
        Some(())
    }

    fn query(&mut self, after: &'t str) {
        let ends = |c: char| c.is_whitespace() || matches!(c, '`' | ')' | '"' | '\'' | '|');
        let end = after.find(ends).unwrap_or(after.len());
        let (text, rest) = after.split_at_checked(end).unwrap_or((after, ""));
        self.rest = rest;
        for pair in text.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let is_part = |c: char| c.is_alphanumeric() || "_-.[]$".contains(c);
            if !name.is_empty() && name.chars().all(is_part) {
                self.query
                    .push((name.to_owned(), value.trim_end_matches('*').to_owned()));
            }
        }
    }
}

/// The name in `lt;id&gt;` or `lt;id>`, and what follows it.
fn escaped(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("lt;")?;
    let end = inner.find(['&', '>'])?;
    let (name, rest) = inner.split_at_checked(end)?;
    let rest = rest
        .strip_prefix('>')
        .or_else(|| rest.strip_prefix("&gt;"))?;
    Some((name.trim_end_matches('\\'), rest))
}

#[cfg(test)]
mod tests;
