//! The bulk of a page, which is read where it stands: tables and fenced code.
//!
//! A Markdown parser looks at each cell and at each line of code, and nothing it finds there is asked for. Where it can't
//! be in doubt what a block is, a rule stands in for it in what the parser is given, and the block is put in the rule's
//! place afterwards. In doubt means: not at the left edge below a blank line, or below something that may still be open
//! there.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

/// What the parser is given for a block. It ends lists and paragraphs as the block does, and stands for itself.
const STAND_IN: &str = "***\n";

const BLANKS: [char; 2] = [' ', '\t'];

/// What a page consists of, in order.
pub(super) enum Part<'t> {
    /// What the Markdown parser says about a stretch of the page.
    Event(Event<'t>, Range<usize>),
    Bulk(Bulk<'t>),
}

/// A block that the Markdown parser does not see.
pub(super) struct Bulk<'t> {
    /// All of it.
    pub span: Range<usize>,
    pub kind: Kind<'t>,
    /// Its rows or lines, without the head or the fences.
    pub inner: Range<usize>,
}

pub(super) enum Kind<'t> {
    /// A table with the line that names its columns, and how many rows it has.
    Table(Range<usize>, usize),
    /// Code with what stands behind the fence that opens it.
    Code(&'t str),
}

/// Gives away the parts of a text from an offset on.
pub(super) fn read(text: &str, from: usize, options: Options, mut take: impl FnMut(Part<'_>)) {
    let bulk = find(text, from);
    let given = without(text, from, &bulk);
    let mut bulk = bulk.into_iter().peekable();
    let mut shift = from;
    for (event, range) in Parser::new_ext(&given, options).into_offset_iter() {
        let range = range.start + shift..range.end + shift;
        let here =
            bulk.next_if(|bulk| matches!(event, Event::Rule) && bulk.span.start == range.start);
        if let Some(bulk) = here {
            shift += bulk.span.len() - STAND_IN.len();
            take(Part::Bulk(bulk));
        } else {
            take(Part::Event(event, range));
        }
    }
}

/// A text from an offset on with something short in place of its bulk.
fn without<'t>(text: &'t str, from: usize, bulk: &[Bulk<'_>]) -> Cow<'t, str> {
    let rest = text.get(from..).unwrap_or_default();
    if bulk.is_empty() {
        return Cow::Borrowed(rest);
    }
    let mut given = String::with_capacity(rest.len());
    let mut at = from;
    for Bulk { span, .. } in bulk {
        given.push_str(text.get(at..span.start).unwrap_or_default());
        given.push_str(STAND_IN);
        at = span.end;
    }
    given.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(given)
}

/// The bulk in a text from an offset on, as far as it is beyond doubt.
fn find(text: &str, from: usize) -> Vec<Bulk<'_>> {
    let mut found = Vec::new();
    // The other way to break lines makes code of many pieces.
    let rest = text.get(from..).unwrap_or_default();
    if memchr::memchr(b'\r', rest.as_bytes()).is_some() {
        return found;
    }
    let mut at = from;
    let (mut is_below_blank, mut may_be_html) = (true, false);
    while at < text.len() {
        let (start, line) = (at, line(text, at));
        at += line.len();
        let inner = line.trim_start_matches(BLANKS);
        let is_indented = inner.len() < line.len();
        let was_below_blank = std::mem::replace(&mut is_below_blank, is_empty(inner));
        match inner.as_bytes() {
            _ if is_below_blank => may_be_html = false,
            [b'|', ..] if was_below_blank && !is_indented => {
                if let Some(table) = table(text, start, line) {
                    at = table.span.end;
                    found.push(table);
                }
            }
            [b'`' | b'~', ..] => {
                let Some(mark) = fence(inner) else {
                    continue;
                };
                if !is_indented && !may_be_html {
                    let Some(code) = code(text, start, line, mark) else {
                        break;
                    };
                    at = code.span.end;
                    // Marks that stand for others are left to the parser.
                    if !matches!(code.kind, Kind::Code(info) if info.contains(['\\', '&'])) {
                        found.push(code);
                    }
                } else if let Some(end) =
                    behind(text, start, line, mark).filter(|_| was_below_blank)
                {
                    at = end;
                } else {
                    break;
                }
            }
            [b'<', ..] if may_go_on(inner) => break,
            [b'<', ..] => may_be_html = true,
            _ => {}
        }
    }
    found
}

/// The line that begins at an offset, with its break.
fn line(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
    rest.get(..end).unwrap_or_default()
}

/// Whether nothing stands on a line behind its indentation.
fn is_empty(inner: &str) -> bool {
    matches!(inner, "" | "\n")
}

/// The table whose first line is `names`, where all its borders are there and nothing follows right below.
fn table<'t>(text: &str, start: usize, names: &str) -> Option<Bulk<'t>> {
    let head = start..start + names.len();
    let rule = line(text, head.end);
    if !is_head(names, rule) {
        return None;
    }
    let first = head.end + rule.len();
    let (mut end, mut count) = (first, 0);
    loop {
        let line = line(text, end);
        match line.as_bytes() {
            // A border alone is no row.
            [b'|', cells @ ..] if cells.iter().any(|&byte| byte > b' ') => {
                end += line.len();
                count += 1;
            }
            _ if is_empty(line.trim_start_matches(BLANKS)) => break,
            _ => return None,
        }
    }
    Some(Bulk {
        span: start..end,
        kind: Kind::Table(head, count),
        inner: first..end,
    })
}

/// Whether two lines are the head of a table whose borders are all there, without any mark that could hide one.
fn is_head(names: &str, rule: &str) -> bool {
    let [names, rule] = [names, rule].map(str::trim_ascii_end);
    let is_bordered = |line: &str| line.len() > 1 && line.starts_with('|') && line.ends_with('|');
    let borders = |line: &str| memchr::memchr_iter(b'|', line.as_bytes()).count();
    let is_stroke = |cell: &str| cell.contains('-') && cell.bytes().all(|b| b"-: ".contains(&b));
    is_bordered(names)
        && is_bordered(rule)
        && borders(names) == borders(rule)
        && !names.contains(['\\', '`', '<', '[', ']', '!', '&', '*', '_'])
        && rule.trim_matches('|').split('|').all(is_stroke)
}

/// The mark of a fence that a line opens.
fn fence(line: &str) -> Option<&str> {
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = line.trim_start_matches(mark);
    let (run, _) = line.split_at_checked(line.len() - info.len())?;
    (run.len() >= 3 && (mark == '~' || !info.contains('`'))).then_some(run)
}

/// The code below the line that `mark` begins, where something closes it.
fn code<'t>(text: &'t str, start: usize, opening: &'t str, mark: &str) -> Option<Bulk<'t>> {
    let info = opening.strip_prefix(mark)?;
    let from = start + opening.len();
    let rest = text.get(from..)?;
    let mut passed = 0;
    for at in memchr::memmem::find_iter(rest.as_bytes(), mark) {
        if at < passed {
            continue;
        }
        let before = rest.get(..at)?.trim_end_matches(' ');
        let begins_line = before.is_empty() || before.ends_with('\n');
        let line = line(rest, at);
        passed = at + line.len();
        if begins_line && at - before.len() < 4 && is_closing(line, mark) {
            let kind = Kind::Code(info);
            let inner = from..from + before.len();
            let span = start..from + passed;
            return Some(Bulk { span, kind, inner });
        }
    }
    None
}

/// Where the line behind indented code begins, wherever that belongs: each of its lines is indented as much as its fences,
/// so that it is over there even if it is the part of a list or no code at all.
fn behind(text: &str, start: usize, opening: &str, mark: &str) -> Option<usize> {
    let (indent, _) = opening.split_once(mark)?;
    let mut at = start + opening.len();
    while at < text.len() {
        let line = line(text, at);
        at += line.len();
        let inner = line.trim_start_matches(BLANKS);
        if is_empty(inner) {
            continue;
        }
        let shown = line.strip_prefix(indent)?;
        if inner.starts_with(mark) && is_closing(inner, mark) {
            return (shown == inner).then_some(at);
        }
    }
    None
}

/// Whether a line that begins with a mark has more of the same at most.
fn is_closing(line: &str, mark: &str) -> bool {
    let rest = line.trim_end_matches('\n').trim_end_matches(' ');
    rest.bytes().all(|b| mark.as_bytes().first() == Some(&b))
}

/// Whether a line begins HTML that blank lines do not end, and does not end it itself.
fn may_go_on(line: &str) -> bool {
    if let Some(comment) = line.strip_prefix("<!--") {
        return !comment.contains("-->");
    }
    let begins = |tag: &&str| {
        let name = line.get(1..tag.len() + 1);
        name.is_some_and(|name| name.eq_ignore_ascii_case(tag))
    };
    ["!", "?", "pre", "script", "style", "textarea"]
        .iter()
        .any(begins)
}

#[cfg(test)]
mod tests;
