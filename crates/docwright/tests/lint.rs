//! Each page in `cases/lint` holds one planted fault; what lint says of it stands beside it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use docwright::lint::{Levels, lint};
use docwright::{Diagnostics, Settings, Severity, config, inputs, plain};
use docwright_model::Sources;
use expect_test::expect_file;

/// The pages with a planted fault, in the order of their numbers.
fn cases() -> (PathBuf, Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/lint");
    let files = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let pages = files.filter(|path| path.extension().is_some_and(|kind| kind == "md"));
    let mut pages: Vec<String> = pages
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    pages.sort();
    (folder, pages)
}

/// What lint finds in some docs, notes left out, and what it points into.
fn findings(docs: &[String], base: &Path, settings: &Settings) -> (Diagnostics, Sources) {
    let mut all = Diagnostics::default();
    let inputs = inputs::read(docs, base, &mut all);
    lint(&inputs, settings, &Levels::default(), &mut all).unwrap();
    let mut grave = Diagnostics::default();
    for diagnostic in all.iter().filter(|d| d.severity() > Severity::Note) {
        grave.push(diagnostic.clone());
    }
    (grave, inputs.sources)
}

#[test]
fn each_planted_fault_is_found_and_nothing_else() {
    let (folder, pages) = cases();
    assert!(pages.len() > 30, "the cases were not found");
    let mut found = BTreeSet::new();
    for page in pages {
        let (all, sources) = findings(std::slice::from_ref(&page), &folder, &Settings::default());
        let codes: BTreeSet<&str> = all.iter().map(|d| d.code.id).collect();
        let expected = usize::from(!page.starts_with("00-"));
        assert_eq!(codes.len(), expected, "{page}: {codes:?}");
        found.extend(codes);
        let told = folder.join(page.replace(".md", ".txt"));
        expect_file![told].assert_eq(&plain(&all, &sources));
    }
    assert!(found.len() > 20, "the faults are of {} kinds", found.len());
}

#[test]
fn the_docs_of_this_repository_are_clean() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources = Sources::default();
    let config = config::load(
        &root.join(config::FILE),
        &mut sources,
        &mut Diagnostics::default(),
    );
    let config = config.unwrap();
    assert!(!config.apis.is_empty());
    for api in &config.apis {
        let (all, sources) = findings(&api.docs, &config.root, &api.settings);
        assert_eq!(plain(&all, &sources), "", "{}", api.name);
    }
}

#[test]
fn a_rule_can_be_set_to_any_level_and_switched_off() {
    let (folder, _) = cases();
    let page = ["06-example-type-in-response.md".to_owned()];
    let count = |level: Option<Severity>, wanted: Severity| {
        let mut levels = Levels::default();
        levels.set("example-not-valid", level).unwrap();
        let mut all = Diagnostics::default();
        let inputs = inputs::read(&page, &folder, &mut all);
        lint(&inputs, &Settings::default(), &levels, &mut all).unwrap();
        all.count(wanted)
    };
    assert_eq!(count(Some(Severity::Error), Severity::Error), 1);
    assert_eq!(count(Some(Severity::Note), Severity::Warning), 0);
    assert_eq!(count(None, Severity::Warning), 0);
}

#[test]
fn a_misspelt_rule_is_refused_with_the_nearest() {
    let unknown = Levels::default().set("torn-raw", None).unwrap_err();
    assert_eq!(unknown.nearest, Some("torn-row"));
}
