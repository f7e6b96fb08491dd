//! The property that tells the members of a union apart.

use super::{Shapes, is_alike};
use crate::facets::{compare_one, show};
use crate::here::Here;
use crate::lookup::by_name;
use crate::node::{Node, Pair, Side};
use crate::rules::unions as rules;
use crate::walk::Walk;

/// Compares which property tells members apart, and by which values.
pub(super) fn compare<'a>(walk: &mut Walk<'a>, here: &Here, shapes: &Shapes<'a>) {
    const KEY: &str = "discriminator";
    let pair = shapes.pair(KEY);
    let (base, head) = match (pair.base.get(KEY), pair.head.get(KEY)) {
        (None, None) => return,
        (None, Some(_)) => {
            let message = "a discriminator was added".to_owned();
            walk.report(&rules::DISCRIMINATOR_ADDED, here, pair.facet(KEY), message);
            return;
        }
        (Some(_), None) => {
            let message = "the discriminator was removed".to_owned();
            walk.report(
                &rules::DISCRIMINATOR_REMOVED,
                here,
                pair.facet(KEY),
                message,
            );
            return;
        }
        (Some(base), Some(head)) => (base, head),
    };
    let pair = Pair::new(base, head);
    let rule = &rules::DISCRIMINATOR_PROPERTY_CHANGED;
    compare_one(walk, here, &pair, "propertyName", rule);
    compare_mapping(walk, here, &pair);
}

/// Compares which values of a discriminator stand for which schemas.
fn compare_mapping<'a>(walk: &mut Walk<'a>, here: &Here, pair: &Pair<'a>) {
    let (bases, heads) = (pair.base.members("mapping"), pair.head.members("mapping"));
    let (old, new) = (by_name(&bases), by_name(&heads));
    for (value, base) in &bases {
        let here = here.step(format!(".discriminator({value})"));
        match new.get(value) {
            Some(&head) if leads_elsewhere(walk, &here, base, head) => {
                let (from, to) = (show(base.value), show(head.value));
                let message = format!("`{value}` stands for {to}, no longer for {from}");
                let places = (base.pointer.clone(), head.pointer.clone());
                walk.report(
                    &rules::DISCRIMINATOR_MAPPING_CHANGED,
                    &here,
                    places,
                    message,
                );
            }
            Some(_) => {}
            None => {
                let message = format!("`{value}` no longer stands for a schema");
                let places = (base.pointer.clone(), pair.head.pointer.join("mapping"));
                walk.report(
                    &rules::DISCRIMINATOR_MAPPING_REMOVED,
                    &here,
                    places,
                    message,
                );
            }
        }
    }
    for (value, head) in &heads {
        if !old.contains_key(value) {
            let here = here.step(format!(".discriminator({value})"));
            let message = format!("`{value}` stands for {}", show(head.value));
            let places = (pair.base.pointer.join("mapping"), head.pointer.clone());
            walk.report(&rules::DISCRIMINATOR_MAPPING_ADDED, &here, places, message);
        }
    }
}

/// Whether two values of a mapping name schemas that differ, whatever they are called.
fn leads_elsewhere<'a>(walk: &Walk<'a>, here: &Here, base: &Node<'a>, head: &Node<'a>) -> bool {
    if base.value == head.value {
        return false;
    }
    let target = |side: &Side<'a>, node: &Node<'a>| {
        let text = node.value.as_str()?;
        match text.strip_prefix('#') {
            Some(pointer) => side.find(pointer),
            None => side.find(&format!("/components/schemas/{text}")),
        }
    };
    match (target(&walk.base, base), target(&walk.head, head)) {
        (Some(base), Some(head)) => !is_alike(walk, here, &Pair::new(base, head)),
        _ => true,
    }
}
