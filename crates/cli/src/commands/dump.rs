//! `docwright dump`.

use docwright::pipeline::{self, Reading};
use docwright::{Diagnostic, Tally, visible};
use docwright_spec::{annotate, to_yaml};

use super::Run;
use crate::arguments::{Dump, Stage};
use crate::spans::shorten;
use crate::terminal::{Terminal, exit};
use crate::{Exit, codes};

pub(crate) fn run(arguments: &Dump, terminal: &Terminal) -> Exit {
    let settings = arguments.reading.overrides.settings();
    let mut run = Run::start(&arguments.reading, settings, terminal);
    if run.inputs.sources.is_empty() {
        return run.failed();
    }
    if run.inputs.openapi_files().is_some() && matches!(arguments.stage, Stage::Blocks | Stage::Api)
    {
        let message = "an OpenAPI file has no such stage: it is no docs";
        let finding = Diagnostic::new(codes::NO_STAGE, message).in_file(&run.inputs.name);
        run.diagnostics.push(finding);
        return run.failed();
    }
    match arguments.stage {
        Stage::Blocks => {
            for (name, document) in
                pipeline::blocks(&run.inputs, &run.settings, &mut run.diagnostics)
            {
                let blocks = shorten(&document, &run.inputs.sources);
                terminal.print(&format!("{}\n{blocks}", visible(name)));
            }
            finish(&run)
        }
        Stage::Api => {
            let api = pipeline::read_docs(&run.inputs, &run.settings, &mut run.diagnostics);
            terminal.print(&shorten(&api, &run.inputs.sources));
            finish(&run)
        }
        Stage::Spec => after_reading(run, |run, reading| {
            to_yaml(&annotate(&reading.spec, &run.inputs.sources))
        }),
        Stage::Program => after_reading(run, |run, reading| {
            let program = pipeline::lower(&reading.spec, &run.settings, &mut run.diagnostics);
            shorten(&program, &run.inputs.sources)
        }),
    }
}

fn after_reading(mut run: Run<'_>, text: impl FnOnce(&mut Run<'_>, &Reading) -> String) -> Exit {
    let Some(reading) = run.read() else {
        return run.failed();
    };
    let text = text(&mut run, &reading);
    run.terminal.print(&text);
    run.done(Tally::of(&reading))
}

/// Ends a dump of a stage before the document, which has nothing to count.
fn finish(run: &Run<'_>) -> Exit {
    run.terminal.report(&run.diagnostics, &run.inputs.sources);
    exit(&run.diagnostics)
}
