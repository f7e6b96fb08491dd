//! What makes a difference a finding: how seriously it is to be taken, where it shows, and whether it is told already.

use std::collections::{HashMap, HashSet};

use docwright_model::Basis;
use docwright_spec::Pointer;

use crate::change::{Carrier, Change, Limit, Place, Scope};
use crate::here::Here;
use crate::node::Side;
use crate::options::Facet;
use crate::rules::{Judgement, Rule};

/// Every reason to take a change less seriously.
pub(crate) fn limits(rule: &Rule, here: &Here, sides: [(&Side<'_>, &Pointer); 2]) -> Vec<Limit> {
    let mut limits = Vec::new();
    let facets = facets(rule, here);
    for (side, pointer) in sides {
        if here.is_unsaid || facets.iter().any(|&facet| side.omits(facet)) {
            limits.push(Limit::Unstated);
        }
        if side.spec.origins().basis(pointer) != Basis::Stated {
            limits.push(Limit::Uncertain);
        }
    }
    if here.carrier == Carrier::Component && matches!(here.scope, Scope::Schema(_)) {
        limits.push(Limit::Unused);
    }
    if here.is_reversed && matches!(rule.judgement, Judgement::Fixed(_)) {
        limits.push(Limit::Reversed);
    }
    limits
}

/// Where a part shows on a side, or what stands beside it, when the other side has it at `other`.
pub(crate) fn place(side: &Side<'_>, pointer: &Pointer, other: &Pointer) -> Place {
    let origins = side.spec.origins();
    let known = origins.nearest(pointer);
    let is_placed = known.is_some_and(|origin| origin.span().is_some());
    let beside = || {
        let within = format!("{}/", pointer.as_str());
        let shared = |at: &str| {
            at.bytes()
                .zip(other.as_str().bytes())
                .take_while(|(a, b)| a == b)
                .count()
        };
        let all = origins.iter().filter(|(at, _)| at.starts_with(&within));
        // Of equals the first: the part itself stands before what is in it.
        all.min_by_key(|(at, _)| std::cmp::Reverse(shared(at)))
    };
    let beside = if is_placed { None } else { beside() };
    Place {
        origin: beside.map(|(_, origin)| origin).or(known).cloned(),
        is_beside: beside.is_some(),
        pointer: pointer.clone(),
    }
}

/// Makes one change of those that read the same: a schema may be compared with several that took its place.
pub(crate) fn merge(changes: Vec<Change>) -> Vec<Change> {
    let mut merged: Vec<Change> = Vec::with_capacity(changes.len());
    let mut known: HashMap<(String, Scope, String, String), usize> = HashMap::new();
    for change in changes {
        let key = (
            change.id.clone(),
            change.scope.clone(),
            change.subject.clone(),
            change.message.clone(),
        );
        let at = *known.entry(key).or_insert(merged.len());
        let Some(first) = merged.get_mut(at) else {
            merged.push(change);
            continue;
        };
        if change.severity > first.severity {
            (first.severity, first.limit) = (change.severity, change.limit);
        }
        let known: HashSet<String> = first.operations.iter().cloned().collect();
        let new = change.operations.into_iter();
        first
            .operations
            .extend(new.filter(|operation| !known.contains(operation)));
    }
    merged
}

/// Everything that a side must be able to state for a rule to mean anything at a place.
fn facets(rule: &Rule, here: &Here) -> Vec<Facet> {
    let Some(facet) = rule.facet else {
        return Vec::new();
    };
    let is_parameter = here.carrier == Carrier::RequestParameter;
    let mut facets = match facet {
        Facet::Format if is_parameter => vec![Facet::ParameterFormat],
        facet => vec![facet],
    };
    match facet {
        Facet::Enum if here.in_items => facets.push(Facet::ItemEnum),
        Facet::Format if here.in_items => facets.push(Facet::ItemFormat),
        Facet::Nullable if is_parameter => facets.push(Facet::ParameterNullable),
        _ => {}
    }
    if here.carrier == Carrier::ResponseHeader
        && !matches!(facet, Facet::Header | Facet::Format | Facet::Description)
    {
        facets.push(Facet::HeaderDetail);
    }
    facets
}
