//! Texts with a format: what they look like, and which of them a reader would take.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde_json::Value;

use crate::ir::scalars::{Calendar, Scalar};

/// A value of a string with a format.
pub(super) fn sample(format: Option<&str>) -> &'static str {
    match format {
        Some("date-time") => "2019-08-24T14:15:22Z",
        Some("date") => "2019-08-24",
        Some("time") => "14:15:22",
        Some("uuid") => "497f6eca-6276-4993-bfeb-53cbbbba6f08",
        Some("uri" | "url") => "http://example.com",
        Some("email") => "user@example.com",
        Some("decimal") => "1.5",
        Some("ip" | "ipv4") => "192.0.2.1",
        Some("ipv6") => "2001:db8::1",
        _ => "string",
    }
}

/// A value of a string that has a type of its own, whatever its format.
pub(super) fn of<'s>(scalar: &'s Scalar, format: Option<&str>) -> &'s str {
    match scalar {
        Scalar::Custom(custom) => match &custom.example {
            Some(example) => example,
            None => sample(format),
        },
        _ => sample(format),
    }
}

/// Whether a text is surely one of a type. Of types that the user names only he can tell.
pub(super) fn is(scalar: &Scalar, text: &str) -> bool {
    match scalar {
        Scalar::DateTime(calendar) => {
            // RFC 3339 lets a blank stand between the two; `time` does not.
            let parts = match calendar {
                Calendar::Time => text.split_once('T'),
                Calendar::Chrono | Calendar::Jiff => text.split_once(['T', 't', ' ']),
            };
            parts.is_some_and(|(date, time)| is_date(date) && is_time(time))
        }
        Scalar::Date(_) => is_date(text),
        Scalar::Time(_) => is_clock(text),
        Scalar::Ip => text.parse::<IpAddr>().is_ok(),
        Scalar::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
        Scalar::Ipv6 => text.parse::<Ipv6Addr>().is_ok(),
        Scalar::Url => is_url(text),
        Scalar::Decimal => is_decimal(text),
        Scalar::Custom(_) => true,
        Scalar::Uuid => {
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
    let zone = matches!(zone, "Z" | "z") || {
        let offset = zone.trim_start_matches(['+', '-']).split_once(':');
        offset.is_some_and(|(hours, minutes)| {
            matches!((number(hours), number(minutes)), (Some(0..24), Some(0..60)))
        })
    };
    zone && is_clock(time)
}

fn is_clock(time: &str) -> bool {
    let time = match time.split_once('.') {
        Some((time, fraction))
            if (1..=9).contains(&fraction.len()) && number(fraction).is_some() =>
        {
            time
        }
        Some(_) => return false,
        None => time,
    };
    let clock: Vec<Option<u32>> = time.split(':').map(number).collect();
    let shape = time.split(':').all(|part| part.len() == 2);
    shape && matches!(clock.as_slice(), [Some(0..24), Some(0..60), Some(0..60)])
}

/// The plain form of an absolute URL: a scheme, a host of letters, digits, points and dashes, and what may follow.
fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.split_once(':').map_or(host, |(host, port)| {
        if port.parse::<u16>().is_ok() {
            host
        } else {
            ""
        }
    });
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut labels = host.split('.');
    matches!(scheme, "http" | "https" | "ftp" | "ws" | "wss")
        && labels.clone().all(|label| !label.is_empty() && label.chars().all(plain))
        // A last label that begins with a digit would have to be an address.
        && labels.next_back().is_some_and(|label| label.starts_with(|c: char| c.is_ascii_alphabetic()))
        && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// A decimal number of few enough digits for any type of decimal numbers.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.len() <= 20 && is_number(whole) && is_number(fraction)
}

fn number(text: &str) -> Option<u32> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}
