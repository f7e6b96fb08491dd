//! All APIs of a `docwright.toml`, made into the files that belong on disk.
//!
//! In: a [`Config`] and the names of APIs. Out: for each its [`FileTree`], not yet compared or written, and one tree
//! for the workspace around them. This module must not know what is done with the trees.

use std::path::PathBuf;

use docwright_model::{Diagnostic, Diagnostics, FileTree, Sources};

use crate::config::{ApiConfig, Config};
use crate::output::MARK;
use crate::{Tally, codes, inputs, pipeline, report, workspace};

/// One API, read and made.
#[derive(Debug)]
pub struct Made {
    /// Its name in the configuration.
    pub name: String,
    /// The folder its files belong in, from where the program runs.
    pub root: PathBuf,
    /// Its files; none where nothing could be read, and then what is on disk stays.
    pub tree: Option<FileTree>,
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
        let nearest = crate::config::nearest_of(name, all.clone());
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
    let root = api.root.as_deref();
    let mut inputs = inputs::read_within(&api.docs, &config.root, root, &mut diagnostics);
    inputs.read_overlays(&api.overlays, &config.root, &mut diagnostics);
    let mut tally = Tally::default();
    let mut tree = None;
    if let Some(reading) = pipeline::read(&inputs, &api.settings, &mut diagnostics) {
        tally = Tally::of(&reading);
        let mut files = match api.settings.parts.types {
            true => pipeline::generate(&reading.spec, &api.settings, &mut diagnostics),
            false => FileTree::default(),
        };
        config.lint.apply(&mut diagnostics);
        diagnostics.sort();
        let head = head(&inputs.name, &config.command);
        let findings = report::plain(&diagnostics, &inputs.sources);
        if api.document {
            let document = docwright_spec::to_yaml(&reading.spec);
            files.insert("openapi.yaml", head.clone() + &document);
        }
        files.insert(
            "diagnostics.txt",
            format!("{head}#\n# {tally}\n\n{findings}"),
        );
        tree = Some(files);
    }
    Made {
        name: api.name.clone(),
        root: config.root.join(&api.out),
        tree,
        tally,
        sources: inputs.sources,
        diagnostics,
    }
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

fn head(input: &str, command: &str) -> String {
    format!("# {MARK} from {input}. Do not edit.\n# To update, run: {command}\n")
}
