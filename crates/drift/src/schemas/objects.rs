//! The properties of objects.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::shape::{Property, Shape};
use super::{Shapes, compare as compare_schemas};
use crate::change::Carrier;
use crate::facets::{compare_basis, compare_one};
use crate::here::Here;
use crate::lookup::by_name;
use crate::node::{Node, Pair, Side};
use crate::rules::objects as rules;
use crate::walk::{Walk, schema_name};

pub(super) fn compare<'a>(walk: &mut Walk<'a>, here: &Here, shapes: &Shapes<'a>) {
    let bases = shapes.base.properties();
    let heads = shapes.head.properties();
    // Docs that list no field of an object without a name do not say that it has none.
    let leaves_out = |side: &Side<'_>, shape: &Shape<'_>, properties: &[Property<'_>]| {
        let is_inline = schema_name(&shape.first.pointer).is_none();
        properties.is_empty() && is_inline && side.is_docs()
    };
    let is_unsaid = leaves_out(&walk.base, &shapes.base, &bases)
        || leaves_out(&walk.head, &shapes.head, &heads);
    let by_name: HashMap<&str, &Property<'a>> = heads.iter().map(|p| (p.name, p)).collect();
    for base in &bases {
        let here = here.step(format!(".{}", base.name));
        match by_name.get(base.name) {
            Some(head) => compare_property(walk, &here, base, head),
            None if is_absent(&walk.base, base, &here) => {}
            None => {
                let rule = if base.is_required {
                    &rules::REQUIRED_PROPERTY_REMOVED
                } else {
                    &rules::PROPERTY_REMOVED
                };
                let places = (base.node.pointer.clone(), shapes.head.place("properties"));
                let message = format!("property `{}` was removed", base.name);
                walk.report(rule, &here.unsaid(is_unsaid), places, message);
            }
        }
    }
    let known: HashSet<&str> = bases.iter().map(|base| base.name).collect();
    for head in heads.iter().filter(|head| !known.contains(head.name)) {
        let here = here.step(format!(".{}", head.name));
        if is_absent(&walk.head, head, &here) {
            continue;
        }
        let (rule, word) = match (head.is_required, has_default(&walk.head, head)) {
            (true, true) => (&rules::REQUIRED_PROPERTY_ADDED_WITH_DEFAULT, "required "),
            (true, false) => (&rules::REQUIRED_PROPERTY_ADDED, "required "),
            (false, _) => (&rules::PROPERTY_ADDED, ""),
        };
        let places = (shapes.base.place("properties"), head.node.pointer.clone());
        let message = format!("{word}property `{}` was added", head.name);
        walk.report(rule, &here.unsaid(is_unsaid), places, message);
    }
    compare_additional(walk, here, shapes);
    compare_patterns(walk, here, shapes);
    compare_dependents(walk, here, shapes);
    for (key, rule) in [
        ("propertyNames", &rules::PROPERTY_NAMES_CHANGED),
        (
            "unevaluatedProperties",
            &rules::UNEVALUATED_PROPERTIES_CHANGED,
        ),
        ("unevaluatedItems", &rules::UNEVALUATED_PROPERTIES_CHANGED),
    ] {
        compare_one(walk, here, &shapes.pair(key), key, rule);
    }
}

/// Whether a property never travels this way: what is only received is not sent, and the other way round.
fn is_absent(side: &Side<'_>, property: &Property<'_>, here: &Here) -> bool {
    let key = match here.carrier {
        Carrier::Request | Carrier::RequestParameter => "readOnly",
        Carrier::Response | Carrier::ResponseHeader => "writeOnly",
        Carrier::Component => return false,
    };
    Shape::read(side, &property.node).holder(key).is_true(key)
}

fn has_default(side: &Side<'_>, property: &Property<'_>) -> bool {
    Shape::read(side, &property.node).get("default").is_some()
}

fn compare_property<'a>(
    walk: &mut Walk<'a>,
    here: &Here,
    base: &Property<'a>,
    head: &Property<'a>,
) {
    let absent = (
        is_absent(&walk.base, base, here),
        is_absent(&walk.head, head, here),
    );
    let places = || (base.required.clone(), head.required.clone());
    let name = base.name;
    match (base.is_required, head.is_required) {
        _ if absent == (true, true) => {}
        (false, true) => {
            let rule = if has_default(&walk.head, head) {
                &rules::PROPERTY_BECAME_REQUIRED_WITH_DEFAULT
            } else {
                &rules::PROPERTY_BECAME_REQUIRED
            };
            let message = format!("property `{name}` became required");
            walk.report(rule, here, places(), message);
        }
        (true, false) => {
            let message = format!("property `{name}` became optional");
            walk.report(&rules::PROPERTY_BECAME_OPTIONAL, here, places(), message);
        }
        _ => {}
    }
    let pair = Pair::new(base.node.clone(), head.node.clone());
    compare_basis(walk, here, &pair);
    compare_schemas(walk, here, &pair);
}

