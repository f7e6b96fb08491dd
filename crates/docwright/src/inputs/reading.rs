//! One file's bytes become a source, or a finding.

use std::fs::File;
use std::io::{self, Read};

use docwright_model::{Diagnostic, Diagnostics, Source, SourceError};

use super::walk::{Found, Place};
use crate::codes;
use crate::limits::advice;

/// The text of a file, or none with a finding that says why.
///
/// `left` is how many bytes may be read; those of the file are taken off it.
pub(super) fn read(found: &Found, left: &mut u64, diagnostics: &mut Diagnostics) -> Option<Source> {
    let bytes = match bytes(found, *left) {
        Ok(bytes) if bytes.len() as u64 > *left => {
            let message = "this file is left out: with it, the inputs are larger than what is read";
            let diagnostic = Diagnostic::new(codes::TOO_MUCH_INPUT, message);
            diagnostics.push(diagnostic.in_file(&found.name).help(advice("input-bytes")));
            return None;
        }
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("cannot read this file: {}", reason(&error));
            diagnostics.push(Diagnostic::new(codes::UNREADABLE, message).in_file(&found.name));
            return None;
        }
    };
    *left -= bytes.len() as u64;
    let place = first_bad_byte(&bytes);
    match Source::from_bytes(&found.name, bytes) {
        Ok(source) if is_blank(source.text()) => {
            let message = "this file is empty";
            diagnostics.push(Diagnostic::new(codes::EMPTY_FILE, message).in_file(&found.name));
            None
        }
        Ok(source) => Some(source),
        Err(error) => {
            diagnostics.push(refused(&error, &place).in_file(&found.name));
            None
        }
    }
}

/// An I/O error in words that are the same on every run and machine: without the number the system gives it.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or_default();
    words.to_lowercase()
}

/// The bytes of a file, no more than one over the limit.
fn bytes(found: &Found, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // Places in a file are counted in 32 bits.
    let limit = limit.min(u64::from(u32::MAX)).saturating_add(1);
    match &found.place {
        Place::Stdin => io::stdin().lock().take(limit).read_to_end(&mut bytes)?,
        Place::Bytes(known) => return Ok(known.clone()),
        Place::File(path) => {
            let file = File::open(path)?;
            // A buffer that grows as it is filled leaves behind as much as it holds.
            let size = file.metadata()?.len().min(limit);
            bytes.reserve_exact(usize::try_from(size).unwrap_or_default().saturating_add(1));
            file.take(limit).read_to_end(&mut bytes)?
        }
    };
    Ok(bytes)
}

fn refused(error: &SourceError, place: &str) -> Diagnostic {
    match error {
        SourceError::NotUtf8 { .. } => {
            Diagnostic::new(codes::NOT_UTF8, format!("not valid UTF-8: {place}"))
        }
        SourceError::Utf16 => Diagnostic::new(codes::UTF16, "this file is UTF-16"),
        SourceError::TooLarge { .. } => {
            Diagnostic::new(codes::TOO_LARGE, "this file is larger than 4 GiB")
        }
    }
}

/// The place of the first byte that is no UTF-8, as people and editors count.
fn first_bad_byte(bytes: &[u8]) -> String {
    let Err(error) = std::str::from_utf8(bytes) else {
        return String::new();
    };
    let (good, bad) = bytes.split_at(error.valid_up_to());
    let line = good.split(|&b| b == b'\n').count();
    let byte = bad.first().copied().unwrap_or_default();
    format!(
        "byte 0x{byte:02x} on line {line}, {} bytes into the file",
        good.len()
    )
}

fn is_blank(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim().is_empty()
}
