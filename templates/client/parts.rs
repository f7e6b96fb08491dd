//! Forms of several parts, written as they are sent.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use reqwest::Body;
use serde::Serialize;
use serde_json::Value;

use super::encode::random;

/// A file on its way: bytes, or a stream of them, with a name and a media type.
#[derive(Debug, Default)]
pub struct Part {
    file_name: Option<String>,
    media_type: Option<String>,
    body: Body,
}

impl Part {
    /// A file without a name.
    pub fn new(body: impl Into<Body>) -> Self {
        Self {
            file_name: None,
            media_type: None,
            body: body.into(),
        }
    }

    /// Gives the file a name.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Says what the file is; otherwise it is what the documentation says, or just bytes.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
}

/// A form under construction.
#[derive(Debug)]
pub struct Multipart {
    boundary: String,
    pieces: VecDeque<Body>,
    problem: Option<String>,
}

impl Default for Multipart {
    fn default() -> Self {
        Self {
            boundary: format!("{:016x}{:016x}", random(), random()),
            pieces: VecDeque::new(),
            problem: None,
        }
    }
}

impl Multipart {
    /// Adds a value: a part of text, one of JSON where it is an object, and one for each item of an array.
    pub fn value<T: Serialize + ?Sized>(
        &mut self,
        name: &str,
        media_type: Option<&str>,
        value: &T,
    ) {
        match serde_json::to_value(value) {
            Ok(value) => self.json_value(name, media_type, value),
            Err(error) => self.problem = Some(format!("`{name}`: {error}")),
        }
    }

    fn json_value(&mut self, name: &str, media_type: Option<&str>, value: Value) {
        let is_json = media_type.is_some_and(|name| name.ends_with("json"));
        match value {
            Value::Null => {}
            Value::Array(items) => {
                for item in items {
                    self.json_value(name, media_type, item);
                }
            }
            Value::String(text) if !is_json => self.push(name, None, media_type, text.into()),
            Value::Object(_) => {
                let media_type = media_type.or(Some("application/json"));
                self.push(name, None, media_type, value.to_string().into());
            }
            other => self.push(name, None, media_type, other.to_string().into()),
        }
    }

    /// Adds files.
    pub fn files(
        &mut self,
        name: &str,
        media_type: Option<&str>,
        files: impl IntoIterator<Item = Part>,
    ) {
        for file in files {
            let file_name = file.file_name.as_deref().unwrap_or(name);
            let own = file.media_type.as_deref().or(media_type);
            let media_type = own.or(Some("application/octet-stream"));
            self.push(name, Some(file_name), media_type, file.body);
        }
    }

    fn push(&mut self, name: &str, file: Option<&str>, media_type: Option<&str>, body: Body) {
        let mut head = format!(
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"",
            self.boundary,
            quoted(name)
        );
        if let Some(file) = file {
            head.push_str(&format!("; filename=\"{}\"", quoted(file)));
        }
        if let Some(media_type) = media_type {
            if media_type.contains(['\r', '\n']) {
                self.problem = Some(format!("`{name}`: a media type of several lines"));
            }
            head.push_str(&format!("\r\nContent-Type: {media_type}"));
        }
        head.push_str("\r\n\r\n");
        self.pieces.extend([head.into(), body, "\r\n".into()]);
    }

    /// The media type and the body of the whole.
    pub(super) fn into_body(mut self) -> Result<(String, Body), String> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let end = format!("--{}--\r\n", self.boundary);
        self.pieces.push_back(end.into());
        let media_type = format!("multipart/form-data; boundary={}", self.boundary);
        let whole: Option<Vec<&[u8]>> = self.pieces.iter().map(Body::as_bytes).collect();
        // What is at hand as a whole can be sent again.
        let body = match whole {
            Some(whole) => whole.concat().into(),
            None => Body::wrap(Pieces(self.pieces)),
        };
        Ok((media_type, body))
    }
}

/// A name as browsers write it between quotes.
fn quoted(name: &str) -> String {
    let quoted = name.replace('"', "%22");
    quoted.replace('\r', "%0D").replace('\n', "%0A")
}

/// Bodies one after the other.
struct Pieces(VecDeque<Body>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = reqwest::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, reqwest::Error>>> {
        while let Some(piece) = self.0.front_mut() {
            match ready!(Pin::new(piece).poll_frame(cx)) {
                Some(frame) => return Poll::Ready(Some(frame)),
                None => drop(self.0.pop_front()),
            }
        }
        Poll::Ready(None)
    }

    fn size_hint(&self) -> SizeHint {
        let sizes: Option<Vec<u64>> = self
            .0
            .iter()
            .map(|piece| piece.size_hint().exact())
            .collect();
        match sizes {
            Some(sizes) => SizeHint::with_exact(sizes.iter().sum()),
            None => SizeHint::default(),
        }
    }
}
