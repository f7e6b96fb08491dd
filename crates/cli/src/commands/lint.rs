//! `docwright lint`.

use std::path::Path;

use docwright::config::Config;
use docwright::inputs::{self, Inputs, Request};
use docwright::lint::{self, Levels};
use docwright::{Diagnostics, Settings, Severity, Sources, Tally};

use super::configuration;
use crate::Exit;
use crate::arguments::{FindingFormat, Lint};
use crate::findings::{Finding, render};
use crate::terminal::Terminal;

/// One set of docs and what came of reading it.
struct Linted {
    inputs: Inputs,
    /// How much was read; none where nothing was, or not all that was named.
    tally: Option<Tally>,
    diagnostics: Diagnostics,
}

pub(crate) fn run(arguments: &Lint, terminal: &Terminal) -> Exit {
    let Some(all) = lint_all(arguments, terminal) else {
        return Exit::Failed;
    };
    let least = arguments.fail_on.severity().min(Severity::Warning);
    let mut shown = Diagnostics::default();
    let mut findings = Vec::new();
    let mut notes = 0;
    for one in all.iter().filter(|one| one.tally.is_some()) {
        for diagnostic in &one.diagnostics {
            if diagnostic.severity() < least {
                notes += 1;
                continue;
            }
            shown.push(diagnostic.clone());
            findings.push(Finding {
                diagnostic,
                sources: &one.inputs.sources,
                fails: diagnostic.severity() >= arguments.fail_on.severity(),
            });
        }
    }
    if !findings.is_empty() || arguments.format != FindingFormat::Human {
        terminal.print(&render(&findings, arguments.format, terminal.results()));
    }
    let mut failed = false;
    for one in &all {
        match &one.tally {
            Some(tally) => terminal.tell(&tally.to_string()),
            // A part that was not read is not clean.
            None => {
                terminal.report(&one.diagnostics, &one.inputs.sources);
                shown.append(one.diagnostics.clone());
                failed = true;
            }
        }
    }
    if notes > 0 {
        let (plural, them) = if notes == 1 {
            ("", "it")
        } else {
            ("s", "them")
        };
        terminal.tell(&format!(
            "{notes} note{plural} not shown (`--fail-on note` shows {them})"
        ));
    }
    let what = match (failed, findings.is_empty()) {
        (true, _) => "not all docs could be read",
        (false, true) => "clean",
        (false, false) => "not clean",
    };
    terminal.summarise(what, &shown);
    match failed {
        true => Exit::Failed,
        false if findings.iter().any(|finding| finding.fails) => Exit::Findings,
        false => Exit::Done,
    }
}

/// Lints what is named, or else all that the configuration names; none where there is no configuration to go by.
fn lint_all(arguments: &Lint, terminal: &Terminal) -> Option<Vec<Linted>> {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    if !arguments.docs.is_empty() {
        // Docs that are named need no configuration, but one that is there says how grave their findings are.
        let Ok(config) = configuration::find(&mut sources, &mut diagnostics) else {
            terminal.report(&diagnostics, &sources);
            return None;
        };
        let levels = arguments.levels(config.map_or_else(Levels::default, |config| config.lint));
        let settings = arguments.overrides.settings();
        let request = Request {
            docs: &arguments.docs,
            root: None,
            overlays: &arguments.overrides.overlays,
            bytes: settings.limits.input_bytes,
        };
        let here = Path::new("");
        return Some(vec![lint_one(&request, here, &settings, &levels, terminal)]);
    }
    let help = "name the docs: `docwright lint DOCS`, or let `docwright init` write one";
    let Some(config) = configuration::need(Some(help), &mut sources, &mut diagnostics) else {
        terminal.report(&diagnostics, &sources);
        return None;
    };
    let Config { root, apis, .. } = &config;
    let levels = arguments.levels(config.lint.clone());
    let each = apis
        .iter()
        .map(|api| lint_one(&api.request(), root, &api.settings, &levels, terminal));
    Some(each.collect())
}

fn lint_one(
    request: &Request<'_>,
    base: &Path,
    settings: &Settings,
    levels: &Levels,
    terminal: &Terminal,
) -> Linted {
    let _progress = terminal.progress(&format!("reading {}", request.docs.join(" ")));
    let mut diagnostics = Diagnostics::default();
    let inputs = inputs::read_request(request, base, &mut diagnostics);
    let is_whole = !diagnostics.has_errors();
    let tally = lint::lint(&inputs, settings, levels, &mut diagnostics).filter(|_| is_whole);
    diagnostics.sort();
    Linted {
        inputs,
        tally,
        diagnostics,
    }
}
