//! Media types, as far as they decide what a body is in Rust.

/// What a media type makes of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Media {
    /// JSON of any kind.
    Json,
    /// A URL-encoded form.
    Form,
    /// Server-sent events.
    Events,
    /// Text.
    Text,
    /// A form of several parts.
    Multipart,
    /// Any other bytes.
    Binary,
    /// Whatever.
    Any,
}

/// The kind of a media type; its parameters are of no interest.
pub(super) fn kind(media_type: &str) -> Media {
    let name = essence(media_type);
    match name.as_str() {
        "application/json" | "text/json" => Media::Json,
        "application/x-www-form-urlencoded" => Media::Form,
        "text/event-stream" => Media::Events,
        "application/xml" | "application/yaml" | "application/javascript" => Media::Text,
        "" | "*/*" => Media::Any,
        name if name.ends_with("+json") => Media::Json,
        name if name.ends_with("+xml") || name.starts_with("text/") => Media::Text,
        name if name.starts_with("multipart/") => Media::Multipart,
        name if name.ends_with("/*") => Media::Any,
        _ => Media::Binary,
    }
}

/// A media type without its parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    let name = media_type.split(';').next().unwrap_or_default();
    name.trim().to_ascii_lowercase()
}

/// Whether a media type can stand in a header.
pub(super) fn is_valid(media_type: &str) -> bool {
    media_type.split('/').count() == 2
        && media_type
            .bytes()
            .all(|byte| byte.is_ascii_graphic() || byte == b' ')
}
