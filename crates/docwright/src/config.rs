//! `docwright.toml`: which APIs a repository has, where their docs lie and what is made of them.
//!
//! In: the file's text. Out: a [`Config`], or findings that point into the file. This module must not know what the
//! stages do with the settings.

mod checks;
mod file;

use std::path::{Path, PathBuf};

use docwright_model::{Diagnostic, Diagnostics, Source, SourceId, Sources};

use crate::inputs::reason;
use crate::{Limits, Parts, Settings, codes};
pub(crate) use file::nearest_of;
use file::{ApiTable, ConfigFile, Part};

/// The file's name.
pub const FILE: &str = "docwright.toml";

/// A repository's APIs.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder the file lies in; every path in it starts here.
    pub root: PathBuf,
    /// The folder whose crates form a workspace of their own, if that is wanted.
    pub workspace: Option<String>,
    /// The command that updates what is generated, as the heads of the files name it.
    pub command: String,
    /// The APIs by name.
    pub apis: Vec<ApiConfig>,
}

/// One API.
#[derive(Debug, Clone)]
pub struct ApiConfig {
    /// Its name in the file, and in its crates' names unless the settings say another.
    pub name: String,
    /// Folders, files and patterns, from the file's folder.
    pub docs: Vec<String>,
    /// The folder its crates are written to, from the file's folder.
    pub out: String,
    /// How to read it and what to make of it.
    pub settings: Settings,
}

/// The nearest `docwright.toml`, in `start` or a folder above it.
pub fn find(start: &Path) -> Option<PathBuf> {
    let real = Path::new(".").join(start).canonicalize().ok()?;
    let mut folder = start.to_path_buf();
    for _ in real.ancestors() {
        let file = folder.join(FILE);
        if file.is_file() {
            return Some(file);
        }
        folder.push("..");
    }
    None
}

/// Reads the file at `path`; its text joins `sources` so that findings can show it.
pub fn load(path: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Config> {
    let name = path.to_string_lossy();
    let name = name.strip_prefix("./").unwrap_or(&name).to_owned();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            let message = format!("cannot read this file: {}", reason(&error));
            diagnostics.push(Diagnostic::new(codes::UNREADABLE, message).in_file(name));
            return None;
        }
    };
    let id = sources.add(Source::new(name, text));
    let root = path.parent().unwrap_or(Path::new(""));
    read(id, sources.get(id)?, root, diagnostics)
}

/// Reads the file's text; none where it cannot be used.
pub fn read(
    id: SourceId,
    source: &Source,
    root: &Path,
    diagnostics: &mut Diagnostics,
) -> Option<Config> {
    let file = file::parse(id, source, diagnostics)?;
    if !checks::check(id, &file, diagnostics) {
        return None;
    }
    let ConfigFile {
        workspace,
        command,
        limits,
        api,
    } = file;
    let command = command.unwrap_or_else(|| Settings::default().command);
    let apis = api.into_iter().map(|(name, table)| {
        let out = checks::out(&name, &table, workspace.as_ref()).into_inner();
        settle(name.into_inner(), out, table, &command, limits)
    });
    Some(Config {
        root: root.to_path_buf(),
        apis: apis.collect(),
        workspace: workspace.map(|path| checks::tidy(path.get_ref())),
        command,
    })
}

/// Fills in what the file leaves out.
fn settle(
    name: String,
    out: String,
    table: ApiTable,
    command: &str,
    limits: Option<Limits>,
) -> ApiConfig {
    let defaults = Settings::default();
    let wanted = |part: Part| {
        table
            .parts
            .as_ref()
            .is_none_or(|parts| parts.contains(&part))
    };
    let crate_name = table.name.map(toml::Spanned::into_inner);
    let settings = Settings {
        name: Some(crate_name.unwrap_or_else(|| name.clone())),
        title: table.title,
        version: table.version,
        description: table.description,
        servers: table.servers,
        dialect: table.dialect,
        shape: table.shape,
        parts: Parts {
            // The other two are written in terms of the types.
            types: true,
            client: wanted(Part::Client),
            server: wanted(Part::Server),
        },
        crate_version: table.crate_version.unwrap_or(defaults.crate_version),
        limits: limits.unwrap_or_default(),
        command: command.to_owned(),
    };
    ApiConfig {
        docs: table.docs.into_inner(),
        out,
        settings,
        name,
    }
}
