//! Which credentials an operation wants.

use std::collections::{BTreeMap, HashMap, HashSet};

use docwright_spec::Pointer;

use crate::here::Here;
use crate::node::{Node, Pair, Side};
use crate::rules::security as rules;
use crate::walk::Walk;

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
