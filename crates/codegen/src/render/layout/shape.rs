//! Where text may go.

use unicode_width::UnicodeWidthStr;

use super::{TAB, WIDTH};

/// The place an expression may fill.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// The indentation of the lines after the first.
    pub(super) indent: usize,
    /// The column the first line begins at.
    pub(super) column: usize,
    /// The column the first and the last line must end before.
    pub(super) end: usize,
    /// Whether a chain must stay on one line, except for what its last call holds.
    pub(super) one_line_chain: bool,
    /// Whether the expression is a statement of its own; an `if` then never shares a line with its `else`.
    pub(super) statement: bool,
}

impl Shape {
    /// A fresh line at an indentation.
    pub(super) fn line(indent: usize) -> Self {
        Self {
            indent,
            column: indent,
            end: WIDTH,
            one_line_chain: false,
            statement: false,
        }
    }

    /// No limit: for measuring what would stand on one line.
    pub(super) fn endless() -> Self {
        Self {
            end: usize::MAX / 2,
            ..Self::line(0)
        }
    }

    /// The place behind text of this width.
    pub(super) fn after(self, width: usize) -> Self {
        Self {
            column: self.column + width,
            statement: false,
            ..self
        }
    }

    /// The place behind a text that begins here and may take several lines.
    pub(super) fn behind(self, text: &str) -> Self {
        let start = if text.contains('\n') { 0 } else { self.column };
        Self {
            column: start + last_line_width(text),
            statement: false,
            ..self
        }
    }

    /// The place before text of this width that has to follow.
    pub(super) fn before(self, width: usize) -> Self {
        Self {
            end: self.end.saturating_sub(width),
            ..self
        }
    }

    /// The same place for a statement of its own.
    pub(super) fn as_statement(self) -> Self {
        Self {
            statement: true,
            ..self
        }
    }

    /// A fresh line one level deeper.
    pub(super) fn nested(self) -> Self {
        Self::line(self.indent + TAB)
    }

    /// How much fits on the first line.
    pub(super) fn width(self) -> usize {
        self.end.saturating_sub(self.column)
    }

    /// Whether text of this width fits on the first line.
    pub(super) fn fits_width(self, width: usize) -> bool {
        self.column + width <= self.end
    }

    /// The text, if its first line and its last line fit.
    pub(super) fn fit(self, text: String) -> Option<String> {
        if self.column > self.end || first_line_width(&text) > self.width() {
            return None;
        }
        if text.contains('\n') && last_line_width(&text) > self.end {
            return None;
        }
        Some(text)
    }
}

/// The columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The columns of the first line.
pub(super) fn first_line_width(text: &str) -> usize {
    width(first_line(text))
}

/// The first line.
pub(super) fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}

/// The columns of the last line.
pub(super) fn last_line_width(text: &str) -> usize {
    width(text.rsplit('\n').next().unwrap_or_default())
}

/// How many lines follow the first.
pub(super) fn newlines(text: &str) -> usize {
    text.bytes().filter(|&b| b == b'\n').count()
}

/// A line break and the indentation behind it.
pub(super) fn line_break(indent: usize) -> String {
    format!("\n{:indent$}", "")
}

/// Whether putting a value on a line of its own looks better than beginning it behind what comes before.
pub(super) fn prefer_next_line(same_line: &str, next_line: &str) -> bool {
    !next_line.contains('\n')
        || newlines(same_line) > newlines(next_line) + 1
        || ['(', '{', '['].iter().any(|&open| {
            first_line(same_line).ends_with(open) && !first_line(next_line).ends_with(open)
        })
}

/// Whether the last line is nothing but closing brackets.
pub(super) fn ends_in_brackets(text: &str) -> bool {
    let last = text.rsplit('\n').next().unwrap_or_default().trim_start();
    last.chars()
        .all(|c| matches!(c, ')' | ']' | '}' | '?' | '>'))
}

/// A line at an indentation, its end included.
pub(super) fn indented(indent: usize, line: &str) -> String {
    format!("{:indent$}{line}\n", "")
}
