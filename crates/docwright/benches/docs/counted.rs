//! Instructions instead of time: no busy machine moves them.

use std::process::Command;

/// What a child process is to do.
pub(crate) const WORK: &str = "DOCWRIGHT_BENCH_WORK";

/// The instructions of this program as a child that does `work`, where valgrind is installed.
pub(crate) fn instructions(work: &str, settings: &[(&str, &str)]) -> Option<f64> {
    let mut command = Command::new("valgrind");
    command
        .args(["--tool=cachegrind", "--cache-sim=no"])
        .args(["--cachegrind-out-file=/dev/null", "--log-fd=1"])
        .arg(std::env::current_exe().ok()?)
        .env(WORK, work)
        .envs(settings.iter().copied());
    let output = command.output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text.lines().find(|line| line.contains("refs:"))?;
    let number = line.rsplit(':').next()?;
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}
