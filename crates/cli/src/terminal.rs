//! Where output goes: results to standard output, findings and the summary to standard error.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::time::Instant;

use annotate_snippets::Renderer;
use docwright::{Diagnostic, Diagnostics, Severity, Sources};

use crate::Exit;
use crate::arguments::{Colour, FindingFormat, MessageFormat, Show};
use crate::findings::{self, Finding};
use crate::progress::Progress;
use crate::render::render;

/// How many findings of one kind are shown in full.
const SHOWN_OF_A_KIND: usize = 5;

/// The user's terminal, or whatever stands in its place.
#[derive(Debug)]
pub(crate) struct Terminal {
    renderer: Renderer,
    results: Renderer,
    all_diagnostics: bool,
    format: MessageFormat,
    quiet: bool,
    started: Instant,
    broken: Cell<bool>,
}

impl Terminal {
    pub(crate) fn new(show: &Show) -> Self {
        Self {
            renderer: renderer(show.color, io::stderr().is_terminal()),
            results: renderer(show.color, io::stdout().is_terminal()),
            all_diagnostics: show.all_diagnostics,
            format: show.message_format,
            quiet: show.quiet,
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

    /// How findings are written.
    pub(crate) fn format(&self) -> MessageFormat {
        self.format
    }

    /// How findings look where they are the result and go to standard output.
    pub(crate) fn results(&self) -> &Renderer {
        &self.results
    }

    /// A line that says what is being done, where a person watches and it takes long.
    pub(crate) fn progress(&self, what: &str) -> Progress {
        let is_watched = io::stderr().is_terminal() && !is_dumb();
        if is_watched && !self.quiet && self.format == MessageFormat::Human {
            Progress::start(what)
        } else {
            Progress::none()
        }
    }

    /// Says a line beside the result, unless only errors are wanted or a program reads along.
    pub(crate) fn tell(&self, line: &str) {
        let is_for_people = matches!(self.format, MessageFormat::Human | MessageFormat::Short);
        if is_for_people && !self.quiet {
            say(line);
        }
    }

    /// Shows findings, the first few of each kind unless all are wanted.
    pub(crate) fn report(&self, diagnostics: &Diagnostics, sources: &Sources) {
        let mut sorted = Diagnostics::default();
        let wanted = diagnostics
            .iter()
            .filter(|d| !self.quiet || d.severity() == Severity::Error);
        wanted.for_each(|diagnostic| sorted.push(diagnostic.clone()));
        sorted.sort();
        let format = match self.format {
            MessageFormat::Human => return self.report_to_person(&sorted, sources),
            MessageFormat::Short => Some(FindingFormat::Short),
            MessageFormat::Github => Some(FindingFormat::Github),
            MessageFormat::Json => None,
        };
        let all: Vec<Finding<'_>> = sorted
            .iter()
            .map(|diagnostic| Finding {
                diagnostic,
                sources,
                fails: diagnostic.severity() == Severity::Error,
            })
            .collect();
        let text = match format {
            Some(format) => findings::render(&all, format, &self.renderer),
            None => findings::json_lines(&all),
        };
        // There is nobody to tell where this fails.
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    fn report_to_person(&self, sorted: &Diagnostics, sources: &Sources) {
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
        self.tell(&format!("{what}; {findings}; {seconds:.2} s"));
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

/// Colours as the command line, or else the environment, wants them.
fn renderer(colour: Colour, is_terminal: bool) -> Renderer {
    let styled = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => wants_colour(is_terminal),
    };
    if styled {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
}

/// `NO_COLOR` declines, else `CLICOLOR_FORCE` insists, else `CLICOLOR=0` declines, else a terminal decides.
fn wants_colour(is_terminal: bool) -> bool {
    let value = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    if value("NO_COLOR").is_some() {
        return false;
    }
    if value("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    is_terminal && value("CLICOLOR").is_none_or(|value| value != "0") && !is_dumb()
}

/// Whether the terminal understands nothing but text.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}
