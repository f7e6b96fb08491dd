//! Characters that are written by name.

use std::borrow::Cow;

/// The names that are written, with what they stand for.
const NAMES: &[(&str, char)] = &[
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("amp", '&'),
];

/// Longer names are none.
const MAX_NAME: usize = 10;

/// The text with the characters that names and numbers stand for.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        match named(after) {
            Some((meant, behind)) => {
                out.push(meant);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character that a name at the start of a text stands for, and what follows.
fn named(text: &str) -> Option<(char, &str)> {
    let end = text.bytes().take(MAX_NAME).position(|b| b == b';')?;
    let (name, behind) = text.split_at_checked(end)?;
    let behind = behind.strip_prefix(';')?;
    let number = name.strip_prefix('#').and_then(|digits| {
        let hex = digits.strip_prefix(['x', 'X']);
        let number = hex.map_or_else(
            || digits.parse().ok(),
            |hex| u32::from_str_radix(hex, 16).ok(),
        );
        char::from_u32(number?).filter(|c| !c.is_control())
    });
    let known = || {
        NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|&(_, c)| c)
    };
    Some((number.or_else(known)?, behind))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn names_of_characters_are_read_once() {
        let cases = [
            ("a", "a"),
            ("List&lt;A&gt;", "List<A>"),
            ("&amp;lt;", "&lt;"),
            ("&", "&"),
            ("a&#39;b &#x60;c&#x60;", "a'b `c`"),
            ("&#0; &#x110000; &;", "&#0; &#x110000; &;"),
            ("a & b &x;", "a & b &x;"),
        ];
        for (text, expected) in cases {
            assert_eq!(decode(text), expected, "{text}");
        }
    }
}
