//! Credentials: the schemes there are, and which of them an operation wants.

use std::collections::{BTreeMap, HashMap, HashSet};

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
pub(crate) fn compare_schemes(walk: &mut Walk<'_>) {
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

/// One of the ways to satisfy an operation: schemes in the base's names, with the scopes each needs.
type Alternative = BTreeMap<String, Vec<String>>;

/// Compares what an operation wants, be it said on the operation or for the whole document.
pub(crate) fn compare_operation(walk: &mut Walk<'_>, here: &Here, pair: &Pair<'_>) {
    // Pages may ask for a credential without saying which; then nothing is known of it.
    let is_silent = |side: &Side<'_>, operation: &Node<'_>| {
        let says = |node: &Node<'_>| node.get("security").is_some();
        side.is_docs() && !says(operation) && !says(&side.root())
    };
    let is_unsaid = is_silent(&walk.base, &pair.base) || is_silent(&walk.head, &pair.head);
    let here = here.part("security").unsaid(is_unsaid);
    let (old, old_place) = wanted(&walk.base.root(), &pair.base, str::to_owned);
    let (new, new_place) = wanted(&walk.head.root(), &pair.head, |name| {
        let old = walk.old_schemes.get(name);
        old.copied().unwrap_or(name).to_owned()
    });
    let places = || (old_place.clone(), new_place.clone());
    let is_open = |all: &[Alternative]| all.iter().all(BTreeMap::is_empty);
    let rule = match (is_open(&old), is_open(&new)) {
        (true, true) => return,
        (true, false) => Some((&rules::OPERATION_SECURITY_ADDED, "a credential is needed")),
        (false, true) => Some((
            &rules::OPERATION_SECURITY_REMOVED,
            "no credential is needed any more",
        )),
        (false, false) => None,
    };
    if let Some((rule, message)) = rule {
        if !(rule.id == rules::OPERATION_SECURITY_ADDED.id && new.iter().any(BTreeMap::is_empty)) {
            walk.report(rule, &here, places(), message.to_owned());
        }
        return;
    }
    let is_optional = |all: &[Alternative]| all.iter().any(BTreeMap::is_empty);
    match (is_optional(&old), is_optional(&new)) {
        (false, true) => {
            let message = "it may be called without a credential".to_owned();
            let rule = &rules::OPERATION_SECURITY_BECAME_OPTIONAL;
            walk.report(rule, &here, places(), message);
        }
        (true, false) => {
            let message = "it can no longer be called without a credential".to_owned();
            let rule = &rules::OPERATION_SECURITY_BECAME_REQUIRED;
            walk.report(rule, &here, places(), message);
        }
        _ => {}
    }
    compare_alternatives(walk, &here, (&old, &new), (&old_place, &new_place));
}

fn compare_alternatives(
    walk: &mut Walk<'_>,
    here: &Here,
    (old, new): (&[Alternative], &[Alternative]),
    (old_place, new_place): (&Pointer, &Pointer),
) {
    let places = || (old_place.clone(), new_place.clone());
    let (in_old, in_new) = (Alternatives::of(old), Alternatives::of(new));
    for alternative in old.iter().filter(|alternative| !alternative.is_empty()) {
        let name = words(alternative);
        let here = here.part(&name);
        let Some(now) = in_new.find(alternative) else {
            let message = format!("{name} is no longer taken");
            let rule = &rules::OPERATION_SECURITY_ALTERNATIVE_REMOVED;
            walk.report(rule, &here, places(), message);
            continue;
        };
        for (scheme, scopes) in alternative {
            let wanted = now.get(scheme).map_or(&[][..], Vec::as_slice);
            let (were, are): (HashSet<_>, HashSet<_>) =
                (scopes.iter().collect(), wanted.iter().collect());
            for scope in scopes.iter().filter(|scope| !are.contains(scope)) {
                let message = format!("scope `{scope}` of `{scheme}` is no longer needed");
                let rule = &rules::OPERATION_SECURITY_SCOPE_REMOVED;
                walk.report(rule, &here.part(scope), places(), message);
            }
            for scope in wanted.iter().filter(|scope| !were.contains(scope)) {
                let message = format!("scope `{scope}` of `{scheme}` is needed");
                let rule = &rules::OPERATION_SECURITY_SCOPE_ADDED;
                walk.report(rule, &here.part(scope), places(), message);
            }
        }
    }
    for alternative in new.iter().filter(|alternative| !alternative.is_empty()) {
        if in_old.find(alternative).is_none() {
            let name = words(alternative);
            let message = format!("{name} is taken");
            let rule = &rules::OPERATION_SECURITY_ALTERNATIVE_ADDED;
            walk.report(rule, &here.part(name), places(), message);
        }
    }
}

/// Alternatives to look others up in.
struct Alternatives<'s> {
    same: HashSet<&'s Alternative>,
    /// The first of those that differ in their scopes alone.
    first: HashMap<Vec<&'s String>, &'s Alternative>,
}

impl<'s> Alternatives<'s> {
    fn of(all: &'s [Alternative]) -> Self {
        let mut first = HashMap::new();
        for alternative in all {
            let schemes: Vec<&String> = alternative.keys().collect();
            first.entry(schemes).or_insert(alternative);
        }
        let same = all.iter().collect();
        Self { same, first }
    }

    /// One that is the same, else one that differs in its scopes.
    fn find(&self, wanted: &'s Alternative) -> Option<&'s Alternative> {
        let alike = || self.first.get(&wanted.keys().collect::<Vec<_>>());
        self.same.get(wanted).or_else(alike).copied()
    }
}

/// The alternatives in force for an operation, and where they stand.
fn wanted(
    root: &Node<'_>,
    operation: &Node<'_>,
    name: impl Fn(&str) -> String,
) -> (Vec<Alternative>, Pointer) {
    let holder = if operation.get("security").is_some() || root.get("security").is_none() {
        operation
    } else {
        root
    };
    let alternatives = holder.items("security").into_iter().map(|alternative| {
        let schemes = alternative.all().into_iter();
        schemes
            .map(|(scheme, _)| {
                let scopes = alternative.texts(scheme).into_iter();
                (name(scheme), scopes.map(str::to_owned).collect())
            })
            .collect()
    });
    (alternatives.collect(), holder.pointer.join("security"))
}

/// An alternative in words: `token` or `key and token`.
fn words(alternative: &Alternative) -> String {
    let names: Vec<String> = alternative.keys().map(|name| format!("`{name}`")).collect();
    names.join(" and ")
}
