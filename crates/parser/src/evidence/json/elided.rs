//! Samples of which parts are left out: `{"a": 1, ...}`, a line of dots between two items.

/// A sample with blanks where dots stand for what is left out, so that all else keeps its place; none where none do.
pub(super) fn blanked(text: &str) -> Option<String> {
    if !text.contains("...") && !text.contains('…') {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.char_indices();
    let (mut is_string, mut is_out, mut is_any) = (false, false, false);
    while let Some((at, c)) = chars.next() {
        if is_string {
            out.push(c);
            match c {
                '"' | '\n' => is_string = false,
                '\\' => out.extend(chars.next().map(|(_, escaped)| escaped)),
                _ => {}
            }
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        if !is_out && (c == '…' || rest.starts_with("...")) {
            is_out = true;
            is_any = true;
        }
        if is_out {
            match c {
                '\n' | '}' | ']' => {
                    is_out = false;
                    out.push(c);
                }
                // The comma behind what is left out goes with it, unless dots end that too.
                ',' if !dots_follow(rest) => {
                    is_out = false;
                    out.push(' ');
                }
                c => (0..c.len_utf8()).for_each(|_| out.push(' ')),
            }
            continue;
        }
        is_string = c == '"';
        out.push(c);
    }
    is_any.then_some(out)
}

/// What stands for parts that are left out is no longer.
const MAX_LEFT_OUT: usize = 200;

/// Whether what is left out goes on to other dots before the line or the value around it ends.
fn dots_follow(rest: &str) -> bool {
    let mut chars = rest.char_indices().take(MAX_LEFT_OUT);
    let end = chars.find(|(_, c)| matches!(c, '\n' | '}' | ']' | '"' | '{' | '['));
    let end = end.map_or(0, |(at, _)| at);
    rest.get(..end).is_some_and(|rest| rest.contains("..."))
}

#[cfg(test)]
mod tests {
    use super::blanked;

    #[test]
    fn what_is_left_out_becomes_blank() {
        for (text, out) in [
            ("{\"a\": 1, ...}", "..."),
            ("[1,\n...,\n2]", "...,"),
            ("[{},\n... (8 more) ...\n{}]", "... (8 more) ..."),
            (
                "[ ... 30 years of P, Q, R ... ]",
                "... 30 years of P, Q, R ... ",
            ),
            ("[…]", "…"),
            ("[ ...Pet ]", "...Pet "),
        ] {
            let expected = text.replace(out, &" ".repeat(out.len()));
            assert_eq!(blanked(text), Some(expected), "{text}");
        }
        for text in ["{\"a\": \"...\"}", "{\"a\\\"\": \"b ...\"}", "{}"] {
            assert_eq!(blanked(text), None, "{text}");
        }
    }
}
