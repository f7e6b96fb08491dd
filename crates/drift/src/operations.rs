//! Operations, and the calls that go the other way: callbacks and webhooks.

use std::collections::{HashMap, HashSet};

use docwright_spec::Pointer;

use crate::bodies;
use crate::facets::{compare_flag, compare_one, compare_three};
use crate::here::Here;
use crate::lookup::set;
use crate::matching::{Found, match_operations, operations, placeholders};
use crate::node::{Node, Pair, Side};
use crate::parameters;
use crate::responses;
use crate::rules::operations as rules;
use crate::rules::{Rule, Trio};
use crate::security;
use crate::servers;
use crate::walk::Walk;

pub(crate) fn compare(walk: &mut Walk<'_>) {
    let matched = match_operations(&walk.base, &walk.head);
    let paths = Pointer::root().join("paths");
    for (base, head) in &matched.pairs {
        let here = walk.operation(base.name());
        compare_names(walk, &here, (base, head), matched.is_moved(base, head));
        compare_operation(walk, &here, base, head);
    }
    // Docs held against what is served: what one side lacks did not come or go.
    let is_served = walk.base.is_docs() && !walk.head.is_docs();
    for base in &matched.removed {
        let here = walk.operation(base.name());
        let (rule, fate) = if is_served {
            (
                &rules::OPERATION_NOT_SERVED,
                "is documented, but not served",
            )
        } else if base.node.is_true("deprecated") {
            (&rules::DEPRECATED_OPERATION_REMOVED, "was removed")
        } else {
            (&rules::OPERATION_REMOVED, "was removed")
        };
        let places = (base.node.pointer.clone(), paths.clone());
        walk.report(rule, &here, places, format!("the operation {fate}"));
    }
    for head in &matched.added {
        let here = walk.operation(head.name());
        let (rule, fate) = if is_served {
            (
                &rules::OPERATION_NOT_DOCUMENTED,
                "is served, but not documented",
            )
        } else {
            (&rules::OPERATION_ADDED, "was added")
        };
        let places = (paths.clone(), head.node.pointer.clone());
        walk.report(rule, &here, places, format!("the operation {fate}"));
    }
    compare_webhooks(walk);
}

/// How an operation is addressed.
fn compare_names<'a>(
    walk: &mut Walk<'a>,
    here: &Here,
    (base, head): (&Found<'a>, &Found<'a>),
    is_moved: bool,
) {
    let places = || (base.node.pointer.clone(), head.node.pointer.clone());
    if base.method != head.method {
        let (from, to) = (base.method.to_uppercase(), head.method.to_uppercase());
        let message = format!("the method changed from {from} to {to}");
        walk.report(&rules::OPERATION_METHOD_CHANGED, here, places(), message);
    }
    let (old, new) = (placeholders(base.path), placeholders(head.path));
    if is_moved {
        let message = format!("the path changed from `{}` to `{}`", base.path, head.path);
        walk.report(&rules::OPERATION_PATH_CHANGED, here, places(), message);
    } else {
        for (from, to) in old.iter().zip(&new).filter(|(from, to)| from != to) {
            let here = here.part(format!("path parameter {from}"));
            let message = format!("path parameter `{from}` is called `{to}`");
            walk.report(&rules::PATH_PARAMETER_RENAMED, &here, places(), message);
        }
    }
}

fn compare_operation<'a>(walk: &mut Walk<'a>, here: &Here, base: &Found<'a>, head: &Found<'a>) {
    let pair = Pair::new(base.node.clone(), head.node.clone());
    let ids = Trio {
        added: &rules::OPERATION_ID_ADDED,
        removed: &rules::OPERATION_ID_REMOVED,
        changed: &rules::OPERATION_ID_CHANGED,
    };
    compare_three(walk, here, &pair, "operationId", &ids);
    for (key, rule) in [
        ("summary", &rules::OPERATION_SUMMARY_CHANGED),
        ("description", &rules::OPERATION_DESCRIPTION_CHANGED),
        ("externalDocs", &rules::OPERATION_EXTERNAL_DOCS_CHANGED),
    ] {
        compare_one(walk, here, &pair, key, rule);
    }
    let deprecation = (&rules::OPERATION_DEPRECATED, &rules::OPERATION_REACTIVATED);
    compare_flag(walk, here, &pair, "deprecated", deprecation);
    compare_tags(walk, here, &pair);
    let items = Pair::new(base.item.clone(), head.item.clone());
    for key in ["summary", "description"] {
        compare_one(walk, here, &items, key, &rules::PATH_DESCRIPTION_CHANGED);
    }
    servers::compare_operation(walk, here, &pair);
    security::compare_operation(walk, here, &pair);
    parameters::compare(walk, here, base, head);
    bodies::compare(walk, here, &pair);
    responses::compare(walk, here, &pair);
    compare_callbacks(walk, here, &pair);
}

