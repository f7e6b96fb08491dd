//! The addresses an API is served under.

use crate::facets::{change_of, compare_one};
use crate::here::Here;
use crate::lookup::{Named, by_name, set};
use crate::node::{Node, Pair};
use crate::rules::documents as rules;
use crate::rules::operations::OPERATION_SERVERS_CHANGED;
use crate::walk::Walk;

/// Compares the servers of the documents.
pub(crate) fn compare_document<'a>(walk: &mut Walk<'a>) {
    let here = Here::api();
    let pair = Pair::new(walk.base.root(), walk.head.root());
    let (bases, heads) = (pair.base.items("servers"), pair.head.items("servers"));
    // A document without servers is served from where it lies, which some write down.
    let says_nothing = |all: &[Node<'_>]| all.iter().all(|server| url(server).is_empty());
    if says_nothing(&bases) && says_nothing(&heads) {
        return;
    }
    let by_url = |server: &Node<'a>| Some(url(server));
    let (old_urls, new_urls) = (Named::of(&bases, by_url), Named::of(&heads, by_url));
    let gone = without(&bases, &new_urls);
    let new = without(&heads, &old_urls);
    for base in &bases {
        if let Some(head) = new_urls.of_name(url(base), base) {
            let here = here.part(format!("server {}", url(base)));
            compare_server(walk, &here, &Pair::new(base.clone(), head.clone()));
        }
    }
    if let ([base], [head], 1, 1) = (&*gone, &*new, bases.len(), heads.len()) {
        let places = (base.pointer.join("url"), head.pointer.join("url"));
        let message = format!("the server moved from `{}` to `{}`", url(base), url(head));
        walk.report(
            &rules::SERVER_URL_CHANGED,
            &here.part("server"),
            places,
            message,
        );
        return;
    }
    for base in gone {
        let here = here.part(format!("server {}", url(base)));
        let places = (base.pointer.clone(), pair.head.pointer.join("servers"));
        let message = format!("server `{}` was removed", url(base));
        walk.report(&rules::SERVER_REMOVED, &here, places, message);
    }
    for head in new {
        let here = here.part(format!("server {}", url(head)));
        let places = (pair.base.pointer.join("servers"), head.pointer.clone());
        let message = format!("server `{}` was added", url(head));
        walk.report(&rules::SERVER_ADDED, &here, places, message);
    }
}

/// Compares the servers that an operation has of its own.
pub(crate) fn compare_operation(walk: &mut Walk<'_>, here: &Here, pair: &Pair<'_>) {
    let urls = |node: &Node<'_>| -> Vec<String> {
        let servers = node.items("servers");
        servers
            .iter()
            .map(|server| url(server).to_owned())
            .collect()
    };
    let (base, head) = (urls(&pair.base), urls(&pair.head));
    if base != head {
        let message = change_of("servers", &base.into(), &head.into());
        let places = pair.facet("servers");
        walk.report(
            &OPERATION_SERVERS_CHANGED,
            &here.part("servers"),
            places,
            message,
        );
    }
}

fn compare_server(walk: &mut Walk<'_>, here: &Here, pair: &Pair<'_>) {
    compare_one(
        walk,
        here,
        pair,
        "description",
        &rules::SERVER_DESCRIPTION_CHANGED,
    );
    let (bases, heads) = (
        pair.base.members("variables"),
        pair.head.members("variables"),
    );
    let (old_names, new_names) = (by_name(&bases), by_name(&heads));
    for (name, base) in &bases {
        let here = here.part(format!("variable {name}"));
        let Some(&head) = new_names.get(name) else {
            let places = (base.pointer.clone(), pair.head.pointer.clone());
            let message = format!("variable `{name}` was removed");
            walk.report(&rules::SERVER_VARIABLE_REMOVED, &here, places, message);
            continue;
        };
        let pair = Pair::new(base.clone(), head.clone());
        compare_one(
            walk,
            &here,
            &pair,
            "default",
            &rules::SERVER_VARIABLE_DEFAULT_CHANGED,
        );
        let (old, new) = (base.texts("enum"), head.texts("enum"));
        let (old_values, new_values) = (set(&old), set(&new));
        for value in old.iter().filter(|value| !new_values.contains(*value)) {
            let message = format!("`{value}` is no longer possible");
            let rule = &rules::SERVER_VARIABLE_VALUE_REMOVED;
            walk.report(rule, &here.part(value), pair.facet("enum"), message);
        }
        for value in new.iter().filter(|value| !old_values.contains(*value)) {
            let message = format!("`{value}` is possible");
            let rule = &rules::SERVER_VARIABLE_VALUE_ADDED;
            walk.report(rule, &here.part(value), pair.facet("enum"), message);
        }
    }
    for (name, head) in &heads {
        if !old_names.contains_key(name) {
            let places = (pair.base.pointer.clone(), head.pointer.clone());
            let here = here.part(format!("variable {name}"));
            let message = format!("variable `{name}` was added");
            walk.report(&rules::SERVER_VARIABLE_ADDED, &here, places, message);
        }
    }
}

/// The servers whose address the other list lacks.
fn without<'n, 'a>(servers: &'n [Node<'a>], others: &Named<'_, 'a>) -> Vec<&'n Node<'a>> {
    let missing = |server: &&Node<'_>| !others.has(url(server));
    servers.iter().filter(missing).collect()
}

/// The address without the slash that some write at its end.
fn url<'a>(server: &Node<'a>) -> &'a str {
    server.text("url").unwrap_or_default().trim_end_matches('/')
}
