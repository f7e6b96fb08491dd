//! How many operations have a type for everything they send and receive.
//!
//! In: a document, and the places in it that became any JSON for want of a type. Out: a count.

use std::collections::{BTreeMap, BTreeSet};

use docwright::Pointer;
use serde_json::Value;

/// The operations that neither hold a place without a type nor refer to a component that reaches one.
pub(super) fn typed(document: &Value, fallbacks: &[Pointer]) -> usize {
    let tainted = tainted_components(document, fallbacks);
    let own: BTreeSet<&str> = fallbacks.iter().map(Pointer::as_str).collect();
    let is_typed = |part: &Value, at: &Pointer| {
        let prefix = format!("{at}/");
        let mut below = own.range(prefix.as_str()..);
        !own.contains(at.as_str())
            && !below.next().is_some_and(|next| next.starts_with(&prefix))
            && components_named(part).is_disjoint(&tainted)
    };
    let paths = members(document, "paths");
    paths
        .flat_map(|(path, item)| {
            let at = Pointer::root().join("paths").join(path);
            let shared = item
                .get("parameters")
                .is_none_or(|all| is_typed(all, &at.join("parameters")));
            let item = item.as_object().into_iter().flatten();
            let operations = item.filter(|(method, _)| METHODS.contains(&method.as_str()));
            operations
                .filter(move |(method, operation)| shared && is_typed(operation, &at.join(method)))
        })
        .count()
}

/// The members of a path item that are operations.
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// The components, as `schemas/Pet`, that hold a place without a type or refer to one that does.
fn tainted_components(document: &Value, fallbacks: &[Pointer]) -> BTreeSet<String> {
    let mut users: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (section, all) in members(document, "components") {
        for (name, part) in all.as_object().into_iter().flatten() {
            for used in components_named(part) {
                let user = format!("{section}/{}", escape(name));
                users.entry(used).or_default().push(user);
            }
        }
    }
    let of_fallback = fallbacks
        .iter()
        .filter_map(|at| component(at.as_str().strip_prefix("/components/")?));
    let mut open: Vec<String> = of_fallback.collect();
    let mut tainted = BTreeSet::new();
    while let Some(next) = open.pop() {
        open.extend(users.remove(&next).into_iter().flatten());
        tainted.insert(next);
    }
    tainted
}

/// The components that a part refers to.
fn components_named(part: &Value) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    let mut open = vec![part];
    while let Some(next) = open.pop() {
        match next {
            Value::Object(members) => {
                let reference = members.get("$ref").and_then(Value::as_str);
                named.extend(
                    reference
                        .and_then(|reference| component(reference.strip_prefix("#/components/")?)),
                );
                // What an operation calls back is no part of the crates.
                open.extend(
                    members
                        .iter()
                        .filter(|(key, _)| *key != "callbacks")
                        .map(|(_, v)| v),
                );
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    named
}

/// The component on the way to a part: `schemas/Pet` of `schemas/Pet/properties/name`.
fn component(way: &str) -> Option<String> {
    let mut steps = way.split('/');
    Some(format!("{}/{}", steps.next()?, steps.next()?))
}

fn members<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = (&'v String, &'v Value)> {
    let object = value.get(key).and_then(Value::as_object);
    object.into_iter().flatten()
}

/// A name as JSON pointers spell it.
fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
