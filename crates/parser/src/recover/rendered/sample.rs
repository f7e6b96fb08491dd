//! Where a JSON value ends that no fence encloses.

/// Whether a line is a JSON value, or the beginning of an object or a list.
pub(super) fn begins(line: &str) -> bool {
    match line.as_bytes() {
        [b'{' | b'['] | [b'{', .., b'}'] | [b'[', .., b']'] => true,
        [b'{', rest @ ..] => rest.contains(&b'"'),
        [b'"', .., b'"'] => line.len() > 1,
        [b'-' | b'0'..=b'9', ..] => line.parse::<f64>().is_ok(),
        _ => matches!(line, "true" | "false" | "null" | "[]" | "{}"),
    }
}

/// Where the value that begins at `start` ends, and whether it does.
pub(super) fn end(text: &str, start: usize) -> (usize, bool) {
    let rest = text.get(start..).unwrap_or_default();
    if !rest.starts_with(['{', '[']) {
        let line = rest.lines().next().unwrap_or_default();
        return (start + line.len(), true);
    }
    let (mut depth, mut in_text, mut escaped) = (0usize, false, false);
    for (at, byte) in rest.bytes().enumerate() {
        if in_text {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                // A text never spans lines: this one is broken off.
                b'"' | b'\n' => in_text = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return (start + at + 1, true);
                }
            }
            _ => {}
        }
    }
    (text.len(), false)
}
