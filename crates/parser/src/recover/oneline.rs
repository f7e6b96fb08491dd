//! A page on one line: what was a line end is a space, so that only marks tell where a block begins.
//!
//! A heading has no mark at its end. It ends where the next block begins, where a known heading's words end, and, for
//! the first one, where it has said the page's own name.

mod table;
mod token;

use std::ops::Range;

use super::maker::Maker;
use super::{Words, key, page_key};
use crate::blocks::html;
use crate::document::BlockKind;
use token::{Scanner, Token};

/// Reads a page that stands on one line.
pub(super) fn read(maker: &mut Maker<'_>, name: &str, words: &Words) {
    let scanner = Scanner {
        text: maker.text,
        words,
    };
    let mut at = first_heading(&scanner);
    maker.aside(0..at);
    let mut page = Some(name);
    while let Some(start) = scanner.word_at(at) {
        let token = scanner.token(start).unwrap_or(Token::Text);
        at = match token {
            Token::Heading(level) => {
                let title = maker.trim(start + usize::from(level)..scanner.next_token(start));
                let end = title_end(maker, &title, page.take(), words);
                maker.heading(level, title.start..end, start..end);
                end
            }
            Token::Text | Token::Table => text_or_table(maker, &scanner, &token, start),
            Token::Code { .. } => code(maker, token, start),
            Token::HtmlHeading(level, inner, end) => {
                maker.heading(level, inner, start..end);
                end
            }
            Token::Html(end) => {
                let kind = BlockKind::Html(html::element(maker.slice(start..end)));
                maker.push(kind, start..end);
                end
            }
            Token::Quote(inner) => {
                let end = inner.end;
                maker.quote(inner, start..end);
                end
            }
            Token::RequestLine(end) => {
                maker.paragraph(start..end);
                emphasised(maker, &scanner, end)
            }
        };
    }
}

/// Makes a paragraph of what stands in emphasis right behind a request line, its summary; tells where it ends.
fn emphasised(maker: &mut Maker<'_>, scanner: &Scanner<'_>, from: usize) -> usize {
    let Some(start) = scanner.word_at(from) else {
        return from;
    };
    let text = maker.slice(start..scanner.next_token(start));
    let inner = text
        .strip_prefix('*')
        .filter(|rest| !rest.starts_with(['*', ' ']));
    let Some(length) = inner.and_then(|rest| rest.find('*')) else {
        return from;
    };
    let end = start + length + 2;
    maker.paragraph(start..end);
    end
}

/// Makes a table, or a paragraph up to the next block; tells where it ends.
fn text_or_table(
    maker: &mut Maker<'_>,
    scanner: &Scanner<'_>,
    token: &Token,
    start: usize,
) -> usize {
    if matches!(token, Token::Table) {
        return table::read(maker, scanner, start).max(start + 1);
    }
    let end = scanner.next_token(start);
    maker.paragraph(start..end);
    end
}

/// Makes a code block, a form's fields a piece each; tells where it ends.
fn code(maker: &mut Maker<'_>, token: Token, start: usize) -> usize {
    let Token::Code {
        language,
        inner,
        end,
        closed,
    } = token
    else {
        return start + 1;
    };
    let language = maker.slice(language);
    let is_form = language.eq_ignore_ascii_case("yaml") || language.eq_ignore_ascii_case("yml");
    let pieces = if is_form {
        fields(maker, inner)
    } else {
        vec![inner]
    };
    maker.code(language, pieces, closed, start..end);
    end
}

/// Where the first heading stands; the beginning of the text where there is none.
fn first_heading(scanner: &Scanner<'_>) -> usize {
    let mut at = 0;
    while let Some(start) = scanner.word_at(at) {
        if matches!(scanner.token(start), Some(Token::Heading(_))) {
            return start;
        }
        at = scanner.word_end(start);
    }
    0
}

/// Where a heading ends within what stands up to the next block.
fn title_end(maker: &Maker<'_>, title: &Range<usize>, page: Option<&str>, words: &Words) -> usize {
    let text = maker.slice(title.clone());
    let length = match page {
        Some(name) => name_length(maker.text, text, &page_key(name)),
        None => words.leading_role(text),
    };
    title.start + length.unwrap_or(text.len())
}

/// The length of the page's own name at the beginning of its first heading.
///
/// The name is that of the file, or else the longest run of words that the page uses again.
fn name_length(page: &str, text: &str, own: &str) -> Option<usize> {
    let ends = text
        .char_indices()
        .filter(|&(_, c)| c.is_whitespace())
        .map(|(at, _)| at)
        .chain([text.len()]);
    let leads: Vec<&str> = ends.filter_map(|end| text.get(..end)).collect();
    if let Some(lead) = leads
        .iter()
        .find(|lead| key(lead) == own && !own.is_empty())
    {
        return Some(lead.len());
    }
    // A few words are a name; more than that is a name with a description.
    if leads.len() <= 4 {
        return None;
    }
    let again = |lead: &&&str| page.matches(**lead).nth(1).is_some();
    leads.iter().rev().find(again).map(|lead| lead.len())
}

/// The fields of a form, each from its name to the next one's.
fn fields(maker: &Maker<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let text = maker.slice(range.clone());
    let mut starts = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let name = word.trim_end();
        if name.len() > 1 && name.ends_with(':') && !name.starts_with(['"', '\'', '-']) {
            starts.push(range.start + at);
        }
        at += word.len();
    }
    let ends = starts.iter().copied().skip(1).chain([range.end]);
    let pieces: Vec<Range<usize>> = starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| maker.trim(start..end))
        .collect();
    if pieces.is_empty() {
        vec![range]
    } else {
        pieces
    }
}
