//! Leaving out rules that say nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::Ident;
use crate::ir::rules::{Rule, Rules, TypeParts, TypeRules};
use crate::names::{self, Kind, Scope};

/// The types that there is something wanted to check of, themselves or in what they hold.
pub(super) fn live(
    found: &BTreeMap<Ident, Option<TypeParts>>,
    wanted: fn(&Rule) -> bool,
) -> BTreeSet<Ident> {
    let mut live = BTreeSet::new();
    loop {
        let before = live.len();
        for (name, parts) in found {
            let all: Vec<&Rules> = match parts {
                Some(TypeParts::Fields(fields)) => fields.iter().map(|(.., rules)| rules).collect(),
                Some(TypeParts::Arms(arms)) => arms.iter().map(|(_, rules)| rules).collect(),
                Some(TypeParts::Inner(rules)) => vec![rules],
                None => Vec::new(),
            };
            if all.into_iter().any(|rules| says(rules, &live, wanted)) {
                live.insert(name.clone());
            }
        }
        if live.len() == before {
            return live;
        }
    }
}

/// Whether rules say anything that is wanted, given the types that do.
pub(super) fn says(rules: &Rules, live: &BTreeSet<Ident>, wanted: fn(&Rule) -> bool) -> bool {
    match rules {
        Rules::Own(own) => own.iter().any(wanted),
        Rules::Named(name) => live.contains(name),
        Rules::Optional(inner) => says(inner, live, wanted),
        Rules::Parts(parts) => parts.iter().any(|(_, rules)| says(rules, live, wanted)),
        Rules::Items(own, inner) | Rules::Values(own, inner) => {
            let inner = inner.as_ref();
            own.iter().any(wanted) || inner.is_some_and(|inner| says(inner, live, wanted))
        }
    }
}

/// Rules without those that say nothing.
pub(super) fn prune(rules: Rules, live: &BTreeSet<Ident>) -> Option<Rules> {
    let kept = says(&rules, live, |_| true);
    let inner =
        |inner: Option<Box<Rules>>| inner.and_then(|inner| prune(*inner, live)).map(Box::new);
    if !kept {
        return None;
    }
    Some(match rules {
        Rules::Optional(rules) => Rules::Optional(Box::new(prune(*rules, live)?)),
        Rules::Parts(parts) => {
            let parts = parts.into_iter();
            let kept = parts.filter_map(|(place, rules)| Some((place, prune(rules, live)?)));
            Rules::Parts(kept.collect())
        }
        Rules::Items(own, items) => Rules::Items(own, inner(items)),
        Rules::Values(own, values) => Rules::Values(own, inner(values)),
        other => other,
    })
}

/// The rules of all types that have some, each with the name of its function.
pub(super) fn named(
    found: BTreeMap<Ident, Option<TypeParts>>,
    live: &BTreeSet<Ident>,
) -> Vec<TypeRules> {
    let mut scope = Scope::default();
    // What the functions call their own parameters must not hide one of them.
    for local in ["check", "value"] {
        scope.claim(&names::ident(local, Kind::Method), Kind::Method, local);
    }
    let found = found.into_iter().filter(|(name, _)| live.contains(name));
    let rules = found.filter_map(|(name, parts)| {
        let parts = match parts? {
            TypeParts::Fields(fields) => {
                let fields = fields.into_iter();
                let kept = fields
                    .filter_map(|(name, wire, rules)| Some((name, wire, prune(rules, live)?)));
                TypeParts::Fields(kept.collect())
            }
            TypeParts::Arms(arms) => {
                let arms = arms.into_iter();
                let kept = arms.filter_map(|(name, rules)| Some((name, prune(rules, live)?)));
                TypeParts::Arms(kept.collect())
            }
            TypeParts::Inner(rules) => TypeParts::Inner(prune(rules, live)?),
        };
        let wanted = names::ident(name.bare(), Kind::Method);
        let function = scope.claim(&wanted, Kind::Method, name.bare()).name;
        Some(TypeRules {
            name,
            function,
            parts,
        })
    });
    rules.collect()
}
