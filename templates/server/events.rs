//! Server-sent events.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::response::sse::{self, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_core::Stream;
use serde::Serialize;

/// One event; its data is sent as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event<T> {
    /// The event's type, where it is not `message`.
    pub event: Option<String>,
    /// The id from which a client may ask to go on.
    pub id: Option<String>,
    /// How long a client should wait before it connects again.
    pub retry: Option<Duration>,
    /// The data.
    pub data: T,
}

/// A stream of events, kept alive by comments while there is nothing to tell.
pub struct Events<T>(Pin<Box<dyn Stream<Item = Event<T>> + Send>>);

impl<T> Event<T> {
    /// An event that has only data.
    pub fn new(data: T) -> Self {
        Self {
            event: None,
            id: None,
            retry: None,
            data,
        }
    }
}

impl<T> Events<T> {
    /// The events of a stream.
    pub fn new(stream: impl Stream<Item = Event<T>> + Send + 'static) -> Self {
        Self(Box::pin(stream))
    }
}

impl<T: Send + 'static> FromIterator<Event<T>> for Events<T> {
    fn from_iter<I: IntoIterator<Item = Event<T>>>(events: I) -> Self {
        let events: Vec<_> = events.into_iter().collect();
        Self::new(Listed(events.into_iter()))
    }
}

impl<T: Serialize + 'static> IntoResponse for Events<T> {
    fn into_response(self) -> Response {
        Sse::new(Encoded(self))
            .keep_alive(KeepAlive::default())
            .into_response()
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}

struct Listed<T>(std::vec::IntoIter<Event<T>>);

// The events lie on the heap, wherever the list goes.
impl<T> Unpin for Listed<T> {}

impl<T> Stream for Listed<T> {
    type Item = Event<T>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Event<T>>> {
        Poll::Ready(self.0.next())
    }
}

struct Encoded<T>(Events<T>);

impl<T: Serialize> Stream for Encoded<T> {
    type Item = Result<sse::Event, serde_json::Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0
            .0
            .as_mut()
            .poll_next(cx)
            .map(|event| Some(encode(event?)))
    }
}

fn encode<T: Serialize>(event: Event<T>) -> Result<sse::Event, serde_json::Error> {
    // No field may hold a line end: it would begin another field.
    let line = |text: String| text.replace(['\r', '\n', '\0'], " ");
    let mut encoded = sse::Event::default().data(serde_json::to_string(&event.data)?);
    if let Some(kind) = event.event {
        encoded = encoded.event(line(kind));
    }
    if let Some(id) = event.id {
        encoded = encoded.id(line(id));
    }
    if let Some(retry) = event.retry {
        encoded = encoded.retry(retry);
    }
    Ok(encoded)
}
