//! Types that are the same but for their names.
//!
//! Documents repeat objects in place, hundreds of times in the largest ones. Each such object is written once; the other
//! names stay, as aliases, and stay in use: no name depends on whether another part of the document happens to be alike.
//! Only what one component or one operation repeats within itself loses names: those of the parts of what is repeated,
//! which nothing mentions any more.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use indexmap::IndexMap;

use super::flows::Reach;
use super::likeness;
use crate::Ident;
use crate::ir::types::{TypeDef, TypeKind, TypeRef};
use crate::names::{Kind, ident};

/// Where a type's schema stands, and whether its name is known there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The component's or operation's pointer.
    pub(super) owner: String,
    /// Whether it is the component itself, or what an operation names.
    pub(super) is_public: bool,
}

/// Makes aliases of all types but the first of those that are alike; `components` come first and keep their
/// definitions.
pub(super) fn join(
    defs: &mut Vec<TypeDef>,
    reach: &mut BTreeMap<Ident, Reach>,
    components: &BTreeSet<Ident>,
    places: &BTreeMap<Ident, Place>,
) {
    let mut twins: IndexMap<usize, Vec<Ident>> = IndexMap::new();
    let classes = classes(defs);
    for (def, class) in defs.iter().zip(classes) {
        if !matches!(def.kind, TypeKind::Alias(_)) {
            twins.entry(class).or_default().push(def.name.clone());
        }
    }
    twins.retain(|_, names| names.len() > 1);
    drop_repetitions(defs, &mut twins, places);
    let mut canonical: BTreeMap<Ident, Ident> = BTreeMap::new();
    for names in twins.values_mut() {
        names.sort_by_key(|name| !components.contains(name));
        if let Some((first, others)) = names.split_first() {
            let others = others.iter().filter(|name| !components.contains(*name));
            canonical.extend(others.map(|name| (name.clone(), first.clone())));
        }
    }
    for def in defs.iter_mut() {
        if let Some(kept) = canonical.get(&def.name) {
            def.kind = TypeKind::Alias(TypeRef::Named(kept.clone()));
            def.doc = None;
        }
    }
    // What no operation uses must find what it names, whatever tags are left out.
    for def in defs.iter() {
        reach.entry(def.name.clone()).or_insert_with(Reach::of_none);
    }
    spread(defs, reach);
}

/// Takes out the parts of what a component or an operation repeats: the first of what is repeated keeps its own.
fn drop_repetitions(
    defs: &mut Vec<TypeDef>,
    twins: &mut IndexMap<usize, Vec<Ident>>,
    places: &BTreeMap<Ident, Place>,
) {
    let mut repeated: BTreeSet<Ident> = BTreeSet::new();
    for names in twins.values() {
        let mut owners: BTreeSet<&str> = BTreeSet::new();
        for name in names {
            let owner = places.get(name).map(|place| place.owner.as_str());
            if owner.is_some_and(|owner| !owners.insert(owner)) {
                repeated.insert(name.clone());
            }
        }
    }
    let mut mentioned: BTreeSet<Ident> = BTreeSet::new();
    for def in defs.iter_mut().filter(|def| !repeated.contains(&def.name)) {
        each_name(&mut def.kind, &mut |name| {
            mentioned.insert(name.clone());
        });
    }
    let is_public = |name: &Ident| places.get(name).is_none_or(|place| place.is_public);
    repeated.retain(|name| !is_public(name) && !mentioned.contains(name));
    defs.retain(|def| !repeated.contains(&def.name));
    for names in twins.values_mut() {
        names.retain(|name| !repeated.contains(name));
    }
}

/// Makes every type reach as far as the types that name it, the new aliases among them.
fn spread(defs: &mut [TypeDef], reach: &mut BTreeMap<Ident, Reach>) {
    let mut targets: BTreeMap<Ident, Vec<Ident>> = BTreeMap::new();
    for def in defs.iter_mut() {
        let mut names = Vec::new();
        each_name(&mut def.kind, &mut |name| names.push(name.clone()));
        names.sort();
        names.dedup();
        targets.insert(def.name.clone(), names);
    }
    let mut open: VecDeque<&Ident> = targets.keys().collect();
    while let Some(name) = open.pop_front() {
        let Some(from) = reach.get(name).cloned() else {
            continue;
        };
        for target in targets.get(name).into_iter().flatten() {
            if reach.entry(target.clone()).or_default().join(&from) {
                open.push_back(target);
            }
        }
    }
}

/// A number for each type, the same for types that are alike: of the same shape, and what they name is alike again.
fn classes(defs: &mut [TypeDef]) -> Vec<usize> {
    let names = take_names(defs);
    let mut shapes: IndexMap<&TypeDef, ()> = IndexMap::new();
    let classes: Vec<usize> = defs
        .iter()
        .map(|def| shapes.insert_full(def, ()).0)
        .collect();
    let indices: BTreeMap<&Ident, usize> = names
        .iter()
        .enumerate()
        .map(|(i, (name, _))| (name, i))
        .collect();
    let named: Vec<Vec<usize>> = names
        .iter()
        .map(|(_, named)| {
            let indices = named.iter().map(|name| indices.get(name).copied());
            indices.flatten().collect()
        })
        .collect();
    put_names(defs, names);
    likeness::refine(classes, &named)
}

/// Takes the name of each type and the names in it, so that those left of one shape are equal.
fn take_names(defs: &mut [TypeDef]) -> Vec<(Ident, Vec<Ident>)> {
    let blank = ident("", Kind::Type);
    let take = |def: &mut TypeDef| {
        let mut named = Vec::new();
        each_name(&mut def.kind, &mut |name| {
            named.push(std::mem::replace(name, blank.clone()));
        });
        (std::mem::replace(&mut def.name, blank.clone()), named)
    };
    defs.iter_mut().map(take).collect()
}

/// Gives back what [`take_names`] took.
fn put_names(defs: &mut [TypeDef], names: Vec<(Ident, Vec<Ident>)>) {
    for (def, (name, named)) in defs.iter_mut().zip(names) {
        let mut named = named.into_iter();
        each_name(&mut def.kind, &mut |name| {
            if let Some(taken) = named.next() {
                *name = taken;
            }
        });
        def.name = name;
    }
}

fn each_name(kind: &mut TypeKind, change: &mut dyn FnMut(&mut Ident)) {
    match kind {
        TypeKind::Struct(item) => {
            for field in &mut item.fields {
                in_reference(&mut field.ty, change);
            }
            if let Some((_, ty)) = &mut item.rest {
                in_reference(ty, change);
            }
        }
        TypeKind::Union(item) => {
            for arm in &mut item.arms {
                in_reference(&mut arm.ty, change);
            }
        }
        TypeKind::Alias(ty) | TypeKind::Newtype(ty) => in_reference(ty, change),
        TypeKind::Enum(_) => {}
    }
}

fn in_reference(ty: &mut TypeRef, change: &mut dyn FnMut(&mut Ident)) {
    match ty {
        TypeRef::Named(name) => change(name),
        TypeRef::Vec(inner)
        | TypeRef::Map(inner)
        | TypeRef::Option(inner)
        | TypeRef::Boxed(inner) => in_reference(inner, change),
        TypeRef::Tuple(parts) => {
            for part in parts {
                in_reference(part, change);
            }
        }
        _ => {}
    }
}
