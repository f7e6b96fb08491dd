//! When to try again.

use std::time::Duration;

use reqwest::Method;
use reqwest::header;

use super::encode::random;

/// The longest a client waits before it tries again.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// What came of sending a request, for a retry policy to judge.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// Counts from one.
    pub number: u32,
    /// The request's method: not every one may be sent twice.
    pub method: &'a Method,
    /// The answer, its body still unread, or the lack of one.
    pub outcome: Result<&'a reqwest::Response, &'a reqwest::Error>,
}

impl Attempt<'_> {
    /// How long to wait before the request is sent again; none where it should not be.
    ///
    /// It is sent again, at most `retries` times, where its method is idempotent and there was no answer, or one that
    /// asks for patience: 429, 502, 503 or 504. The pause is what `Retry-After` says in seconds, or else doubles from a
    /// tenth of a second on, with some chance in it; it is never longer than half a minute, and what asks for more is
    /// not sent again.
    pub fn pause(&self, retries: u32) -> Option<Duration> {
        let idempotent = matches!(
            self.method.as_str(),
            "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE"
        );
        if !idempotent || self.number > retries {
            return None;
        }
        let asked = match self.outcome {
            Ok(response) if matches!(response.status().as_u16(), 429 | 502..=504) => {
                let value = response.headers().get(header::RETRY_AFTER);
                let seconds = value.and_then(|value| value.to_str().ok()?.trim().parse().ok());
                seconds.map(Duration::from_secs)
            }
            Ok(_) => return None,
            Err(error) if error.is_builder() || error.is_redirect() => return None,
            Err(_) => None,
        };
        if asked.is_some_and(|asked| asked > LONGEST_PAUSE) {
            return None;
        }
        let doubled = 100_u64 << (self.number - 1).min(10);
        let chance = random() % (doubled / 2);
        let pause = asked.unwrap_or(Duration::from_millis(doubled / 2 + chance));
        Some(pause.min(LONGEST_PAUSE))
    }
}
