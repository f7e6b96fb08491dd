//! `docwright diff`.

use std::path::{Path, PathBuf};

use docwright::compare::baseline::{self, Baseline};
use docwright::compare::{self, Settled};
use docwright::drift::Severity;
use docwright::inputs::{self, Inputs};
use docwright::pipeline::{self, Reading};
use docwright::{Diagnostics, Settings, Sources, visible};

use super::configuration;
use crate::Exit;
use crate::arguments::{Diff, FailOn};
use crate::changes::{Comparison, render};
use crate::terminal::{Terminal, exit, say};

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
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    let known = known(arguments, &mut diagnostics);
    let config = configuration::find(&mut sources, &mut diagnostics);
    let (Some(old), Some(new), Some(known), Ok(config)) =
        (&base.reading, &head.reading, known, config)
    else {
        terminal.report(&diagnostics, &sources);
        all.append(diagnostics);
        terminal.summarise("nothing compared", &all);
        return Exit::Failed;
    };
    let (rules, ignores) =
        config.map_or_else(Default::default, |config| (config.drift, config.ignores));
    let changes = rules.apply(pipeline::compare(old, new));
    let settled = compare::settle(changes, &ignores, &known, &mut diagnostics);
    terminal.report(&diagnostics, &sources);
    all.append(diagnostics);
    let comparison = Comparison {
        settled: &settled,
        base: &base.inputs.sources,
        head: &head.inputs.sources,
        fail_on: least(arguments.fail_on),
        files: files_online(),
    };
    terminal.print(&render(&comparison, arguments.format));
    if let Some(file) = &arguments.write_baseline {
        return write_baseline(file, &settled, all, terminal);
    }
    terminal.summarise(&comparison.summary(), &all);
    let mut new = settled.new.iter();
    let fails = new.any(|change| change.severity >= comparison.fail_on);
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

/// The baseline that is named, or the usual one where it lies there, or one that knows nothing; none where it cannot be
/// read.
fn known(arguments: &Diff, diagnostics: &mut Diagnostics) -> Option<Baseline> {
    if arguments.write_baseline.is_some() {
        return Some(Baseline::default());
    }
    let usual = || Some(baseline::default_file(Path::new(""))).filter(|file| file.exists());
    match arguments.baseline.clone().or_else(usual) {
        Some(file) => baseline::load(&file, diagnostics),
        None => Some(Baseline::default()),
    }
}

/// Writes what was found, which is then no reason to fail.
fn write_baseline(
    file: &str,
    settled: &Settled,
    mut all: Diagnostics,
    terminal: &Terminal,
) -> Exit {
    let file = match file {
        "" => baseline::default_file(Path::new("")),
        named => PathBuf::from(named),
    };
    let found = Baseline::of(&settled.new);
    let mut diagnostics = Diagnostics::default();
    let written = baseline::write(&file, &found, &mut diagnostics);
    terminal.report(&diagnostics, &Sources::default());
    all.append(diagnostics);
    if written.is_none() {
        terminal.summarise("no baseline written", &all);
        return Exit::Failed;
    }
    let name = file.to_string_lossy();
    let name = visible(name.strip_prefix("./").unwrap_or(&name)).into_owned();
    let count = match found.len() {
        1 => "1 finding is".to_owned(),
        several => format!("{several} findings are"),
    };
    say(&format!("{name}: {count} known from now on"));
    terminal.summarise("baseline written", &all);
    exit(&all)
}

fn least(fail_on: FailOn) -> Severity {
    match fail_on {
        FailOn::Breaking => Severity::Breaking,
        FailOn::Risky => Severity::Risky,
        FailOn::Any => Severity::DocsOnly,
    }
}

/// Where a workflow of GitHub shows the files of the commit it runs on.
fn files_online() -> Option<String> {
    let get = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let server = get("GITHUB_SERVER_URL")?;
    let (repository, commit) = (get("GITHUB_REPOSITORY")?, get("GITHUB_SHA")?);
    Some(format!("{server}/{repository}/blob/{commit}/"))
}
