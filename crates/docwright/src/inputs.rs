//! Folders, files, patterns and standard input become sources.
//!
//! In: names as a user writes them. Out: [`Inputs`]; what cannot be read is a finding with the file's name, and
//! everything else is read all the same. This is the only file, with the modules below it, that reads docs. It must
//! not know what a page looks like.

mod names;
mod reading;
mod revision;
mod walk;

use std::collections::BTreeSet;
use std::path::Path;

use docwright_model::{Diagnostic, Diagnostics, Source, SourceId, Sources};

use crate::{Limits, codes};
pub(crate) use reading::reason;
use walk::Found;

/// Everything one API is read from.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// The pages in path order, or the one OpenAPI file.
    pub sources: Sources,
    /// What generated files say they were made from.
    pub name: String,
    openapi: Option<SourceId>,
    portable: Vec<String>,
}

impl Inputs {
    /// The OpenAPI file under its portable name, where the input is one and not docs.
    pub fn openapi_file(&self) -> Option<(SourceId, Source)> {
        let id = self.openapi?;
        let text = self.sources.get(id)?.text();
        Some((id, Source::new(&self.name, text)))
    }

    /// The same sources under names that hold nothing of this machine, for output that others read.
    pub fn portable_sources(&self) -> Sources {
        let mut sources = Sources::default();
        for ((_, source), name) in self.sources.iter().zip(&self.portable) {
            sources.add(Source::new(name, source.text()));
        }
        sources
    }
}

/// Reads what `arguments` name: folders (all pages below them), files, patterns such as `docs/**/*.md`, `-` for
/// standard input, and `git:REV:PATH` for a folder or file in a revision of the Git repository. Relative ones start from `base`, and pages are named as the arguments are written.
///
/// A file that several arguments name is read once.
pub fn read(arguments: &[String], base: &Path, diagnostics: &mut Diagnostics) -> Inputs {
    read_within(arguments, base, Limits::default().input_bytes, diagnostics)
}

/// Reads as [`read`] does, up to so many bytes; the files over the limit are left out with a finding.
pub fn read_within(
    arguments: &[String],
    base: &Path,
    mut bytes: u64,
    diagnostics: &mut Diagnostics,
) -> Inputs {
    let mut found = Vec::new();
    for argument in arguments {
        found.extend(walk::find(argument, base, diagnostics));
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    let mut seen = BTreeSet::new();
    let mut read = Vec::new();
    for file in found {
        if file.real.clone().is_some_and(|real| !seen.insert(real)) {
            continue;
        }
        if let Some(source) = reading::read(&file, &mut bytes, diagnostics) {
            read.push((file, source));
        }
    }
    collect(read, names::whole(arguments), diagnostics)
}

/// Decides between docs and an OpenAPI file, since a run reads one or the other.
fn collect(read: Vec<(Found, Source)>, name: String, diagnostics: &mut Diagnostics) -> Inputs {
    let mut inputs = Inputs {
        name,
        ..Inputs::default()
    };
    let any_docs = read.iter().any(|(_, source)| !is_openapi(source));
    for (file, source) in read {
        let openapi = is_openapi(&source);
        if openapi && (any_docs || inputs.openapi.is_some()) {
            let message = "left out: docs and OpenAPI files, or several OpenAPI files, are not read as one API";
            let diagnostic = Diagnostic::new(codes::MIXED_INPUT, message).in_file(source.name());
            diagnostics.push(diagnostic);
            continue;
        }
        inputs
            .portable
            .push(names::portable(&file.argument, source.name()));
        let id = inputs.sources.add(source);
        if openapi {
            inputs.openapi = Some(id);
        }
    }
    inputs
}

/// By name where the name tells, else by the first key of the text.
fn is_openapi(source: &Source) -> bool {
    let name = source.name().to_ascii_lowercase();
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    match extension {
        Some("json" | "yaml" | "yml") => true,
        Some("md" | "mdx" | "markdown") => false,
        _ => begins_as_openapi(source.text()),
    }
}

fn begins_as_openapi(text: &str) -> bool {
    const KEYS: [&str; 4] = ["openapi:", "swagger:", "\"openapi\"", "\"swagger\""];
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('{') {
        return KEYS.iter().any(|key| text.contains(key));
    }
    let mut lines = text.lines().filter(|line| {
        let line = line.trim_end();
        !line.is_empty() && !line.starts_with('#') && line != "---"
    });
    lines
        .next()
        .is_some_and(|line| KEYS.iter().any(|key| line.starts_with(key)))
}
