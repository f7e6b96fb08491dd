//! Lists of two sides, where a part of one is looked for in the other.
//!
//! In: parts and what tells them apart. Out: the part of the other side. A document may list as many parts as a stranger
//! cares to write, so that none is looked for by going through all of them. This module must not know what the parts are.

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::Hash;

use crate::node::Node;

/// The members of a map by name.
pub(crate) fn by_name<'n, 'a>(
    members: &'n [(&'a str, Node<'a>)],
) -> HashMap<&'a str, &'n Node<'a>> {
    members.iter().map(|(name, node)| (*name, node)).collect()
}

/// Texts to look others up in.
pub(crate) fn set<'a>(texts: &[&'a str]) -> HashSet<&'a str> {
    texts.iter().copied().collect()
}

/// The members of a map by what their names come to, the first of those that come to the same.
pub(crate) fn by_spelling<'n, 'a>(
    members: &'n [(&'a str, Node<'a>)],
    plain: impl Fn(&str) -> String,
) -> HashMap<String, &'n Node<'a>> {
    let mut all = HashMap::with_capacity(members.len());
    for (name, node) in members {
        all.entry(plain(name)).or_insert(node);
    }
    all
}

/// Items of a list by what they are called. A list may repeat itself.
pub(crate) struct Named<'n, 'a> {
    first: HashMap<&'a str, &'n Node<'a>>,
    same: HashMap<(&'a str, &'a serde_json::Value), &'n Node<'a>>,
}

impl<'n, 'a> Named<'n, 'a> {
    pub(crate) fn of(items: &'n [Node<'a>], name: impl Fn(&Node<'a>) -> Option<&'a str>) -> Self {
        let mut named = Self {
            first: HashMap::new(),
            same: HashMap::new(),
        };
        for item in items {
            if let Some(name) = name(item) {
                named.first.entry(name).or_insert(item);
                named.same.entry((name, item.value)).or_insert(item);
            }
        }
        named
    }

    /// What an item of the other list became: one that says the same, else the first of its name.
    pub(crate) fn of_name(&self, name: &str, item: &Node<'_>) -> Option<&'n Node<'a>> {
        let same = self.same.get(&(name, item.value));
        same.or_else(|| self.first.get(name)).copied()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.first.contains_key(name)
    }
}

/// A list whose items are taken one by one, the first that has the key asked for.
pub(crate) struct Taking<T, K> {
    items: Vec<Option<T>>,
    places: HashMap<K, VecDeque<usize>>,
}

impl<T, K: Eq + Hash> Taking<T, K> {
    /// Items that have no key are not taken.
    pub(crate) fn by(items: Vec<T>, key: impl Fn(&T) -> Option<K>) -> Self {
        let mut places: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (at, item) in items.iter().enumerate() {
            if let Some(key) = key(item) {
                places.entry(key).or_default().push_back(at);
            }
        }
        let items = items.into_iter().map(Some).collect();
        Self { items, places }
    }

    pub(crate) fn take(&mut self, key: &K) -> Option<T> {
        let at = self.places.get_mut(key)?.pop_front()?;
        self.items.get_mut(at)?.take()
    }

    /// What was not taken, in order.
    pub(crate) fn left(self) -> Vec<T> {
        self.items.into_iter().flatten().collect()
    }
}
