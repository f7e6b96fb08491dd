//! Texts with a format: what they look like, and which of them a reader would take.

use serde_json::Value;

/// The formats that Rust types stand behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    DateTime,
    Date,
    Uuid,
}

/// The format of a string, where its values are not just any text.
pub(super) fn format(name: Option<&str>) -> Option<Format> {
    match name? {
        "date-time" => Some(Format::DateTime),
        "date" => Some(Format::Date),
        "uuid" => Some(Format::Uuid),
        _ => None,
    }
}

/// A value of a string with a format.
pub(super) fn sample(format: Option<&str>) -> &'static str {
    match format {
        Some("date-time") => "2019-08-24T14:15:22Z",
        Some("date") => "2019-08-24",
        Some("uuid") => "497f6eca-6276-4993-bfeb-53cbbbba6f08",
        Some("uri" | "url") => "http://example.com",
        Some("email") => "user@example.com",
        _ => "string",
    }
}

/// Whether a text has a format.
pub(super) fn has(format: Format, text: &str) -> bool {
    match format {
        Format::DateTime => text
            .split_once(['T', 't', ' '])
            .is_some_and(|(date, time)| is_date(date) && is_time(time)),
        Format::Date => is_date(text),
        Format::Uuid => {
            let groups: Vec<&str> = text.split('-').collect();
            groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
                && groups.concat().bytes().all(|byte| byte.is_ascii_hexdigit())
        }
    }
}

/// Whether a text can stand in a path or header without being changed on the way.
pub(super) fn is_plain(value: &Value) -> bool {
    value.as_str().is_some_and(|text| {
        !text.is_empty()
            && text.trim() == text
            && text.bytes().all(|byte| (b' '..0x7f).contains(&byte))
    })
}

fn is_date(text: &str) -> bool {
    let parts: Vec<Option<u32>> = text.split('-').map(number).collect();
    let shape = text.split('-').map(str::len).eq([4, 2, 2]);
    match parts.as_slice() {
        [Some(_), Some(month @ 1..=12), Some(day)] if shape => (1..=days(*month)).contains(day),
        _ => false,
    }
}

/// The days that a month has in any year.
fn days(month: u32) -> u32 {
    match month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_time(text: &str) -> bool {
    let Some((time, zone)) = text
        .find(['Z', 'z', '+', '-'])
        .and_then(|at| text.split_at_checked(at))
    else {
        return false;
    };
    let time = match time.split_once('.') {
        Some((time, fraction)) if number(fraction.get(..9).unwrap_or(fraction)).is_some() => time,
        Some(_) => return false,
        None => time,
    };
    let clock: Vec<Option<u32>> = time.split(':').map(number).collect();
    let shape = time.split(':').all(|part| part.len() == 2);
    let zone = matches!(zone, "Z" | "z") || {
        let offset = zone.trim_start_matches(['+', '-']).split_once(':');
        offset.is_some_and(|(hours, minutes)| {
            matches!((number(hours), number(minutes)), (Some(0..24), Some(0..60)))
        })
    };
    shape && zone && matches!(clock.as_slice(), [Some(0..24), Some(0..60), Some(0..60)])
}

fn number(text: &str) -> Option<u32> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}
