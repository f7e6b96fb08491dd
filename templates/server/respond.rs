//! Documented answers become responses.
//!
//! This is public for routes of one's own.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

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
pub fn json<T: Serialize>(status: u16, media_type: &str, value: &T) -> Response {
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
pub fn body(status: u16, media_type: Option<&str>, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some(Ok(value)) = media_type.map(HeaderValue::from_str) {
        response.headers_mut().insert(header::CONTENT_TYPE, value);
    }
    response
}
