//! The Markdown inside a line.

use std::borrow::Cow;

/// What a person reads in a stretch of Markdown: marks of code, emphasis, links and escapes taken away.
pub(crate) fn plain(markdown: &str) -> Cow<'_, str> {
    let is_mark = |byte| matches!(byte, b'`' | b'*' | b'[' | b'\\' | b'<' | b'_' | b'&');
    if !markdown.bytes().any(is_mark) {
        return Cow::Borrowed(markdown);
    }
    let mut out = String::with_capacity(markdown.len());
    let mut rest = markdown;
    let mut has_ends = true;
    while let Some(mark) = rest.find(['`', '*', '[', '\\', '<']) {
        let (before, at) = rest.split_at_checked(mark).unwrap_or((rest, ""));
        out.push_str(before);
        let mut chars = at.chars();
        let first = chars.next();
        let after = chars.as_str();
        rest = match first {
            Some('\\') => {
                let escaped = after.chars().next().filter(char::is_ascii_punctuation);
                out.push(escaped.unwrap_or('\\'));
                escaped.and_then(|_| after.get(1..)).unwrap_or(after)
            }
            Some('[') => match link(at) {
                Some((text, _, after)) => {
                    out.push_str(&plain(text));
                    after
                }
                None => {
                    out.push('[');
                    after
                }
            },
            Some('`') => match code(at) {
                Some((inner, after)) => {
                    out.push_str(inner);
                    after
                }
                // A run that nothing ends is text as a whole.
                None => {
                    let after = at.trim_start_matches('`');
                    out.push_str(at.strip_suffix(after).unwrap_or(at));
                    after
                }
            },
            Some('<') => match has_ends.then(|| after.split_once('>')).flatten() {
                Some((tag, after)) if is_tag(tag) => after,
                found => {
                    // Where none ends, none behind it does.
                    has_ends = found.is_some();
                    out.push('<');
                    after
                }
            },
            _ => emphasis(before, after, &mut out),
        };
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A heading without the id or class that a site's own mark gives it: `Pets {#pets}`.
pub(crate) fn without_attributes(heading: &str) -> &str {
    let text = heading.trim_end();
    let inner = text
        .strip_suffix('}')
        .and_then(|text| text.rsplit_once('{'));
    match inner {
        Some((before, mark)) if mark.starts_with(['#', '.']) && !mark.contains('}') => {
            before.trim_end()
        }
        _ => heading,
    }
}

/// A text without the stars around all of it. Stars inside may be other marks, but must not end the first one.
pub(crate) fn unemphasised(text: &str) -> &str {
    let inner = text
        .strip_prefix('*')
        .and_then(|rest| rest.strip_suffix('*'))
        .filter(|inner| !inner.starts_with([' ', '*']) && !inner.ends_with([' ', '*']));
    let Some(inner) = inner else { return text };
    let (mut before, mut open) = (' ', 0usize);
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        if c == '*' {
            let opens = before.is_whitespace() || after.is_alphanumeric();
            match (opens, before.is_whitespace() && after.is_whitespace()) {
                (_, true) => {}
                (true, _) => open += 1,
                (false, _) if open == 0 => return text,
                (false, _) => open -= 1,
            }
        }
        before = c;
    }
    inner
}

/// A star is a mark where it touches a word on one side only, and text elsewhere.
fn emphasis<'a>(before: &str, after: &'a str, out: &mut String) -> &'a str {
    let stars = after.len() - after.trim_start_matches('*').len();
    let rest = after.trim_start_matches('*');
    let left = before.chars().next_back().is_none_or(char::is_whitespace);
    let right = rest.chars().next().is_none_or(char::is_whitespace);
    if left && right {
        (0..=stars).for_each(|_| out.push('*'));
    }
    rest
}

fn is_tag(tag: &str) -> bool {
    tag.trim_start_matches('/')
        .starts_with(|c: char| c.is_ascii_alphabetic())
        && !tag.contains('<')
}

