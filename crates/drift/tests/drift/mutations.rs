//! The proof that each rule finds what it is there for: every case of `tests/mutations` changes a sound document in one
//! place and names the rules that must find it, forth and back; the goldens beside them hold what was found and which
//! operations it reaches. Sides that `docs` lists are taken for pages, and never state the facets under `unstated`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use docwright_drift::{Change, Facet, Judgement, Kind, Options, Scope, Severity, compare, rules};
use docwright_spec::Spec;
use expect_test::expect_file;
use serde_json::Value;

use crate::edits::{apply, load, read, texts};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mutations")
}

/// What was found from one document to another, a line each.
fn show(out: &mut String, way: &str, changes: &[Change]) {
    for change in changes {
        let limit = change.limit.map_or("", |limit| limit.as_str());
        writeln!(
            out,
            "  {way} {}: {} | {} | {} | {}{}{limit}{}",
            change.severity.as_str(),
            change.id,
            change.scope,
            change.subject,
            change.message,
            if limit.is_empty() { "" } else { " | " },
            reached(change),
        )
        .unwrap();
    }
}

/// The operations a change reaches, its own aside.
fn reached(change: &Change) -> String {
    let own = Scope::Operation(change.operations.first().cloned().unwrap_or_default());
    if change.operations.is_empty() || change.scope == own {
        return String::new();
    }
    format!(" @ {}", change.operations.join(", "))
}

fn found(changes: &[Change]) -> BTreeSet<&str> {
    changes.iter().map(|change| change.rule.id).collect()
}

/// Compares two documents, checks the rules that found something, and notes what they found.
fn check(out: &mut String, way: &str, (base, head): (&Spec, &Spec), case: &Value) -> Vec<Change> {
    let mut options = Options::default();
    let docs = texts(&case["docs"]);
    if docs.iter().any(|side| side == "base") {
        options.base.kind = Kind::Docs;
    }
    if docs.iter().any(|side| side == "head") {
        options.head.kind = Kind::Docs;
    }
    for (side, manner) in [("base", &mut options.base), ("head", &mut options.head)] {
        let facets = texts(&case["unstated"][side]);
        manner.unstated = facets
            .iter()
            .map(|text| Facet::parse(text).unwrap())
            .collect();
    }
    let changes = compare(base, head, &options);
    show(out, way, &changes);
    let wanted: BTreeSet<String> = texts(&case[way]).into_iter().collect();
    let also = texts(&case["also"]);
    let found: BTreeSet<String> = found(&changes)
        .into_iter()
        .map(str::to_owned)
        .filter(|id| wanted.contains(id) || !also.contains(id))
        .collect();
    assert_eq!(found, wanted, "{way} of {case}\n{out}");
    for change in &changes {
        assert_eq!(change.fingerprint().len(), 16);
    }
    changes
}

#[test]
fn every_mutation_is_found_by_its_rule() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .collect();
    files.sort();
    let mut fired = BTreeSet::new();
    let mut mutations = 0;
    for file in files {
        let cases = load(&file);
        let sound = load(
            &folder()
                .join("../specs")
                .join(cases["spec"].as_str().unwrap()),
        );
        let base = read(&sound);
        let mut out = String::new();
        for case in cases["cases"].as_array().unwrap() {
            let mut changed = sound.clone();
            for edit in case["do"].as_array().unwrap() {
                apply(&mut changed, edit);
            }
            let head = read(&changed);
            writeln!(out, "{}", case["do"]).unwrap();
            for (way, sides) in [("forth", (&base, &head)), ("back", (&head, &base))] {
                let changes = check(&mut out, way, sides, case);
                assert!(
                    !changes.is_empty() || !case[way].is_string(),
                    "nothing was found {way} of {case}"
                );
                fired.extend(changes.iter().map(|change| change.rule.id));
                mutations += 1;
            }
        }
        expect_file![file.with_extension("out")].assert_eq(&out);
    }
    assert!(mutations >= 240, "{mutations}");
    let silent: Vec<&str> = rules()
        .into_iter()
        .flat_map(|(_, rules)| rules.iter().map(|rule| rule.id))
        .filter(|id| !fired.contains(id))
        .collect();
    assert!(silent.is_empty(), "no mutation shows {silent:?}");
}

#[test]
fn ids_are_many_and_each_stands_for_one_rule() {
    let mut ids = BTreeSet::new();
    let mut count = 0;
    for rule in rules().into_iter().flat_map(|(_, rules)| rules.iter()) {
        count += 1;
        let carriers: &[&str] = match rule.judgement {
            Judgement::Fixed(_) => &[""],
            Judgement::Directed { .. } => &[
                "request-",
                "response-",
                "request-parameter-",
                "response-header-",
                "component-",
            ],
        };
        for carrier in carriers {
            let id = format!("{carrier}{}", rule.id);
            assert!(ids.insert(id.clone()), "{id} stands twice");
        }
        let shape = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(rule.id.chars().all(shape), "{}", rule.id);
        assert!(rule.explanation.ends_with('.'), "{}", rule.id);
    }
    assert!(count >= 120, "{count}");
    assert!(Severity::DocsOnly < Severity::Breaking);
}
