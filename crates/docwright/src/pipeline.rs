//! The data's way on one screen: docs → `Api` → `Spec` → `Program` → `FileTree`.
//!
//! In: [`Inputs`] and [`Settings`]. Out: each stage's value. This is the only place where the stages meet.

use docwright_codegen::Program;
use docwright_drift::Change;
use docwright_model::{Api, Coverage, Diagnostic, Diagnostics, FileTree};
use docwright_parser::Document;
use docwright_spec::Spec;

use crate::{Inferred, Settings, codes, inputs::Inputs};

/// An API as it was read, from docs or from an OpenAPI file.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What is known of the API.
    pub spec: Spec,
    /// What became of each page; none where no page was read but an OpenAPI file.
    pub coverage: Option<Coverage>,
}

/// Each page with its blocks, which is what a dialect reads.
pub fn blocks<'i>(
    inputs: &'i Inputs,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> impl Iterator<Item = (&'i str, Document<'i>)> {
    let options = settings.parser();
    let pages = inputs.sources.iter().take(inputs.page_count());
    pages.map(move |(id, page)| {
        let document = docwright_parser::blocks(id, page, &options, diagnostics);
        (page.name(), document)
    })
}

/// Docs to `Api`.
pub fn read_docs(inputs: &Inputs, settings: &Settings, diagnostics: &mut Diagnostics) -> Api {
    docwright_parser::read(&inputs.pages(), &settings.parser(), diagnostics)
}

/// Docs or an OpenAPI file to `Spec`; none where neither an operation nor a schema could be read.
pub fn read(
    inputs: &Inputs,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Option<Reading> {
    let reading = if let Some(files) = inputs.openapi_files() {
        docwright_spec::read_files(&files, diagnostics).map(|spec| Reading {
            spec,
            coverage: None,
        })
    } else {
        let api = read_docs(inputs, settings, diagnostics);
        let empty = api.operations.is_empty() && api.schemas.is_empty();
        (!empty).then(|| Reading {
            spec: docwright_emitter::emit(&api, &settings.emitter(&inputs.name), diagnostics),
            coverage: Some(api.coverage),
        })
    };
    if reading.is_none() && !(inputs.sources.is_empty() && diagnostics.has_errors()) {
        let message = format!("nothing could be read from `{}`", inputs.name);
        diagnostics.push(Diagnostic::new(codes::NOTHING_READ, message));
    }
    reading.map(|reading| Reading {
        spec: amend(reading.spec, inputs, settings, diagnostics),
        ..reading
    })
}

/// What the user knows better: how far guesses are trusted, what things are called, and overlays, which see the document
/// as it is written.
fn amend(
    mut spec: Spec,
    inputs: &Inputs,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Spec {
    let sources = &inputs.sources;
    if settings.inferred == Inferred::Drop {
        spec = docwright_spec::distrust(&spec, sources, diagnostics);
    }
    spec = docwright_spec::rename(&spec, &settings.naming, sources, diagnostics);
    if settings.inferred == Inferred::Report {
        docwright_spec::report_inferred(&spec, diagnostics);
    }
    for (id, source) in inputs.overlays() {
        if let Some(overlay) = docwright_spec::read_overlay(id, source, diagnostics) {
            spec = docwright_spec::apply_overlay(&spec, &overlay, sources, diagnostics);
        }
    }
    spec
}

/// Two `Spec`s to what changed from one to the other.
pub fn compare(base: &Spec, head: &Spec) -> Vec<Change> {
    docwright_drift::compare(base, head, &docwright_drift::Options::default())
}

/// `Spec` to `Program`.
pub fn lower(spec: &Spec, settings: &Settings, diagnostics: &mut Diagnostics) -> Program {
    let options = settings.codegen(spec.origins().input());
    docwright_codegen::lower(spec, &options, diagnostics)
}

/// `Spec` to all Rust files.
pub fn generate(spec: &Spec, settings: &Settings, diagnostics: &mut Diagnostics) -> FileTree {
    docwright_codegen::render(&lower(spec, settings, diagnostics))
}
