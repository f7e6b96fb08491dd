//! A line at the terminal that says what takes so long.
//!
//! In: what is being done. Out: one line on standard error, written only where a person watches and only once half a
//! second has passed, and taken away again before anything else is written there.

use std::io::{self, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

/// What is quicker than this needs no line.
const PATIENCE: Duration = Duration::from_millis(500);

/// Goes back to the line's beginning and takes away what stands on it.
const CLEAR: &str = "\r\u{1b}[K";

/// A line that stays as long as this value does.
#[derive(Debug)]
pub(crate) struct Progress {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// No line at all: nobody watches.
    pub(crate) fn none() -> Self {
        Self { running: None }
    }

    /// Begins to wait; the line comes once the work has taken too long for a person to wonder.
    pub(crate) fn start(what: &str) -> Self {
        Self::start_on(what, PATIENCE, io::stderr())
    }

    fn start_on(what: &str, patience: Duration, mut out: impl Write + Send + 'static) -> Self {
        let line = format!("{}…", docwright::visible(what));
        let (done, wait) = mpsc::channel();
        let thread = std::thread::Builder::new().spawn(move || {
            if wait.recv_timeout(patience) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            // There is nobody to tell where this fails.
            let _ = write!(out, "{line}").and_then(|()| out.flush());
            let _ = wait.recv();
            let _ = write!(out, "{CLEAR}").and_then(|()| out.flush());
        });
        // Work goes on without a line where no thread can be had.
        Self {
            running: thread.ok().map(|thread| (done, thread)),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, thread)) = self.running.take() {
            drop(done);
            // The line is gone before the next one is written.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};
    use std::time::Duration;

    use super::Progress;

    /// What a person would have seen.
    #[derive(Clone, Default)]
    struct Screen(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Screen {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn quick_work_shows_no_line() {
        let screen = Screen::default();
        drop(Progress::start_on(
            "reading",
            Duration::from_secs(60),
            screen.clone(),
        ));
        assert!(screen.0.lock().unwrap().is_empty());
    }

    #[test]
    fn slow_work_shows_a_line_and_takes_it_away() {
        let screen = Screen::default();
        let progress = Progress::start_on("reading \u{1b}[2J", Duration::ZERO, screen.clone());
        while screen.0.lock().unwrap().is_empty() {
            std::thread::yield_now();
        }
        drop(progress);
        let shown = String::from_utf8(screen.0.lock().unwrap().clone()).unwrap();
        assert_eq!(shown, "reading \\u{1b}[2J…\r\u{1b}[K");
    }
}
