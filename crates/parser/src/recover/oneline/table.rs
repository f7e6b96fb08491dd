//! Tables on a long line, where only counting tells a row's border from an empty cell.

use smallvec::SmallVec;

use super::token::{Scanner, Token};
use crate::blocks::tables::{is_delimiter, is_escaped, row};
use crate::document::Table;
use crate::recover::maker::Maker;

/// Tables with more columns than this are not believed.
const MAX_COLUMNS: usize = 32;

/// Whether a table begins a text that begins with `|`.
pub(super) fn begins(text: &str) -> bool {
    head(text).is_some()
}

/// Reads the table that begins at `start`, and tells where it ends.
pub(super) fn read(maker: &mut Maker<'_>, scanner: &Scanner<'_>, start: usize) -> usize {
    let text = maker.text.get(start..).unwrap_or_default();
    let Some((width, head_end, mut at)) = head(text) else {
        return start;
    };
    let (source, all) = (maker.source, maker.text);
    let mut table = Table {
        head: row(source, all, start..start + head_end),
        rows: Vec::new(),
    };
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let gap = rest.len() - rest.trim_start().len();
        let length = if rest.trim_start().starts_with('|') {
            row_length(
                rest.get(gap..).unwrap_or_default(),
                width,
                !table.rows.is_empty(),
            )
        } else {
            torn_length(scanner, start + at + gap, !table.rows.is_empty())
        };
        let Some(length) = length else { break };
        let from = start + at + gap;
        table.rows.push(row(source, all, from..from + length));
        at += gap + length;
    }
    maker.table(table);
    start + at
}

/// The number of columns, where the head ends and where the rule below it ends.
fn head(text: &str) -> Option<(usize, usize, usize)> {
    let pipes: SmallVec<[usize; 16]> = pipes(text).take(MAX_COLUMNS * 2 + 2).collect();
    let between =
        |index: usize| -> Option<&str> { text.get(pipes.get(index)? + 1..*pipes.get(index + 1)?) };
    let is_rule = |cell: &str| !cell.trim().is_empty() && is_delimiter(cell);
    let first = (2..pipes.len()).find(|&index| between(index).is_some_and(is_rule))?;
    let width = first - 1;
    let is_gap = between(width).is_some_and(|cell| cell.trim().is_empty());
    let all = (first..first + width).all(|index| between(index).is_some_and(is_rule));
    if !(is_gap && all) {
        return None;
    }
    Some((width, pipes.get(width)? + 1, pipes.get(first + width)? + 1))
}

/// The length of a row: as many cells as the head has, or a single one that is the rest of a torn row.
fn row_length(text: &str, width: usize, has_rows: bool) -> Option<usize> {
    let pipes: SmallVec<[usize; 16]> = pipes(text).take(width.max(2) + 2).collect();
    let cell = |index: usize| -> Option<&str> {
        Some(
            text.get(pipes.get(index)? + 1..*pipes.get(index + 1)?)?
                .trim(),
        )
    };
    let opens = |cell: &str| cell.starts_with(['`', '»']);
    let after = pipes.get(1).and_then(|end| text.get(end + 1..));
    let after = after.unwrap_or_default().trim_start();
    let ends_table = after.is_empty()
        || ["#", "```", "<h"]
            .iter()
            .any(|mark| after.starts_with(mark));
    let ends_row = cell(1).is_some_and(str::is_empty) && cell(2).is_some_and(opens);
    let is_rest = has_rows
        && width > 1
        && cell(0).is_some_and(|cell| !cell.is_empty() && !opens(cell))
        && (ends_table || ends_row);
    let end = pipes.get(if is_rest { 1 } else { width });
    match end {
        Some(end) => Some(end + 1),
        // The text breaks off within the row.
        None if text.contains(" ## ") || text.contains(" ### ") => None,
        None => Some(text.trim_end().len()),
    }
}

/// The length of loose text that is the rest of a torn row: it ends in a border before any other block begins.
fn torn_length(scanner: &Scanner<'_>, start: usize, has_rows: bool) -> Option<usize> {
    let text = scanner.text.get(start..).filter(|_| has_rows)?;
    let end = pipes(text).next()? + 1;
    let mut at = start;
    while let Some(word) = scanner.word_at(at).filter(|&word| word < start + end) {
        if let Some(token) = scanner.token(word)
            && !matches!(token, Token::RequestLine(_))
        {
            return None;
        }
        at = scanner.word_end(word);
    }
    Some(end)
}

/// Where the borders of a text stand.
fn pipes(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let found = bytes.iter().enumerate().filter(|&(_, &byte)| byte == b'|');
    found
        .map(|(at, _)| at)
        .filter(move |&at| !is_escaped(bytes, at))
}

#[cfg(test)]
mod tests {
    use super::{begins, row_length};

    #[test]
    fn a_table_begins_with_a_head_and_a_rule_of_as_many_cells() {
        for text in [
            "|a|b| |---|---|",
            "| a | b | | :-- | --: | | c |",
            "|a\\|b| |---|",
            "|| |---|",
        ] {
            assert!(begins(text), "{text}");
        }
        for text in [
            "|a|b|",
            "|a|b| |---|",
            "|a|b|c|---|---|",
            "|---|",
            "|a|b| |---| |",
        ] {
            assert!(!begins(text), "{text}");
        }
    }

    #[test]
    fn a_row_has_as_many_cells_as_the_head() {
        let cases = [
            ("|a|b| |c|d|", 2, true, Some(5)),
            ("|a|b|", 1, true, Some(3)),
            ("|a\\|b|c| |d|e|", 2, true, Some(8)),
            ("|rest| # A", 2, true, Some(6)),
            ("|rest| # A", 2, false, Some(10)),
            ("|rest| ```", 2, true, Some(6)),
            ("|rest| <h2>", 2, true, Some(6)),
            ("|rest|", 2, true, Some(6)),
            ("|rest| |`a`|b|", 2, true, Some(6)),
            ("|rest| |» a|b|", 2, true, Some(6)),
            ("|rest| |a|b|", 2, true, Some(8)),
            ("|`a`| # A", 2, true, Some(9)),
            ("|| # A", 2, true, Some(6)),
            ("|rest| # A", 1, true, Some(6)),
            ("|a|b", 2, true, Some(4)),
            ("|a|b ## C", 2, true, None),
            ("|a|b ### C", 2, true, None),
            ("|a|b #### C ", 2, true, Some(11)),
        ];
        for (text, width, has_rows, expected) in cases {
            assert_eq!(row_length(text, width, has_rows), expected, "{text}");
        }
    }
}
