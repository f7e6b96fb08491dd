//! What a well-formed `docwright.toml` must hold besides.

use std::path::Path;

use docwright_model::{Diagnostic, Diagnostics, SourceId, Span};

use super::file::{ApiTable, ConfigFile};
use super::placed::Placed;
use super::{formats, rules};
use crate::{codes, is_package_name, nearest, package_name};

/// Whether the file can be used; a finding for every reason why not.
pub(super) fn check(
    id: SourceId,
    name: &str,
    file: &ConfigFile,
    diagnostics: &mut Diagnostics,
) -> bool {
    let mut checks = Checks {
        id,
        found: Vec::new(),
    };
    if let Some(workspace) = &file.workspace {
        checks.folder(workspace);
    }
    if file.api.is_empty() {
        let finding = Diagnostic::new(codes::INVALID_CONFIG, "no API is configured").in_file(name);
        let help = "add a table such as `[api.pets]` with `docs = [\"docs\"]`";
        checks.found.push(finding.help(help));
    }
    for (name, table) in &file.api {
        checks.api(name, table, file.workspace.as_ref());
        formats::check(&table.types, &mut checks);
    }
    checks.apart(file);
    rules::check(file, &mut checks);
    let usable = checks.found.is_empty();
    for diagnostic in checks.found {
        diagnostics.push(diagnostic);
    }
    usable
}

/// A folder as written, without `./` and `/` around it.
pub(super) fn tidy(folder: &str) -> String {
    let folder = folder.trim_end_matches('/');
    folder.strip_prefix("./").unwrap_or(folder).to_owned()
}

/// The findings on one file.
pub(super) struct Checks {
    id: SourceId,
    found: Vec<Diagnostic>,
}

impl Checks {
    /// Adds a finding that keeps the file from being used.
    pub(super) fn refuse<T>(
        &mut self,
        at: &Placed<T>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let span = Span::new(self.id, at.range());
        let diagnostic = Diagnostic::new(codes::INVALID_CONFIG, message).at(span);
        self.found.push(diagnostic);
        self.found.last_mut().expect("one was just added")
    }

    fn api(&mut self, name: &Placed<String>, table: &ApiTable, workspace: Option<&Placed<String>>) {
        self.package_name(name);
        if let Some(name) = &table.name {
            self.package_name(name);
        }
        if table.docs.get().is_empty() {
            self.refuse(&table.docs, "no docs are named");
        }
        self.known(
            table.dialect.as_ref(),
            "dialect",
            &docwright_parser::dialects().collect::<Vec<_>>(),
        );
        self.known(
            table.shape.as_ref(),
            "shape",
            &docwright_parser::shapes().collect::<Vec<_>>(),
        );
        if let Some(parts) = &table.parts
            && parts.get().is_empty()
        {
            self.refuse(parts, "nothing is to be written");
        }
        if let Some(root) = &table.root
            && tidy(root.get()) != "."
        {
            self.folder(root);
        }
        let is_absolute = |docs: &String| docs.starts_with('/') || Path::new(docs).is_absolute();
        for (files, what) in [(&table.docs, "docs"), (&table.overlays, "overlays")] {
            if files.get().iter().any(is_absolute) {
                let message = format!(
                    "{what} are named by their path from the folder `docwright.toml` lies in"
                );
                self.refuse(files, message);
            }
        }
        if let Some(out) = &table.out
            && !self.folder(out)
        {
            return;
        }
        let out = out(name, table, workspace);
        if let Some(workspace) = workspace
            && !is_below(out.get(), &tidy(workspace.get()))
        {
            let message = format!(
                "this folder is not below the workspace `{}`",
                workspace.get()
            );
            self.refuse(&out, message);
        }
        if table.docs.get().iter().any(|docs| {
            let docs = tidy(docs);
            docs == "." || docs == *out.get() || is_below(out.get(), &docs)
        }) {
            self.refuse(
                &out,
                "the output would lie among the docs and be read as docs",
            );
        }
    }

    /// A word that must be one of a few.
    fn known(&mut self, word: Option<&Placed<String>>, what: &str, all: &[&str]) {
        if let Some(word) = word.filter(|word| !all.contains(&word.get().as_str())) {
            let message = format!("there is no {what} `{}`", word.get());
            self.unknown(word, message, all);
        }
    }

    /// Refuses a word that is none of those there are.
    pub(super) fn unknown(&mut self, word: &Placed<String>, message: String, all: &[&str]) {
        let help = match nearest(word.get(), all.iter().copied()) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!("these are: {}", all.join(", ")),
        };
        self.refuse(word, message).help = Some(help);
    }

    fn package_name(&mut self, name: &Placed<String>) {
        if !is_package_name(name.get()) {
            let message = format!("`{}` cannot begin a package's name", name.get());
            let help = format!(
                "use letters, digits and `-`, such as `{}`",
                package_name(name.get())
            );
            self.refuse(name, message).help = Some(help);
        }
    }

    /// Output goes below the file's folder, so that a run can be undone with it.
    fn folder(&mut self, folder: &Placed<String>) -> bool {
        let path = tidy(folder.get());
        let mut parts = path.split('/');
        let inside = !path.contains(|c: char| matches!(c, '\\' | ':') || c.is_control())
            && !path.is_empty()
            && parts.all(|part| !matches!(part, "" | "." | ".."));
        if !inside {
            self.refuse(
                folder,
                "this must be a folder below the one `docwright.toml` lies in",
            );
        }
        inside
    }

    /// Two APIs in one folder would remove each other's files.
    fn apart(&mut self, file: &ConfigFile) {
        let workspace = file.workspace.as_ref();
        let outs: Vec<_> = file
            .api
            .iter()
            .map(|(name, table)| out(name, table, workspace))
            .collect();
        for (index, out) in outs.iter().enumerate() {
            let path = out.get();
            let taken = outs.iter().take(index).any(|other| {
                let other = other.get();
                other == path || is_below(path, other) || is_below(other, path)
            });
            if taken {
                self.refuse(
                    out,
                    "another API is written to this folder, one above it or one in it",
                );
            }
        }
    }
}

/// The folder an API is written to, and where the file says so.
pub(super) fn out(
    name: &Placed<String>,
    table: &ApiTable,
    workspace: Option<&Placed<String>>,
) -> Placed<String> {
    match &table.out {
        Some(out) => Placed::new(out.range(), tidy(out.get())),
        None => Placed::new(name.range(), default_out(name.get(), workspace)),
    }
}

/// The folder of an API that names none.
fn default_out(name: &str, workspace: Option<&Placed<String>>) -> String {
    let folder = workspace.map_or("generated".to_owned(), |folder| tidy(folder.get()));
    format!("{folder}/{name}")
}

/// Whether `path` lies in `folder`.
pub(crate) fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}
