//! Names for operations that the docs give none.

use std::collections::HashSet;

use docwright_model::{Fact, Operation, Origin};

use crate::resolve::Merged;

/// Gives each operation that the docs give no id one made from its summary, or else from method and path. Ids are unique.
pub(crate) fn identify(merged: &mut Merged<'_>) {
    let stated = merged
        .api
        .operations
        .iter()
        .filter_map(|operation| operation.id.as_ref());
    let mut taken: HashSet<String> = stated.map(|id| id.value.clone()).collect();
    for operation in &mut merged.api.operations {
        if operation.id.is_some() {
            continue;
        }
        let evidence = operation
            .summary
            .as_ref()
            .map_or(&operation.path.origin, |summary| &summary.origin)
            .evidence
            .clone();
        let from_place = slug(&format!(
            "{} {}",
            operation.method.value.as_str(),
            operation.path.value
        ));
        let base = operation
            .summary
            .as_ref()
            .map(|s| slug(&s.value))
            .filter(|s| !s.is_empty())
            .unwrap_or(from_place);
        let id = distinct(base, operation, &taken);
        taken.insert(id.clone());
        operation.id = Some(Fact::new(id, Origin::inferred_from(evidence)));
    }
}

/// The first of the name itself, the name with the tag, with the method and path, and with a number, that is free.
fn distinct(base: String, operation: &Operation, taken: &HashSet<String>) -> String {
    if !taken.contains(&base) {
        return base;
    }
    let tag = operation.tags.first().map_or("", |tag| tag.value.as_str());
    let place = format!(
        "{} {}",
        operation.method.value.as_str(),
        operation.path.value
    );
    let with = |suffix: &str| format!("{base}-{}", slug(suffix));
    let numbered = (2u32..).map(|n| format!("{base}-{n}"));
    let mut candidates = [with(tag), with(&place)].into_iter().chain(numbered);
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
