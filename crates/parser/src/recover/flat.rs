//! A page without blank lines and indentation: every line stands for itself.
//!
//! What stands before the first heading was put there by the site that showed the page. A table ends at the first line
//! without a border, unless a row was torn and the line is the rest of it.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use docwright_model::Span;

use super::Words;
use super::lines::{closes, fence, heading, lines};
use super::maker::Maker;
use crate::blocks::html;
use crate::blocks::tables::{is_bordered, is_delimiter, row};
use crate::document::{BlockKind, Table, Text};

/// Reads a flat page.
pub(super) fn read(maker: &mut Maker<'_>, words: &Words) {
    let filled: Vec<Range<usize>> = lines(maker.text).filter(|line| !line.is_empty()).collect();
    let is_heading = |line: &Range<usize>| heading(maker.slice(line.clone())).is_some();
    let first = filled.iter().position(is_heading).unwrap_or(0);
    let mut rest = filled;
    let page = rest.split_off(first);
    front_matter(maker, &mut rest);
    if let (Some(start), Some(end)) = (rest.first(), rest.last()) {
        maker.aside(start.start..end.end);
    }
    let mut reader = Reader {
        maker,
        words,
        rest: page.into_iter().peekable(),
    };
    while let Some(line) = reader.rest.next() {
        reader.line(line);
    }
}

/// Whether a line is the rule below the head of a table, and none between sections.
fn is_rule(line: &str) -> bool {
    is_delimiter(line) && line.contains('|')
}

/// Takes the settings that a page begins with from the lines above its first heading.
fn front_matter(maker: &mut Maker<'_>, lines: &mut Vec<Range<usize>>) {
    let is_border = |line: &Range<usize>| maker.slice(line.clone()) == "---";
    if !lines.first().is_some_and(is_border) {
        return;
    }
    let Some(inner) = lines.iter().skip(1).position(is_border) else {
        return;
    };
    let taken: Vec<Range<usize>> = lines.drain(..inner + 2).collect();
    if let [opening, between @ .., closing] = taken.as_slice()
        && let (Some(from), Some(to)) = (between.first(), between.last())
    {
        let text = Span::new(maker.source, from.start..to.end);
        let kind = BlockKind::FrontMatter(Text::from_buf([text]));
        maker.push(kind, opening.start..closing.end);
    }
}

struct Reader<'r, 'a> {
    maker: &'r mut Maker<'a>,
    words: &'r Words,
    rest: Peekable<IntoIter<Range<usize>>>,
}

impl Reader<'_, '_> {
    fn line(&mut self, range: Range<usize>) {
        let line = self.maker.slice(range.clone());
        if let Some((mark, info)) = fence(line) {
            let language = info.split_whitespace().next().unwrap_or_default();
            return self.code(range, mark, language);
        }
        if let Some((level, title)) = heading(line) {
            let start = range.end - line.trim_start_matches('#').trim_start().len();
            return self.maker.heading(level, start..start + title.len(), range);
        }
        if let Some((level, inner)) = html::heading(line) {
            let title = range.start + inner.start..range.start + inner.end;
            return self.maker.heading(level, title, range);
        }
        if line.contains('|') && self.is_rule_next() {
            return self.table(range);
        }
        if let Some(inner) = line.strip_prefix('>') {
            let start = range.end - inner.trim_start().len();
            return self.maker.quote(start..range.end, range);
        }
        if line.starts_with("<aside") {
            return self.element(range, "</aside");
        }
        if line.starts_with("<!--") || line.starts_with("<a ") {
            let kind = BlockKind::Html(html::element(line));
            return self.maker.push(kind, range);
        }
        self.maker.paragraph(range);
    }

    /// Reads an element up to the line that ends it, or to where something else begins.
    fn element(&mut self, opening: Range<usize>, end: &str) {
        let kind = BlockKind::Html(html::element(self.maker.slice(opening.clone())));
        let mut whole = opening.clone();
        let mut last = self.maker.slice(opening);
        while !last.contains(end)
            && let Some(next) = self.rest.peek().cloned()
        {
            last = self.maker.slice(next.clone());
            let is_other = last.starts_with(['|', '>']) || fence(last).is_some();
            if is_other || heading(last).is_some() {
                break;
            }
            self.rest.next();
            whole.end = next.end;
        }
        self.maker.push(kind, whole);
    }

    /// Whether the next line is the rule below a table's head.
    fn is_rule_next(&mut self) -> bool {
        let next = self.rest.peek().cloned();
        next.is_some_and(|next| is_rule(self.maker.slice(next)))
    }

    /// Reads code up to the fence that closes it, or else up to a heading with a role.
    fn code(&mut self, opening: Range<usize>, mark: &str, language: &str) {
        let mut inside: Option<Range<usize>> = None;
        let mut whole = opening;
        let mut closed = false;
        while let Some(next) = self.rest.peek().cloned() {
            let line = self.maker.slice(next.clone());
            if heading(line).is_some_and(|(level, t)| level > 1 && self.words.role(t).is_some()) {
                break;
            }
            self.rest.next();
            whole.end = next.end;
            if closes(line, mark) {
                closed = true;
                break;
            }
            let start = inside.map_or(next.start, |known| known.start);
            inside = Some(start..next.end);
        }
        self.maker.code(language, inside, closed, whole);
    }

    fn table(&mut self, head: Range<usize>) {
        let mut table = Table {
            head: row(self.maker.source, self.maker.text, head),
            rows: Vec::new(),
        };
        // The rule says nothing that the head does not.
        self.rest.next();
        while let Some(next) = self.rest.peek().cloned() {
            if !self.belongs(&table, &next) {
                break;
            }
            self.rest.next();
            table
                .rows
                .push(row(self.maker.source, self.maker.text, next));
        }
        self.maker.table(table);
    }

    /// Whether a line is a row of a table, or part of a torn one.
    fn belongs(&self, table: &Table, next: &Range<usize>) -> bool {
        let line = self.maker.slice(next.clone());
        let has_border = self.maker.slice(table.head.span.range()).starts_with('|');
        if line.starts_with('|') || !has_border && line.contains('|') && fence(line).is_none() {
            return true;
        }
        if !has_border {
            return false;
        }
        let is_open = table
            .rows
            .last()
            .is_some_and(|row| !self.is_closed(row.span));
        // The rest of a torn row ends in a border, on this line or before anything else begins.
        let mut ahead = std::iter::once(next.clone()).chain(self.rest.clone().skip(1));
        let text = ahead.by_ref().take_while(|range| {
            let line = self.maker.slice(range.clone());
            !(line.starts_with(['|', '>', '<'])
                || fence(line).is_some()
                || heading(line).is_some()
                || self.words.is_authentication(line))
        });
        let ends_bordered = text
            .into_iter()
            .any(|range| is_bordered(self.maker.slice(range)));
        ends_bordered && (is_open || !table.rows.is_empty())
    }

    fn is_closed(&self, span: Span) -> bool {
        is_bordered(self.maker.slice(span.range()))
    }
}
