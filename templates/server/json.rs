//! Bodies of JSON become typed values. What is wrong with one is told in plain words, with the place of it.

use axum::http::StatusCode;
use serde::de::DeserializeOwned;
use serde_json::{Error, json};

use super::problem::Problem;

/// The value of a body.
pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|error| refusal(body, &error))
}

/// A name as a step of a JSON pointer.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// What a JSON pointer points at, for a reader.
pub(super) fn place(pointer: &str) -> String {
    if pointer.is_empty() {
        "the body".to_owned()
    } else {
        format!("`{pointer}`")
    }
}

fn refusal(body: &[u8], error: &Error) -> Problem {
    if !error.is_data() {
        let detail = format!("the body is malformed: {error}");
        return Problem::new(StatusCode::BAD_REQUEST, detail);
    }
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let text = text.strip_suffix(&position).unwrap_or(&text);
    let missing = text.strip_prefix("missing field `");
    let missing = missing.and_then(|rest| rest.strip_suffix('`'));
    let mut pointer = pointer(body.get(..stop(body, error)).unwrap_or(body));
    let reason = match missing {
        Some(name) => {
            pointer = format!("{pointer}/{}", escaped(name));
            "it is required, and absent".to_owned()
        }
        None => reason(text),
    };
    let detail = format!("{}: {reason}", place(&pointer));
    let finding = json!({ "detail": detail, "pointer": format!("#{pointer}") });
    Problem::new(StatusCode::BAD_REQUEST, detail).with("errors", vec![finding])
}

/// How much was read until the error was found.
fn stop(body: &[u8], error: &Error) -> usize {
    let lines = body.split_inclusive(|&byte| byte == b'\n');
    let before = lines.take(error.line().saturating_sub(1)).map(<[u8]>::len);
    before.sum::<usize>() + error.column()
}

/// An object or array that has not ended yet, and where in it one is.
enum Open {
    Object(Option<String>),
    Array(usize),
}

/// The place where a well-formed text breaks off.
fn pointer(read: &[u8]) -> String {
    let mut open = Vec::new();
    let mut place = 0;
    while let Some(&byte) = read.get(place) {
        let start = place;
        place += 1;
        match byte {
            b'{' => open.push(Open::Object(None)),
            b'[' => open.push(Open::Array(0)),
            b'}' | b']' => drop(open.pop()),
            b',' => match open.last_mut() {
                Some(Open::Object(name)) => *name = None,
                Some(Open::Array(item)) => *item += 1,
                None => {}
            },
            b'"' => {
                place = end_of_string(read, place);
                if let Some(Open::Object(name @ None)) = open.last_mut() {
                    let text = read.get(start..place).unwrap_or_default();
                    *name = serde_json::from_slice(text).ok();
                }
            }
            _ => {}
        }
    }
    let steps = open.iter().map(|step| match step {
        Open::Object(Some(name)) => format!("/{}", escaped(name)),
        Open::Object(None) => String::new(),
        Open::Array(item) => format!("/{item}"),
    });
    steps.collect()
}

/// Where a string ends that begins in front of a place.
fn end_of_string(text: &[u8], mut place: usize) -> usize {
    while let Some(&byte) = text.get(place) {
        place += 1;
        match byte {
            b'"' => break,
            b'\\' => place += 1,
            _ => {}
        }
    }
    place
}

/// What serde says of a value, in words for somebody who knows JSON alone.
fn reason(text: &str) -> String {
    let Some((problem, rest)) = text.split_once(": ") else {
        return text.to_owned();
    };
    let Some((found, expected)) = rest.rsplit_once(", expected ") else {
        return text.to_owned();
    };
    let wanted = wanted(expected);
    match problem {
        "invalid type" if found == "null" => format!("it may not be `null`; expected {wanted}"),
        "invalid type" => format!("expected {wanted}, found {}", kind(found)),
        "invalid value" => format!("expected {wanted}, found {found}"),
        _ => text.to_owned(),
    }
}

/// What serde expects, as a kind of JSON value.
fn wanted(expected: &str) -> &str {
    match expected {
        "i8" => "an integer of 8 bits",
        "i16" => "an integer of 16 bits",
        "i32" => "an integer of 32 bits",
        "i64" => "an integer of 64 bits",
        "u8" => "an integer of 8 bits that is not negative",
        "u16" => "an integer of 16 bits that is not negative",
        "u32" => "an integer of 32 bits that is not negative",
        "u64" => "an integer of 64 bits that is not negative",
        "f32" | "f64" => "a number",
        "a sequence" => "an array",
        "a map" => "an object",
        other if other.starts_with("an object (") => "an object",
        other => other,
    }
}

/// The kind of a value that serde found.
fn kind(found: &str) -> &str {
    match found.split(' ').next() {
        Some("boolean") => "a boolean",
        Some("integer") => "an integer",
        Some("floating") => "a number that is no integer",
        Some("string") => "a string",
        Some("sequence") => "an array",
        Some("map") => "an object",
        _ => found,
    }
}
