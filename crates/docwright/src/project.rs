//! All APIs of a `docwright.toml`, made into the files that belong on disk.
//!
//! In: a [`Config`] and the names of APIs. Out: for each its [`FileTree`], not yet compared or written, and one tree
//! for the workspace around them. This module must not know what is done with the trees.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use docwright_drift::Change;
use docwright_model::{Diagnostic, Diagnostics, FileTree, Sources};

use crate::config::{ApiConfig, Config};
use crate::output::MARK;
use crate::pipeline::Reading;
use crate::{Settings, Tally, codes, inputs, output, pipeline, report, workspace};

/// The OpenAPI document among an API's files.
const DOCUMENT: &str = "openapi.yaml";

/// One API, read and made.
#[derive(Debug)]
pub struct Made {
    /// Its name in the configuration.
    pub name: String,
    /// The folder its files belong in, from where the program runs.
    pub root: PathBuf,
    /// Its files; none where nothing could be read, and then what is on disk stays.
    pub tree: Option<FileTree>,
    /// What was read; none where that is nothing.
    pub reading: Option<Reading>,
    /// How much was read.
    pub tally: Tally,
    /// What was read.
    pub sources: Sources,
    /// What there is to say about it.
    pub diagnostics: Diagnostics,
}

/// The APIs of a configuration named by `names`, or all where none is named; none where a name is not known.
pub fn select<'c>(
    config: &'c Config,
    names: &[String],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<&'c ApiConfig>> {
    let mut known = true;
    for name in names
        .iter()
        .filter(|name| config.apis.iter().all(|api| api.name != **name))
    {
        let all = config.apis.iter().map(|api| api.name.as_str());
        let nearest = crate::nearest(name, all.clone());
        let help = match nearest {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!("these are: {}", all.collect::<Vec<_>>().join(", ")),
        };
        let message = format!("no API `{name}` is configured");
        diagnostics.push(Diagnostic::new(codes::UNKNOWN_API, message).help(help));
        known = false;
    }
    let wanted = |api: &&ApiConfig| names.is_empty() || names.contains(&api.name);
    known.then(|| config.apis.iter().filter(wanted).collect())
}

/// Everything that is generated for one API: `openapi.yaml`, `diagnostics.txt` and the crates.
pub fn make(config: &Config, api: &ApiConfig) -> Made {
    let mut diagnostics = Diagnostics::default();
    let inputs = inputs::read_request(&api.request(), &config.root, &mut diagnostics);
    let mut tally = Tally::default();
    let (mut tree, mut read) = (None, None);
    if let Some(reading) = pipeline::read(&inputs, &api.settings, &mut diagnostics) {
        tally = Tally::of(&reading);
        let generate = || {
            if api.settings.parts.types {
                pipeline::generate(&reading.spec, &api.settings, &mut diagnostics)
            } else {
                FileTree::default()
            }
        };
        let write = || api.document.then(|| docwright_spec::to_yaml(&reading.spec));
        let (mut files, document) = rayon::join(generate, write);
        config.lint.apply(&mut diagnostics);
        diagnostics.sort();
        let head = head(&inputs.name, &config.command);
        let findings = report::plain(&diagnostics, &inputs.sources);
        if let Some(document) = document {
            files.insert(DOCUMENT, head.clone() + &document);
        }
        files.insert(
            "diagnostics.txt",
            format!("{head}#\n# {tally}\n\n{findings}"),
        );
        (tree, read) = (Some(files), Some(reading));
    }
    Made {
        name: api.name.clone(),
        root: config.root.join(&api.out),
        tree,
        reading: read,
        tally,
        sources: inputs.sources,
        diagnostics,
    }
}

/// What the docs say otherwise than they did when the files on disk were made.
///
/// None where no such document can be read, which is no fault: the API may be new.
pub fn changes_since(made: &Made) -> Option<Vec<Change>> {
    let new = made.reading.as_ref()?;
    let path = made.root.join(DOCUMENT).to_string_lossy().into_owned();
    // What is odd in it was reported when it was made.
    let mut ignored = Diagnostics::default();
    let inputs = inputs::read(&[path], Path::new(""), &mut ignored);
    let old = pipeline::read(&inputs, &Settings::default(), &mut ignored)?;
    Some(pipeline::compare(&old, new))
}

/// The files of the workspace around all APIs, with its folder; none where the configuration wants none.
///
/// An API that was not made in this run keeps its crates in the workspace if they are on disk.
pub fn make_workspace(config: &Config, made: &[Made]) -> Option<(PathBuf, FileTree)> {
    let folder = config.workspace.as_ref()?;
    let mut members = Vec::new();
    for api in &config.apis {
        let below = api.out.strip_prefix(folder.as_str()).unwrap_or(&api.out);
        let below = below.trim_start_matches('/');
        let tree = made
            .iter()
            .find(|m| m.name == api.name)
            .and_then(|m| m.tree.as_ref());
        let crates: Vec<String> = match tree {
            Some(tree) => workspace::crates(tree).map(str::to_owned).collect(),
            None => crate::output::crates_on_disk(&config.root.join(&api.out)),
        };
        members.extend(crates.iter().map(|name| match below {
            "" => name.clone(),
            below => format!("{below}/{name}"),
        }));
    }
    let tree = workspace::workspace(members.iter().map(String::as_str), &config.command);
    Some((config.root.join(folder), tree))
}

/// The folders made for APIs that the configuration no longer has, in path order.
///
/// They are looked for where APIs are written to: beside the configured ones and where APIs lie by default. Everything
/// docwright wrote there goes when an empty tree is written to them.
pub fn abandoned(config: &Config) -> Vec<PathBuf> {
    let outs: Vec<PathBuf> = config.apis.iter().map(|api| tidy(&api.out)).collect();
    let mut parents = BTreeSet::from([tidy(config.workspace.as_deref().unwrap_or("generated"))]);
    parents.extend(
        outs.iter()
            .filter_map(|out| out.parent().map(PathBuf::from)),
    );
    let mut abandoned = BTreeSet::new();
    for parent in parents {
        let Ok(entries) = std::fs::read_dir(Path::new(".").join(&config.root).join(&parent)) else {
            continue;
        };
        for entry in entries.filter_map(Result::ok) {
            let below = parent.join(entry.file_name());
            let folder = config.root.join(&below);
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder && !outs.contains(&below) && output::api_of(&folder).is_some() {
                abandoned.insert(folder);
            }
        }
    }
    abandoned.into_iter().collect()
}

fn tidy(folder: &str) -> PathBuf {
    Path::new(folder).components().collect()
}

fn head(input: &str, command: &str) -> String {
    format!("# {MARK} from {input}. Do not edit.\n# To update, run: {command}\n")
}
