//! Where a reference leads: a file and what is left to find in it.

use crate::convert::decoded;

/// A file and the part of a reference after its `#`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// The file's path from the folder that holds all files.
    pub(super) path: String,
    /// A pointer, the name of an anchor, or nothing for the whole file.
    pub(super) fragment: String,
}

/// Why a reference is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It leads to the network.
    Network,
    /// It leads out of the folder that holds all files.
    Outside,
}

/// Where a reference in the file at `base` leads.
pub(super) fn locate(base: &str, reference: &str) -> Result<Target, Refusal> {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let fragment = decoded(fragment);
    // `#/` is taken for the whole file: nobody has a member without a name.
    let fragment = if fragment == "/" {
        String::new()
    } else {
        fragment
    };
    if file.is_empty() {
        return Ok(Target {
            path: base.to_owned(),
            fragment,
        });
    }
    if has_scheme(file) || file.starts_with("//") {
        return Err(Refusal::Network);
    }
    let file = decoded(file);
    if file.starts_with('/') || file.contains(['\\', '\0']) {
        return Err(Refusal::Outside);
    }
    let mut parts: Vec<&str> = base.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or(Refusal::Outside)?;
            }
            part => parts.push(part),
        }
    }
    Ok(Target {
        path: parts.join("/"),
        fragment,
    })
}

/// Whether a reference begins as a URL does; a drive letter does so too and is not followed either.
fn has_scheme(file: &str) -> bool {
    file.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}
