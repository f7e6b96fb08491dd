//! `docwright diff`.

use std::path::Path;

use docwright::drift::Severity;
use docwright::inputs::{self, Inputs};
use docwright::pipeline::{self, Reading};
use docwright::{Diagnostics, Settings};

use crate::Exit;
use crate::arguments::{Diff, FailOn};
use crate::changes::{Comparison, render};
use crate::terminal::{Terminal, exit};

/// One side of a comparison as it was read.
struct Side {
    inputs: Inputs,
    reading: Option<Reading>,
    diagnostics: Diagnostics,
}

pub(crate) fn run(arguments: &Diff, terminal: &Terminal) -> Exit {
    let settings = Settings {
        limits: arguments.limits.settings(),
        ..Settings::default()
    };
    let (base, head) = (
        read(&arguments.base, &settings),
        read(&arguments.head, &settings),
    );
    for side in [&base, &head] {
        terminal.report(&side.diagnostics, &side.inputs.sources);
    }
    let mut all = base.diagnostics.clone();
    all.append(head.diagnostics.clone());
    let (Some(old), Some(new)) = (&base.reading, &head.reading) else {
        terminal.summarise("nothing compared", &all);
        return Exit::Failed;
    };
    let changes = pipeline::compare(old, new);
    let comparison = Comparison {
        changes: &changes,
        base: &base.inputs.sources,
        head: &head.inputs.sources,
    };
    terminal.print(&render(&comparison, arguments.format));
    terminal.summarise(&comparison.summary(), &all);
    let least = match arguments.fail_on {
        FailOn::Breaking => Severity::Breaking,
        FailOn::Risky => Severity::Risky,
        FailOn::Any => Severity::DocsOnly,
    };
    let fails = changes.iter().any(|change| change.severity >= least);
    // A side that could not be read in full was not compared in full.
    if fails { Exit::Findings } else { exit(&all) }
}

/// Reads one side from the folder the program runs in.
fn read(name: &str, settings: &Settings) -> Side {
    let mut diagnostics = Diagnostics::default();
    let inputs = inputs::read_within(
        &[name.to_owned()],
        Path::new(""),
        settings.limits.input_bytes,
        &mut diagnostics,
    );
    let reading = pipeline::read(&inputs, settings, &mut diagnostics);
    Side {
        inputs,
        reading,
        diagnostics,
    }
}
