//! Pages cut off, doubled and run together: never a panic, never an operation that the text does not hold.

use std::collections::BTreeSet;

use docwright_model::{Api, Diagnostics};

use crate::damagers::{flat, one_line, rendered};
use crate::facts::{own_pages, read};

const DAMAGES: [fn(&str) -> String; 4] = [str::to_owned, one_line, flat, rendered];

/// Methods and paths.
type Operations = BTreeSet<(String, String)>;

/// Method and path of each operation, below any base, placeholders alike.
fn operations(api: &Api) -> Operations {
    let base = api
        .servers
        .first()
        .map_or("", |server| server.value.url.trim_end_matches('/'));
    let found = api.operations.iter().map(|operation| {
        let path = format!("{base}{}", operation.path.value);
        let path = path.trim_start_matches("/api/v2").to_owned();
        (operation.method.value.as_str().to_owned(), path)
    });
    found.collect()
}

/// Reads a text under a page's name and checks that each operation is one of `known`, and that every place is one.
fn check(name: &str, text: &str, known: &Operations) -> (usize, Diagnostics) {
    let (api, diagnostics, sources) = read(&[(name.to_owned(), text.to_owned())]);
    for operation in operations(&api) {
        assert!(known.contains(&operation), "{operation:?} in {name}");
    }
    for diagnostic in &diagnostics {
        let labels = diagnostic.labels.iter().map(|label| &label.span);
        for span in diagnostic.span.iter().chain(labels) {
            assert!(
                sources.text(*span).is_some(),
                "{span:?} of {}",
                diagnostic.message
            );
        }
    }
    (api.operations.len(), diagnostics)
}

/// The pages with operations, in all shapes, each with the operations that it holds. A page that only shows commands says
/// nothing of them twice.
fn pages() -> Vec<(String, String, Operations)> {
    let mut out = Vec::new();
    for (name, text) in own_pages() {
        let (api, ..) = read(&[(name.clone(), text.clone())]);
        let known = operations(&api);
        let mut read = api.coverage.pages.iter();
        let is_shown = read.any(|page| page.reason.starts_with("commands"));
        if !known.is_empty() && !is_shown {
            for damage in DAMAGES {
                out.push((name.clone(), damage(&text), known.clone()));
            }
        }
    }
    assert!(out.len() > 30, "the pages were not found");
    out
}

#[test]
fn a_page_cut_off_anywhere_holds_no_more_than_it_did() {
    for (name, text, known) in pages() {
        for percent in 1..100 {
            let mut end = text.len() * percent / 100;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            check(&name, text.get(..end).expect("a boundary"), &known);
        }
    }
}

#[test]
fn a_doubled_page_says_so() {
    for (name, text, known) in pages() {
        let (count, diagnostics) = check(&name, &format!("{text}\n{text}"), &known);
        assert_eq!(count, known.len(), "{name}");
        let twice = |id: &str| diagnostics.iter().filter(|d| d.code.id == id).count();
        assert_eq!(twice("duplicate-operation"), known.len(), "{name}");
    }
}

#[test]
fn two_pages_run_together_hold_what_both_hold() {
    let pages = pages();
    for (shape, _) in DAMAGES.iter().enumerate() {
        let of_shape: Vec<_> = pages.iter().skip(shape).step_by(DAMAGES.len()).collect();
        for pair in of_shape.windows(2) {
            let [(name, first, known), (_, second, more)] = pair else {
                continue;
            };
            let all: Operations = known.union(more).cloned().collect();
            let (count, _) = check(name, &format!("{first}\n{second}"), &all);
            assert_eq!(count, all.len(), "{name} in shape {shape}");
        }
    }
}
