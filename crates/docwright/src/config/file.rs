//! The shape of `docwright.toml`, and the finding where a file has another one.

use std::collections::BTreeMap;

use docwright_model::{Diagnostic, Diagnostics, Source, SourceId, Span};
use serde::Deserialize;
use toml::Spanned;

use crate::{Limits, codes};

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ConfigFile {
    pub(super) workspace: Option<Spanned<String>>,
    pub(super) command: Option<String>,
    pub(super) limits: Option<Limits>,
    #[serde(default)]
    pub(super) api: BTreeMap<Spanned<String>, ApiTable>,
}

/// `[api.NAME]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ApiTable {
    pub(super) docs: Spanned<Vec<String>>,
    pub(super) out: Option<Spanned<String>>,
    pub(super) name: Option<Spanned<String>>,
    pub(super) parts: Option<Vec<Part>>,
    pub(super) crate_version: Option<String>,
    pub(super) dialect: Option<String>,
    pub(super) shape: Option<String>,
    pub(super) title: Option<String>,
    pub(super) version: Option<String>,
    pub(super) description: Option<String>,
    #[serde(default)]
    pub(super) servers: Vec<String>,
}

/// A crate to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Part {
    Types,
    Client,
    Server,
}

/// The file's text as its tables.
pub(super) fn parse(
    id: SourceId,
    source: &Source,
    diagnostics: &mut Diagnostics,
) -> Option<ConfigFile> {
    match toml::from_str(source.text()) {
        Ok(file) => Some(file),
        Err(error) => {
            let message = error.message().lines().next().unwrap_or_default();
            let mut diagnostic = Diagnostic::new(codes::INVALID_CONFIG, message);
            diagnostic.span = error.span().map(|range| Span::new(id, range));
            diagnostic.help = nearest(message).map(|known| format!("did you mean `{known}`?"));
            diagnostics.push(diagnostic.in_file(source.name()));
            None
        }
    }
}

/// The known word nearest to the unknown one, both as an `unknown field` or `unknown variant` message quotes them.
fn nearest(message: &str) -> Option<&str> {
    if !message.starts_with("unknown ") {
        return None;
    }
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = quoted.next()?;
    nearest_of(unknown, quoted)
}

/// The candidate that is a slip of the keyboard away from `word`.
pub(crate) fn nearest_of<'a>(
    word: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|&(distance, candidate)| distance * 3 <= candidate.len().max(word.len()).max(3))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}
