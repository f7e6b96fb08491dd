//! Schemas that contain themselves.

use std::collections::BTreeSet;

use docwright_spec::Pointer;
use serde_json::Value;

use crate::here::Here;
use crate::node::{Pair, Side};
use crate::rules::schemas as rules;
use crate::walk::{Walk, schema_name};

/// Compares whether two named schemas contain themselves.
pub(super) fn compare(walk: &mut Walk<'_>, here: &Here, pair: &Pair<'_>) {
    let (base, head) = (&pair.base.pointer, &pair.head.pointer);
    if schema_name(base).is_none() || schema_name(head).is_none() {
        return;
    }
    let was = walk.known_recursive(true, base, |side| contains_itself(side, base));
    let is = walk.known_recursive(false, head, |side| contains_itself(side, head));
    let (rule, message) = match (was, is) {
        (false, true) => (&rules::BECAME_RECURSIVE, "it contains itself"),
        (true, false) => (&rules::BECAME_NOT_RECURSIVE, "it no longer contains itself"),
        _ => return,
    };
    let places = (base.clone(), head.clone());
    walk.report(rule, here, places, message.to_owned());
}

/// Whether references lead from a schema back to it.
fn contains_itself(side: &Side<'_>, pointer: &Pointer) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![pointer.as_str().to_owned()];
    while let Some(at) = open.pop() {
        let Some(node) = side.find(&at) else {
            continue;
        };
        let mut inside = vec![node.value];
        while let Some(value) = inside.pop() {
            match value {
                Value::Object(members) => {
                    let target = members.get("$ref").and_then(Value::as_str);
                    if let Some(target) = target.and_then(|target| target.strip_prefix('#')) {
                        if target == pointer.as_str() {
                            return true;
                        }
                        if seen.insert(target) {
                            open.push(target.to_owned());
                        }
                    }
                    let skipped = ["example", "examples", "default", "enum", "discriminator"];
                    let members = members.iter();
                    inside.extend(
                        members
                            .filter(|(key, _)| !skipped.contains(&key.as_str()))
                            .map(|(_, value)| value),
                    );
                }
                Value::Array(items) => inside.extend(items),
                _ => {}
            }
        }
    }
    false
}
