//! What a single value may be: type, format, null, allowed values, default.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use super::Shapes;
use super::shape::Shape;
use crate::facets::{Sense, change_of, compare_three, show};
use crate::here::Here;
use crate::node::{Node, Side};
use crate::rules::schemas as rules;
use crate::walk::{Walk, schema_name};

/// Compares the types; returns whether they have enough in common to look further.
pub(super) fn compare_types(walk: &mut Walk<'_>, here: &Here, shapes: &Shapes<'_>) -> bool {
    let places = || (shapes.base.place("type"), shapes.head.place("type"));
    let (base, head) = (shapes.base.types(), shapes.head.types());
    let message = change_of("type", &words(&base), &words(&head));
    let rule = match (covers(&head, &base), covers(&base, &head)) {
        (true, true) => None,
        (true, false) => Some(&rules::TYPE_WIDENED),
        (false, true) => Some(&rules::TYPE_NARROWED),
        (false, false) => Some(&rules::TYPE_CHANGED),
    };
    if let Some(rule) = rule {
        // Docs that print no type say nothing of it.
        let is_unsaid =
            (walk.base.is_docs() && base.is_empty()) || (walk.head.is_docs() && head.is_empty());
        walk.report(rule, &here.unsaid(is_unsaid), places(), message);
    }
    let places = (shapes.base.place("nullable"), shapes.head.place("nullable"));
    // Docs say of a field that it may be null, not of a schema on its own.
    let is_alone = |side: &Side<'_>, shape: &Shape<'_>| {
        side.is_docs() && schema_name(&shape.first.pointer).is_some()
    };
    let is_unsaid = is_alone(&walk.base, &shapes.base) || is_alone(&walk.head, &shapes.head);
    let here = &here.unsaid(is_unsaid);
    match (shapes.base.is_nullable(), shapes.head.is_nullable()) {
        (false, true) => {
            let message = "null is allowed".to_owned();
            walk.report(&rules::BECAME_NULLABLE, here, places, message);
        }
        (true, false) => {
            let message = "null is no longer allowed".to_owned();
            walk.report(&rules::BECAME_NOT_NULLABLE, here, places, message);
        }
        _ => {}
    }
    rule.is_none()
}

/// Whether every value of the types `some` is one of the types `all`.
fn covers(all: &BTreeSet<&str>, some: &BTreeSet<&str>) -> bool {
    let has = |kind: &&str| all.contains(*kind) || (*kind == "integer" && all.contains("number"));
    all.is_empty() || (!some.is_empty() && some.iter().all(has))
}

fn words(types: &BTreeSet<&str>) -> Value {
    let all: Vec<&str> = types.iter().copied().collect();
    let text = if all.is_empty() {
        "any".to_owned()
    } else {
        all.join(" or ")
    };
    Value::String(text)
}

/// Compares what more is asked of a single value.
pub(super) fn compare(walk: &mut Walk<'_>, here: &Here, shapes: &Shapes<'_>) {
    compare_format(walk, here, shapes);
    for (key, rules) in [
        ("contentEncoding", &rules::CONTENT_ENCODING),
        ("contentMediaType", &rules::CONTENT_MEDIA_TYPE),
        ("default", &rules::DEFAULT),
    ] {
        compare_three(walk, here, &shapes.pair(key), key, rules);
    }
    compare_enum(walk, here, shapes);
}

fn compare_format(walk: &mut Walk<'_>, here: &Here, shapes: &Shapes<'_>) {
    let pair = shapes.pair("format");
    let (base, head) = (pair.base.text("format"), pair.head.text("format"));
    let rule = match (base, head) {
        (base, head) if base == head => return,
        (None, _) => &rules::FORMAT_ADDED,
        (_, None) => &rules::FORMAT_REMOVED,
        (Some("int32"), Some("int64")) | (Some("float"), Some("double")) => &rules::FORMAT_WIDENED,
        (Some("int64"), Some("int32")) | (Some("double"), Some("float")) => &rules::FORMAT_NARROWED,
        _ => &rules::FORMAT_CHANGED,
    };
    let name = |format: Option<&str>| Value::from(format.unwrap_or("none"));
    let message = change_of("format", &name(base), &name(head));
    walk.report(rule, here, pair.facet("format"), message);
}

fn compare_enum<'a>(walk: &mut Walk<'_>, here: &Here, shapes: &Shapes<'a>) {
    let pair = shapes.pair("enum");
    let (base, head) = (pair.base.get("enum"), pair.head.get("enum"));
    let (base_list, head_list) = match (base, head) {
        (None, None) => return,
        (None, Some(_)) => {
            let message = "only listed values are allowed".to_owned();
            walk.report(&rules::ENUM_ADDED, here, pair.facet("enum"), message);
            return;
        }
        (Some(_), None) => {
            let message = "any value is allowed".to_owned();
            walk.report(&rules::ENUM_REMOVED, here, pair.facet("enum"), message);
            return;
        }
        (Some(base), Some(head)) => (base, head),
    };
    let (base, head) = (pair.base.items("enum"), pair.head.items("enum"));
    let senses = |all: &[Node<'a>]| -> HashSet<Sense<'a>> {
        all.iter().map(|value| Sense(value.value)).collect()
    };
    let (old_values, new_values) = (senses(&base), senses(&head));
    for old in base.iter().filter(|value| !value.value.is_null()) {
        if !new_values.contains(&Sense(old.value)) {
            let message = format!("{} is no longer allowed", show(old.value));
            let places = (old.pointer.clone(), head_list.pointer.clone());
            let here = here.value(old.value);
            walk.report(&rules::ENUM_VALUE_REMOVED, &here, places, message);
        }
    }
    for new in head.iter().filter(|value| !value.value.is_null()) {
        if !old_values.contains(&Sense(new.value)) {
            let message = format!("{} is allowed", show(new.value));
            let places = (base_list.pointer.clone(), new.pointer.clone());
            let here = here.value(new.value);
            walk.report(&rules::ENUM_VALUE_ADDED, &here, places, message);
        }
    }
}
