//! Room on the stack for what calls itself once a level.

use std::{panic, thread};

/// Enough for the deepest document that [`depth`](super::depth) lets through, four times over.
const BYTES: usize = 16 << 20;

/// Does something on a thread with room for it, or here where the system gives no such thread.
pub(super) fn with_room<T: Send>(mut work: impl FnMut() -> T + Send) -> T {
    let done = thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(BYTES);
        let started = thread.spawn_scoped(scope, &mut work).ok()?;
        Some(started.join().unwrap_or_else(|it| panic::resume_unwind(it)))
    });
    done.unwrap_or_else(work)
}
