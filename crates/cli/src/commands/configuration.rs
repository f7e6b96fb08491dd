//! `docwright.toml` as the commands find it.
//!
//! In: nothing but the folder the program runs in. Out: the configuration, or findings why there is none to go by.

use std::path::Path;

use docwright::config::{self, Config};
use docwright::{Diagnostic, Diagnostics, Sources, codes};

/// There is a file and it cannot be used; the findings say why.
#[derive(Debug)]
pub(super) struct Unusable;

/// The configuration in this folder or the nearest above it, for a command that does without where there is none.
pub(super) fn find(
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Config>, Unusable> {
    match config::find(Path::new("")) {
        None => Ok(None),
        Some(file) => match config::load(&file, sources, diagnostics) {
            None => Err(Unusable),
            some => Ok(some),
        },
    }
}

/// The same for a command that has nothing to do without one; `help` says what else there is to do.
pub(super) fn need(
    help: Option<&str>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Config> {
    let found = find(sources, diagnostics).ok()?;
    if found.is_none() {
        let message = format!("no `{}` in this folder or any above it", config::FILE);
        let mut finding = Diagnostic::new(codes::NO_CONFIG, message);
        finding.help = help.map(str::to_owned);
        diagnostics.push(finding);
    }
    found
}
