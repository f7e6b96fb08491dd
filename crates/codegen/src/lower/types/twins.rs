//! Types that are the same but for their names.
//!
//! Documents repeat objects in place, hundreds of times in the largest ones. Each such object is written once; the other
//! names stay, as aliases, and stay in use: no name depends on whether another part of the document happens to be alike.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use indexmap::IndexMap;

use super::flows::Reach;
use super::likeness;
use crate::Ident;
use crate::ir::types::{TypeDef, TypeKind, TypeRef};
use crate::names::{Kind, ident};

/// Makes aliases of all types but one of those that are alike; `components` keep their definitions.
pub(super) fn join(
    defs: &mut [TypeDef],
    reach: &mut BTreeMap<Ident, Reach>,
    components: &BTreeSet<Ident>,
) {
    let mut twins: IndexMap<usize, Vec<usize>> = IndexMap::new();
    for (index, class) in classes(defs).into_iter().enumerate() {
        twins.entry(class).or_default().push(index);
    }
    let mut canonical: BTreeMap<Ident, Ident> = BTreeMap::new();
    for group in twins.values().filter(|group| group.len() > 1) {
        let names = group.iter().filter_map(|&index| defs.get(index));
        let mut names: Vec<&Ident> = names
            .filter(|def| !matches!(def.kind, TypeKind::Alias(_)))
            .map(|def| &def.name)
            .collect();
        names.sort_by_key(|name| (!components.contains(*name), name.bare().len(), *name));
        if let Some((first, others)) = names.split_first() {
            let others = others.iter().filter(|name| !components.contains(**name));
            canonical.extend(others.map(|&name| (name.clone(), (*first).clone())));
        }
    }
    for def in defs.iter_mut() {
        if let Some(kept) = canonical.get(&def.name) {
            def.kind = TypeKind::Alias(TypeRef::Named(kept.clone()));
            def.doc = None;
        }
    }
    // What no operation uses stands with what all use, and so does all that it names.
    for def in defs.iter() {
        reach.entry(def.name.clone()).or_insert_with(Reach::of_none);
    }
    spread(defs, reach);
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
fn classes(defs: &[TypeDef]) -> Vec<usize> {
    let indices: BTreeMap<&Ident, usize> = defs
        .iter()
        .enumerate()
        .map(|(i, def)| (&def.name, i))
        .collect();
    let mut shapes: IndexMap<TypeDef, ()> = IndexMap::new();
    let mut named: Vec<Vec<usize>> = Vec::new();
    let mut classes: Vec<usize> = Vec::new();
    for def in defs {
        let (shape, names) = shape(def);
        named.push(
            names
                .iter()
                .filter_map(|name| indices.get(name).copied())
                .collect(),
        );
        classes.push(shapes.insert_full(shape, ()).0);
    }
    likeness::refine(classes, &named)
}

/// A type without its name and the names in it, and these.
fn shape(def: &TypeDef) -> (TypeDef, Vec<Ident>) {
    let mut shape = def.clone();
    let blank = ident("", Kind::Type);
    let mut names = Vec::new();
    each_name(&mut shape.kind, &mut |name| {
        names.push(std::mem::replace(name, blank.clone()));
    });
    shape.name = blank;
    (shape, names)
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
