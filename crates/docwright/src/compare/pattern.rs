//! Patterns in which `*` stands for any text; every other character, such as the braces of a path, for itself.

/// Whether a whole text fits a pattern.
pub(super) fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let Some(last) = parts.next_back() else {
        return rest.is_empty();
    };
    for part in parts {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, text) in [
            ("GET /pets/{id}", "GET /pets/{id}"),
            ("* /pets*", "GET /pets/{id}"),
            ("*", ""),
            ("*limit", "query parameter limit"),
            ("a*b*c", "a b b c"),
        ] {
            assert!(fits(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("GET /pets", "GET /pets/{id}"),
            ("ab*bc", "abc"),
            ("", "x"),
            ("a*b*c", "a c b"),
        ] {
            assert!(!fits(pattern, text), "{pattern} {text}");
        }
    }
}
