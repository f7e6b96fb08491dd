//! What stays alike once it is asked whether what it names is alike too.
//!
//! In: a class for each item, and the items it names. Out: the coarsest finer classes in which items of one class name
//! items of the same classes in the same order. This module must not know what the items are.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

/// Makes classes finer. Which number a class has means nothing.
///
/// Only what names something that changed its class is looked at again, and the larger part of a class keeps its number,
/// so that ten thousand items in a chain take no more rounds of work than ten thousand apart.
pub(super) fn refine(classes: Vec<usize>, named: &[Vec<usize>]) -> Vec<usize> {
    let mut refinement = Refinement::of(classes, named);
    let mut open: BTreeSet<usize> = (0..named.len()).collect();
    while !open.is_empty() {
        let moves = refinement.plan(&open);
        open.clear();
        for part in moves {
            for &item in &part {
                open.extend(refinement.naming.get(item).into_iter().flatten());
            }
            refinement.part(part);
        }
    }
    refinement.classes
}

struct Refinement<'n> {
    /// What each item names.
    named: &'n [Vec<usize>],
    /// Which items name each.
    naming: Vec<Vec<usize>>,
    /// The class of each item.
    classes: Vec<usize>,
    /// The items of each class.
    members: BTreeMap<usize, BTreeSet<usize>>,
}

impl<'n> Refinement<'n> {
    fn of(classes: Vec<usize>, named: &'n [Vec<usize>]) -> Self {
        let mut naming = vec![Vec::new(); named.len()];
        for (item, targets) in named.iter().enumerate() {
            for &target in targets {
                naming
                    .get_mut(target)
                    .into_iter()
                    .for_each(|all| all.push(item));
            }
        }
        let mut members: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (item, &class) in classes.iter().enumerate() {
            members.entry(class).or_default().insert(item);
        }
        Self {
            named,
            naming,
            classes,
            members,
        }
    }

    /// The classes of what an item names.
    fn key(&self, item: usize) -> Vec<usize> {
        let targets = self.named.get(item).into_iter().flatten();
        let classes = targets.filter_map(|&target| self.classes.get(target));
        classes.copied().collect()
    }

    /// The parts that leave their classes. Items that are not open name the same classes as when they were.
    fn plan(&self, open: &BTreeSet<usize>) -> Vec<Vec<usize>> {
        let mut by_class: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &item in open {
            let class = self.classes.get(item).copied().unwrap_or_default();
            by_class.entry(class).or_default().push(item);
        }
        let mut leaving = Vec::new();
        for (class, items) in by_class {
            let mut parts: IndexMap<Vec<usize>, Vec<usize>> = IndexMap::new();
            for &item in &items {
                parts.entry(self.key(item)).or_default().push(item);
            }
            let settled = self.members.get(&class).into_iter().flatten();
            let mut settled = settled.filter(|item| !open.contains(item));
            if let Some(&first) = settled.next() {
                let part = parts.entry(self.key(first)).or_default();
                part.push(first);
                // Where those are many they are not worth listing: the others leave them.
                if self
                    .members
                    .get(&class)
                    .is_some_and(|all| all.len() > 2 * items.len())
                {
                    parts.swap_remove(&self.key(first));
                    leaving.extend(parts.into_values());
                    continue;
                }
                part.extend(settled);
            }
            let largest = parts.values().map(Vec::len).max().unwrap_or_default();
            let stays = parts.values().position(|part| part.len() == largest);
            let parts = parts.into_values().enumerate();
            leaving.extend(
                parts
                    .filter(|(at, _)| Some(*at) != stays)
                    .map(|(_, part)| part),
            );
        }
        leaving
    }

    /// Gives some items of one class a class of their own.
    fn part(&mut self, items: Vec<usize>) {
        let last = self.members.last_key_value();
        let class = last.map_or(0, |(&last, _)| last + 1);
        for item in &items {
            if let Some(own) = self.classes.get_mut(*item) {
                if let Some(members) = self.members.get_mut(own) {
                    members.remove(item);
                }
                *own = class;
            }
        }
        self.members.insert(class, items.into_iter().collect());
    }
}
