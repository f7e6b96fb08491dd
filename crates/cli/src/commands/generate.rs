//! `docwright generate`.

mod stale;

use std::path::Path;

use docwright::compare::Settled;
use docwright::config::Config;
use docwright::drift::Severity as Gravity;
use docwright::output::{self, Difference, Folder};
use docwright::project::{self, Made};
use docwright::{Diagnostics, FileTree, Sources, visible};

use super::configuration;
use crate::Exit;
use crate::arguments::{ChangeFormat, Generate, MessageFormat};
use crate::changes::{Comparison, render};
use crate::terminal::{Terminal, exit, say};

pub(crate) fn run(arguments: &Generate, terminal: &Terminal) -> Exit {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let config = configuration::need(None, &mut sources, &mut diagnostics);
    let selected = config.as_ref().and_then(|config| {
        let apis = project::select(config, &arguments.apis, &mut diagnostics)?;
        Some((config, apis))
    });
    let Some((config, apis)) = selected else {
        terminal.report(&diagnostics, &sources);
        return Exit::Failed;
    };
    let mut all = All {
        arguments,
        terminal,
        config,
        diagnostics,
        exit: Exit::Done,
        stale: false,
    };
    let mut made = Vec::new();
    for api in apis {
        let progress = terminal.progress(&format!("reading {}", api.name));
        let mut api = project::make(config, api);
        drop(progress);
        let placed = all.take(&api);
        if arguments.check || arguments.diff {
            all.explain(&api);
        }
        if !placed {
            // Its crates on disk are the ones that count.
            api.tree = None;
        }
        made.push(api);
    }
    if arguments.apis.is_empty() {
        all.remove_abandoned();
    }
    if made.iter().all(|api| api.tree.is_none()) {
        all.exit = Exit::Failed;
    } else if let Some((root, tree)) = project::make_workspace(config, &made) {
        let mut diagnostics = Diagnostics::default();
        all.place(Folder::from(&root), &tree, &mut diagnostics);
        terminal.report(&diagnostics, &Sources::default());
        all.diagnostics.append(diagnostics);
    }
    all.finish(made.len())
}

/// The run over all APIs and what has come of it so far.
struct All<'r> {
    arguments: &'r Generate,
    terminal: &'r Terminal,
    config: &'r Config,
    diagnostics: Diagnostics,
    exit: Exit,
    stale: bool,
}

impl All<'_> {
    /// Writes or checks one API, and says what there is to say about it; returns whether its files are in place.
    fn take(&mut self, api: &Made) -> bool {
        let mut diagnostics = api.diagnostics.clone();
        let placed = api.tree.as_ref().and_then(|tree| {
            self.place(Folder::of_api(&api.root, &api.name), tree, &mut diagnostics)
        });
        self.terminal.report(&diagnostics, &api.sources);
        match (&api.tree, placed) {
            (None, _) => self.terminal.tell(&format!(
                "{}: nothing read; what was generated earlier stays",
                api.name
            )),
            (Some(_), None) => self
                .terminal
                .tell(&format!("{}: nothing written", api.name)),
            (Some(_), Some(())) => self.terminal.tell(&format!("{}: {}", api.name, api.tally)),
        }
        self.exit = self.exit.max(exit(&diagnostics));
        self.diagnostics.append(diagnostics);
        placed.is_some()
    }

    /// Removes, or lists, what was made for APIs that are no longer configured.
    fn remove_abandoned(&mut self) {
        for root in project::abandoned(self.config) {
            let mut diagnostics = Diagnostics::default();
            let folder = Folder::from(&root);
            self.place(folder, &FileTree::default(), &mut diagnostics);
            self.terminal.report(&diagnostics, &Sources::default());
            self.diagnostics.append(diagnostics);
        }
    }

    /// Writes or checks one folder; none where that could not be done.
    fn place(
        &mut self,
        folder: Folder<'_>,
        tree: &FileTree,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let root = folder.root();
        let Generate {
            check,
            diff,
            overwrite_modified,
            ..
        } = *self.arguments;
        let placed = if check || diff {
            let differences = output::compare(folder, tree, diagnostics);
            differences.map(|differences| self.show(root, &differences))
        } else {
            let written = output::write(folder, tree, overwrite_modified, diagnostics);
            written.map(|written| {
                if !written.is_nothing() {
                    let root = root.to_string_lossy();
                    self.terminal
                        .tell(&format!("{}: {written}", visible(&root)));
                }
            })
        };
        if placed.is_none() {
            self.exit = Exit::Failed;
        }
        placed
    }

    /// Prints what is not as it should be.
    fn show(&mut self, root: &Path, differences: &[Difference]) {
        let root = visible(&root.to_string_lossy()).into_owned();
        if self.arguments.check {
            // The manifest only follows the other files.
            let listed = differences
                .iter()
                .filter(|d| d.path != output::MANIFEST || differences.len() == 1);
            let listed: Vec<&Difference> = listed.collect();
            let text = stale::list(&root, &listed, &self.config.command, self.terminal);
            self.terminal.print(&text);
        }
        if self.arguments.diff {
            self.terminal.print(&output::diff(&root, differences));
        }
        self.stale |= !differences.is_empty();
    }

    /// Says which lines of the docs made an API's files stale.
    fn explain(&self, api: &Made) {
        let Some(changes) = project::changes_since(api).filter(|changes| !changes.is_empty())
        else {
            return;
        };
        // Every change explains the files, whichever of them a comparison would count.
        let settled = Settled {
            new: changes,
            ..Settled::default()
        };
        let comparison = Comparison {
            settled: &settled,
            // What was generated is of no interest; what shows there only shows beside it in the docs.
            base: &Sources::default(),
            head: &api.sources,
            fail_on: Gravity::DocsOnly,
            files: None,
        };
        let format = match self.terminal.format() {
            MessageFormat::Github => ChangeFormat::Github,
            _ => ChangeFormat::Short,
        };
        self.terminal.print(&render(&comparison, format));
    }

    fn finish(self, apis: usize) -> Exit {
        let what = match apis {
            1 => "1 API".to_owned(),
            several => format!("{several} APIs"),
        };
        self.terminal.summarise(&what, &self.diagnostics);
        if !self.stale {
            return self.exit;
        }
        let command = &self.config.command;
        say(&format!(
            "what is generated is not up to date; to update it, run: {command}"
        ));
        self.exit.max(Exit::Findings)
    }
}
