//! What a section says by which the rows of its tables can be split.

use docwright_model::{Span, Status};

use crate::document::{Block, BlockKind, Document, Table, cover};
use crate::evidence::vocabulary::{Column, Role, Vocabulary};
use crate::evidence::{curl, inline, request_line};

/// What is known where a table stands.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// Names of parameters and fields.
    pub names: Vec<String>,
    /// Names told by the tables of this section.
    pub told: Vec<String>,
    /// Statuses whose answer is shown.
    pub shown: Vec<Status>,
    /// Whether a request was shown.
    pub has_request: bool,
    /// Whether the request shown says which answer it accepts; without that no answer has a body.
    pub accepts: bool,
    /// Whether the samples of an operation were announced.
    has_samples: bool,
}

impl Section {
    /// Learns from a block that is no table. A heading without a role, or one that opens a description anew, begins a
    /// section.
    pub(super) fn learn(
        &mut self,
        document: &Document<'_>,
        block: &Block,
        vocabulary: &Vocabulary,
    ) {
        match &block.kind {
            BlockKind::Heading { level, text } => {
                let title = document.read(text);
                let role = vocabulary.role(title.trim()).filter(|_| *level > 1);
                let is_samples = role == Some(Role::CodeSamples);
                if role.is_none() || is_samples && self.has_samples {
                    *self = Self::default();
                }
                self.has_samples |= is_samples;
            }
            BlockKind::Paragraph(text) => {
                if let Some(line) = request_line::read(document, text) {
                    self.names.extend(placeholders(&line.path.value));
                }
            }
            BlockKind::Quote(inner) => {
                for block in inner {
                    let said = document.slice(block.span);
                    let status = inline::plain(said.trim());
                    let status = status.split_whitespace().next().and_then(Status::parse);
                    self.shown.extend(status);
                }
            }
            BlockKind::Code { text, language, .. } => self.code(document, text, language),
            _ => {}
        }
    }

    fn code(&mut self, document: &Document<'_>, text: &[Span], language: &str) {
        let Some(all) = cover(text) else { return };
        let code = document.slice(all);
        if language == "json" {
            self.names.extend(keys(code));
        } else if language == "yaml" {
            let names = code
                .split_whitespace()
                .filter_map(|word| word.strip_suffix(':'));
            self.names.extend(names.map(str::to_owned));
        } else if let Some(shown) = curl::read(document, text) {
            self.has_request = true;
            self.accepts |= shown.header("accept").is_some();
            self.names
                .extend(shown.query.into_iter().map(|(name, _)| name));
            self.names
                .extend(shown.headers.into_iter().map(|(name, _)| name));
        }
    }

    /// Learns the names that a table tells.
    pub(super) fn tell(
        &mut self,
        document: &Document<'_>,
        table: &Table,
        columns: &[Column],
        vocabulary: &Vocabulary,
    ) {
        let Some(index) = columns.iter().position(|&column| column == Column::Name) else {
            return;
        };
        for row in &table.rows {
            let cell = document.read(row.cell(index));
            let name = cell.trim_matches(|c: char| {
                Some(c) == vocabulary.rows.nesting || c == '`' || c.is_whitespace()
            });
            if !name.is_empty() && !self.told.iter().any(|known| known == name) {
                self.told.push(name.to_owned());
            }
        }
    }
}

/// The names of a path's placeholders.
fn placeholders(path: &str) -> impl Iterator<Item = String> {
    let opened = path.split('{').skip(1);
    opened.filter_map(|rest| rest.split_once('}').map(|(name, _)| name.to_owned()))
}

/// The texts before a colon in a JSON sample, which may be broken off.
fn keys(code: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut rest = code;
    while let Some((_, after)) = rest.split_once('"') {
        let Some(end) = closing_quote(after) else {
            break;
        };
        let Some((text, tail)) = after.split_at_checked(end) else {
            break;
        };
        let tail = tail.get(1..).unwrap_or_default();
        if tail.trim_start().starts_with(':') && !out.iter().any(|known| known == text) {
            out.push(text.to_owned());
        }
        rest = tail;
    }
    out
}

fn closing_quote(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes.then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::{keys, placeholders};

    #[test]
    fn samples_and_paths_tell_names() {
        let cases: [(&str, &[&str]); 6] = [
            (r#"{"a": 1, "b" : {"a": "c"}}"#, &["a", "b"]),
            (r#"{"a": "b: c", "d": ["e"]"#, &["a", "d"]),
            (r#"{"a\"b": 1, "c\\": 2}"#, &[r#"a\"b"#, r"c\\"]),
            (r#"{"a": 1, "b"#, &["a"]),
            (r#"{"a""#, &[]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(keys(text), expected, "{text}");
        }
        let names: Vec<String> = placeholders("/a/{b}/{c}d/{e").collect();
        assert_eq!(names, ["b", "c"]);
    }
}
