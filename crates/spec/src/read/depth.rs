//! What is nested deeper than the readers of values follow is cut out before they see it.

use std::borrow::Cow;
use std::ops::Range;

/// The readers of values stop soon after this depth, and whoever walks a document has to come back from it.
const DEEPEST: usize = 120;

/// A text without what was too deep in it.
pub(super) struct Shallow<'t> {
    /// Every part that was cut out is as many spaces, so that all others keep their place.
    pub(super) text: Cow<'t, str>,
    /// Where the parts stood.
    pub(super) cuts: Vec<Range<usize>>,
}

/// Cuts out what brackets of JSON or YAML hold too deep inside one another. What YAML nests by indentation is left to its
/// reader, which refuses it.
pub(super) fn cut(text: &str) -> Shallow<'_> {
    let cuts = if may_be_deep(text) {
        deep(text)
    } else {
        Vec::new()
    };
    if cuts.is_empty() {
        let text = Cow::Borrowed(text);
        return Shallow { text, cuts };
    }
    let mut bytes = text.as_bytes().to_vec();
    for cut in &cuts {
        for byte in bytes.get_mut(cut.clone()).into_iter().flatten() {
            *byte = if *byte == b'\n' { b'\n' } else { b' ' };
        }
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let text = Cow::Owned(text);
    Shallow { text, cuts }
}

/// A quick look that takes every bracket for one that counts; hardly any document needs the long one.
fn may_be_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST
    })
}

/// What the brackets of the deepest level hold, where that holds brackets itself.
fn deep(text: &str) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let (mut depth, mut start, mut before) = (0_usize, 0, b' ');
    let (mut quote, mut escaped) = (None, false);
    // The first byte of the last word on the line, and its last.
    let mut word: Option<(u8, u8)> = None;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            _ if escaped => escaped = false,
            (b'\\', Some(b'"')) => escaped = true,
            (_, Some(open)) => quote = quote.filter(|_| byte != open),
            (b'"', None) => quote = Some(byte),
            // Within a word of YAML it is an apostrophe.
            (b'\'', None) if b" \n,:[{".contains(&before) => quote = Some(byte),
            // In the midst of a text of YAML it is a part of the text.
            (b'[' | b'{', None) if depth == 0 && !may_begin(word, before) => {}
            (b'[' | b'{', None) => {
                depth += 1;
                if depth == DEEPEST {
                    start = at + 1;
                }
            }
            (b']' | b'}', None) => {
                if depth == DEEPEST {
                    cuts.push(start..at);
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        word = match byte {
            b'\n' => None,
            b' ' | b'\t' | b'\r' => word,
            _ => {
                let first = word.filter(|_| !before.is_ascii_whitespace());
                Some((first.map_or(byte, |(first, _)| first), byte))
            }
        };
        before = byte;
    }
    if depth >= DEEPEST {
        cuts.push(start..text.len());
    }
    cuts.retain(|cut| {
        text.get(cut.clone())
            .is_some_and(|held| held.contains(['[', '{']))
    });
    cuts
}

/// Whether a list or an object in brackets may begin behind the last word on a line: at its start, behind the mark of a key or an item, or
/// behind a tag or an anchor.
fn may_begin(word: Option<(u8, u8)>, before: u8) -> bool {
    word.is_none_or(|(first, last)| {
        before.is_ascii_whitespace()
            && (matches!(last, b':' | b'-' | b'?') || matches!(first, b'!' | b'&'))
    })
}
