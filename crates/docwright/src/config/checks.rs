//! What a well-formed `docwright.toml` must hold besides.

use std::path::Path;

use docwright_model::{Diagnostic, Diagnostics, SourceId, Span};
use toml::Spanned;

use super::file::{ApiTable, ConfigFile};
use crate::{codes, is_package_name, package_name};

/// Whether the file can be used; a finding for every reason why not.
pub(super) fn check(id: SourceId, file: &ConfigFile, diagnostics: &mut Diagnostics) -> bool {
    let mut checks = Checks {
        id,
        found: Vec::new(),
    };
    if let Some(workspace) = &file.workspace {
        checks.folder(workspace);
    }
    if file.api.is_empty() {
        let message =
            "no API is configured: add a table such as `[api.pets]` with `docs = [\"docs\"]`";
        checks
            .found
            .push(Diagnostic::new(codes::INVALID_CONFIG, message));
    }
    for (name, table) in &file.api {
        checks.api(name, table, file.workspace.as_ref());
    }
    checks.apart(file);
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

struct Checks {
    id: SourceId,
    found: Vec<Diagnostic>,
}

impl Checks {
    fn refuse<T>(&mut self, at: &Spanned<T>, message: impl Into<String>) -> &mut Diagnostic {
        let span = Span::new(self.id, at.span());
        let diagnostic = Diagnostic::new(codes::INVALID_CONFIG, message).at(span);
        self.found.push(diagnostic);
        self.found.last_mut().expect("one was just added")
    }

    fn api(
        &mut self,
        name: &Spanned<String>,
        table: &ApiTable,
        workspace: Option<&Spanned<String>>,
    ) {
        self.package_name(name);
        if let Some(name) = &table.name {
            self.package_name(name);
        }
        if table.docs.get_ref().is_empty() {
            self.refuse(&table.docs, "no docs are named");
        }
        let is_absolute = |docs: &String| docs.starts_with('/') || Path::new(docs).is_absolute();
        if table.docs.get_ref().iter().any(is_absolute) {
            let message = "docs are named by their path from the folder `docwright.toml` lies in";
            self.refuse(&table.docs, message);
        }
        if let Some(out) = &table.out
            && !self.folder(out)
        {
            return;
        }
        let out = out(name, table, workspace);
        if let Some(workspace) = workspace
            && !is_below(out.get_ref(), &tidy(workspace.get_ref()))
        {
            let message = format!(
                "this folder is not below the workspace `{}`",
                workspace.get_ref()
            );
            self.refuse(&out, message);
        }
        if table.docs.get_ref().iter().any(|docs| {
            let docs = tidy(docs);
            docs == "." || docs == *out.get_ref() || is_below(out.get_ref(), &docs)
        }) {
            self.refuse(
                &out,
                "the output would lie among the docs and be read as docs",
            );
        }
    }

    fn package_name(&mut self, name: &Spanned<String>) {
        if !is_package_name(name.get_ref()) {
            let message = format!("`{}` cannot begin a package's name", name.get_ref());
            let help = format!(
                "use letters, digits and `-`, such as `{}`",
                package_name(name.get_ref())
            );
            self.refuse(name, message).help = Some(help);
        }
    }

    /// Output goes below the file's folder, so that a run can be undone with it.
    fn folder(&mut self, folder: &Spanned<String>) -> bool {
        let path = tidy(folder.get_ref());
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
            let path = out.get_ref();
            let taken = outs.iter().take(index).any(|other| {
                let other = other.get_ref();
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
    name: &Spanned<String>,
    table: &ApiTable,
    workspace: Option<&Spanned<String>>,
) -> Spanned<String> {
    match &table.out {
        Some(out) => Spanned::new(out.span(), tidy(out.get_ref())),
        None => Spanned::new(name.span(), default_out(name.get_ref(), workspace)),
    }
}

/// The folder of an API that names none.
fn default_out(name: &str, workspace: Option<&Spanned<String>>) -> String {
    let folder = workspace.map_or("generated".to_owned(), |folder| tidy(folder.get_ref()));
    format!("{folder}/{name}")
}

/// Whether `path` lies in `folder`.
pub(crate) fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}
