//! Which names of a graph lead back to themselves.
//!
//! Found for all names in one walk, so that ten thousand types in a chain or a ring take no longer than ten thousand
//! apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::Ident;

/// Which type names which.
pub(super) type Graph = BTreeMap<Ident, BTreeSet<Ident>>;

/// The circles of a graph: names that lead to one another.
pub(super) struct Circles<'g> {
    graph: &'g Graph,
    /// The circle of each name, by number.
    of: BTreeMap<&'g Ident, usize>,
    /// How many names each circle has.
    sizes: Vec<usize>,
}

impl<'g> Circles<'g> {
    /// Finds the circles, by Gabow's way of finding strongly connected components.
    pub(super) fn of(graph: &'g Graph) -> Self {
        let mut circles = Self {
            graph,
            of: BTreeMap::new(),
            sizes: Vec::new(),
        };
        let mut walk = Walk::default();
        for name in graph.keys() {
            if !walk.order.contains_key(name) {
                walk.enter(name, graph);
                circles.follow(&mut walk);
            }
        }
        circles
    }

    fn follow(&mut self, walk: &mut Walk<'g>) {
        while let Some((name, targets)) = walk.path.last_mut() {
            let (name, next) = (*name, targets.next());
            let Some(next) = next else {
                walk.path.pop();
                let begins = walk.order.get(name) == walk.begins.last();
                if begins {
                    self.close(name, walk);
                }
                continue;
            };
            match walk.order.get(next) {
                None => walk.enter(next, self.graph),
                // All since then lead back to it, so they are of its circle.
                Some(&at) if !self.of.contains_key(next) => {
                    while walk.begins.last().is_some_and(|&begin| begin > at) {
                        walk.begins.pop();
                    }
                }
                Some(_) => {}
            }
        }
    }

    /// Makes a circle of the names met since its first.
    fn close(&mut self, first: &Ident, walk: &mut Walk<'g>) {
        walk.begins.pop();
        let number = self.sizes.len();
        let mut size = 0;
        while let Some(name) = walk.open.pop() {
            self.of.insert(name, number);
            size += 1;
            if name == first {
                break;
            }
        }
        self.sizes.push(size);
    }

    /// Whether following names leads from this one back to it.
    pub(super) fn hold(&self, name: &Ident) -> bool {
        let names_itself = || self.graph.get(name).is_some_and(|all| all.contains(name));
        let circle = self.of.get(name).and_then(|&at| self.sizes.get(at));
        circle.is_some_and(|&size| size > 1) || names_itself()
    }

    /// Whether each of two names leads to the other.
    pub(super) fn join(&self, one: &Ident, other: &Ident) -> bool {
        let circle = self.of.get(one);
        circle.is_some() && circle == self.of.get(other)
    }
}

/// A walk through the graph, without recursion.
#[derive(Default)]
struct Walk<'g> {
    /// The names on the way from where the walk began, with those they lead to that were not tried yet.
    path: Vec<(&'g Ident, Targets<'g>)>,
    /// When each name was met.
    order: BTreeMap<&'g Ident, usize>,
    /// Names whose circle is not known yet, in the order they were met.
    open: Vec<&'g Ident>,
    /// When the first name of each circle that may still grow was met.
    begins: Vec<usize>,
}

type Targets<'g> = std::iter::Flatten<std::option::IntoIter<&'g BTreeSet<Ident>>>;

impl<'g> Walk<'g> {
    fn enter(&mut self, name: &'g Ident, graph: &'g Graph) {
        let at = self.order.len();
        self.order.insert(name, at);
        self.open.push(name);
        self.begins.push(at);
        self.path
            .push((name, graph.get(name).into_iter().flatten()));
    }
}
