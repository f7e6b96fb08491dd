//! The data's way on one screen: docs → `Api` → `Spec` → `Program` → `FileTree`.
//!
//! In: [`Inputs`] and [`Settings`]. Out: each stage's value. This is the only place where the stages meet.

use docwright_codegen::Program;
use docwright_drift::Change;
use docwright_model::{Api, Coverage, Diagnostic, Diagnostics, FileTree, Sources};
use docwright_parser::Document;
use docwright_spec::Spec;

use crate::{Inferred, Settings, codes, inputs::Inputs, limits, unstated};

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
    read_pages(docwright_parser::read, inputs, settings, diagnostics)
}

/// A reader of pages.
type Reader = fn(&Sources, &docwright_parser::Options, &mut Diagnostics) -> Api;

fn read_pages(
    reader: Reader,
    inputs: &Inputs,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Api {
    let mut api = reader(&inputs.pages(), &settings.parser(), diagnostics);
    limits::cap(&mut api, &settings.limits, diagnostics);
    api
}

/// Docs or an OpenAPI file to `Spec`; none where neither an operation nor a schema could be read.
pub fn read(
    inputs: &Inputs,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Option<Reading> {
    read_by(docwright_parser::read, inputs, settings, diagnostics)
}

/// Reads like [`read`], and reports besides what the input says against itself.
pub fn lint(
    inputs: &Inputs,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Option<Reading> {
    let reading = read_by(docwright_parser::lint, inputs, settings, diagnostics)?;
    if inputs.openapi_files().is_some() {
        // Examples of a document are compared with its schemas where Rust is made of them.
        lower(&reading.spec, settings, diagnostics);
    }
    Some(reading)
}

fn read_by(
    reader: Reader,
    inputs: &Inputs,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Option<Reading> {
    let reading = if let Some(files) = inputs.openapi_files() {
        let spec = docwright_spec::read_files(&files, diagnostics);
        let spec = spec.filter(|spec| limits::allow(spec, &settings.limits, diagnostics));
        spec.map(|spec| Reading {
            spec,
            coverage: None,
        })
    } else {
        let mut api = read_pages(reader, inputs, settings, diagnostics);
        let empty = api.operations.is_empty() && api.schemas.is_empty();
        (!empty).then(|| Reading {
            coverage: Some(std::mem::take(&mut api.coverage)),
            spec: docwright_emitter::emit(api, &settings.emitter(&inputs.name), diagnostics),
        })
    };
    // Why a document or nothing at all could not be read was said; of pages without an API nothing was.
    let has_pages = inputs.page_count() > 0 && inputs.openapi_files().is_none();
    if reading.is_none() && (has_pages || !diagnostics.has_errors()) {
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
    spec = docwright_spec::rename(spec, &settings.naming, sources, diagnostics);
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

/// Two APIs to what changed from one to the other.
pub fn compare(base: &Reading, head: &Reading) -> Vec<Change> {
    let options = docwright_drift::Options {
        base: unstated::manner(base),
        head: unstated::manner(head),
    };
    docwright_drift::compare(&base.spec, &head.spec, &options)
}

/// `Spec` to `Program`.
pub fn lower(spec: &Spec, settings: &Settings, diagnostics: &mut Diagnostics) -> Program {
    let options = settings.codegen(spec.origins().input());
    docwright_codegen::lower(spec, &options, diagnostics)
}

/// `Spec` to all Rust files.
pub fn generate(spec: &Spec, settings: &Settings, diagnostics: &mut Diagnostics) -> FileTree {
    render(&lower(spec, settings, diagnostics))
}

/// `Program` to all Rust files.
pub fn render(program: &Program) -> FileTree {
    docwright_codegen::render(program)
}

/// `Spec` to one Rust file, to be included.
pub fn generate_inline(spec: &Spec, settings: &Settings, diagnostics: &mut Diagnostics) -> String {
    docwright_codegen::render_inline(&lower(spec, settings, diagnostics))
}
