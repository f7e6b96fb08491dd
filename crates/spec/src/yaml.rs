//! JSON values as YAML that every reader reads alike.
//!
//! In: a value. Out: block-style YAML with two spaces a level. A string stands plain only where YAML 1.1 and 1.2 agree
//! that it is one; text of several lines stands as a literal block where nothing in it could be lost; all else is
//! double-quoted on one line, so that an edit of a word shows as an edit of a line. Below keys the caller names, mappings
//! of nothing but scalars stand on one line in braces.

use std::fmt::Write;

use serde_json::{Map, Number, Value};

/// Writes `value` as a YAML document; what stands under a key `brief` is written as briefly as can be.
pub(crate) fn write(value: &Value, brief: &'static str) -> String {
    let mut out = String::new();
    let style = Style {
        brief,
        indent: 0,
        is_brief: false,
    };
    match value {
        Value::Object(object) if !object.is_empty() => members(&mut out, object, style, false),
        Value::Array(array) if !array.is_empty() => items(&mut out, array, style, false),
        Value::String(text) => {
            quoted(&mut out, text);
            out.push('\n');
        }
        other => {
            scalar(&mut out, other);
            out.push('\n');
        }
    }
    out
}

/// How and where the next lines are written.
#[derive(Clone, Copy)]
struct Style {
    /// The key under which everything is brief.
    brief: &'static str,
    /// Spaces before a line.
    indent: usize,
    /// Whether this is below such a key.
    is_brief: bool,
}

impl Style {
    fn deeper(self) -> Self {
        Self {
            indent: self.indent + 2,
            ..self
        }
    }
}

/// A mapping's members; the first one continues the line where `inline` says so.
fn members(out: &mut String, object: &Map<String, Value>, style: Style, inline: bool) {
    /// Readers look no further for the colon that makes a key; longer ones are marked as keys.
    const LONGEST_KEY: usize = 1000;
    for (index, (key, value)) in object.iter().enumerate() {
        if index > 0 || !inline {
            pad(out, style.indent);
        }
        let start = out.len();
        word(out, key, &[':']);
        if out.len() - start > LONGEST_KEY {
            out.insert_str(start, "? ");
            out.push('\n');
            pad(out, style.indent);
        }
        out.push(':');
        let is_brief = style.is_brief || key == style.brief;
        node(out, value, Style { is_brief, ..style }, false);
    }
}

/// A sequence's items; the first one continues the line where `inline` says so.
fn items(out: &mut String, array: &[Value], style: Style, inline: bool) {
    for (index, value) in array.iter().enumerate() {
        if index > 0 || !inline {
            pad(out, style.indent);
        }
        out.push('-');
        node(out, value, style, true);
    }
}

/// What follows a colon or a dash, with its line end.
fn node(out: &mut String, value: &Value, style: Style, after_dash: bool) {
    match value {
        Value::Object(object) if style.is_brief && is_flat(object) => flow(out, object),
        Value::Object(object) if !object.is_empty() => {
            out.push(if after_dash { ' ' } else { '\n' });
            members(out, object, style.deeper(), after_dash);
        }
        Value::Array(array) if !array.is_empty() => {
            out.push(if after_dash { ' ' } else { '\n' });
            items(out, array, style.deeper(), after_dash);
        }
        Value::String(text) if is_block(text) => block(out, text, style.indent + 2),
        other => {
            out.push(' ');
            scalar(out, other);
            out.push('\n');
        }
    }
}

/// Whether a mapping holds nothing but scalars under short keys.
fn is_flat(object: &Map<String, Value>) -> bool {
    const LONGEST_KEY: usize = 100;
    let is_flat = |(key, value): (&String, &Value)| {
        key.len() <= LONGEST_KEY && !value.is_object() && !value.is_array()
    };
    !object.is_empty() && object.iter().all(is_flat)
}

/// A mapping on one line.
fn flow(out: &mut String, object: &Map<String, Value>) {
    /// What ends a plain string inside braces.
    const ENDS: [char; 7] = [',', '[', ']', '{', '}', ':', '?'];
    let mut before = " {";
    for (key, value) in object {
        out.push_str(before);
        word(out, key, &ENDS);
        out.push_str(": ");
        match value {
            Value::String(text) => word(out, text, &ENDS),
            other => scalar(out, other),
        }
        before = ", ";
    }
    out.push_str("}\n");
}

/// A string on one line, plain where it may be and holds nothing of `ends`.
fn word(out: &mut String, text: &str, ends: &[char]) {
    if is_plain(text) && !text.contains(ends) {
        out.push_str(text);
    } else {
        quoted(out, text);
    }
}

fn scalar(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(value) => number(out, value),
        Value::String(text) if is_plain(text) => out.push_str(text),
        Value::String(text) => quoted(out, text),
        Value::Array(_) => out.push_str("[]"),
        Value::Object(_) => out.push_str("{}"),
    }
}

/// A number; YAML 1.1 knows an exponent only after a point and with a sign.
fn number(out: &mut String, number: &Number) {
    let text = number.to_string();
    let Some((mantissa, exponent)) = text.split_once('e') else {
        out.push_str(&text);
        return;
    };
    out.push_str(mantissa);
    if !mantissa.contains('.') {
        out.push_str(".0");
    }
    out.push('e');
    if !exponent.starts_with(['-', '+']) {
        out.push('+');
    }
    out.push_str(exponent);
}

/// Whether a string may stand without quotes.
///
/// It begins with a letter or one of a few marks that mean nothing in YAML, so that no number, date or indicator
/// qualifies, and is none of the words that some version reads as a truth value or null.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf",
    ];
    text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '/' | '_' | '$' | '('))
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(is_printable)
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a string of several lines survives as a literal block.
fn is_block(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\n', '\t'])
        && !text.ends_with("\n\n")
        && text.split('\n').all(|line| {
            !line.starts_with('\t')
                && (line.is_empty() || !line.trim().is_empty())
                && line.chars().all(|c| c == '\t' || is_printable(c))
        })
}

/// A literal block; its header says whether the text ends in a line end.
fn block(out: &mut String, text: &str, indent: usize) {
    let (header, body) = match text.strip_suffix('\n') {
        Some(body) => (" |\n", body),
        None => (" |-\n", text),
    };
    out.push_str(header);
    for line in body.split('\n') {
        if !line.is_empty() {
            pad(out, indent);
            out.push_str(line);
        }
        out.push('\n');
    }
}

fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_printable(c) => out.push(c),
            c => {
                let code = u32::from(c);
                // Writing to a string cannot fail.
                let _ = match code {
                    0..=0xff => write!(out, "\\x{code:02x}"),
                    0x100..=0xffff => write!(out, "\\u{code:04x}"),
                    _ => write!(out, "\\U{code:08x}"),
                };
            }
        }
    }
    out.push('"');
}

/// Whether a character may stand as itself: none that ends a line, hides, or turns the direction of what follows.
pub(crate) fn is_printable(c: char) -> bool {
    !matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}'
        | '\u{e0000}'..='\u{e0fff}')
        && u32::from(c) & 0xfffe != 0xfffe
}

fn pad(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}
