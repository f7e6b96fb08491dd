//! What stands within a line of Markdown: code stays, links to the web stay, everything else is text.

/// The text with everything escaped that rustdoc would take for a link to an item or for HTML.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '`' => code(rest),
            '\\' => escaped(rest),
            '[' => link(rest),
            '<' => autolink(rest),
            'h' => bare_url(rest),
            _ => None,
        };
        if let Some((written, length)) = taken {
            out.push_str(&written);
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        match c {
            '[' | ']' | '<' => {
                out.push('\\');
                out.push(c);
            }
            // A quote of one line is text that begins with its mark; two lines would need a mark each.
            '>' if out.trim().is_empty() => out.push_str("\\>"),
            _ => out.push(c),
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    out
}

/// The words of an escaped text; what stands in backticks or in a link is one word with what touches it.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for word in text.split_whitespace() {
        match words.last_mut() {
            Some(last) if open => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
        let last = words.last().map_or("", String::as_str);
        open = last.matches('`').count() % 2 == 1 || is_open_link(last);
    }
    words
}

/// Whether a word at the beginning of a line would begin something else than a line of text.
pub(super) fn is_marker(word: &str) -> bool {
    let number = word
        .strip_suffix(['.', ')'])
        .is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
    let all = |marks: &str| word.chars().all(|c| marks.contains(c));
    number
        || all("-")
        || all("=")
        || all("#")
        || all("*+_")
        || word.starts_with(['>', '|', '#', '~'])
        || word.starts_with("```")
}

fn is_open_link(word: &str) -> bool {
    let opens = word
        .match_indices('[')
        .filter(|(i, _)| !is_escaped(word, *i))
        .count();
    let closes = word.match_indices("](").count();
    opens > closes || (closes > 0 && !word.rsplit("](").next().unwrap_or_default().contains(')'))
}

fn is_escaped(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with('\\'))
}

/// A code span up to its closing backticks.
fn code(rest: &str) -> Option<(String, usize)> {
    let ticks = rest.bytes().take_while(|b| *b == b'`').count();
    let fence = rest.get(..ticks)?;
    let mut from = ticks;
    loop {
        let at = from + rest.get(from..)?.find(fence)?;
        let run = rest.get(at..)?.bytes().take_while(|b| *b == b'`').count();
        if run == ticks {
            let end = at + ticks;
            return Some((rest.get(..end)?.to_owned(), end));
        }
        from = at + run;
    }
}

/// A backslash and what it escapes.
fn escaped(rest: &str) -> Option<(String, usize)> {
    let next = rest.chars().nth(1).filter(char::is_ascii_punctuation)?;
    Some((format!("\\{next}"), 1 + next.len_utf8()))
}

/// `[text](https://…)`; a link to anything but the web is its text.
fn link(rest: &str) -> Option<(String, usize)> {
    let middle = rest.find("](")?;
    let text = rest.get(1..middle)?;
    let end = middle + 2 + rest.get(middle + 2..)?.find(')')?;
    let target = rest.get(middle + 2..end)?;
    if text.contains('[') || text.contains('\n') {
        return None;
    }
    let web =
        is_url(target) && !target.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>'));
    let written = match (web, text.contains("://")) {
        (false, _) => escape(text),
        // A link's text may hold no other link.
        (true, true) => format!("<{target}>"),
        (true, false) => format!("[{}]({target})", escape(text)),
    };
    Some((written, end + 1))
}

/// `<https://…>`.
fn autolink(rest: &str) -> Option<(String, usize)> {
    let end = rest.find('>')?;
    let target = rest.get(1..end)?;
    let plain = !target.contains(|c: char| c.is_whitespace() || c == '<');
    (is_url(target) && plain).then(|| (format!("<{target}>"), end + 1))
}

/// `https://…` up to what cannot be part of it.
fn bare_url(rest: &str) -> Option<(String, usize)> {
    if !is_url(rest) {
        return None;
    }
    let end = rest
        .find(|c: char| {
            c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '[' | ']' | '\\' | '|')
        })
        .unwrap_or(rest.len());
    let url = trimmed(rest.get(..end)?);
    Some((format!("<{url}>"), url.len()))
}

/// A URL without the punctuation of the sentence around it; brackets stay as long as they come in pairs.
fn trimmed(mut url: &str) -> &str {
    loop {
        let shorter = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        let unpaired = shorter.matches(')').count() > shorter.matches('(').count();
        let shorter = if unpaired {
            shorter.strip_suffix(')').unwrap_or(shorter)
        } else {
            shorter
        };
        if shorter.len() == url.len() {
            return url;
        }
        url = shorter;
    }
}

fn is_url(text: &str) -> bool {
    let begins = |c: char| c.is_ascii_alphanumeric() || "-@:%._+~#=".contains(c);
    ["https://", "http://"].iter().any(|scheme| {
        text.strip_prefix(scheme)
            .is_some_and(|rest| rest.starts_with(begins))
    })
}
