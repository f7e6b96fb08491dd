//! Server-sent events, decoded as the HTML standard says.

use std::collections::VecDeque;
use std::error::Error as StdError;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use serde::de::value::Error as Unread;
use serde::de::{DeserializeOwned, IntoDeserializer};

use super::stream::Download;

/// One event; `T` is what its data was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event<T> {
    /// The event's type; `message` where the server names none.
    pub event: String,
    /// The id last seen on the stream.
    pub id: Option<String>,
    /// How long to wait before connecting again, where the server says so with this event or since the one before it.
    pub retry: Option<Duration>,
    /// The data.
    pub data: T,
}

/// Events as they come: a [`Stream`].
///
/// An event whose data has not the documented shape is an error that keeps its text; the stream goes on after it.
#[derive(Debug)]
pub struct Events<T> {
    download: Box<Download>,
    decoder: Box<Decoder>,
    done: bool,
    data: PhantomData<fn() -> T>,
}

/// Why an event could not be had.
#[derive(Debug)]
#[non_exhaustive]
pub enum EventError {
    /// The connection broke.
    Transport(reqwest::Error),
    /// The data is not JSON of the documented shape.
    Decode {
        /// The event with its data as text.
        event: Event<String>,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

impl<T: DeserializeOwned> Events<T> {
    pub(super) fn new(download: Download) -> Self {
        Self {
            download: Box::new(download),
            decoder: Box::default(),
            done: false,
            data: PhantomData,
        }
    }

    /// The next event; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<Event<T>, EventError>> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<T: DeserializeOwned> Stream for Events<T> {
    type Item = Result<Event<T>, EventError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(event) = self.decoder.events.pop_front() {
                return Poll::Ready(Some(read(event)));
            }
            if self.done {
                return Poll::Ready(None);
            }
            match ready!(Pin::new(&mut *self.download).poll_next(cx)) {
                Some(Ok(chunk)) => self.decoder.push(&chunk),
                Some(Err(error)) => {
                    self.done = true;
                    return Poll::Ready(Some(Err(EventError::Transport(error))));
                }
                // What follows the last empty line is no whole event.
                None => self.done = true,
            }
        }
    }
}

/// Reads the data as JSON, or as bare text where that is what it should be.
fn read<T: DeserializeOwned>(event: Event<String>) -> Result<Event<T>, EventError> {
    let text = || T::deserialize(event.data.as_str().into_deserializer());
    match serde_json::from_str(&event.data).or_else(|error| text().map_err(|_: Unread| error)) {
        Ok(data) => {
            let Event {
                event, id, retry, ..
            } = event;
            Ok(Event {
                event,
                id,
                retry,
                data,
            })
        }
        Err(source) => Err(EventError::Decode { event, source }),
    }
}

/// Lines become events. Lines end in LF, CR or CRLF, and chunks may end anywhere, also inside a character.
#[derive(Debug, Default)]
struct Decoder {
    events: VecDeque<Event<String>>,
    line: Vec<u8>,
    after_cr: bool,
    started: bool,
    event: String,
    id: Option<String>,
    retry: Option<Duration>,
    data: Option<String>,
}

impl Decoder {
    fn push(&mut self, chunk: &[u8]) {
        for &byte in chunk {
            let after_cr = std::mem::replace(&mut self.after_cr, byte == b'\r');
            match byte {
                b'\n' if after_cr => {}
                b'\n' | b'\r' => {
                    let line = std::mem::take(&mut self.line);
                    self.end_line(&String::from_utf8_lossy(&line));
                }
                other => self.line.push(other),
            }
        }
    }

    fn end_line(&mut self, line: &str) {
        // A byte order mark may stand before the first line.
        let first = !std::mem::replace(&mut self.started, true);
        let line = line
            .strip_prefix('\u{feff}')
            .filter(|_| first)
            .unwrap_or(line);
        if line.is_empty() {
            self.dispatch();
            return;
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.event),
            "data" => {
                let data = self.data.get_or_insert_default();
                data.push_str(value);
                data.push('\n');
            }
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()),
            "retry" => self.retry = value.parse().map(Duration::from_millis).ok().or(self.retry),
            // Comments and fields of a later standard.
            _ => {}
        }
    }

    fn dispatch(&mut self) {
        let event = std::mem::take(&mut self.event);
        if let Some(mut data) = self.data.take() {
            data.pop();
            let retry = self.retry.take();
            let event = if event.is_empty() {
                "message".to_owned()
            } else {
                event
            };
            self.events.push_back(Event {
                event,
                id: self.id.clone(),
                retry,
                data,
            });
        }
    }
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transport(_) => f.write_str("the event stream broke"),
            Self::Decode { event, .. } => {
                write!(f, "an event of type `{}` is not as documented", event.event)
            }
        }
    }
}

impl StdError for EventError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Transport(error) => Some(error),
            Self::Decode { source, .. } => Some(source),
        }
    }
}
