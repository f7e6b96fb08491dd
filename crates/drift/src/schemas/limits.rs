//! Bounds and patterns.

use std::cmp::Ordering;

use serde_json::Value;

use super::Shapes;
use crate::facets::{change_of, compare_flag, compare_three, show};
use crate::here::Here;
use crate::rules::limits as rules;
use crate::walk::Walk;

pub(super) fn compare(walk: &mut Walk<'_>, here: &Here, shapes: &Shapes<'_>) {
    for bound in rules::BOUNDS {
        let key = bound.key;
        let value = |pair: &crate::node::Node<'_>| pair.value.get(key).and_then(Value::as_f64);
        let pair = shapes.pair(key);
        let (rule, message) = match (value(&pair.base), value(&pair.head)) {
            (None, Some(to)) if says_something(key, to) => {
                (bound.set, format!("{key} {} was set", show(&to.into())))
            }
            (Some(from), None) if says_something(key, from) => (
                bound.removed,
                format!("{key} {} was removed", show(&from.into())),
            ),
            (Some(from), Some(to)) => {
                let message = change_of(key, &from.into(), &to.into());
                match from.partial_cmp(&to) {
                    Some(Ordering::Less) => (bound.increased, message),
                    Some(Ordering::Greater) => (bound.decreased, message),
                    _ => continue,
                }
            }
            _ => continue,
        };
        walk.report(rule, here, pair.facet(key), message);
    }
    compare_exclusive(walk, here, shapes);
    compare_three(
        walk,
        here,
        &shapes.pair("pattern"),
        "pattern",
        &rules::PATTERN,
    );
    let key = "multipleOf";
    compare_three(walk, here, &shapes.pair(key), key, &rules::MULTIPLE_OF);
    let key = "uniqueItems";
    let unique = (&rules::UNIQUE_ITEMS_SET, &rules::UNIQUE_ITEMS_REMOVED);
    compare_flag(walk, here, &shapes.pair(key), key, unique);
}

/// No length or count is less than zero, so a bound of zero is none.
fn says_something(key: &str, bound: f64) -> bool {
    !(key.starts_with("min") && key != "minimum" && bound == 0.0)
}

fn compare_exclusive(walk: &mut Walk<'_>, here: &Here, shapes: &Shapes<'_>) {
    let both = [
        (
            "minimum",
            "exclusiveMinimum",
            &rules::MINIMUM_BECAME_EXCLUSIVE,
            &rules::MINIMUM_BECAME_INCLUSIVE,
        ),
        (
            "maximum",
            "exclusiveMaximum",
            &rules::MAXIMUM_BECAME_EXCLUSIVE,
            &rules::MAXIMUM_BECAME_INCLUSIVE,
        ),
    ];
    for (bound, key, raised, lowered) in both {
        if shapes.base.get(bound).is_some() && shapes.head.get(bound).is_some() {
            compare_flag(walk, here, &shapes.pair(key), key, (raised, lowered));
        }
    }
}
