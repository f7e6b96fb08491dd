//! The processor time of a process, and the processor it runs on. Linux only.

use std::fs;
use std::io;
use std::process::Command;
use std::time::Duration;

/// The processor time all threads of a process have had; `self` is this one.
///
/// # Errors
///
/// The process has ended, or this is not Linux.
pub fn time_of(process: &str) -> io::Result<Duration> {
    let mut nanoseconds = 0;
    for thread in fs::read_dir(format!("/proc/{process}/task"))? {
        let text = fs::read_to_string(thread?.path().join("schedstat"))?;
        let first = text.split_whitespace().next().unwrap_or_default();
        nanoseconds += first.parse::<u64>().map_err(io::Error::other)?;
    }
    Ok(Duration::from_nanos(nanoseconds))
}

/// Binds a process to one processor, where `taskset` is there to do it; threads it starts from then on are bound too.
pub fn bind(process: u32, processor: usize) {
    let arguments = ["-cp", &processor.to_string(), &process.to_string()];
    // Without it the figures are less steady, and no less true.
    let _ = Command::new("taskset").args(arguments).output();
}
