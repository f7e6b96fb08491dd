//! `docwright spec`.

use std::path::Path;

use docwright::{Diagnostic, Tally, output};
use docwright_spec::{Version, annotate, to_json_as, to_yaml_as};

use super::Run;
use crate::arguments::{Format, OpenApi, Spec};
use crate::terminal::Terminal;
use crate::{Exit, codes};

pub(crate) fn run(arguments: &Spec, terminal: &Terminal) -> Exit {
    let settings = arguments.reading.overrides.settings();
    let mut run = Run::start(&arguments.reading, settings, terminal);
    let Some(reading) = run.read() else {
        return run.failed();
    };
    let annotated = arguments
        .annotate
        .then(|| annotate(&reading.spec, &run.inputs.portable_sources()));
    let spec = annotated.as_ref().unwrap_or(&reading.spec);
    let version = match arguments.openapi {
        OpenApi::V3_0 => Version::V3_0,
        OpenApi::V3_1 => Version::V3_1,
    };
    let text = match format(arguments) {
        Format::Yaml => to_yaml_as(spec, version),
        Format::Json => to_json_as(spec, version),
    };
    match &arguments.output {
        None => terminal.print(&text),
        Some(file) if is_input(file, &run) => {
            let message = "this file is one of the inputs";
            let diagnostic = Diagnostic::new(codes::OUTPUT_IS_INPUT, message);
            run.diagnostics
                .push(diagnostic.in_file(file.to_string_lossy()));
            return run.failed();
        }
        Some(file) => {
            if output::write_file(file, text.as_bytes(), &mut run.diagnostics).is_none() {
                return run.failed();
            }
        }
    }
    run.done(&Tally::of(&reading))
}

/// The format asked for, else the one the file's name tells.
fn format(arguments: &Spec) -> Format {
    let extension = arguments.output.as_deref().and_then(Path::extension);
    let by_name = match extension {
        Some(extension) if extension.eq_ignore_ascii_case("json") => Format::Json,
        _ => Format::Yaml,
    };
    arguments.format.unwrap_or(by_name)
}

fn is_input(file: &Path, run: &Run<'_>) -> bool {
    let Ok(file) = file.canonicalize() else {
        return false;
    };
    let mut names = run.inputs.sources.iter().map(|(_, source)| source.name());
    names.any(|name| {
        Path::new(name)
            .canonicalize()
            .is_ok_and(|input| input == file)
    })
}
