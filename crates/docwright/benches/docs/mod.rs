//! The docs that are measured: the folder that `DOCWRIGHT_BENCH_DOCS` names, else the corpus where it lies beside the
//! repository, else this repository's own.

#[allow(dead_code, reason = "not every benchmark counts")]
pub(crate) mod counted;

use std::path::{Path, PathBuf};

use docwright::inputs::Inputs;
use docwright::{Diagnostics, Settings, Source, Spec, inputs, pipeline};
use pulldown_cmark::{Options, Parser};

/// Names the folder of the docs to measure.
pub(crate) const FOLDER: &str = "DOCWRIGHT_BENCH_DOCS";

/// Where the docs lie.
fn folder() -> PathBuf {
    if let Some(named) = std::env::var_os(FOLDER) {
        return PathBuf::from(named);
    }
    let (docs, own) = (corpus(), root().join("input-docs/coder"));
    if docs.is_dir() { docs } else { own }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The docs in the corpus that are measured, whether they are there or not.
fn corpus() -> PathBuf {
    let beside = || root().join("../shared/corpus");
    let corpus = std::env::var_os("DOCWRIGHT_CORPUS").map_or_else(beside, PathBuf::from);
    corpus.join("coder/2025-04/docs")
}

/// Docs in each of the dialects, and those of the corpus where they are there, by name.
#[allow(dead_code, reason = "not every benchmark has several docs")]
pub(crate) fn known() -> Vec<(&'static str, PathBuf)> {
    let own = ["input-docs/coder", "input-docs/petstore-like"];
    let own = own.map(|name| (name, root().join(name)));
    let all = own.into_iter().chain([("coder/2025-04", corpus())]);
    all.filter(|(_, folder)| folder.is_dir()).collect()
}

/// The docs as read from disk.
pub(crate) fn inputs() -> Inputs {
    inputs::read(&[".".to_owned()], &folder(), &mut Diagnostics::default())
}

/// So many copies of the docs, each an API of its own: no path, schema or page is named in two of them.
#[allow(dead_code, reason = "not every benchmark multiplies")]
pub(crate) fn multiplied(times: usize) -> Inputs {
    let one = inputs();
    let mut all = Inputs::default();
    all.name.clone_from(&one.name);
    for copy in 0..times {
        for (_, page) in one.sources.iter() {
            let text = page
                .text()
                .replace("/api/v2", &format!("/api/v2/copy{copy}"))
                .replace("`GET /", &format!("`GET /copy{copy}/"))
                .replace("`POST /", &format!("`POST /copy{copy}/"))
                .replace("`PUT /", &format!("`PUT /copy{copy}/"))
                .replace("`PATCH /", &format!("`PATCH /copy{copy}/"))
                .replace("`DELETE /", &format!("`DELETE /copy{copy}/"))
                .replace("codersdk", &format!("codersdk{copy}"));
            let name = format!("{copy}/{}", page.name());
            all.sources.add(Source::new(name, text));
        }
    }
    all
}

/// The document made from them.
#[allow(dead_code, reason = "not every benchmark starts from it")]
pub(crate) fn spec() -> Spec {
    let reading = pipeline::read(&inputs(), &Settings::default(), &mut Diagnostics::default());
    reading
        .expect("the docs that are measured hold operations")
        .spec
}

/// Says which docs are measured.
#[allow(dead_code, reason = "not every benchmark has one size")]
pub(crate) fn announce() {
    let inputs = inputs();
    let bytes: usize = inputs
        .sources
        .iter()
        .map(|(_, source)| source.text().len())
        .sum();
    println!("{} pages, {bytes} bytes, one thread", inputs.sources.len());
}

/// Keeps all work on one thread, so that time is CPU time.
pub(crate) fn on_one_thread() {
    rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .use_current_thread()
        .build_global()
        .expect("the first pool of the process");
}

/// What no reader of Markdown can do without: all events of all pages.
pub(crate) fn bare_pass(inputs: &Inputs) -> usize {
    let pages = inputs.sources.iter();
    pages
        .map(|(_, page)| {
            Parser::new_ext(page.text(), Options::ENABLE_TABLES)
                .into_offset_iter()
                .count()
        })
        .sum()
}
