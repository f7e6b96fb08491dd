//! Documented answers become responses.
//!
//! This is public for routes of one's own.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde::Serialize;
use serde_json::Value;

use super::problem::Problem;

/// A body of any media type.
#[derive(Debug)]
pub struct Content {
    /// The media type.
    pub media_type: String,
    /// The bytes, which may come as a stream.
    pub body: Body,
}

/// An answer without a body.
pub fn empty(status: u16) -> Response {
    body(status, None, Body::empty())
}

/// An answer in JSON.
pub fn json<T: Serialize>(status: u16, media_type: &'static str, value: &T) -> Response {
    match serde_json::to_vec(value) {
        Ok(bytes) => body(status, Some(media_type), bytes.into()),
        Err(error) => {
            let detail = format!("the answer cannot be written: {error}");
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, detail).into_response()
        }
    }
}

/// An answer that points elsewhere.
pub fn redirect(status: u16, location: &str) -> Response {
    let mut response = empty(status);
    if let Ok(value) = HeaderValue::from_str(location) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response
}

/// An answer with a body as it is.
pub fn body(status: u16, media_type: Option<&'static str>, body: Body) -> Response {
    let value =
        media_type.map(|text| HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes())));
    typed(status, value.and_then(Result::ok), body)
}

fn typed(status: u16, media_type: Option<HeaderValue>, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some(value) = media_type {
        response.headers_mut().insert(header::CONTENT_TYPE, value);
    }
    response
}

/// An answer with a body of any media type.
pub fn content(status: u16, content: Content) -> Response {
    let media_type = HeaderValue::from_str(&content.media_type);
    typed(status, media_type.ok(), content.body)
}

/// Adds a header to an answer; an absent value or an empty list adds nothing.
pub fn header<T: Serialize>(response: &mut Response, name: &'static str, value: &T) {
    let text = match serde_json::to_value(value) {
        Ok(Value::Array(items)) if items.is_empty() => return,
        Ok(Value::Array(items)) => items.iter().map(text).collect::<Vec<_>>().join(","),
        Ok(Value::Null) | Err(_) => return,
        Ok(value) => text(&value),
    };
    if let Ok(value) = HeaderValue::from_str(&text) {
        response.headers_mut().insert(name, value);
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The media type that a header `Accept` prefers, the first of several it likes alike; none where it takes none.
pub fn best(accept: &str, offered: &'static [&'static str]) -> Option<&'static str> {
    let mut best: Option<(&str, f32)> = None;
    for &media_type in offered {
        let weight = weight(accept, media_type);
        if weight > best.map_or(0.0, |(_, weight)| weight) {
            best = Some((media_type, weight));
        }
    }
    best.map(|(media_type, _)| media_type)
}

/// How much a header `Accept` likes a media type: what the most specific of its ranges says.
fn weight(accept: &str, media_type: &str) -> f32 {
    let mut found = (0, 0.0);
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default().to_ascii_lowercase();
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse().ok());
        let closeness = match name.strip_suffix('*') {
            Some("*/") => 1,
            Some(kind) if media_type.starts_with(kind) => 2,
            None if name == media_type || media_type == "*/*" => 3,
            _ => continue,
        };
        if closeness > found.0 {
            found = (closeness, weight.unwrap_or(1.0));
        }
    }
    found.1
}
