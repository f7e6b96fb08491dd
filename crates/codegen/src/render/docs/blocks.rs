//! The lines of a Markdown text: paragraphs wrapped, lists indented, quotes marked, code fenced as text.

use super::{inline, visible};

/// How wide a line may be behind `/// ` in a struct's body.
const WIDTH: usize = 92;

/// How deep quotes may be nested; what is deeper is text.
const QUOTES: usize = 4;

/// The lines to write, without the space that follows the comment mark.
pub(super) fn lines(text: &str) -> Vec<String> {
    quoted(text, 0)
}

/// The lines of a text in so many quotes.
fn quoted(text: &str, depth: usize) -> Vec<String> {
    let mut writer = Writer {
        depth,
        ..Writer::default()
    };
    for line in text.trim().lines() {
        writer.line(&visible(line.trim_end()));
    }
    writer.finish()
}

#[derive(Default)]
struct Writer {
    out: Vec<String>,
    /// How many quotes this text stands in.
    depth: usize,
    /// The lines of the quote at hand, without its marks.
    quote: Vec<String>,
    /// The words of the paragraph at hand.
    paragraph: String,
    /// What begins the paragraph's first line, and the indentation of the others.
    marker: String,
    indent: usize,
    /// The fence of the code block at hand.
    fence: Option<String>,
}

impl Writer {
    fn line(&mut self, line: &str) {
        let trimmed = line.trim_start();
        if let Some(inner) = self.quoted(line, trimmed) {
            self.flush();
            self.quote.push(inner.to_owned());
            return;
        }
        self.unquote(trimmed);
        if let Some(fence) = &self.fence {
            let closes = trimmed.starts_with(fence.as_str());
            self.out.push(if closes {
                trimmed.to_owned()
            } else {
                line.to_owned()
            });
            if closes {
                self.fence = None;
            }
        } else if trimmed.is_empty() {
            self.flush();
            self.blank();
        } else if let Some(fence) = fence(trimmed) {
            self.flush();
            self.indent = 0;
            self.out.push(opened(trimmed, &fence));
            self.fence = Some(fence);
        } else if let Some((marker, rest)) = list_marker(line) {
            self.flush();
            self.indent = marker.len();
            self.marker = marker;
            self.paragraph = rest.to_owned();
        } else if stands_alone(trimmed) {
            let in_list = self.indent > 0;
            self.flush();
            if in_list && trimmed.starts_with('|') {
                // Behind an item, a row would be more of its text.
                self.blank();
            }
            self.indent = 0;
            self.out.push(inline::escape(trimmed));
        } else {
            self.text(line, trimmed);
        }
    }

    /// What a line of a quote says. A paragraph in a quote may go on without the mark.
    fn quoted<'a>(&self, line: &str, trimmed: &'a str) -> Option<&'a str> {
        if self.fence.is_some() || self.depth == QUOTES {
            return None;
        }
        if let Some(inner) = trimmed.strip_prefix('>') {
            return Some(inner.strip_prefix(' ').unwrap_or(inner));
        }
        let open = self.quote.last().is_some_and(|last| !last.is_empty());
        let begins =
            fence(trimmed).is_some() || list_marker(line).is_some() || stands_alone(trimmed);
        (open && !trimmed.is_empty() && !begins).then_some(trimmed)
    }

    /// Writes the quote that ended before a line.
    fn unquote(&mut self, next: &str) {
        if self.quote.is_empty() {
            return;
        }
        let inner = std::mem::take(&mut self.quote).join("\n");
        for line in quoted(&titled(&inner), self.depth + 1) {
            self.out.push(format!("> {line}").trim_end().to_owned());
        }
        // A line of text would go on with the quote.
        if !next.is_empty() {
            self.blank();
        }
        self.indent = 0;
    }

    /// A line of a paragraph, a new one or the one at hand.
    fn text(&mut self, line: &str, trimmed: &str) {
        if self.paragraph.is_empty() {
            let indented = line.len() > trimmed.len() && self.indent > 0;
            self.indent = if indented { self.indent } else { 0 };
            self.marker = " ".repeat(self.indent);
        } else {
            self.paragraph.push(' ');
        }
        self.paragraph.push_str(trimmed);
    }

    /// Writes the paragraph at hand in lines.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        if text.is_empty() {
            return;
        }
        let mut line = std::mem::take(&mut self.marker);
        let mut fresh = true;
        for word in inline::words(&inline::escape(&text)) {
            let fits = line.chars().count() + 1 + word.chars().count() <= WIDTH - 2 * self.depth;
            if !fresh && !fits && !inline::is_marker(&word) {
                self.out
                    .push(std::mem::replace(&mut line, " ".repeat(self.indent)));
                fresh = true;
            }
            if !fresh {
                line.push(' ');
            }
            line.push_str(&word);
            fresh = false;
        }
        self.out.push(line);
    }

    fn blank(&mut self) {
        if self.out.last().is_some_and(|line| !line.is_empty()) {
            self.out.push(String::new());
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.unquote("");
        self.flush();
        if let Some(fence) = self.fence.take() {
            self.out.push(fence);
        }
        while self.out.last().is_some_and(String::is_empty) {
            self.out.pop();
        }
        self.out
    }
}

