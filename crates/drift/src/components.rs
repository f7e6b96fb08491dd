//! Schemas that nothing refers to.

use std::collections::BTreeSet;

use docwright_spec::Pointer;
use serde_json::Value;

use crate::change::Carrier;
use crate::here::Here;
use crate::lookup::by_name;
use crate::node::{Node, Pair, Side};
use crate::rules::documents as rules;
use crate::schemas;
use crate::walk::Walk;

/// Compares the schemas that no comparison of operations could reach: nothing refers to them.
pub(crate) fn compare(walk: &mut Walk<'_>) {
    let here = Here::api().carried(Carrier::Component);
    let (bases, heads) = (named(&walk.base), named(&walk.head));
    let (base_used, head_used) = (used(&walk.base), used(&walk.head));
    let (old, new) = (by_name(&bases), by_name(&heads));
    let in_both = |name: &str| old.get(name).copied().zip(new.get(name).copied());
    for (name, _) in &bases {
        let unused = !base_used.contains(*name) || !head_used.contains(*name);
        if let Some((base, head)) = in_both(name)
            && unused
        {
            schemas::compare(walk, &here, &Pair::new(base.clone(), head.clone()));
        }
    }
    let alone = |(name, _): &&(&str, Node<'_>), used: &BTreeSet<String>| {
        in_both(name).is_none() && !used.contains(*name)
    };
    let mut new: Vec<_> = heads.iter().filter(|s| alone(s, &head_used)).collect();
    let place = Pointer::from("/components/schemas");
    for (name, base) in bases.iter().filter(|s| alone(s, &base_used)) {
        let renamed = new.iter().position(|(_, head)| {
            let pair = Pair::new(base.clone(), head.clone());
            schemas::is_alike(walk, &here, &pair)
        });
        if let Some(at) = renamed {
            new.remove(at);
            continue;
        }
        let places = (base.pointer.clone(), place.clone());
        let message = format!("schema `{name}` was removed");
        let here = here.part(format!("schema {name}"));
        walk.report(&rules::SCHEMA_REMOVED, &here, places, message);
    }
    for (name, head) in new {
        let places = (place.clone(), head.pointer.clone());
        let message = format!("schema `{name}` was added");
        let here = here.part(format!("schema {name}"));
        walk.report(&rules::SCHEMA_ADDED, &here, places, message);
    }
}

fn named<'a>(side: &Side<'a>) -> Vec<(&'a str, Node<'a>)> {
    let place = side.find("/components/schemas");
    place.map_or_else(Vec::new, |place| place.all())
}

/// The names of the schemas that something refers to.
fn used(side: &Side<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut open = vec![side.root().value];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(target)) = members.get("$ref")
                    && let Some(pointer) = target.strip_prefix("#/components/schemas/")
                {
                    let pointer = Pointer::from(format!("/{pointer}"));
                    names.extend(pointer.steps().next().map(std::borrow::Cow::into_owned));
                }
                open.extend(members.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    names
}
