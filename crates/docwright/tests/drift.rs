//! What a comparison of docs finds, and what it leaves alone.
//!
//! Rewriting Markdown without saying anything else yields nothing. The corpus of a real product, two versions of its
//! docs with the documents they were made from, lies beside the repository where it is at hand; the tests on it say
//! so where it is not.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test fails by panicking and says what it left out"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use docwright::drift::{Change, Severity};
use docwright::pipeline::{self, Reading};
use docwright::{Diagnostics, Settings, inputs};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(argument: &str, base: &Path) -> Reading {
    let mut diagnostics = Diagnostics::default();
    let inputs = inputs::read(&[argument.to_owned()], base, &mut diagnostics);
    pipeline::read(&inputs, &Settings::default(), &mut diagnostics).unwrap()
}

fn lines(changes: &[Change]) -> Vec<String> {
    let line = |c: &Change| format!("{} {}, {}: {}", c.id, c.scope, c.subject, c.message);
    changes.iter().map(line).collect()
}

/// A way to rewrite a page that says the same afterwards.
type Rewriting = (&'static str, fn(&str) -> String);

const REWRITINGS: [Rewriting; 9] = [
    ("lines moved down", |page| format!("\n\n\n{page}")),
    ("blank lines doubled", |page| {
        outside_fences(page, |line| match line {
            "" => "\n\n".to_owned(),
            line => line.to_owned(),
        })
    }),
    ("line ends of another system", |page| {
        page.replace('\n', "\r\n")
    }),
    ("a byte order mark", |page| format!("\u{feff}{page}")),
    ("blanks at the ends of lines", |page| {
        outside_fences(page, |line| match line {
            line if line.starts_with('|') => format!("{line}   "),
            line => line.to_owned(),
        })
    }),
    ("cells made wider", |page| {
        outside_fences(page, |line| match line {
            line if line.starts_with("| ") => line.replace(" | ", "    |  "),
            line => line.to_owned(),
        })
    }),
    ("rules below headers made longer", |page| {
        outside_fences(page, |line| match line {
            line if line.starts_with("|-") => line.replace("--|", "-----|"),
            line => line.to_owned(),
        })
    }),
    ("headings closed", |page| {
        outside_fences(page, |line| match line {
            line if line.starts_with("## ") => format!("{line} ##"),
            line => line.to_owned(),
        })
    }),
    ("sections in another order", |page| {
        let mut sections = page.split("\n## ");
        let head = sections.next().unwrap_or_default().trim_end();
        let mut sections: Vec<&str> = sections.map(str::trim_end).collect();
        let by = usize::from(sections.len() > 1);
        sections.rotate_left(by);
        let sections = sections.iter().map(|section| format!("\n\n## {section}"));
        format!("{head}{}\n", sections.collect::<String>())
    }),
];

/// Rewrites the lines that stand outside fenced code.
fn outside_fences(page: &str, rewrite: impl Fn(&str) -> String) -> String {
    let mut fenced = false;
    let lines = page.lines().map(|line| {
        let is_fence = line.trim_start().starts_with("```");
        fenced ^= is_fence;
        if fenced || is_fence {
            format!("{line}\n")
        } else {
            format!("{}\n", rewrite(line))
        }
    });
    lines.collect()
}

#[test]
fn markdown_may_be_rewritten() {
    let pages: Vec<PathBuf> = fs::read_dir(root().join("input-docs/coder"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let base = read("input-docs/coder", &root());
    for (kind, rewrite) in REWRITINGS {
        let folder = tempfile::tempdir().unwrap();
        let mut rewritten = 0;
        for page in &pages {
            let text = fs::read_to_string(page).unwrap();
            let new = rewrite(&text);
            rewritten += usize::from(new != text);
            fs::write(folder.path().join(page.file_name().unwrap()), new).unwrap();
        }
        assert!(
            rewritten * 2 > pages.len(),
            "{kind} leaves most pages alone"
        );
        let head = read(".", folder.path());
        for changes in [
            pipeline::compare(&base, &head),
            pipeline::compare(&head, &base),
        ] {
            assert!(changes.is_empty(), "{kind}: {:#?}", lines(&changes));
        }
    }
}

/// The corpus, where it lies beside the repository.
fn corpus() -> Option<PathBuf> {
    let beside = || root().join("../shared/corpus");
    let corpus = std::env::var_os("DOCWRIGHT_CORPUS").map_or_else(beside, PathBuf::from);
    let folder = corpus.join("coder");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: the corpus {} is not here", folder.display());
    None
}

#[test]
fn docs_hold_against_what_is_served() {
    let Some(corpus) = corpus() else {
        return;
    };
    for (version, left_out) in [("2023-12", 17), ("2025-04", 20)] {
        let docs = read(&format!("{version}/docs"), &corpus);
        let served = read(&format!("{version}/truth.openapi.json"), &corpus);
        let changes = pipeline::compare(&docs, &served);
        let (told, found): (Vec<_>, Vec<_>) = changes
            .into_iter()
            .filter(|change| change.severity > Severity::DocsOnly)
            .partition(|change| change.rule.id == "operation-not-documented");
        assert!(found.is_empty(), "{version}: {:#?}", lines(&found));
        assert_eq!(told.len(), left_out, "{version}: {:#?}", lines(&told));
    }
}

#[test]
fn two_versions_of_docs_differ_as_what_they_describe() {
    let Some(corpus) = corpus() else {
        return;
    };
    let docs = ["2023-12", "2025-04"].map(|version| read(&format!("{version}/docs"), &corpus));
    let folder = tempfile::tempdir().unwrap();
    let served = [("2023-12", &docs[0]), ("2025-04", &docs[1])].map(|(version, docs)| {
        let text = fs::read_to_string(corpus.join(version).join("truth.openapi.json")).unwrap();
        let mut truth: Value = serde_json::from_str(&text).unwrap();
        restrict(&mut truth, docs);
        let name = format!("{version}.json");
        fs::write(folder.path().join(&name), truth.to_string()).unwrap();
        read(&name, folder.path())
    });
    let by_docs = came_and_went(&pipeline::compare(&docs[0], &docs[1]));
    let by_truth = came_and_went(&pipeline::compare(&served[0], &served[1]));
    assert!(by_truth.values().sum::<usize>() > 200, "{by_truth:#?}");
    for (key, count) in &by_truth {
        assert_eq!(by_docs.get(key), Some(count), "{key}");
    }
    assert_eq!(by_docs, by_truth);
}

/// Takes out the operations that docs do not print.
fn restrict(truth: &mut Value, docs: &Reading) {
    let printed = &docs.spec.document().paths.paths;
    let paths = truth["paths"].as_object_mut().unwrap();
    for (path, item) in paths.iter_mut() {
        let methods: Vec<&str> = printed
            .get(path)
            .and_then(|item| item.as_item())
            .into_iter()
            .flat_map(|item| item.iter().map(|(method, _)| method))
            .collect();
        let item = item.as_object_mut().unwrap();
        item.retain(|method, _| methods.contains(&method.as_str()));
    }
    paths.retain(|_, item| item.as_object().is_some_and(|item| !item.is_empty()));
}

/// How often operations, parameters and properties came and went, by rule, name and the operations reached: docs may
/// print without a name what has one in the document.
fn came_and_went(changes: &[Change]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for change in changes {
        let id = change.rule.id;
        let is_part = ["operation", "parameter", "property"].iter().any(|part| {
            id.ends_with(&format!("{part}-added")) || id.ends_with(&format!("{part}-removed"))
        });
        if is_part {
            let leaf = change.subject.rsplit(['.', ' ']).next().unwrap_or_default();
            let mut operations = change.operations.clone();
            operations.sort();
            let key = format!("{} {leaf} in {}", change.id, operations.join(", "));
            *counts.entry(key).or_default() += 1;
        }
    }
    counts
}
