//! `cargo xtask tidy`: the house rules that no compiler checks.
//!
//! In: the text of every Rust file and manifest, and what cargo says of all packages. Out: a list of what breaks a rule, and a report of long files.

mod dependencies;
mod faults;
mod headers;
mod lengths;
mod packages;
mod sources;
mod words;

use anyhow::bail;

use crate::process::say;

/// Checks every rule; fails where one is broken.
pub(crate) fn tidy() -> anyhow::Result<()> {
    let files = sources::rust_files()?;
    let mut broken = headers::check(&files);
    broken.extend(lengths::check(&files));
    broken.extend(dependencies::check_manifests()?);
    broken.extend(dependencies::check_homes(&files));
    broken.extend(words::check_dialects(&files));
    broken.extend(words::check_bans()?);
    broken.extend(packages::check()?);
    let page = std::fs::read_to_string("SECURITY.md")?;
    broken.extend(faults::check(&files, &page));
    for rule in &broken {
        say(rule);
    }
    if !broken.is_empty() {
        bail!("{} house rules are broken", broken.len());
    }
    Ok(())
}
