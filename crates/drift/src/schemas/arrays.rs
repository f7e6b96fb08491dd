//! The items of arrays.

use serde_json::Value;

use super::{Shapes, compare as compare_schemas};
use crate::facets::compare_one;
use crate::here::Here;
use crate::node::{Node, Pair};
use crate::rules::objects as rules;
use crate::walk::Walk;

pub(super) fn compare<'a>(walk: &mut Walk<'a>, here: &Here, shapes: &Shapes<'a>) {
    let key = "items";
    let base = shapes.base.get(key).filter(says_something);
    let head = shapes.head.get(key).filter(says_something);
    let places = (shapes.base.place(key), shapes.head.place(key));
    match (base, head) {
        (Some(base), Some(head)) => {
            let here = here.items();
            compare_schemas(walk, &here, &Pair::new(base, head));
        }
        (None, Some(_)) => {
            let message = "the items are described now".to_owned();
            walk.report(&rules::ITEMS_ADDED, here, places, message);
        }
        (Some(_), None) => {
            let message = "the items are no longer described".to_owned();
            walk.report(&rules::ITEMS_REMOVED, here, places, message);
        }
        (None, None) => {}
    }
    compare_tuple(walk, here, shapes);
    for key in ["contains", "minContains", "maxContains"] {
        let rule = &rules::CONTAINS_CHANGED;
        compare_one(walk, here, &shapes.pair(key), key, rule);
    }
}

/// Whether a schema asks anything of the items.
fn says_something(items: &Node<'_>) -> bool {
    items
        .value
        .as_object()
        .is_some_and(|members| !members.is_empty())
        || *items.value == Value::Bool(false)
}

/// Compares the places of an array that have a schema each.
fn compare_tuple<'a>(walk: &mut Walk<'a>, here: &Here, shapes: &Shapes<'a>) {
    let key = "prefixItems";
    let pair = shapes.pair(key);
    let (bases, heads) = (pair.base.items(key), pair.head.items(key));
    for at in 0..bases.len().max(heads.len()) {
        let here = here.step(format!("[{at}]"));
        match (bases.get(at), heads.get(at)) {
            (Some(base), Some(head)) => {
                compare_schemas(walk, &here, &Pair::new(base.clone(), head.clone()));
            }
            (None, Some(head)) => {
                let places = (pair.base.pointer.join(key), head.pointer.clone());
                let message = format!("item {at} is described");
                walk.report(&rules::TUPLE_ITEM_ADDED, &here, places, message);
            }
            (Some(base), None) => {
                let places = (base.pointer.clone(), pair.head.pointer.join(key));
                let message = format!("item {at} is no longer described");
                walk.report(&rules::TUPLE_ITEM_REMOVED, &here, places, message);
            }
            (None, None) => {}
        }
    }
}