/// The inside of a code span that opens at the start of `text`, and what follows it. An empty span is two backticks.
pub(crate) fn code(text: &str) -> Option<(&str, &str)> {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let (fence, rest) = text.split_at_checked(ticks)?;
    if ticks == 0 {
        return None;
    }
    let mut from = 0;
    while let Some(at) = rest.get(from..)?.find(fence).map(|at| from + at) {
        let run = rest.get(at..)?;
        let length = run.len() - run.trim_start_matches('`').len();
        if length == ticks {
            let inner = rest.get(..at)?;
            let stripped = inner
                .strip_prefix(' ')
                .and_then(|i| i.strip_suffix(' '))
                .filter(|i| !i.trim().is_empty());
            return Some((stripped.unwrap_or(inner), rest.get(at + ticks..)?));
        }
        from = at + length;
    }
    (ticks == 2).then_some(("", rest))
}

/// What is in longer brackets is no link.
const MAX_LINK: usize = 1024;

/// The text and target of a link that opens at the start of `text`, and what follows it.
pub(crate) fn link(text: &str) -> Option<(&str, &str, &str)> {
    let inner = text.strip_prefix('[')?;
    let mut depth = 1usize;
    let close = inner.char_indices().take(MAX_LINK).find_map(|(at, c)| {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })?;
    let target = inner.get(close + 1..)?.strip_prefix('(')?;
    let (target, after) = target.split_once(')')?;
    Some((
        inner.get(..close)?,
        target.split_whitespace().next().unwrap_or_default(),
        after,
    ))
}

/// The text of a description: Markdown as written, pipes that had to be escaped in a table as they were meant.
pub(crate) fn prose(markdown: &str) -> String {
    let text = markdown.trim();
    // Most texts are a line without anything that would have to be looked at.
    if memchr::memchr3(b'\r', b'\n', b'\\', text.as_bytes()).is_none() {
        return text.to_owned();
    }
    let text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    };
    let text = if text.contains(" \n") || text.contains("\t\n") {
        without_idle_blanks(&text)
    } else {
        text
    };
    if text.contains("\\|") {
        text.replace("\\|", "|")
    } else {
        text
    }
}

/// The text without blanks at the ends of lines, but for the two that break a line within a paragraph.
fn without_idle_blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let bare = line.trim_end();
        out.push_str(bare);
        let breaks = line.ends_with("  ") && !bare.is_empty();
        if breaks && lines.peek().is_some_and(|next| !next.trim().is_empty()) {
            out.push_str("  ");
        }
        if lines.peek().is_some() {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{code, link, plain, prose, without_attributes};

    #[test]
    fn marks_are_told_from_text() {
        let cases = [
            ("**bold** and *not*", "bold and not"),
            ("2 * 3", "2 * 3"),
            ("2 ** 3", "2 ** 3"),
            ("2 *** 3", "2 *** 3"),
            ("a* b", "a b"),
            ("a *b", "a b"),
            ("*", "*"),
            ("* a", "* a"),
            ("a *", "a *"),
            ("a`b", "a`b"),
            ("`a` `` b`c ``", "a b`c"),
            ("[a](b) [c]", "a [c]"),
            ("[a [b]](c)d", "a [b]d"),
            ("a<br>b</b>c", "abc"),
            ("a < b > c", "a < b > c"),
            ("a <b", "a <b"),
            ("a <b <i>c", "a <b c"),
            (r"\[a\] \z \", r"[a] \z \"),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn a_heading_is_read_without_its_attributes() {
        for (text, expected) in [
            ("Pets {#pets}", "Pets"),
            ("Pets {.new}", "Pets"),
            ("GET /pets/{id}", "GET /pets/{id}"),
            ("Pets", "Pets"),
        ] {
            assert_eq!(without_attributes(text), expected, "{text}");
        }
    }

    #[test]
    fn code_and_links_end_where_their_marks_do() {
        assert_eq!(code("`a`b"), Some(("a", "b")));
        assert_eq!(code("`` a`b `` c"), Some(("a`b", " c")));
        assert_eq!(code("`` ``x"), Some((" ", "x")));
        assert_eq!(code("``"), Some(("", "")));
        assert_eq!(code("```a"), None);
        assert_eq!(link("[a](b \"c\") d"), Some(("a", "b", " d")));
        assert_eq!(link("[a] (b)"), None);
        assert_eq!(link("a](b)"), None);
    }

    #[test]
    fn prose_keeps_what_is_written() {
        assert_eq!(prose(" a \r\nb\\|c\rd\t\ne "), "a\nb|c\nd\ne");
        assert_eq!(prose("a  \nb"), "a  \nb");
    }
}
