//! Pages become sets that describe one API each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use docwright_model::{Api, Diagnostics};

use crate::config::is_below;
use crate::inputs;
use crate::{Settings, pipeline};

/// Pages of one API.
#[derive(Debug)]
pub(super) struct Group {
    /// The folder, or the pages where they lie in the folder that was searched itself.
    pub(super) docs: Vec<String>,
    dialects: BTreeSet<&'static str>,
    /// Each operation as method and path.
    operations: BTreeSet<(String, String)>,
}

/// Sorts pages by the API they describe: those of one folder belong together, those of neighbouring folders too where
/// they are of one dialect and describe no operation twice.
pub(super) fn groups(root: &Path, pages: &[String]) -> Vec<Group> {
    let mut folders: BTreeSet<String> = BTreeSet::new();
    let mut loose = Vec::new();
    for page in known_pages(root, pages) {
        match page.rsplit_once('/') {
            Some((folder, _)) => {
                folders.insert(folder.to_owned());
            }
            None => loose.push(page),
        }
    }
    let outer = folders
        .iter()
        .filter(|folder| !folders.iter().any(|other| is_below(folder, other)));
    let mut by_parent: BTreeMap<&str, Vec<Group>> = BTreeMap::new();
    for folder in outer {
        let parent = folder.rsplit_once('/').map_or("", |(parent, _)| parent);
        let group = read(root, vec![folder.clone()]);
        by_parent.entry(parent).or_default().push(group);
    }
    let mut groups = Vec::new();
    if !loose.is_empty() {
        groups.push(read(root, loose));
    }
    for (parent, together) in by_parent {
        if !parent.is_empty() && together.len() > 1 && is_one(&together) {
            groups.push(read(root, vec![parent.to_owned()]));
        } else {
            groups.extend(together);
        }
    }
    groups
}

/// The pages that a dialect knows and that say something of an API.
fn known_pages(root: &Path, pages: &[String]) -> Vec<String> {
    if pages.is_empty() {
        return Vec::new();
    }
    let (api, names) = api(root, pages);
    let coverage = api.coverage.pages.iter();
    let read = coverage.filter(|page| page.dialect.is_some() && page.read > 0);
    read.filter_map(|page| names.get(page.source.0 as usize).cloned())
        .collect()
}

/// What pages say, and the name of each.
fn api(root: &Path, docs: &[String]) -> (Api, Vec<String>) {
    let mut diagnostics = Diagnostics::default();
    let inputs = inputs::read(docs, root, &mut diagnostics);
    let names = inputs.sources.iter();
    let names = names.map(|(_, source)| source.name().to_owned()).collect();
    let api = pipeline::read_docs(&inputs, &Settings::default(), &mut diagnostics);
    (api, names)
}

fn read(root: &Path, docs: Vec<String>) -> Group {
    let (api, _) = api(root, &docs);
    let operations = api.operations.iter().map(|operation| {
        let method = operation.method.value.as_str().to_owned();
        (method, operation.path.value.clone())
    });
    let dialects = api.coverage.pages.iter();
    Group {
        docs,
        dialects: dialects.filter_map(|page| page.dialect).collect(),
        operations: operations.collect(),
    }
}

/// Whether groups describe parts of one API.
fn is_one(groups: &[Group]) -> bool {
    let mut seen = BTreeSet::new();
    let dialects: BTreeSet<_> = groups.iter().flat_map(|group| &group.dialects).collect();
    let mut operations = groups.iter().flat_map(|group| &group.operations);
    dialects.len() == 1 && operations.all(|operation| seen.insert(operation))
}
