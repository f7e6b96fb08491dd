//! Running programs and telling the user what runs.

use std::io::Write;
use std::process::Command;

use anyhow::{Context, bail};

/// Writes a line for the user.
pub(crate) fn say(line: &str) {
    // There is nobody to tell where this fails.
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Writes a result to standard output.
pub(crate) fn print(text: &str) {
    // A closed pipe is no error.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Runs cargo with `arguments`; fails where it does.
pub(crate) fn cargo(arguments: &[&str]) -> anyhow::Result<()> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let shown = arguments.join(" ");
    say(&format!("\n=== cargo {shown}"));
    let status = Command::new(cargo)
        .args(arguments)
        .status()
        .context("cannot start cargo")?;
    if !status.success() {
        bail!("`cargo {shown}` failed");
    }
    Ok(())
}

/// What a program prints, or none where it is not installed.
pub(crate) fn output(command: &mut Command) -> anyhow::Result<Option<String>> {
    let output = match command.output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if !output.status.success() {
        bail!(
            "{command:?} failed:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(Some(String::from_utf8(output.stdout)?))
}
