//! The marks by which site generators give ids to headings and places: `{#pets}`, `{% #pets %}`.

/// What stands before the mark a heading ends with, and the id in it; none where it ends otherwise.
pub(crate) fn behind(heading: &str) -> Option<(&str, &str)> {
    let (before, mark) = heading.trim_end().strip_suffix('}')?.rsplit_once('{')?;
    Some((before.trim_end(), id(mark)?))
}

/// The id of an empty link with such a mark behind it, which stands for a place: `[]() {% #pets %}`.
pub(crate) fn place(text: &str) -> Option<&str> {
    let (mark, _) = text.strip_prefix("[]() {")?.split_once('}')?;
    id(mark)
}

/// The id inside the braces of a mark, which may say more behind it.
fn id(mark: &str) -> Option<&str> {
    let inner = match mark.strip_prefix('%') {
        Some(rest) => rest.strip_suffix('%')?.trim(),
        None => mark.trim(),
    };
    let word = inner.strip_prefix('#')?.split_whitespace().next()?;
    (!word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::{behind, place};

    #[test]
    fn a_mark_gives_a_heading_its_id() {
        let cases = [
            ("Pets {#pets}", Some(("Pets", "pets"))),
            ("Pets {% #pets %} ", Some(("Pets", "pets"))),
            ("Pets {#pets .wide}", Some(("Pets", "pets"))),
            ("/pets/{id}", None),
            ("Pets {#}", None),
            ("Pets {% pets %}", None),
            ("Pets {% #pets }", None),
            ("Pets", None),
        ];
        for (text, expected) in cases {
            assert_eq!(behind(text), expected, "{text}");
        }
    }

    #[test]
    fn an_empty_link_is_a_place() {
        assert_eq!(
            place("[]() {% #schemapet %}\n[]() {% #tocSpet %}"),
            Some("schemapet")
        );
        assert_eq!(place("[x]() {% #schemapet %}"), None);
        assert_eq!(place("[]()"), None);
    }
}
