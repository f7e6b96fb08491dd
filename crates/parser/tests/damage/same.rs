//! Pages that were damaged say what they said before.

use docwright_parser::Options;

use crate::damagers::{flat, one_line, rendered, shown};
use crate::facts::{facts, own_pages, read};

/// The facts that differ between the own pages and the same pages damaged.
fn differences(damage: fn(&str) -> String, same: fn(&str) -> String) -> Vec<String> {
    let clean = own_pages();
    assert!(clean.len() > 8, "the pages were not found");
    let damaged: Vec<(String, String)> = clean
        .iter()
        .map(|(name, text)| (name.clone(), damage(text)))
        .collect();
    let (before, _, sources) = read(&clean);
    let before = facts(&before, &sources);
    let (after, _, sources) = read(&damaged);
    let after = facts(&after, &sources);
    assert!(before.len() > 1000, "hardly a fact was read");
    let before: Vec<String> = before.iter().map(|fact| same(fact)).collect();
    let after: Vec<String> = after.iter().map(|fact| same(fact)).collect();
    let mut out: Vec<String> = Vec::new();
    for change in similar(&before, &after) {
        out.push(change);
    }
    out
}

/// The lines of two lists that are not in both, in order.
fn similar(before: &[String], after: &[String]) -> Vec<String> {
    let mut rest = after.iter().peekable();
    let mut out = Vec::new();
    for line in before {
        let ahead = rest.clone().take(40).position(|other| other == line);
        match ahead {
            Some(count) => {
                out.extend(rest.by_ref().take(count).map(|extra| format!("+{extra}")));
                rest.next();
            }
            None => out.push(format!("-{line}")),
        }
    }
    out.extend(rest.map(|extra| format!("+{extra}")));
    out
}

#[test]
fn a_page_on_one_line_says_the_same() {
    let none: Vec<String> = Vec::new();
    assert_eq!(differences(one_line, str::to_owned), none);
}

#[test]
fn a_flat_page_says_the_same() {
    let none: Vec<String> = Vec::new();
    assert_eq!(differences(flat, str::to_owned), none);
}

/// Rendered text lacks the marks inside descriptions, and with them the targets of links; nothing else.
#[test]
fn rendered_text_says_the_same_without_marks() {
    let none: Vec<String> = Vec::new();
    assert_eq!(differences(rendered, shown), none);
}

#[test]
fn every_fact_of_a_damaged_page_is_marked() {
    for damage in [one_line, flat, rendered] {
        let damaged: Vec<(String, String)> = own_pages()
            .iter()
            .map(|(name, text)| (name.clone(), damage(text)))
            .collect();
        let (api, _, sources) = read(&damaged);
        for line in docwright_model::list(&api, &sources).lines() {
            let origin = line.rsplit_once("  [").map_or("", |(_, origin)| origin);
            let is_marked = origin.contains("recovered") || !origin.contains(".md:");
            assert!(is_marked, "{line}");
        }
    }
}

#[test]
fn pages_of_all_shapes_stand_side_by_side() {
    let damages: [fn(&str) -> String; 4] = [str::to_owned, one_line, flat, rendered];
    let clean = own_pages();
    let mixed: Vec<(String, String)> = clean
        .iter()
        .zip(damages.iter().cycle())
        .map(|((name, text), damage)| (name.clone(), damage(text)))
        .collect();
    let (before, _, sources) = read(&clean);
    let before: Vec<String> = facts(&before, &sources).iter().map(|f| shown(f)).collect();
    let (after, _, sources) = read(&mixed);
    let after: Vec<String> = facts(&after, &sources).iter().map(|f| shown(f)).collect();
    assert_eq!(similar(&before, &after), Vec::<String>::new());
}

#[test]
fn a_shape_that_does_not_exist_is_an_error() {
    let options = Options {
        shape: Some("round".to_owned()),
        ..Options::default()
    };
    let mut diagnostics = docwright_model::Diagnostics::default();
    docwright_parser::read(
        &docwright_model::Sources::default(),
        &options,
        &mut diagnostics,
    );
    let found: Vec<&str> = diagnostics.iter().map(|d| d.code.id).collect();
    assert_eq!(found, ["no-such-shape"]);
}
