//! In which shape a page arrived, told by a single pass over its lines.

use std::ops::Range;

use super::Words;
use super::lines::{end_of_code, fence, heading, lines};
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
    /// Whether a heading names a part, or a fence or the rule of a table stands there.
    is_marked: bool,
    anchors: usize,
    first_anchor: Option<Range<usize>>,
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
        && !seen.is_marked
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
    let mut rest = 0;
    while rest < text.len() {
        let mut opened = None;
        for range in lines(text.get(rest..).unwrap_or_default()) {
            let range = rest + range.start..rest + range.end;
            let line = text.get(range.clone()).unwrap_or_default();
            seen.line(line, range.clone(), words);
            if let Some((mark, _)) = fence(line) {
                opened = Some((mark, range.end));
                break;
            }
        }
        let Some((mark, behind)) = opened else {
            return seen;
        };
        rest = end_of_code(text, behind, mark);
        seen.bytes += rest - behind;
    }
    seen
}

impl Seen {
    /// Counts a line that is no code.
    fn line(&mut self, line: &str, range: Range<usize>, words: &Words) {
        self.bytes += line.len();
        if line.len() > LONG && !line.starts_with('|') {
            let marks = inline_marks(line);
            if marks > 1 {
                self.squeezed += line.len();
                self.marks += marks;
            }
        }
        match line.as_bytes() {
            [] => {
                self.blank += usize::from(self.headings > 0);
                return;
            }
            [b'#', ..] => {
                if let Some((level, title)) = heading(line) {
                    self.headings += 1;
                    self.is_marked = self.is_marked || level > 1 && words.role(title).is_some();
                }
            }
            [b'`' | b'~', ..] => self.is_marked = self.is_marked || fence(line).is_some(),
            [b'|', ..] => self.is_marked = self.is_marked || is_delimiter(line),
            [b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z', ..]
                if !self.is_marked && line.len() < 256 && words.is_anchor(line) =>
            {
                self.anchors += 1;
                self.first_anchor.get_or_insert(range);
            }
            _ => {}
        }
        self.filled += usize::from(self.headings > 0);
    }
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

#[cfg(test)]
mod tests {
    use super::{LONG, Shape, detect, inline_marks};

    fn told(text: &str) -> String {
        let found = detect(text, &crate::words());
        format!("{}: {}", found.shape.as_str(), found.reason)
    }

    #[test]
    fn shapes_are_told_by_what_lines_show() {
        let clean = "clean: its marks stand where they belong";
        let words = "word ".repeat(LONG / 4);
        let squeezed = format!("# A {words} ## B ```c d``` {words} ### E");
        let one_line = "one-line: 3 marks stand in the midst of a line";
        let flat =
            |lines| format!("flat: 2 headings and hardly a blank line between {lines} lines");
        let bare = "Code samples\n\nwords\n\nParameters";
        let rendered = "rendered: 2 bare lines such as `Code samples` and no marks";
        let many = |blanks: usize, lines: usize| {
            format!(
                "# A\n{}# B\n{}",
                "\n".repeat(blanks),
                "c\n".repeat(lines - 2)
            )
        };
        let cases = [
            (String::new(), clean.to_owned()),
            ("# A\n\nb".to_owned(), clean.to_owned()),
            (squeezed.clone(), one_line.to_owned()),
            (
                format!("{squeezed}\n{}", "x\n".repeat(squeezed.len() / 5)),
                one_line.to_owned(),
            ),
            (
                format!("{squeezed}\n{}", "x\n".repeat(squeezed.len() / 3)),
                clean.to_owned(),
            ),
            (format!("# A {words} ## B"), clean.to_owned()),
            ("# A ## B ```c d``` ### E".to_owned(), clean.to_owned()),
            (format!("|{squeezed}|"), clean.to_owned()),
            (bare.to_owned(), rendered.to_owned()),
            (format!("# A\n\n{bare}"), rendered.to_owned()),
            (format!("## Parameters\n\n{bare}"), clean.to_owned()),
            (format!("# Parameters\n\n{bare}"), rendered.to_owned()),
            (format!("```\nx\n```\n\n{bare}"), clean.to_owned()),
            (format!("|---|\n\n{bare}"), clean.to_owned()),
            ("Code samples\n\nwords".to_owned(), clean.to_owned()),
            (
                format!("Code samples {words}\n\n{words} Parameters"),
                clean.to_owned(),
            ),
            ("# A\n# B".to_owned(), flat(2)),
            ("# A\nb".to_owned(), clean.to_owned()),
            ("a\n\nb\n\n# A\n# B\nc".to_owned(), flat(3)),
            (many(1, 50), flat(50)),
            (many(1, 49), clean.to_owned()),
            (many(2, 100), flat(100)),
            ("# A\n# B\n```\n\n\n# C\n```\nd".to_owned(), flat(4)),
        ];
        for (text, expected) in cases {
            assert_eq!(told(&text), expected, "{text}");
        }
    }

    #[test]
    fn marks_in_the_midst_of_a_line_stand_behind_a_blank() {
        let cases = [
            ("## A", 0),
            ("a ## B", 1),
            ("a ### B #### C", 2),
            ("a # B ##### C", 0),
            ("a## B", 0),
            ("a ```b", 1),
            ("a ``b", 0),
            ("| a | --- | --- |", 2),
            ("|a|---|---|", 2),
            ("a --- b", 0),
            ("a -- | -- b", 0),
        ];
        for (line, expected) in cases {
            assert_eq!(inline_marks(line), expected, "{line}");
        }
    }

    #[test]
    fn shapes_have_names() {
        for shape in Shape::ALL {
            assert_eq!(Shape::named(&shape.as_str().to_uppercase()), Some(shape));
        }
        assert_eq!(Shape::named("odd"), None);
        let told: Vec<&str> = Shape::ALL.iter().map(|shape| shape.describe()).collect();
        assert_eq!(
            told,
            [
                "nothing is",
                "all of it stands on one line",
                "its blank lines and indentation are gone",
                "it is the text a browser shows, without marks",
            ]
        );
    }
}
