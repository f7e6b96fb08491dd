//! Names for operations that the docs give none.

use std::collections::HashSet;

use docwright_model::{Fact, Operation};

use crate::evidence::vocabulary::Facet;
use crate::resolve::Merged;

/// Gives each operation of docs that never print ids one made from its summary, or else from method and path. Ids are unique.
pub(crate) fn identify(merged: &mut Merged<'_>) {
    let stated = merged
        .api
        .operations
        .iter()
        .filter_map(|operation| operation.id.as_ref());
    let mut taken: HashSet<String> = stated.map(|id| id.value.clone()).collect();
    let habits = &merged.habits;
    for (operation, shown) in merged.api.operations.iter_mut().zip(&merged.shown) {
        let page = habits.get(&operation.section.source);
        let prints_ids = page.is_some_and(|page| !page.unstated.contains(&Facet::OperationId));
        if shown.is_untitled {
            operation.summary = Some(summary(operation));
        } else if prints_ids {
            continue;
        }
        if operation.id.is_some() {
            continue;
        }
        let origin = operation
            .summary
            .as_ref()
            .map_or(&operation.path.origin, |summary| &summary.origin)
            .to_inferred();
        let from_place = || {
            let method = operation.method.value.as_str();
            slug(&format!("{method} {}", operation.path.value))
        };
        let base = operation
            .summary
            .as_ref()
            .map(|s| slug(&s.value))
            .filter(|s| !s.is_empty())
            .unwrap_or_else(from_place);
        let is_open = page.is_some_and(|page| page.is_open);
        let id = distinct(base, operation, is_open, &taken);
        taken.insert(id.clone());
        operation.id = Some(Fact::new(id, origin));
    }
}

/// What an operation does, told by its method and the words of its path.
fn summary(operation: &Operation) -> Fact<String> {
    let method = operation.method.value.as_str();
    let mut words = vec![format!(
        "{}{}",
        method.get(..1).unwrap_or_default(),
        method.get(1..).unwrap_or_default().to_lowercase()
    )];
    let mut by = Vec::new();
    for segment in operation
        .path
        .value
        .split('/')
        .filter(|segment| !segment.is_empty())
    {
        if let Some(name) = segment.strip_prefix('{') {
            by.push(name.trim_end_matches('}').to_owned());
        } else if !is_base(segment) {
            words.extend(segment.split(['-', '_', '.']).map(str::to_owned));
        }
    }
    let mut text = words.join(" ").trim_end().to_owned();
    if !by.is_empty() {
        text.push_str(" by ");
        text.push_str(&by.join(" and "));
    }
    Fact::new(text, operation.path.origin.to_inferred())
}

/// Whether a segment of a path says nothing about what is done: it is the same for all operations.
fn is_base(segment: &str) -> bool {
    let version = segment.strip_prefix(['v', 'V']);
    segment.eq_ignore_ascii_case("api")
        || version
            .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// The first of the name itself, the name with the tag, with the method and path, and with a number, that is free.
///
/// Where the layout is free one section may describe several methods of a path, so that the method goes first.
fn distinct(base: String, operation: &Operation, is_open: bool, taken: &HashSet<String>) -> String {
    if !taken.contains(&base) {
        return base;
    }
    let method = operation.method.value.as_str().to_lowercase();
    let by_method = is_open.then(|| format!("{method}-{base}"));
    let tag = operation.tags.first().map_or("", |tag| tag.value.as_str());
    let place = format!(
        "{} {}",
        operation.method.value.as_str(),
        operation.path.value
    );
    let with = |suffix: &str| format!("{base}-{}", slug(suffix));
    let numbered = (2u32..).map(|n| format!("{base}-{n}"));
    let by_tag = (!tag.is_empty()).then(|| with(tag));
    let named = by_method.into_iter().chain(by_tag).chain([with(&place)]);
    let mut candidates = named.chain(numbered);
    candidates.find(|id| !taken.contains(id)).unwrap_or(base)
}

/// A text in lower case with dashes between its words; apostrophes vanish.
pub(crate) fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !matches!(c, '\'' | '’')) {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}
