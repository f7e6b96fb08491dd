//! Lines and what they begin with.

use std::ops::Range;

/// The ranges of all lines without their white space at both ends.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    let mut breaks = memchr::memchr_iter(b'\n', text.as_bytes());
    std::iter::from_fn(move || {
        // What follows the last line break is a line too, unless nothing does.
        let end = breaks.next().unwrap_or(text.len());
        let line = text.get(at..end).filter(|_| at < text.len())?;
        let trimmed = trim(line);
        let range = at + trimmed.start..at + trimmed.end;
        at = end + 1;
        Some(range)
    })
}

/// The range of a line without the white space at its ends; bytes do where both ends are ASCII.
fn trim(line: &str) -> Range<usize> {
    let bytes = line.as_bytes();
    let end = bytes.trim_ascii_end();
    let inner = end.trim_ascii_start();
    let is_ascii = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    if is_ascii(inner.first()) && is_ascii(inner.last()) {
        return end.len() - inner.len()..end.len();
    }
    let start = line.len() - line.trim_start().len();
    start..start + line.trim().len()
}

/// The level and text of a heading written with `#`.
pub(super) fn heading(line: &str) -> Option<(u8, &str)> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    if !(1..=6).contains(&level) || !title.starts_with([' ', '\t']) {
        return None;
    }
    Some((level as u8, title.trim().trim_end_matches('#').trim_end()))
}

/// The mark of a fence that opens or closes a code block, and what follows it on its line.
pub(super) fn fence(line: &str) -> Option<(&str, &str)> {
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let rest = line.trim_start_matches(mark);
    let (run, _) = line.split_at_checked(line.len() - rest.len())?;
    (run.len() >= 3 && !rest.contains('`')).then_some((run, rest))
}

/// Whether a line closes a code block that `mark` opened.
pub(super) fn closes(line: &str, mark: &str) -> bool {
    let own = mark.chars().next().unwrap_or('`');
    line.len() >= mark.len() && line.chars().all(|c| c == own)
}

/// Where the line behind code begins that `mark` opened; code is passed without a look at its lines.
pub(super) fn end_of_code(text: &str, from: usize, mark: &str) -> usize {
    let code = text.get(from..).unwrap_or_default();
    for at in memchr::memmem::find_iter(code.as_bytes(), mark) {
        let before = code.get(..at).unwrap_or_default();
        let begins_line = before
            .trim_end_matches(|c: char| c != '\n' && c.is_whitespace())
            .ends_with('\n');
        if !begins_line {
            continue;
        }
        let line = code.get(at..).unwrap_or_default();
        let length = memchr::memchr(b'\n', line.as_bytes()).map_or(line.len(), |end| end + 1);
        let line = line.get(..length).unwrap_or_default();
        if line.trim().trim_start_matches(['`', '~']).is_empty() {
            return from + at + length;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{closes, end_of_code, fence, heading, lines, trim};

    #[test]
    fn white_space_of_any_kind_is_no_part_of_a_line() {
        for (line, expected) in [
            (" a ", 1..2),
            ("a\u{a0}", 0..1),
            ("\u{a0}a", 2..3),
            (" \u{a0}a\u{a0} ", 3..4),
            ("", 0..0),
            ("  ", 0..0),
        ] {
            assert_eq!(trim(line), expected, "{line:?}");
        }
        let found: Vec<_> = lines("a\n\n b\n").collect();
        assert_eq!(found, [0..1, 2..2, 4..5]);
    }

    #[test]
    fn marks_at_the_start_say_what_a_line_is() {
        assert_eq!(heading("## A b ##"), Some((2, "A b")));
        assert_eq!(heading("###### A"), Some((6, "A")));
        assert_eq!(heading("####### A"), None);
        assert_eq!(heading("#A"), None);
        assert_eq!(heading("A"), None);
        assert_eq!(fence("```rust"), Some(("```", "rust")));
        assert_eq!(fence("~~~~"), Some(("~~~~", "")));
        assert_eq!(fence("``a"), None);
        assert_eq!(fence("```a``` b"), None);
        assert!(closes("````", "```"));
        assert!(!closes("``", "```"));
        assert!(!closes("```a", "```"));
        assert!(!closes("~~~", "```"));
    }

    #[test]
    fn code_ends_behind_the_line_that_closes_it() {
        for (text, mark, expected) in [
            ("a\n```\nb", "```", 6),
            ("a\n \u{a0}````  \nb", "```", 12),
            ("a ```\n``` b\n```", "```", 15),
            ("a\n```\n~~~~", "~~~~", 10),
            ("a\n``` `\n```\n", "```", 12),
            ("a", "```", 1),
            ("```", "```", 3),
        ] {
            assert_eq!(end_of_code(text, 0, mark), expected, "{text:?}");
        }
    }
}
