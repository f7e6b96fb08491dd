//! Fields as lists of definitions tell them: a name in a line, and what it is behind a colon in the next.

use super::{is_name, of_text};
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::free::fields::Lexicon;
use crate::evidence::free::spoken;
use crate::evidence::reading::Candidate;

/// Reads a name with the line of its definition below it; none where a paragraph is no such.
pub(crate) fn of_definition(
    document: &Document<'_>,
    block: &Block,
    lexicon: Lexicon<'_>,
) -> Option<Candidate> {
    let BlockKind::Paragraph(text) = &block.kind else {
        return None;
    };
    let raw = document.read(text);
    let (name, rest) = raw.trim().split_once('\n')?;
    let rest = rest.trim_start().strip_prefix(": ")?;
    let name = name.trim().trim_matches('`');
    let is_one = !name.contains(char::is_whitespace) && is_name(name);
    let (rest, note) = shortcodes(rest);
    let told = format!("`{name}`{note}: {rest}");
    let told = (told.as_str(), cover(text).filter(|_| is_one)?);
    of_text(document, told, &[], lexicon, 0)
}

/// A text without a site's own marks, and what they say of whether a value must be given: `{{<required>}}`.
fn shortcodes(text: &str) -> (String, String) {
    let mut out = String::with_capacity(text.len());
    let mut note = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{<") {
        let Some((inner, behind)) = after.split_once(">}}") else {
            break;
        };
        out.push_str(before);
        let word = inner.trim();
        if spoken::necessity(word).is_some() {
            note = format!(" ({word})");
        }
        rest = behind;
    }
    out.push_str(rest);
    (out.trim().to_owned(), note)
}
