//! In which shape a page arrived, told by a single pass over its lines.

use super::Words;
use super::lines::{fence, heading, lines};
use crate::blocks::tables::is_delimiter;

/// The shape of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// As its author wrote it.
    Clean,
    /// All of it on one line, white space folded.
    OneLine,
    /// Without blank lines and indentation.
    Flat,
    /// The text that a browser shows: without marks, cells run together.
    Rendered,
}

/// The shape of a page and what speaks for it.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The shape.
    pub shape: Shape,
    /// What was seen, in words.
    pub reason: String,
}

impl Shape {
    /// Every shape.
    pub(crate) const ALL: [Self; 4] = [Self::Clean, Self::OneLine, Self::Flat, Self::Rendered];

    /// The name used on the command line and in the configuration.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::OneLine => "one-line",
            Self::Flat => "flat",
            Self::Rendered => "rendered",
        }
    }

    /// The shape of a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|shape| shape.as_str().eq_ignore_ascii_case(name))
    }

    /// What is the matter with such a page.
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Self::Clean => "nothing is",
            Self::OneLine => "all of it stands on one line",
            Self::Flat => "its blank lines and indentation are gone",
            Self::Rendered => "it is the text a browser shows, without marks",
        }
    }
}

/// A line shorter than this holds no more than one block.
const LONG: usize = 120;

/// What the lines of a page show.
#[derive(Default)]
struct Seen {
    bytes: usize,
    /// The bytes of lines with marks in their midst, and those marks.
    squeezed: usize,
    marks: usize,
    headings: usize,
    marked_roles: usize,
    fences: usize,
    delimiters: usize,
    anchors: usize,
    first_anchor: Option<std::ops::Range<usize>>,
    blank: usize,
    filled: usize,
}

/// Finds the shape of a page.
pub(crate) fn detect(text: &str, words: &Words) -> Found {
    let seen = look(text, words);
    if seen.marks > 1 && seen.squeezed * 5 > seen.bytes * 4 {
        return Found {
            shape: Shape::OneLine,
            reason: format!("{} marks stand in the midst of a line", seen.marks),
        };
    }
    let first = seen.first_anchor.and_then(|range| text.get(range));
    if let Some(first) = first
        && seen.anchors > 1
        && seen.marked_roles == 0
        && seen.fences == 0
        && seen.delimiters == 0
    {
        let reason = format!("{} bare lines such as `{first}` and no marks", seen.anchors);
        return Found {
            shape: Shape::Rendered,
            reason,
        };
    }
    if seen.headings > 1 && seen.blank * 50 <= seen.filled {
        let reason = format!(
            "{} headings and hardly a blank line between {} lines",
            seen.headings, seen.filled
        );
        return Found {
            shape: Shape::Flat,
            reason,
        };
    }
    Found {
        shape: Shape::Clean,
        reason: "its marks stand where they belong".to_owned(),
    }
}

/// Counts what tells shapes apart; blank lines count outside code and after the first heading only.
fn look(text: &str, words: &Words) -> Seen {
    let mut seen = Seen::default();
    let mut open: Option<&str> = None;
    for range in lines(text) {
        let line = text.get(range.clone()).unwrap_or_default();
        seen.bytes += line.len();
        if line.len() > LONG && !line.starts_with('|') {
            let marks = inline_marks(line);
            if marks > 1 {
                seen.squeezed += line.len();
                seen.marks += marks;
            }
        }
        if let Some(mark) = open {
            if line.starts_with(mark) && line.trim_start_matches(['`', '~']).is_empty() {
                open = None;
            }
            continue;
        }
        match line.as_bytes() {
            [] => {
                seen.blank += usize::from(seen.headings > 0);
                continue;
            }
            [b'#', ..] => {
                if let Some((level, title)) = heading(line) {
                    seen.headings += 1;
                    seen.marked_roles += usize::from(level > 1 && words.role(title).is_some());
                }
            }
            [b'`' | b'~', ..] => {
                if let Some((mark, _)) = fence(line) {
                    seen.fences += 1;
                    open = Some(mark);
                }
            }
            [b'|', ..] => seen.delimiters += usize::from(is_delimiter(line)),
            [b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z', ..]
                if line.len() < 256 && words.is_anchor(line) =>
            {
                seen.anchors += 1;
                seen.first_anchor.get_or_insert(range);
            }
            _ => {}
        }
        seen.filled += usize::from(seen.headings > 0);
    }
    seen
}

/// How many headings, fences and table rules stand in the midst of a line.
fn inline_marks(line: &str) -> usize {
    let begins_mark = |&at: &usize| {
        let Some((before, mark)) = line.as_bytes().split_at_checked(at) else {
            return false;
        };
        match before.last() {
            Some(b' ') => {
                let heading = [&b"## "[..], b"### ", b"#### "];
                let rule = before.ends_with(b"| ") && mark.starts_with(b"---");
                rule || mark.starts_with(b"```") || heading.iter().any(|h| mark.starts_with(h))
            }
            Some(b'|') => mark.starts_with(b"---"),
            _ => false,
        }
    };
    memchr::memchr3_iter(b'#', b'`', b'-', line.as_bytes())
        .filter(begins_mark)
        .count()
}
