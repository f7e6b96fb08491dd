//! `docwright.toml`: which APIs a repository has, where their docs lie and what is made of them.
//!
//! In: the file's text. Out: a [`Config`], or findings that point into the file. This module must not know what the
//! stages do with the settings.

mod checks;
mod file;
mod formats;
mod ignores;
mod placed;
mod rules;

use std::path::{Path, PathBuf};

use docwright_model::{Diagnostic, Diagnostics, Source, SourceId, Sources};

use crate::compare::Ignore;
use crate::inputs::Request;
use crate::inputs::reason;
use crate::lint::Levels;
use crate::settings::{Inferred, Naming};
use crate::{Limits, Parts, Settings, codes};
pub(crate) use checks::is_below;
use file::{ApiTable, ConfigFile, Part};
use placed::Placed;
pub use rules::DriftRules;

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
    /// How grave findings on docs are.
    pub lint: Levels,
    /// How grave changes are.
    pub drift: DriftRules,
    /// Findings that are known and accepted.
    pub ignores: Vec<Ignore>,
}

/// One API.
#[derive(Debug, Clone)]
pub struct ApiConfig {
    /// Its name in the file, and in its crates' names unless the settings say another.
    pub name: String,
    /// Folders, files and patterns, from the file's folder.
    pub docs: Vec<String>,
    /// The folder its files are written to, from the file's folder.
    pub out: String,
    /// Whether its OpenAPI document is written.
    pub document: bool,
    /// The folder an OpenAPI file may refer to others in, from the file's folder.
    pub root: Option<String>,
    /// Overlay files in the order they are applied, from the file's folder.
    pub overlays: Vec<String>,
    /// How to read it and what to make of it.
    pub settings: Settings,
}

impl ApiConfig {
    /// What is read for it, from the folder the file lies in.
    pub fn request(&self) -> Request<'_> {
        Request {
            docs: &self.docs,
            root: self.root.as_deref(),
            overlays: &self.overlays,
            bytes: self.settings.limits.input_bytes,
        }
    }
}

/// The JSON schema of the file, for editors and for its reference.
#[cfg(feature = "schema")]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(ConfigFile).to_value()
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
            let finding = Diagnostic::new(codes::UNREADABLE, message).in_file(name);
            diagnostics.push(finding.help("mend its permissions and run again"));
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
    if !checks::check(id, source.name(), &file, diagnostics) {
        return None;
    }
    let ConfigFile {
        workspace,
        command,
        limits,
        api,
        lint,
        drift,
        ignore,
    } = file;
    let command = command.unwrap_or_else(|| Settings::default().command);
    let apis = api.into_iter().map(|(name, table)| {
        let out = checks::out(&name, &table, workspace.as_ref()).into_inner();
        settle(name.into_inner(), out, table, &command, limits)
    });
    Some(Config {
        root: root.to_path_buf(),
        apis: apis.collect(),
        workspace: workspace.map(|path| checks::tidy(path.get())),
        command,
        lint: rules::levels(lint),
        drift: DriftRules::of(drift),
        ignores: ignore
            .into_iter()
            .map(|table| ignores::read(id, table))
            .collect(),
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
        let parts = table.parts.as_ref();
        parts.is_none_or(|parts| parts.get().contains(&part))
    };
    let (client, server) = (wanted(Part::Client), wanted(Part::Server));
    let crate_name = table.name.map(Placed::into_inner);
    let settings = Settings {
        name: Some(crate_name.unwrap_or_else(|| name.clone())),
        title: table.title,
        version: table.version,
        description: table.description,
        servers: table.servers,
        dialect: table.dialect.map(Placed::into_inner),
        shape: table.shape.map(Placed::into_inner),
        parts: Parts {
            // The other two are written in terms of the types.
            types: wanted(Part::Types) || client || server,
            client,
            server,
        },
        crate_version: table.crate_version.unwrap_or(defaults.crate_version),
        limits: limits.unwrap_or_default(),
        command: command.to_owned(),
        inferred: match table.inferred {
            file::Inferred::Use => Inferred::Use,
            file::Inferred::Report => Inferred::Report,
            file::Inferred::Drop => Inferred::Drop,
        },
        naming: naming(table.naming),
        types: formats::map(table.types),
    };
    ApiConfig {
        document: wanted(Part::Spec),
        docs: table.docs.into_inner(),
        root: table.root.map(|root| checks::tidy(root.get())),
        overlays: table.overlays.into_inner(),
        out,
        settings,
        name,
    }
}

fn naming(table: file::NamingTable) -> Naming {
    let pairs = |all: std::collections::BTreeMap<Placed<String>, String>| {
        let pairs = all.into_iter().map(|(old, new)| (old.into_inner(), new));
        pairs.collect()
    };
    let prefixes = table.strip_prefixes.into_iter();
    Naming {
        prefixes: prefixes.map(Placed::into_inner).collect(),
        schemas: pairs(table.schemas),
        operations: pairs(table.operations),
    }
}

/// Text as a TOML string on one line.
pub(crate) fn quoted(text: &str) -> String {
    let line = text.replace(['\n', '\r', '\t'], " ");
    toml::Value::String(line).to_string()
}
