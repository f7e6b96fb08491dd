//! What a sample value says about its type.

/// The format that a well-known sample value stands for.
///
/// The values are those of the sampler that fills in documentation for lack of a real example; measured over every
/// sample of four editions of one product's docs, none of them ever stood for anything else.
pub(crate) fn format_of(text: &str) -> Option<&'static str> {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit());
    match text {
        "user@example.com" => Some("email"),
        "http://example.com" | "https://example.com" => Some("uri"),
        "http://example.com/{endpoint}" => Some("uri-template"),
        "example.com" => Some("hostname"),
        "192.168.0.1" => Some("ipv4"),
        "2001:0db8:85a3:0000:0000:8a2e:0370:7334" => Some("ipv6"),
        _ if is_uuid(text) => Some("uuid"),
        _ if is_number && is_date_time(text) => Some("date-time"),
        _ if is_number && is_date(text) => Some("date"),
        _ => None,
    }
}

/// Whether a text stands for any text at all.
pub(crate) fn is_placeholder(text: &str) -> bool {
    // Where a length is asked for, samplers repeat the word or cut it.
    let repeats = text.len() > 2
        && "string"
            .chars()
            .cycle()
            .zip(text.chars())
            .all(|(a, b)| a == b);
    // The last is what a script prints that takes a value with fields for a text.
    matches!(text, "string" | "" | "pa$$word" | "[object Object]") || repeats
}

/// Whether a number stands for any number at all.
pub(crate) fn is_filler(number: &str) -> bool {
    matches!(number, "0" | "0.1")
}

fn is_uuid(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 36
        && bytes.iter().enumerate().all(|(at, b)| match at {
            8 | 13 | 18 | 23 => *b == b'-',
            _ => b.is_ascii_hexdigit(),
        })
}

fn is_date(text: &str) -> bool {
    fits(text, "0000-00-00")
}

fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't']) else {
        return false;
    };
    let (clock, zone) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => time.split_at_checked(at).unwrap_or((time, "")),
        None => return false,
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let is_zone =
        matches!(zone, "Z" | "z") || zone.get(1..).is_some_and(|offset| fits(offset, "00:00"));
    is_date(date)
        && fits(clock, "00:00:00")
        && fraction.bytes().all(|b| b.is_ascii_digit())
        && is_zone
}

/// Whether a text has a digit wherever the pattern has `0`, and the pattern's own characters elsewhere.
fn fits(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(b, p)| {
            if p == b'0' {
                b.is_ascii_digit()
            } else {
                b == p
            }
        })
}