fn compare_tags<'a>(walk: &mut Walk<'a>, here: &Here, pair: &Pair<'a>) {
    let (base, head) = (pair.base.texts("tags"), pair.head.texts("tags"));
    let (old, new) = (set(&base), set(&head));
    for tag in base.iter().filter(|tag| !new.contains(*tag)) {
        let here = here.part(format!("tag {tag}"));
        let message = format!("no longer tagged `{tag}`");
        walk.report(
            &rules::OPERATION_TAG_REMOVED,
            &here,
            pair.facet("tags"),
            message,
        );
    }
    for tag in head.iter().filter(|tag| !old.contains(*tag)) {
        let here = here.part(format!("tag {tag}"));
        let message = format!("tagged `{tag}`");
        walk.report(
            &rules::OPERATION_TAG_ADDED,
            &here,
            pair.facet("tags"),
            message,
        );
    }
}

fn compare_callbacks<'a>(walk: &mut Walk<'a>, here: &Here, pair: &Pair<'a>) {
    let words = Words {
        noun: "callback",
        added: &rules::CALLBACK_ADDED,
        removed: &rules::CALLBACK_REMOVED,
    };
    let bases = callbacks(&walk.base, &pair.base);
    let heads = callbacks(&walk.head, &pair.head);
    compare_calls(walk, here, pair, &words, (&bases, &heads));
}

/// The callbacks of an operation: each holds path items by expression.
fn callbacks<'a>(side: &Side<'a>, operation: &Node<'a>) -> Vec<Call<'a>> {
    let calls = operation.members("callbacks").into_iter();
    calls
        .map(|(name, node)| {
            let node = side.follow(&node);
            let operations = operations(side, &node.own());
            (name, node.pointer, operations)
        })
        .collect()
}

fn compare_webhooks(walk: &mut Walk<'_>) {
    let here = Here::api();
    let pair = Pair::new(walk.base.root(), walk.head.root());
    let words = Words {
        noun: "webhook",
        added: &rules::WEBHOOK_ADDED,
        removed: &rules::WEBHOOK_REMOVED,
    };
    let bases = webhooks(&walk.base, &pair.base);
    let heads = webhooks(&walk.head, &pair.head);
    compare_calls(walk, &here, &pair, &words, (&bases, &heads));
}

/// The webhooks of a document: each is a path item.
fn webhooks<'a>(side: &Side<'a>, root: &Node<'a>) -> Vec<Call<'a>> {
    let calls = root.members("webhooks").into_iter();
    calls
        .map(|(name, node)| {
            let operations = operations(side, &[("", node.clone())]);
            (name, node.pointer, operations)
        })
        .collect()
}

/// What calls to clients are called, and the rules on them.
struct Words {
    noun: &'static str,
    added: &'static Rule,
    removed: &'static Rule,
}

/// A callback or webhook: its name, where it stands, and the operations clients answer.
type Call<'a> = (&'a str, Pointer, Vec<Found<'a>>);

/// Compares calls that the API makes: what is sent there, clients receive.
fn compare_calls<'a>(
    walk: &mut Walk<'a>,
    here: &Here,
    pair: &Pair<'a>,
    words: &Words,
    (bases, heads): (&[Call<'a>], &[Call<'a>]),
) {
    let by_name: HashMap<&str, &[Found<'a>]> = heads
        .iter()
        .map(|(name, _, found)| (*name, &**found))
        .collect();
    let known: HashSet<&str> = bases.iter().map(|(name, ..)| *name).collect();
    for (name, pointer, old) in bases {
        let here = here.part(format!("{} {name}", words.noun)).reversed();
        if let Some(new) = by_name.get(name) {
            let new: HashMap<_, _> = new.iter().map(|f| ((f.method, f.path), f)).collect();
            for base in old {
                if let Some(head) = new.get(&(base.method, base.path)) {
                    compare_operation(walk, &here, base, head);
                }
            }
        } else {
            let places = (pointer.clone(), pair.head.pointer.clone());
            let message = format!("{} `{name}` was removed", words.noun);
            walk.report(words.removed, &here, places, message);
        }
    }
    for (name, pointer, _) in heads {
        if !known.contains(name) {
            let here = here.part(format!("{} {name}", words.noun)).reversed();
            let places = (pair.base.pointer.clone(), pointer.clone());
            let message = format!("{} `{name}` was added", words.noun);
            walk.report(words.added, &here, places, message);
        }
    }
}
