//! Folders, files, patterns and standard input become sources.
//!
//! In: names as a user writes them. Out: [`Inputs`]; what cannot be read is a finding with the file's name, and
//! everything else is read all the same. This is the only file, with the modules below it, that reads docs. It must
//! not know what a page looks like.

mod names;
mod neighbours;
mod reading;
mod revision;
mod walk;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

use docwright_model::{Diagnostic, Diagnostics, Source, SourceId, Sources};
use docwright_spec::Files;

use crate::{Limits, codes};
pub(crate) use reading::reason;
use walk::Found;
pub(crate) use walk::{has_extension, is_page};

/// Everything one API is read from.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// The pages in path order, or the one OpenAPI file and those it refers to; then the overlays.
    pub sources: Sources,
    /// What generated files say they were made from.
    pub name: String,
    openapi: Option<OpenApiFile>,
    overlays: Vec<SourceId>,
    portable: Vec<String>,
}

/// The OpenAPI file that is read, and those it may refer to.
#[derive(Debug, Clone)]
struct OpenApiFile {
    /// The same text under its portable name.
    source: Source,
    id: SourceId,
    /// Its path from the folder whose files may be read.
    path: String,
    /// Other files by that path.
    neighbours: Vec<(String, SourceId)>,
}

impl Inputs {
    /// The OpenAPI file with those it refers to, where the input is one and not docs.
    pub fn openapi_files(&self) -> Option<Files<'_>> {
        let file = self.openapi.as_ref()?;
        let mut files = Files::begin_in(&file.path, file.id, &file.source);
        for (path, id) in &file.neighbours {
            if let Some(source) = self.sources.get(*id) {
                files.add(path, *id, source);
            }
        }
        Some(files)
    }

    /// The pages alone, without the overlays that come after them.
    pub fn pages(&self) -> Cow<'_, Sources> {
        if self.overlays.is_empty() {
            return Cow::Borrowed(&self.sources);
        }
        let mut pages = Sources::default();
        for (_, page) in self.sources.iter().take(self.page_count()) {
            pages.add(page.clone());
        }
        Cow::Owned(pages)
    }

    /// How many of the sources are no overlays.
    pub fn page_count(&self) -> usize {
        self.sources.len().saturating_sub(self.overlays.len())
    }

    /// The overlays in the order they are applied.
    pub fn overlays(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        let overlays = self.overlays.iter();
        overlays.filter_map(|id| Some((*id, self.sources.get(*id)?)))
    }

    /// Adds overlay files by their path from `base`.
    fn read_overlays(
        &mut self,
        files: &[String],
        base: &Path,
        bytes: &mut u64,
        diagnostics: &mut Diagnostics,
    ) {
        for name in files {
            let file = Found::file(name, names::tidy(name), base.join(name));
            if let Some(source) = reading::read(&file, bytes, diagnostics) {
                self.portable.push(names::portable(name, source.name()));
                let id = self.sources.add(source);
                self.overlays.push(id);
            }
        }
    }

    /// The same sources under names that hold nothing of this machine, for output that others read.
    pub fn portable_sources(&self) -> Sources {
        let mut sources = Sources::default();
        for ((_, source), name) in self.sources.iter().zip(&self.portable) {
            sources.add(source.named(name));
        }
        sources
    }
}

/// Reads what `arguments` name: folders (all pages below them), files, patterns such as `docs/**/*.md`, `-` for
/// standard input, and `git:REV:PATH` for a folder or file in a revision of the Git repository. Relative ones start from `base`, and pages are named as the arguments are written.
///
/// A file that several arguments name is read once. An OpenAPI file may refer to others in its own folder.
pub fn read(arguments: &[String], base: &Path, diagnostics: &mut Diagnostics) -> Inputs {
    read_within(arguments, base, Limits::default().input_bytes, diagnostics)
}

/// Reads as [`read`] does, up to so many bytes; the files over the limit are left out with a finding.
pub fn read_within(
    arguments: &[String],
    base: &Path,
    bytes: u64,
    diagnostics: &mut Diagnostics,
) -> Inputs {
    let request = Request {
        docs: arguments,
        root: None,
        overlays: &[],
        bytes,
    };
    read_request(&request, base, diagnostics)
}

/// What is to be read for one API.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Folders, files and patterns, as [`read`] takes them.
    pub docs: &'a [String],
    /// The folder whose files an OpenAPI file may refer to; its own where there is none.
    pub root: Option<&'a str>,
    /// Overlay files in the order they are applied.
    pub overlays: &'a [String],
    /// How many bytes are read at most; the files over the limit are left out with a finding.
    pub bytes: u64,
}

/// Reads everything that is wanted for one API, by its path from `base`.
pub fn read_request(request: &Request<'_>, base: &Path, diagnostics: &mut Diagnostics) -> Inputs {
    let arguments = request.docs;
    let mut bytes = request.bytes;
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
    let (mut inputs, entry) = collect(read, names::whole(arguments), diagnostics);
    if let Some(entry) = entry {
        neighbours::gather(
            &mut inputs,
            &entry,
            base,
            request.root,
            &mut bytes,
            diagnostics,
        );
    }
    inputs.read_overlays(request.overlays, base, &mut bytes, diagnostics);
    inputs
}

/// Decides between docs and an OpenAPI file, since a run reads one or the other; returns that file too.
fn collect(
    read: Vec<(Found, Source)>,
    name: String,
    diagnostics: &mut Diagnostics,
) -> (Inputs, Option<Found>) {
    let mut entry = None;
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
        let document = openapi.then(|| source.named(&inputs.name));
        let id = inputs.sources.add(source);
        if let Some(source) = document {
            inputs.openapi = Some(OpenApiFile {
                source,
                id,
                path: inputs.name.clone(),
                neighbours: Vec::new(),
            });
            entry = Some(file);
        }
    }
    (inputs, entry)
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

pub(crate) fn begins_as_openapi(text: &str) -> bool {
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
