//! Requests that pages name in no other way than by the commands that send them.

use docwright_model::{Fact, Method, Span};

use super::requests::Request;
use super::words::Words;
use crate::document::{Block, BlockKind, Document, Text, cover};
use crate::evidence::curl::{self, Curl};
use crate::evidence::path_styles;
use crate::evidence::request_line::RequestLine;

/// The requests that the commands of a code block send, and whether one of them is more than a download.
#[derive(Debug, Default)]
pub(crate) struct Commands {
    pub requests: Vec<Request>,
    /// Whether one says its method, sends something, or shows an answer.
    pub is_sure: bool,
    /// Commands whose path holds a value of which nobody says what it is.
    pub unnamed: Vec<Span>,
}

/// More commands in one block are a script.
const MAX_COMMANDS: usize = 8;

/// Reads the commands of a block.
pub(crate) fn of_block(document: &Document<'_>, block: &Block, words: &Words) -> Commands {
    let mut out = Commands::default();
    let BlockKind::Code { text, language, .. } = &block.kind else {
        return out;
    };
    let raw = cover(text).map_or("", |span| document.slice(span));
    let is_shell = words.shells.contains(&language.as_str()) || language.is_empty();
    if !is_shell || !raw.contains("curl") || is_download(raw) {
        return out;
    }
    let all = curl::read_all(document, text);
    if all.len() > MAX_COMMANDS {
        return out;
    }
    for shown in all {
        out.is_sure |= is_sure(&shown) || answers(document, text);
        let span = shown.path.span().unwrap_or(block.span);
        let Some(written) = path_styles::read(&shown.path.value) else {
            continue;
        };
        if written.path.split('/').any(is_value) {
            out.unnamed.push(span);
            continue;
        }
        let sends = shown.data.is_some() || !shown.fields.is_empty();
        let usual = if sends { Method::Post } else { Method::Get };
        let method = shown.method.map_or(usual, |method| method.value);
        let found = Request {
            line: RequestLine {
                method: Fact::inferred(method, span),
                path: Fact::inferred(written.path, span),
            },
            query: written.query,
            base: None,
            summary: None,
            answer: None,
            is_shown: true,
        };
        let line = &found.line;
        let is_known = |known: &Request| {
            known.line.method.value == line.method.value && known.line.path.value == line.path.value
        };
        if !out.requests.iter().any(is_known) {
            out.requests.push(found);
        }
    }
    out
}

/// Whether commands fetch files or scripts.
fn is_download(raw: &str) -> bool {
    let marks = [
        "| sh", "| bash", "| sudo", "|sh", "|bash", " -O", " -o ", "--output", "-fsSL", "-sSL",
        ".sh", ".tar", ".zip", ".deb", ".gpg", "| tar", "install",
    ];
    marks.iter().any(|mark| raw.contains(mark))
}

fn is_sure(shown: &Curl) -> bool {
    let sends = shown.data.is_some() || !shown.fields.is_empty();
    shown.method.is_some() || sends || !shown.headers.is_empty()
}

/// Whether an answer stands below the commands.
fn answers(document: &Document<'_>, text: &Text) -> bool {
    let lines = text.iter().flat_map(|&piece| document.slice(piece).lines());
    lines.skip(1).any(|line| line.starts_with(['{', '[']))
}

/// Whether a part of a path is a value and no name: a number, or the letters and digits of an id.
fn is_value(segment: &str) -> bool {
    let digits = segment.bytes().filter(u8::is_ascii_digit).count();
    let is_id = |c: char| c.is_ascii_hexdigit() || c == '-';
    let is_long = segment.len() >= 16 && segment.chars().all(is_id);
    digits > 0 && (digits == segment.len() || is_long)
}

#[cfg(test)]
mod tests {
    use super::{is_download, is_value};

    #[test]
    fn values_are_told_from_names() {
        for (segment, expected) in [
            ("12", true),
            ("653a8f268b37dc56046097e1", true),
            ("123e4567-e89b-12d3-a456-426614174000", true),
            ("v1", false),
            ("2fa", false),
            ("pets", false),
            ("{id}", false),
            ("", false),
        ] {
            assert_eq!(is_value(segment), expected, "{segment}");
        }
    }

    #[test]
    fn downloads_name_no_requests() {
        assert!(is_download("curl https://a.test/get | sh"));
        assert!(is_download("curl -O https://a.test/a"));
        assert!(!is_download("curl https://a.test/api/pets"));
    }
}
