//! What a block on a long line begins with.

use std::ops::Range;

use super::table;
use crate::evidence::inline;
use crate::evidence::request_line;
use crate::recover::Words;

/// The beginning of a block.
#[derive(Debug)]
pub(super) enum Token {
    Heading(u8),
    /// Its level, the inside, and where it ends.
    HtmlHeading(u8, Range<usize>, usize),
    /// A comment or an anchor, and where it ends.
    Html(usize),
    Code {
        language: Range<usize>,
        inner: Range<usize>,
        end: usize,
        closed: bool,
    },
    /// A quote that announces something: its inside.
    Quote(Range<usize>),
    Table,
    /// A request line, and where it ends.
    RequestLine(usize),
    /// Text that begins with words known to begin a paragraph.
    Text,
}

/// A text to look for blocks in.
pub(super) struct Scanner<'s> {
    pub(super) text: &'s str,
    pub(super) words: &'s Words,
}

impl<'s> Scanner<'s> {
    fn rest(&self, at: usize) -> &'s str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Where the next word begins, at `at` or behind it; none at the end.
    pub(super) fn word_at(&self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let word = rest.trim_start();
        (!word.is_empty()).then_some(at + rest.len() - word.len())
    }

    /// Where a word ends. A code span counts as one word, as marks inside mean nothing.
    pub(super) fn word_end(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let mut end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        if let Some(tick) = rest.get(..end).and_then(|word| word.find('`'))
            && let Some((_, after)) = rest.get(tick..).and_then(inline::code)
        {
            let code = rest.len() - after.len();
            end = end.max(code + after.find(char::is_whitespace).unwrap_or(after.len()));
        }
        at + end.max(1)
    }

    /// Where the next block begins behind the one that begins at `start`.
    pub(super) fn next_token(&self, start: usize) -> usize {
        let mut at = self.word_end(start);
        while let Some(word) = self.word_at(at) {
            if self.token(word).is_some() {
                return word;
            }
            at = self.word_end(word);
        }
        self.text.len()
    }

    /// The block that begins with the word at `at`; none where the word is running text.
    pub(super) fn token(&self, at: usize) -> Option<Token> {
        let rest = self.rest(at);
        match rest.as_bytes().first()? {
            b'#' => heading(rest).map(Token::Heading),
            b'`' | b'~' => self.code(at).or_else(|| self.request_line(at)),
            b'|' => table::begins(rest).then_some(Token::Table),
            b'>' => {
                let inner = rest.get(1..)?;
                let words = inner.trim_start();
                let start = at + rest.len() - words.len();
                let length = self.words.announcement(words)?;
                Some(Token::Quote(start..start + length))
            }
            b'<' => html(rest, at),
            b'A'..=b'Z' | b'a'..=b'z' => {
                let known = self.words.is_status_line(rest) || self.words.is_authentication(rest);
                known.then_some(Token::Text)
            }
            _ => None,
        }
    }

    fn request_line(&self, at: usize) -> Option<Token> {
        let rest = self.rest(at);
        let (inner, after) = inline::code(rest)?;
        request_line::is_request_line(inner)
            .then_some(Token::RequestLine(at + rest.len() - after.len()))
    }

    /// Code from a fence to the one that closes it, or else to a heading with a role.
    fn code(&self, at: usize) -> Option<Token> {
        let rest = self.rest(at);
        let mark = rest.chars().next()?;
        let ticks = rest.len() - rest.trim_start_matches(mark).len();
        let info = rest.get(ticks..)?;
        let length = info.find(char::is_whitespace).unwrap_or(info.len());
        if ticks < 3 || info.get(..length)?.contains(mark) {
            return None;
        }
        let language = at + ticks..at + ticks + length;
        let from = self.word_at(language.end).unwrap_or(self.text.len());
        let (mut end, mut closed) = (self.text.len(), false);
        let mut stop = end;
        let mut word = from;
        while word < self.text.len() {
            let here = self.rest(word);
            let run = here.len() - here.trim_start_matches(mark).len();
            let is_alone = here
                .get(run..)
                .is_some_and(|after| after.is_empty() || after.starts_with(char::is_whitespace));
            if run >= ticks && is_alone {
                (stop, end, closed) = (word, word + run, true);
                break;
            }
            let title = heading(here).filter(|&level| level > 1);
            let title = title.and_then(|level| here.get(usize::from(level)..));
            if title.is_some_and(|title| self.is_role(title.trim_start())) {
                (stop, end) = (word, word);
                break;
            }
            let after = word + here.find(char::is_whitespace).unwrap_or(here.len());
            word = self.word_at(after).unwrap_or(self.text.len());
        }
        let inner = self.text.get(from..stop).unwrap_or_default();
        Some(Token::Code {
            language,
            inner: from.min(stop)..from.min(stop) + inner.trim_end().len(),
            end,
            closed,
        })
    }

    fn is_role(&self, title: &str) -> bool {
        self.words.leading_role(title).is_some()
    }
}

/// The level of a heading that a text begins with.
fn heading(text: &str) -> Option<u8> {
    let title = text.trim_start_matches('#');
    let level = text.len() - title.len();
    ((1..=6).contains(&level) && title.starts_with(char::is_whitespace)).then_some(level as u8)
}

/// A heading, comment or anchor written as HTML.
fn html(rest: &str, at: usize) -> Option<Token> {
    if rest.starts_with("<!--") {
        return Some(Token::Html(at + rest.find("-->")? + 3));
    }
    if rest.starts_with("<a ") {
        return Some(Token::Html(at + rest.find("</a>")? + 4));
    }
    let level = match rest.as_bytes() {
        [b'<', b'h' | b'H', digit @ b'1'..=b'6', b' ' | b'>', ..] => digit - b'0',
        _ => return None,
    };
    let from = rest.find('>')? + 1;
    let to = from + rest.get(from..)?.find("</")?;
    let end = to + rest.get(to..)?.find('>')? + 1;
    Some(Token::HtmlHeading(level, at + from..at + to, at + end))
}

#[cfg(test)]
mod tests;
