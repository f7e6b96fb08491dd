//! The credentials there are.

use std::collections::{BTreeMap, HashMap};

use docwright_spec::Pointer;
use indexmap::IndexSet;

use crate::facets::{Sense, compare_one, compare_three};
use crate::here::Here;
use crate::lookup::{Taking, by_name};
use crate::node::{Node, Pair, Side};
use crate::rules::{Rule, Trio, security as rules};
use crate::walk::Walk;

const PLACE: &str = "/components/securitySchemes";

/// Compares the schemes the documents declare.
///
/// Notes as well which is which, for the operations that ask for them.
pub(crate) fn compare(walk: &mut Walk<'_>) {
    let here = Here::api();
    let (bases, heads) = schemes(walk);
    let pairs = matched(&bases, &heads);
    let became: HashMap<&str, &str> = pairs.iter().copied().collect();
    walk.old_schemes = pairs.iter().map(|(old, new)| (*new, *old)).collect();
    let new = by_name(&heads);
    for (name, base) in &bases {
        let here = here.part(format!("security scheme {name}"));
        let head = became.get(name).and_then(|name| new.get(name));
        if let Some(&head) = head {
            compare_scheme(walk, &here, &Pair::new(base.clone(), head.clone()));
        } else {
            let places = (base.pointer.clone(), Pointer::from(PLACE));
            let message = format!("security scheme `{name}` was removed");
            walk.report(&rules::SECURITY_SCHEME_REMOVED, &here, places, message);
        }
    }
    for (name, head) in &heads {
        if !walk.old_schemes.contains_key(name) {
            let here = here.part(format!("security scheme {name}"));
            let places = (Pointer::from(PLACE), head.pointer.clone());
            let message = format!("security scheme `{name}` was added");
            walk.report(&rules::SECURITY_SCHEME_ADDED, &here, places, message);
        }
    }
}

type Schemes<'a> = Vec<(&'a str, Node<'a>)>;

/// The schemes of both sides, behind references.
fn schemes<'a>(walk: &Walk<'a>) -> (Schemes<'a>, Schemes<'a>) {
    let all = |side: &Side<'a>| -> Schemes<'a> {
        let place = side.find(PLACE);
        let schemes = place.map_or_else(Vec::new, |place| place.all()).into_iter();
        schemes
            .map(|(name, node)| (name, side.follow(&node)))
            .collect()
    };
    (all(&walk.base), all(&walk.head))
}

/// Which scheme of the head is which of the base: by name, else by saying the same.
fn matched<'a>(
    bases: &[(&'a str, Node<'a>)],
    heads: &[(&'a str, Node<'a>)],
) -> Vec<(&'a str, &'a str)> {
    let mut pairs = Vec::new();
    let mut left = Vec::new();
    let mut heads = Taking::by(heads.iter().collect(), |(name, _)| Some(*name));
    for (name, base) in bases {
        match heads.take(name) {
            Some(_) => pairs.push((*name, *name)),
            None => left.push((*name, base)),
        }
    }
    let mut heads = Taking::by(heads.left(), |(_, head)| Some(said(head)));
    for (name, base) in left {
        if let Some((head, _)) = heads.take(&said(base)) {
            pairs.push((name, *head));
        }
    }
    pairs
}

/// What a scheme says, its prose aside.
fn said<'a>(scheme: &Node<'a>) -> BTreeMap<&'a str, Sense<'a>> {
    let members = scheme.own().into_iter();
    members
        .filter(|(key, _)| *key != "description")
        .map(|(key, node)| (key, Sense(node.value)))
        .collect()
}

fn compare_scheme(walk: &mut Walk<'_>, here: &Here, pair: &Pair<'_>) {
    let rule = &rules::SECURITY_SCHEME_DESCRIPTION_CHANGED;
    compare_one(walk, here, pair, "description", rule);
    if pair.base.text("type") != pair.head.text("type") {
        let rule = &rules::SECURITY_SCHEME_TYPE_CHANGED;
        compare_one(walk, here, pair, "type", rule);
        return;
    }
    let rows: [(&str, &'static Rule); 4] = [
        ("name", &rules::API_KEY_NAME_CHANGED),
        ("in", &rules::API_KEY_PLACE_CHANGED),
        ("bearerFormat", &rules::BEARER_FORMAT_CHANGED),
        ("openIdConnectUrl", &rules::OPEN_ID_URL_CHANGED),
    ];
    for (key, rule) in rows {
        compare_one(walk, here, pair, key, rule);
    }
    let scheme = |node: &Node<'_>| node.text("scheme").map(str::to_ascii_lowercase);
    if scheme(&pair.base) != scheme(&pair.head) {
        compare_one(walk, here, pair, "scheme", &rules::HTTP_SCHEME_CHANGED);
    }
    let (bases, heads) = (pair.base.members("flows"), pair.head.members("flows"));
    let (old, new) = (by_name(&bases), by_name(&heads));
    for (name, base) in &bases {
        let here = here.part(format!("flow {name}"));
        if let Some(&head) = new.get(name) {
            compare_flow(walk, &here, &Pair::new(base.clone(), head.clone()));
        } else {
            let places = (base.pointer.clone(), pair.head.pointer.join("flows"));
            let message = format!("flow `{name}` was removed");
            walk.report(&rules::OAUTH_FLOW_REMOVED, &here, places, message);
        }
    }
    for (name, head) in &heads {
        if !old.contains_key(name) {
            let here = here.part(format!("flow {name}"));
            let places = (pair.base.pointer.join("flows"), head.pointer.clone());
            let message = format!("flow `{name}` was added");
            walk.report(&rules::OAUTH_FLOW_ADDED, &here, places, message);
        }
    }
}

fn compare_flow(walk: &mut Walk<'_>, here: &Here, pair: &Pair<'_>) {
    let rows: [(&str, &'static Rule); 3] = [
        ("authorizationUrl", &rules::OAUTH_AUTHORIZATION_URL_CHANGED),
        ("tokenUrl", &rules::OAUTH_TOKEN_URL_CHANGED),
        ("refreshUrl", &rules::OAUTH_REFRESH_URL_CHANGED),
    ];
    for (key, rule) in rows {
        compare_one(walk, here, pair, key, rule);
    }
    let trio = Trio {
        added: &rules::OAUTH_SCOPE_ADDED,
        removed: &rules::OAUTH_SCOPE_REMOVED,
        changed: &rules::OAUTH_SCOPE_DESCRIPTION_CHANGED,
    };
    let scopes = Pair::new(pair.base.within("scopes"), pair.head.within("scopes"));
    let both = scopes.base.all().into_iter().chain(scopes.head.all());
    let names: IndexSet<&str> = both.map(|(name, _)| name).collect();
    for name in names {
        let here = here.part(format!("scope {name}"));
        compare_three(walk, &here, &scopes, name, &trio);
    }
}