/// What an object says on properties it does not list.
enum Additional<'a> {
    Free,
    Forbidden,
    Typed(Node<'a>),
}

fn additional<'a>(shape: &Shape<'a>) -> Additional<'a> {
    match shape.get("additionalProperties") {
        None => Additional::Free,
        Some(node) => match node.value {
            Value::Bool(false) => Additional::Forbidden,
            Value::Object(members) if !members.is_empty() => Additional::Typed(node),
            _ => Additional::Free,
        },
    }
}

fn compare_additional<'a>(walk: &mut Walk<'a>, here: &Here, shapes: &Shapes<'a>) {
    use Additional::{Forbidden, Free, Typed};
    let key = "additionalProperties";
    let (rule, message) = match (additional(&shapes.base), additional(&shapes.head)) {
        (Free, Free) | (Forbidden, Forbidden) => return,
        (Typed(base), Typed(head)) => {
            let (here, pair) = (here.step(".*"), Pair::new(base, head));
            compare_basis(walk, &here, &pair);
            compare_schemas(walk, &here, &pair);
            return;
        }
        (_, Forbidden) => (
            &rules::ADDITIONAL_PROPERTIES_FORBIDDEN,
            "other properties are forbidden",
        ),
        (Forbidden, _) => (
            &rules::ADDITIONAL_PROPERTIES_ALLOWED,
            "other properties are allowed",
        ),
        (Free, Typed(_)) => (
            &rules::ADDITIONAL_PROPERTIES_SCHEMA_ADDED,
            "other properties have a schema now",
        ),
        (Typed(_), Free) => (
            &rules::ADDITIONAL_PROPERTIES_SCHEMA_REMOVED,
            "other properties may hold anything",
        ),
    };
    let places = (shapes.base.place(key), shapes.head.place(key));
    walk.report(rule, here, places, message.to_owned());
}

fn compare_patterns<'a>(walk: &mut Walk<'a>, here: &Here, shapes: &Shapes<'a>) {
    let key = "patternProperties";
    let pair = shapes.pair(key);
    let (bases, heads) = (pair.base.members(key), pair.head.members(key));
    let (old, new) = (by_name(&bases), by_name(&heads));
    for (pattern, base) in &bases {
        let here = here.step(format!(".[{pattern}]"));
        if let Some(&head) = new.get(pattern) {
            compare_schemas(walk, &here, &Pair::new(base.clone(), head.clone()));
        } else {
            let places = (base.pointer.clone(), pair.head.pointer.join(key));
            let message = format!("properties like `{pattern}` are no longer described");
            walk.report(&rules::PATTERN_PROPERTY_REMOVED, &here, places, message);
        }
    }
    for (pattern, head) in &heads {
        if !old.contains_key(pattern) {
            let here = here.step(format!(".[{pattern}]"));
            let places = (pair.base.pointer.join(key), head.pointer.clone());
            let message = format!("properties like `{pattern}` are described");
            walk.report(&rules::PATTERN_PROPERTY_ADDED, &here, places, message);
        }
    }
}

/// Compares which properties must be there wherever another is.
fn compare_dependents<'a>(walk: &mut Walk<'a>, here: &Here, shapes: &Shapes<'a>) {
    let key = "dependentRequired";
    let pair = shapes.pair(key);
    let all = |node: &Node<'_>| -> Vec<(String, String)> {
        let Some(map) = node.get(key) else {
            return Vec::new();
        };
        let names = map.own().into_iter();
        names
            .flat_map(|(name, _)| {
                let wanted = map.texts(name).into_iter();
                wanted.map(move |other| (name.to_owned(), other.to_owned()))
            })
            .collect()
    };
    let (bases, heads) = (all(&pair.base), all(&pair.head));
    let (old, new) = (
        bases.iter().collect::<HashSet<_>>(),
        heads.iter().collect::<HashSet<_>>(),
    );
    for (name, other) in bases.iter().filter(|pair| !new.contains(pair)) {
        let here = here.step(format!(".{other}"));
        let message = format!("`{other}` need not be there wherever `{name}` is");
        walk.report(
            &rules::DEPENDENT_PROPERTY_REMOVED,
            &here,
            pair.facet(key),
            message,
        );
    }
    for (name, other) in heads.iter().filter(|pair| !old.contains(pair)) {
        let here = here.step(format!(".{other}"));
        let message = format!("`{other}` must be there wherever `{name}` is");
        walk.report(
            &rules::DEPENDENT_PROPERTY_ADDED,
            &here,
            pair.facet(key),
            message,
        );
    }
}
