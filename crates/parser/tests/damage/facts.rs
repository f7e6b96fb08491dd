//! Pages, and the facts they give, without the places they come from.

use std::path::Path;

use docwright_model::{Api, Diagnostics, Source, Sources, list};
use docwright_parser::Options;

/// The project's own pages, by name.
pub(crate) fn own_pages() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../input-docs/coder");
    let mut pages: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the project has pages of its own")
        .map(|entry| entry.expect("a readable folder"))
        .map(|entry| {
            let text = std::fs::read_to_string(entry.path()).expect("a page in UTF-8");
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .collect();
    pages.sort();
    pages
}

/// Reads pages.
pub(crate) fn read(pages: &[(String, String)]) -> (Api, Diagnostics, Sources) {
    let mut sources = Sources::default();
    for (name, text) in pages {
        sources.add(Source::new(name.as_str(), text.as_str()));
    }
    let mut diagnostics = Diagnostics::default();
    let api = docwright_parser::read(&sources, &Options::default(), &mut diagnostics);
    (api, diagnostics, sources)
}

/// Every fact of an API, a line each, without its origin and with white space folded.
pub(crate) fn facts(api: &Api, sources: &Sources) -> Vec<String> {
    let listed = list(api, sources);
    let bare = listed.lines().map(|line| {
        let fact = line.rsplit_once("  [").map_or(line, |(fact, _)| fact);
        let depth = fact.len() - fact.trim_start().len();
        let words: Vec<&str> = fact.split("\\n").flat_map(str::split_whitespace).collect();
        format!("{:depth$}{}", "", words.join(" "))
    });
    bare.collect()
}
