//! The names of component schemas.

use std::collections::BTreeMap;

use docwright_model::{Diagnostic, Diagnostics};
use docwright_spec::{Pointer, Spec};
use indexmap::IndexMap;

use crate::codes;
use crate::names::{GUARDED_TYPES, Ident, Kind, Scope, ident};

/// Names all components, whatever their order in the document.
///
/// A package in front of a name (`codersdk.Role`) is dropped, unless two schemas would then share a name: all of these
/// keep their packages (`CodersdkRole`, `DatabaseRole`).
pub(super) fn names(
    spec: &Spec,
    scope: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> IndexMap<String, Ident> {
    let Some(components) = &spec.document().components else {
        return IndexMap::new();
    };
    let mut wanted: BTreeMap<Ident, Vec<&str>> = BTreeMap::new();
    for key in components.schemas.keys() {
        wanted
            .entry(ident(without_package(key), Kind::Type))
            .or_default()
            .push(key);
    }
    let mut names = BTreeMap::new();
    let (alone, clashing): (Vec<_>, Vec<_>) =
        wanted.into_iter().partition(|(_, keys)| keys.len() == 1);
    for (name, key) in alone
        .into_iter()
        .flat_map(|(name, keys)| keys.into_iter().map(move |key| (name.clone(), key)))
    {
        let claim = scope.claim(&name, Kind::Type, key);
        if !is_plain(without_package(key)) {
            diagnostics.push(renamed(spec, key, &claim.name));
        }
        names.insert(key, claim.name);
    }
    for (shared, mut keys) in clashing {
        keys.sort_unstable();
        for key in &keys {
            let claim = scope.claim(&ident(key, Kind::Type), Kind::Type, key);
            if claim.name != shared {
                diagnostics.push(clash(spec, &shared, key, &keys, &claim.name));
            }
            names.insert(key, claim.name);
        }
    }
    components
        .schemas
        .keys()
        .filter_map(|key| Some((key.clone(), names.remove(key.as_str())?)))
        .collect()
}

/// `io.k8s.api.v1.Pod` → `Pod`: what stands before the last dot is a package if all of it begins in lower case.
fn without_package(key: &str) -> &str {
    match key.rsplit_once('.') {
        Some((package, name))
            if name.starts_with(|c: char| c.is_ascii_uppercase())
                && package
                    .split('.')
                    .all(|part| part.starts_with(|c: char| c.is_ascii_lowercase())) =>
        {
            name
        }
        _ => key,
    }
}

/// Whether Rust takes the name as it is, but for its case.
fn is_plain(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !GUARDED_TYPES.contains(&name)
        && name != "Self"
}

fn renamed(spec: &Spec, key: &str, name: &Ident) -> Diagnostic {
    Diagnostic::new(
        codes::RENAMED,
        format!("the schema `{key}` is called `{name}` in Rust"),
    )
    .at_opt(place(spec, key))
}

fn clash(spec: &Spec, shared: &Ident, key: &str, keys: &[&str], name: &Ident) -> Diagnostic {
    let message =
        format!("the schema `{key}` is called `{name}`, because `{shared}` would name several");
    let others = keys.iter().filter(|other| **other != key);
    others
        .filter_map(|other| Some((place(spec, other)?, *other)))
        .fold(
            Diagnostic::new(codes::NAME_CLASH, message).at_opt(place(spec, key)),
            |found, (span, other)| found.label(span, format!("`{other}`")),
        )
}

fn place(spec: &Spec, key: &str) -> Option<docwright_model::Span> {
    spec.origins()
        .nearest(&pointer(key))
        .and_then(docwright_model::Origin::span)
}

/// Where a component schema stands.
pub(super) fn pointer(key: &str) -> Pointer {
    Pointer::from("/components/schemas").join(key)
}
