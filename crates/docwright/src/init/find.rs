//! Files become APIs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;

use docwright_model::Diagnostics;
use ignore::WalkBuilder;

use super::Candidate;
use super::groups::groups;
use crate::inputs::{self, Inputs, begins_as_openapi, has_extension, is_page};
use crate::pipeline::{self, Reading};
use crate::{Settings, Tally, output, package_name};

/// Every API in a folder: docs that a dialect knows, and OpenAPI files. Hidden files, what version control ignores, what
/// was generated and packages of others are left out.
pub fn find(folder: &Path) -> Vec<Candidate> {
    let (pages, specs) = files(folder);
    let mut found = Vec::new();
    for group in groups(folder, &pages) {
        let name = group.docs.first().cloned().unwrap_or_default();
        found.extend(candidate(folder, &name, group.docs));
    }
    for spec in specs {
        let name = spec_name(&spec).to_owned();
        found.extend(candidate(folder, &name, vec![spec]));
    }
    let mut taken = BTreeSet::new();
    for candidate in &mut found {
        let name = package_name(&candidate.name);
        let mut names = std::iter::once(name.clone()).chain((2..).map(|n| format!("{name}-{n}")));
        let free = names.find(|name| taken.insert(name.clone()));
        candidate.name = free.unwrap_or(name);
    }
    found
}

/// The Markdown pages and OpenAPI files below a folder, in order.
fn files(folder: &Path) -> (Vec<String>, Vec<String>) {
    const OTHERS: [&str; 3] = ["node_modules", "target", "vendor"];
    let walk = WalkBuilder::new(folder)
        .require_git(false)
        .filter_entry(|entry| {
            let name = entry.file_name().to_string_lossy();
            let generated = entry.path().join(output::MANIFEST);
            entry.depth() == 0 || !(OTHERS.contains(&&*name) || generated.exists())
        })
        .build();
    let (mut pages, mut specs) = (Vec::new(), Vec::new());
    for entry in walk.filter_map(Result::ok) {
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        let Some(name) = entry.path().strip_prefix(folder).ok().filter(|_| is_file) else {
            continue;
        };
        let parts = name.components();
        let parts: Vec<_> = parts.map(|p| p.as_os_str().to_string_lossy()).collect();
        let name = parts.join("/");
        if is_page(&name) {
            pages.push(name);
        } else if has_extension(&name, &["json", "yaml", "yml"])
            && begins_as_openapi(&head(entry.path()))
        {
            specs.push(name);
        }
    }
    pages.sort();
    specs.sort();
    (pages, specs)
}

/// The beginning of a file, where a document says what it is; nothing where it cannot be read.
fn head(path: &Path) -> String {
    const LONGEST: u64 = 4096;
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LONGEST).read_to_end(&mut bytes));
    match read {
        Ok(_) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(_) => String::new(),
    }
}

/// The name of an OpenAPI file: its own, or its folder's where all such files are called that.
fn spec_name(path: &str) -> &str {
    const GENERAL: [&str; 4] = ["openapi", "swagger", "api", "spec"];
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.split('.').next().unwrap_or_default();
    if GENERAL.contains(&stem) && !folder.is_empty() {
        folder
    } else {
        file
    }
}

/// What the docs are, read as `generate` will read them; none where that gives nothing.
fn candidate(folder: &Path, name: &str, docs: Vec<String>) -> Option<Candidate> {
    let mut diagnostics = Diagnostics::default();
    let inputs = inputs::read(&docs, folder, &mut diagnostics);
    let reading = pipeline::read(&inputs, &Settings::default(), &mut diagnostics)?;
    let info = &reading.spec.document().info;
    let servers = reading.spec.document().servers.iter();
    let known = |text: &str, unknown: &str| (text != unknown).then(|| text.to_owned());
    Some(Candidate {
        name: name.to_owned(),
        dialects: dialects(&reading),
        shapes: shapes(&inputs, &reading),
        title: known(&info.title, "API"),
        version: known(&info.version, "0.0.0"),
        servers: servers.map(|server| server.url.clone()).collect(),
        tally: Tally::of(&reading),
        docs,
    })
}

fn dialects(reading: &Reading) -> Vec<(&'static str, usize)> {
    let pages = reading.coverage.iter().flat_map(|c| &c.pages);
    count(pages.filter_map(|page| page.dialect))
}

/// The shapes of the pages that were read.
fn shapes(inputs: &Inputs, reading: &Reading) -> Vec<(&'static str, usize)> {
    let pages = reading.coverage.iter().flat_map(|c| &c.pages);
    let read = pages.filter(|page| page.dialect.is_some());
    let sources = read.filter_map(|page| inputs.sources.get(page.source));
    count(sources.map(docwright_parser::shape))
}

/// How often each word stands, the most frequent first.
fn count(words: impl Iterator<Item = &'static str>) -> Vec<(&'static str, usize)> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|&(word, count)| (std::cmp::Reverse(count), word));
    counts
}
