//! Types that are the same but for their names.
//!
//! Documents repeat objects in place, hundreds of times in the largest ones. Each such object is written once; the other
//! names stay, as aliases, and stay in use: no name depends on whether another part of the document happens to be alike.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::flows::Reach;
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
    let mut targets: Vec<(Ident, Vec<Ident>)> = Vec::new();
    for def in defs.iter_mut() {
        let mut names = Vec::new();
        each_name(&mut def.kind, &mut |name| names.push(name.clone()));
        names.sort();
        names.dedup();
        targets.push((def.name.clone(), names));
    }
    let mut changed = true;
    while changed {
        changed = false;
        for (name, targets) in &targets {
            let Some(from) = reach.get(name).cloned() else {
                continue;
            };
            for target in targets {
                changed |= reach.entry(target.clone()).or_default().join(&from);
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
    let mut count = shapes.len();
    loop {
        let mut finer: IndexMap<Vec<usize>, ()> = IndexMap::new();
        let next: Vec<usize> = (0..defs.len())
            .map(|i| {
                let targets = named.get(i).into_iter().flatten();
                let all = std::iter::once(&i).chain(targets);
                let key = all.filter_map(|&i| classes.get(i).copied()).collect();
                finer.insert_full(key, ()).0
            })
            .collect();
        classes = next;
        if finer.len() == count {
            return classes;
        }
        count = finer.len();
    }
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
