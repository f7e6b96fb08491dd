//! Where output goes: results to standard output, findings and the summary to standard error.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::time::Instant;

use annotate_snippets::Renderer;
use docwright::{Diagnostic, Diagnostics, Severity, Sources};

use crate::Exit;
use crate::arguments::{Colour, Show};
use crate::render::render;

/// How many findings of one kind are shown in full.
const SHOWN_OF_A_KIND: usize = 5;

/// The user's terminal, or whatever stands in its place.
#[derive(Debug)]
pub(crate) struct Terminal {
    renderer: Renderer,
    all_diagnostics: bool,
    started: Instant,
    broken: Cell<bool>,
}

impl Terminal {
    pub(crate) fn new(show: &Show) -> Self {
        let colour = match show.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => wants_colour(),
        };
        Self {
            renderer: if colour {
                Renderer::styled()
            } else {
                Renderer::plain()
            },
            all_diagnostics: show.all_diagnostics,
            started: Instant::now(),
            broken: Cell::new(false),
        }
    }

    /// Writes a result. Whoever closed the other end of a pipe wants no more of it, which is no error.
    pub(crate) fn print(&self, text: &str) {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe && !self.broken.get() => {
                self.broken.set(true);
                say(&format!("error: cannot write to standard output: {error}"));
            }
            _ => {}
        }
    }

    /// Whether a result could not be written.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken.get()
    }

    /// Shows findings, the first few of each kind unless all are wanted.
    pub(crate) fn report(&self, diagnostics: &Diagnostics, sources: &Sources) {
        let mut sorted = diagnostics.clone();
        sorted.sort();
        // What concerns the whole run follows what led to it.
        let is_about_run = |d: &&Diagnostic| d.span.is_none() && d.file.is_none();
        let (whole, parts): (Vec<_>, Vec<_>) = sorted.iter().partition(is_about_run);
        let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
        for diagnostic in parts.into_iter().chain(whole) {
            let count = shown.entry(diagnostic.code.id).or_default();
            *count += 1;
            if self.all_diagnostics || *count <= SHOWN_OF_A_KIND {
                say(&render(diagnostic, sources, &self.renderer));
                say("");
            }
        }
        if self.all_diagnostics {
            return;
        }
        let mut hidden = false;
        for (code, count) in shown {
            if let Some(more @ 1..) = count.checked_sub(SHOWN_OF_A_KIND) {
                say(&format!("… and {more} more `{code}`"));
                hidden = true;
            }
        }
        if hidden {
            say("(`--all-diagnostics` shows them)\n");
        }
    }

    /// The line that ends a run.
    pub(crate) fn summarise(&self, what: &str, diagnostics: &Diagnostics) {
        let seconds = self.started.elapsed().as_secs_f64();
        let findings = findings(diagnostics);
        say(&format!("{what}; {findings}; {seconds:.2} s"));
    }
}

/// Writes a line for the user beside the result; there is nobody to tell where that fails.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// How a run ends that did its work: well, or with errors in the input.
pub(crate) fn exit(diagnostics: &Diagnostics) -> Exit {
    if diagnostics.has_errors() {
        Exit::Findings
    } else {
        Exit::Done
    }
}

fn findings(diagnostics: &Diagnostics) -> String {
    let counted = |severity, noun: &str| {
        let count = diagnostics.count(severity);
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {noun}{plural}")
    };
    let errors = counted(Severity::Error, "error");
    let warnings = counted(Severity::Warning, "warning");
    format!("{errors}, {warnings}")
}

/// Colour only for a person who has not declined it.
fn wants_colour() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stderr().is_terminal() && !set("NO_COLOR") && !dumb
}
