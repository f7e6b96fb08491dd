//! Characters that are written by name.

use std::borrow::Cow;

/// The names that are written, with what they stand for.
const NAMES: &[(&str, &str)] = &[
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&#124;", "|"),
    ("&#x60;", "`"),
    ("&#61;", "="),
    ("&#x3D;", "="),
    ("&nbsp;", " "),
    ("&amp;", "&"),
];

/// The text with the characters that names stand for.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, _)) = rest.split_once('&') {
        out.push_str(before);
        let at = rest.get(before.len()..).unwrap_or_default();
        let known = NAMES.iter().find(|(name, _)| at.starts_with(name));
        let (name, meant) = known.copied().unwrap_or(("&", "&"));
        out.push_str(meant);
        rest = at.strip_prefix(name).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
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
            ("a & b &x;", "a & b &x;"),
        ];
        for (text, expected) in cases {
            assert_eq!(decode(text), expected, "{text}");
        }
    }
}
