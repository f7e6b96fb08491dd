//! Responses by status, their headers and links.

use crate::bodies;
use crate::change::Carrier;
use crate::facets::{compare_basis, compare_examples, compare_flag, compare_three};
use crate::here::Here;
use crate::lookup::by_spelling;
use crate::node::{Node, Pair};
use crate::rules::{Trio, responses as rules, schemas as schema_rules};
use crate::schemas;
use crate::walk::Walk;

pub(crate) fn compare<'a>(walk: &mut Walk<'a>, here: &Here, pair: &Pair<'a>) {
    let here = here.carried(Carrier::Response);
    let statuses = |node: &Node<'a>| node.get("responses").map_or_else(Vec::new, |all| all.own());
    let (bases, heads) = (statuses(&pair.base), statuses(&pair.head));
    let (old, new) = (by_spelling(&bases, plain), by_spelling(&heads, plain));
    for (status, base) in &bases {
        let here = here.part(format!("response {status}"));
        if let Some(&head) = new.get(&plain(status)) {
            let pair = Pair::new(walk.base.follow(base), walk.head.follow(head));
            compare_response(walk, &here, &pair);
            continue;
        }
        let rule = match *status {
            "default" => &rules::DEFAULT_RESPONSE_REMOVED,
            status if status.starts_with('2') => &rules::RESPONSE_SUCCESS_STATUS_REMOVED,
            _ => &rules::RESPONSE_STATUS_REMOVED,
        };
        let places = (base.pointer.clone(), pair.head.pointer.join("responses"));
        walk.report(
            rule,
            &here,
            places,
            format!("response {status} was removed"),
        );
    }
    for (status, head) in &heads {
        if old.contains_key(&plain(status)) {
            continue;
        }
        let here = here.part(format!("response {status}"));
        let rule = match *status {
            "default" => &rules::DEFAULT_RESPONSE_ADDED,
            status if status.starts_with('2') => &rules::RESPONSE_SUCCESS_STATUS_ADDED,
            _ => &rules::RESPONSE_STATUS_ADDED,
        };
        let places = (pair.base.pointer.join("responses"), head.pointer.clone());
        walk.report(rule, &here, places, format!("response {status} was added"));
    }
}

/// A status or a header's name as it compares: `2xx` is `2XX`.
fn plain(name: &str) -> String {
    name.to_ascii_lowercase()
}

fn compare_response<'a>(walk: &mut Walk<'a>, here: &Here, pair: &Pair<'a>) {
    compare_basis(walk, here, pair);
    let prose = &schema_rules::DESCRIPTION;
    compare_three(walk, here, pair, "description", prose);
    let is_empty = |node: &Node<'_>| node.members("content").is_empty();
    match (is_empty(&pair.base), is_empty(&pair.head)) {
        (true, true) => {}
        (true, false) => {
            let message = "a body was added".to_owned();
            walk.report(
                &rules::RESPONSE_BODY_ADDED,
                here,
                pair.facet("content"),
                message,
            );
        }
        (false, true) => {
            let message = "the body was removed".to_owned();
            walk.report(
                &rules::RESPONSE_BODY_REMOVED,
                here,
                pair.facet("content"),
                message,
            );
        }
        (false, false) => {
            let media = (
                &rules::RESPONSE_MEDIA_TYPE_ADDED,
                &rules::RESPONSE_MEDIA_TYPE_REMOVED,
            );
            bodies::compare_content(walk, here, pair, media);
        }
    }
    compare_headers(walk, here, pair);
    compare_links(walk, here, pair);
}

fn compare_headers<'a>(walk: &mut Walk<'a>, here: &Here, pair: &Pair<'a>) {
    let here = here.carried(Carrier::ResponseHeader);
    let (bases, heads) = (pair.base.members("headers"), pair.head.members("headers"));
    let (old, new) = (by_spelling(&bases, plain), by_spelling(&heads, plain));
    for (name, base) in &bases {
        let here = here.part(format!("header {name}"));
        let base = walk.base.follow(base);
        if let Some(&head) = new.get(&plain(name)) {
            let pair = Pair::new(base, walk.head.follow(head));
            compare_header(walk, &here, &pair);
            continue;
        }
        let rule = if base.is_true("required") {
            &rules::REQUIRED_RESPONSE_HEADER_REMOVED
        } else {
            &rules::OPTIONAL_RESPONSE_HEADER_REMOVED
        };
        let places = (base.pointer, pair.head.pointer.join("headers"));
        walk.report(rule, &here, places, format!("header `{name}` was removed"));
    }
    for (name, head) in &heads {
        if !old.contains_key(&plain(name)) {
            let here = here.part(format!("header {name}"));
            let places = (pair.base.pointer.join("headers"), head.pointer.clone());
            let message = format!("header `{name}` was added");
            walk.report(&rules::RESPONSE_HEADER_ADDED, &here, places, message);
        }
    }
}

fn compare_header<'a>(walk: &mut Walk<'a>, here: &Here, pair: &Pair<'a>) {
    let required = (
        &rules::RESPONSE_HEADER_BECAME_REQUIRED,
        &rules::RESPONSE_HEADER_BECAME_OPTIONAL,
    );
    compare_flag(walk, here, pair, "required", required);
    let deprecation = (
        &rules::RESPONSE_HEADER_DEPRECATED,
        &rules::RESPONSE_HEADER_REACTIVATED,
    );
    compare_flag(walk, here, pair, "deprecated", deprecation);
    compare_three(walk, here, pair, "description", &schema_rules::DESCRIPTION);
    compare_examples(walk, here, pair, &schema_rules::EXAMPLE);
    if let Some(schemas) = pair.get("schema") {
        schemas::compare(walk, here, &schemas);
    }
}

fn compare_links<'a>(walk: &mut Walk<'a>, here: &Here, pair: &Pair<'a>) {
    let (bases, heads) = (pair.base.members("links"), pair.head.members("links"));
    let mut names: Vec<&str> = bases.iter().chain(&heads).map(|(name, _)| *name).collect();
    names.sort_unstable();
    names.dedup();
    let trio = Trio {
        added: &rules::RESPONSE_LINK_ADDED,
        removed: &rules::RESPONSE_LINK_REMOVED,
        changed: &rules::RESPONSE_LINK_CHANGED,
    };
    let links = Pair::new(pair.base.within("links"), pair.head.within("links"));
    for name in names {
        let here = here.part(format!("link {name}"));
        compare_three(walk, &here, &links, name, &trio);
    }
}
