//! Percent-encoding undone.

use std::borrow::Cow;

/// Names and values in the order they came.
pub(super) type Pairs = Vec<(String, String)>;

/// Undoes percent-encoding, and `+` for a space where it stands for one. None where the result is no UTF-8.
pub(super) fn decode(text: &str, plus: bool) -> Option<Cow<'_, str>> {
    let is_encoded = |byte: u8| byte == b'%' || plus && byte == b'+';
    if !text.bytes().any(is_encoded) {
        return Some(Cow::Borrowed(text));
    }
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).map(|digit| digit as u8);
        match (byte, digit(ahead.next()), digit(ahead.next())) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(high << 4 | low);
                bytes = ahead;
            }
            (b'+', ..) if plus => decoded.push(b' '),
            _ => decoded.push(byte),
        }
    }
    String::from_utf8(decoded).ok().map(Cow::Owned)
}

/// The pairs of a query or form.
pub(super) fn pairs(text: &str) -> Option<Pairs> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decode(name, true)?, decode(value, true)?);
        Some((name.into_owned(), value.into_owned()))
    });
    pairs.collect()
}