/// The text of a quote; the title of a note in GitHub's form becomes one that any reader knows.
fn titled(text: &str) -> String {
    let title = text
        .strip_prefix("[!")
        .and_then(|rest| rest.split_once(']'));
    match title {
        Some((title @ ("NOTE" | "TIP" | "IMPORTANT" | "WARNING" | "CAUTION"), rest)) => {
            let (first, others) = title.split_at(1);
            let rest = rest.trim_start();
            format!("**{first}{}:** {rest}", others.to_lowercase())
        }
        _ => text.to_owned(),
    }
}

/// The characters that fence a code block.
fn fence(line: &str) -> Option<String> {
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let fence: String = line.chars().take_while(|c| *c == mark).collect();
    let info = line.get(fence.len()..).unwrap_or_default();
    (fence.len() >= 3 && !(mark == '`' && info.contains('`'))).then_some(fence)
}

/// The first line of a code block, in a language that rustdoc neither compiles nor runs.
fn opened(line: &str, fence: &str) -> String {
    let language: String = line
        .get(fence.len()..)
        .unwrap_or_default()
        .trim()
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '_'))
        .collect();
    let known = matches!(
        language.to_ascii_lowercase().as_str(),
        "json"
            | "yaml"
            | "toml"
            | "sh"
            | "shell"
            | "bash"
            | "console"
            | "http"
            | "xml"
            | "html"
            | "sql"
            | "go"
    );
    let language = if known { language } else { "text".to_owned() };
    format!("{fence}{language}")
}

/// `- `, `* `, `+ `, `1. ` or `1) ` with its indentation, and what follows.
fn list_marker(line: &str) -> Option<(String, &str)> {
    let rest = line.trim_start();
    let indent = line.len() - rest.len();
    let (marker, text) = rest.split_once(' ')?;
    let bullet = matches!(marker, "-" | "*" | "+");
    let number = marker
        .strip_suffix(['.', ')'])
        .is_some_and(|n| !n.is_empty() && n.len() <= 9 && n.bytes().all(|b| b.is_ascii_digit()));
    let depth = if indent >= 2 { indent.min(8) } else { 0 };
    let text = text.trim_start();
    ((bullet || number) && !text.is_empty())
        .then(|| (format!("{}{marker} ", " ".repeat(depth)), text))
}

/// Headings, table rows and rules: lines that neither continue a paragraph nor are continued.
fn stands_alone(line: &str) -> bool {
    let heading = line.starts_with('#') && line.trim_start_matches('#').starts_with(' ');
    let rule = line.len() >= 3
        && line
            .chars()
            .all(|c| matches!(c, '-' | '=' | '*' | '_' | ' '));
    heading || rule || line.starts_with('|')
}
