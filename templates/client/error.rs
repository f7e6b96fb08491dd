//! What can go wrong in a call.

use std::convert::Infallible;
use std::error::Error as StdError;
use std::fmt;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::request::SendError;

/// Why a call has no result.
///
/// `E` is the operation's own error where its failures have documented bodies. Elsewhere there is none, and every
/// failure is an [`Error::Status`].
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E = Infallible> {
    /// The arguments do not make a request: nothing was sent.
    Request(String),
    /// The request or the answer was lost on the way.
    Transport(reqwest::Error),
    /// The server reported a documented failure.
    Api(Box<Failure<E>>),
    /// The server answered with a status that has no documented body; the raw one is kept.
    Status(Box<Failure<Bytes>>),
    /// The answer has not the documented shape; the raw body is kept.
    Decode(Box<DecodeError>),
}

/// An answer that reports a failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure<B> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: B,
}

/// An answer that cannot be read as what the documentation promises.
#[derive(Debug)]
pub struct DecodeError {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub body: Bytes,
    /// What is wrong with it.
    pub source: Box<dyn StdError + Send + Sync>,
}

impl<E> Error<E> {
    /// The status of the answer, where there was one.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Request(_) => None,
            Self::Transport(error) => error.status(),
            Self::Api(failure) => Some(failure.status),
            Self::Status(failure) => Some(failure.status),
            Self::Decode(error) => Some(error.status),
        }
    }

    /// The headers of the answer, where there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Self::Request(_) | Self::Transport(_) => None,
            Self::Api(failure) => Some(&failure.headers),
            Self::Status(failure) => Some(&failure.headers),
            Self::Decode(error) => Some(&error.headers),
        }
    }
}

impl DecodeError {
    pub(super) fn new(
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
        source: impl StdError + Send + Sync + 'static,
    ) -> Self {
        Self {
            status,
            headers,
            body,
            source: Box::new(source),
        }
    }
}

impl<E> From<SendError> for Error<E> {
    fn from(error: SendError) -> Self {
        match error {
            SendError::Request(problem) => Self::Request(problem),
            SendError::Transport(error) => Self::Transport(error),
        }
    }
}

impl<E> From<DecodeError> for Error<E> {
    fn from(error: DecodeError) -> Self {
        Self::Decode(Box::new(error))
    }
}

impl<E: fmt::Debug> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(problem) => write!(f, "invalid request: {problem}"),
            Self::Transport(_) => f.write_str("the request or its answer was lost"),
            Self::Api(failure) => write!(f, "{}: {:?}", failure.status, failure.body),
            Self::Status(failure) => {
                let body = String::from_utf8_lossy(&failure.body);
                let start: String = body.chars().take(200).collect();
                write!(f, "{}: {start}", failure.status)
            }
            Self::Decode(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl<E: fmt::Debug> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Transport(error) => Some(error),
            Self::Decode(error) => Some(&*error.source),
            Self::Request(_) | Self::Api(_) | Self::Status(_) => None,
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: the body is not as documented", self.status)
    }
}

impl StdError for DecodeError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
