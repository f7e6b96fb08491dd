//! The names of fields, with the marks and notes that stand around them in their cells.

use crate::evidence::free::spoken;
use crate::evidence::inline;

/// A name with what stands around it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Name {
    pub text: String,
    /// What stands in brackets or emphasis behind it.
    pub note: Option<String>,
    /// Whether a mark says that it may be left out, or may not.
    pub is_optional: Option<bool>,
}

/// Reads the cell of a name: `name?`, `` `name` (required) ``, `name\*`, `tags[]`.
pub(crate) fn name(cell: &str) -> Name {
    let cell = without_elements(cell);
    let (_, cell) = marks(&cell);
    let plain = inline::plain(cell);
    let plain = without_footnote(plain.trim());
    let end = plain
        .find([' ', '(', '\n'])
        .filter(|&at| at > 0)
        .unwrap_or(plain.len());
    let (word, note) = plain.split_at_checked(end).unwrap_or((plain, ""));
    let note = note
        .trim()
        .trim_matches(['(', ')', '_', '*', ' ', '-', ':'])
        .to_owned();
    let mut out = Name::default();
    let mut word = word.trim_end_matches([':', ',']);
    loop {
        if let Some(rest) = word.strip_suffix('?') {
            out.is_optional = Some(true);
            word = rest;
        } else if let Some(rest) = word.strip_suffix('*').or_else(|| word.strip_prefix('*')) {
            // A footnote and a mark of what is required look alike.
            word = rest;
        } else {
            break;
        }
    }
    let word = word.trim_matches(['"', '\'']);
    // What stands behind a name may only be a note on it.
    let is_note = note.is_empty() || plain.contains('(') || spoken::necessity(&note).is_some();
    out.text = if is_note {
        word.to_owned()
    } else {
        plain.to_owned()
    };
    out.note = Some(note).filter(|note| is_note && !note.is_empty());
    out
}

/// Notes of more letters are words.
const MAX_NOTE: usize = 4;

/// A cell without the elements that only change how it looks.
fn without_elements(cell: &str) -> String {
    let cell = cell.replace("&nbsp;", " ");
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell.as_str();
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let name = after.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric());
        let name = name.get(..end.unwrap_or(name.len())).unwrap_or_default();
        let is_look = matches!(
            name,
            "br" | "span" | "sup" | "sub" | "b" | "i" | "em" | "strong" | "small" | "p" | "font"
        );
        match after.split_once('>').filter(|_| is_look) {
            Some((_, after)) => {
                out.push(' ');
                // What is raised is the number of a note below the table.
                let note = after
                    .split_once("</sup>")
                    .filter(|(note, _)| name == "sup" && note.len() < MAX_NOTE);
                rest = note.map_or(after, |(_, after)| after);
            }
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// How many marks of nesting stand before a name, and what follows them: `» id`, `└─ id`, `&gt; id`.
pub(super) fn marks(cell: &str) -> (usize, &str) {
    let mut depth = 0;
    let mut rest = cell.trim();
    loop {
        let idle = rest.trim_start_matches([' ', '-', '─', '│', '|']);
        let next = idle
            .strip_prefix("&gt;")
            .or_else(|| idle.strip_prefix("&emsp;"))
            .or_else(|| idle.strip_prefix(['»', '↳', '└', '├', '→', '›', '>']));
        match next {
            Some(next) => {
                depth += 1;
                rest = next;
            }
            None => return (depth, idle),
        }
    }
}

/// A name without the number of a note below the table: `author [1]`.
fn without_footnote(text: &str) -> &str {
    let inner = text
        .strip_suffix(']')
        .and_then(|text| text.rsplit_once(" ["));
    let is_number = |number: &str| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    inner
        .filter(|(_, number)| is_number(number))
        .map_or(text, |(before, _)| before.trim_end())
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn names_are_told_from_their_marks() {
        let cases = [
            ("`name`", "name", None, None),
            ("name?", "name", None, Some(true)),
            ("name? \\*", "name", None, Some(true)),
            ("**id** (required)", "id", Some("required"), None),
            ("`id` _optional_", "id", Some("optional"), None),
            ("tags[]", "tags[]", None, None),
            ("author? \\[1\\]", "author", None, Some(true)),
            ("file name", "file name", None, None),
            ("file (name", "file", Some("name"), None),
            ("file name (required)", "file", Some("name (required"), None),
            ("*name", "name", None, None),
            ("name*?", "name", None, Some(true)),
            ("name:", "name", None, None),
            ("name,", "name", None, None),
            ("'name'", "name", None, None),
            ("\"name\"", "name", None, None),
            ("↳ name", "name", None, None),
            ("- name", "name", None, None),
            ("name<br>(optional)", "name", Some("optional"), None),
            ("name&nbsp;required", "name", Some("required"), None),
            ("name [12]", "name", None, None),
            ("name [a]", "name [a]", None, None),
            ("name []", "name []", None, None),
            ("(name)", "(name)", None, None),
            ("", "", None, None),
        ];
        for (cell, text, note, is_optional) in cases {
            let found = name(cell);
            assert_eq!(found.text, text, "{cell}");
            assert_eq!(found.note.as_deref(), note, "{cell}");
            assert_eq!(found.is_optional, is_optional, "{cell}");
        }
    }
}
