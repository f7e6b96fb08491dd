//! One module a command: arguments in, an exit code out.

pub(crate) mod completions;
mod configuration;
pub(crate) mod diff;
pub(crate) mod dump;
pub(crate) mod explain;
pub(crate) mod generate;
pub(crate) mod init;
pub(crate) mod lint;
pub(crate) mod man;
pub(crate) mod rust;
pub(crate) mod spec;

use std::path::Path;

use docwright::inputs::{self, Inputs, Request};
use docwright::pipeline::{self, Reading};
use docwright::{Diagnostics, Settings, Tally};

use crate::Exit;
use crate::arguments;
use crate::terminal::{Terminal, exit};

/// What a command that reads one API has at hand.
struct Run<'t> {
    terminal: &'t Terminal,
    settings: Settings,
    inputs: Inputs,
    diagnostics: Diagnostics,
}

impl<'t> Run<'t> {
    /// Reads the files that are named, from the folder the program runs in.
    fn start(reading: &arguments::Reading, settings: Settings, terminal: &'t Terminal) -> Self {
        let mut diagnostics = Diagnostics::default();
        let request = Request {
            docs: &reading.docs,
            root: reading.root.as_deref(),
            overlays: &reading.overrides.overlays,
            bytes: settings.limits.input_bytes,
        };
        let inputs = inputs::read_request(&request, Path::new(""), &mut diagnostics);
        Self {
            terminal,
            settings,
            inputs,
            diagnostics,
        }
    }

    /// The API in the files; none where there is nothing.
    fn read(&mut self) -> Option<Reading> {
        let _line = self
            .terminal
            .progress(&format!("reading {}", self.inputs.name));
        pipeline::read(&self.inputs, &self.settings, &mut self.diagnostics)
    }

    /// Ends a run that did its work.
    fn done(self, tally: &Tally) -> Exit {
        self.terminal
            .report(&self.diagnostics, &self.inputs.sources);
        self.terminal
            .summarise(&tally.to_string(), &self.diagnostics);
        exit(&self.diagnostics)
    }

    /// Ends a run that could not do its work.
    fn failed(self) -> Exit {
        self.terminal
            .report(&self.diagnostics, &self.inputs.sources);
        self.terminal.summarise("nothing done", &self.diagnostics);
        Exit::Failed
    }
}
