//! Types that contain themselves.
//!
//! A struct or union that lies within itself without a list or a map between is boxed where it does so. An alias whose
//! meaning leads back to itself becomes a type of its own, or any JSON where nothing but aliases is in the circle.

use std::collections::BTreeSet;

use docwright_spec::Pointer;

use super::circles::{Circles, Graph};
use super::draft::{Draft, DraftKind, named};
use crate::Ident;
use crate::ir::types::TypeRef;

/// Makes every type finite; returns where a schema means nothing but itself.
pub(super) fn break_up(drafts: &mut [Draft]) -> Vec<Pointer> {
    let mut meaningless = Vec::new();
    let through_lists = graph(
        drafts,
        |draft| matches!(draft.kind, DraftKind::Alias(_)),
        true,
    );
    let endless = graph(
        drafts,
        |draft| matches!(draft.kind, DraftKind::Alias(_)),
        false,
    );
    let (through_lists, endless) = (Circles::of(&through_lists), Circles::of(&endless));
    for draft in drafts.iter_mut() {
        if let DraftKind::Alias(ty) = &draft.kind {
            if endless.hold(&draft.name) {
                draft.kind = DraftKind::Alias(TypeRef::Value);
                meaningless.push(draft.at.clone());
            } else if through_lists.hold(&draft.name) {
                draft.kind = DraftKind::Newtype(ty.clone());
            }
        }
    }
    let contains = graph(drafts, |_| true, false);
    let contains = Circles::of(&contains);
    let structs: BTreeSet<Ident> = drafts
        .iter()
        .filter(|draft| matches!(draft.kind, DraftKind::Struct { .. }))
        .map(|draft| draft.name.clone())
        .collect();
    for draft in drafts {
        let is_union = matches!(draft.kind, DraftKind::Union(_));
        if matches!(draft.kind, DraftKind::Alias(_) | DraftKind::Newtype(_)) {
            continue;
        }
        for ty in draft.kind.uses() {
            let boxed = named(ty).into_iter().any(|(target, apart)| match apart {
                true => false,
                // A union is as large as its largest arm: structs stand beside it, so that all arms are small.
                false if is_union && structs.contains(target) => true,
                false => *target == draft.name || contains.join(target, &draft.name),
            });
            if boxed {
                *ty = TypeRef::Boxed(Box::new(ty.clone()));
            }
        }
    }
    meaningless
}

/// Which type names which, for the types asked about.
fn graph(drafts: &mut [Draft], of: impl Fn(&Draft) -> bool, through_lists: bool) -> Graph {
    let mut graph = Graph::new();
    for draft in drafts.iter_mut().filter(|draft| of(draft)) {
        let targets = graph.entry(draft.name.clone()).or_default();
        for ty in draft.kind.uses() {
            let names = named(ty).into_iter();
            let names = names.filter(|(_, apart)| through_lists || !apart);
            targets.extend(names.map(|(target, _)| target.clone()));
        }
    }
    graph
}
