//! Ways in which pages are damaged on their way to a reader.

/// Squeezes a page onto one line.
pub(crate) fn one_line(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes away blank lines, indentation and the padding of cells.
pub(crate) fn flat(page: &str) -> String {
    let mut out = String::new();
    for line in page.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with('|') && !is_rule(line) {
            let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
            out.push_str(&words.join(" "));
        } else {
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

/// Leaves what a browser shows: no marks, cells run together.
pub(crate) fn rendered(page: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut in_code = false;
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if in_code {
            out.push(line.to_owned());
        } else if is_rule(line) {
        } else if let Some(row) = line.strip_prefix('|') {
            let row = row.strip_suffix('|').unwrap_or(row);
            let cells = row.replace("\\|", "\u{0}");
            let shown = cells.split('|').map(|cell| shown(cell.trim()));
            out.push(shown.collect::<String>().replace('\u{0}', "|"));
        } else {
            let text = line.trim_start_matches(['#', '>']);
            let is_marked = text.len() < line.len() && text.starts_with(' ');
            out.push(shown(if is_marked { text.trim_start() } else { line }));
        }
        if out.ends_with(&[String::new(), String::new()]) {
            out.pop();
        }
    }
    out.join("\n") + "\n"
}

fn is_rule(line: &str) -> bool {
    line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// A line without the marks of code, links, emphasis and HTML.
pub(crate) fn shown(markdown: &str) -> String {
    let mut out = String::new();
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        let inside = match c {
            '`' => enclosed(rest, "`", "`"),
            '<' => enclosed(rest, "<", ">").map(|(_, after)| ("", after)),
            '*' if rest.starts_with("**") => enclosed(rest, "**", "**"),
            '[' => enclosed(rest, "[", "](").and_then(|(text, after)| {
                let (_, after) = after.split_once(')')?;
                Some((text, after))
            }),
            _ => None,
        };
        match inside {
            Some((text, after)) => {
                out.push_str(if c == '`' { text } else { "" });
                if c != '`' {
                    out.push_str(&shown(text));
                }
                rest = after;
            }
            None => {
                out.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
        }
    }
    out
}

fn enclosed<'a>(text: &'a str, open: &str, close: &str) -> Option<(&'a str, &'a str)> {
    text.strip_prefix(open)?.split_once(close)
}
