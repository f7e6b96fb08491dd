//! A part of a document and its pointer, and the side it belongs to.

use docwright_spec::{Pointer, Spec};
use serde_json::Value;

use crate::options::{Facet, Kind, Manner};

/// No sound document chains this many references.
const LONGEST_CHAIN: usize = 32;

/// One of the two documents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Side<'a> {
    pub(crate) spec: &'a Spec,
    pub(crate) manner: &'a Manner,
    root: &'a Value,
}

impl<'a> Side<'a> {
    pub(crate) fn new(spec: &'a Spec, root: &'a Value, manner: &'a Manner) -> Self {
        Self { spec, manner, root }
    }

    /// Whether the side is pages for people.
    pub(crate) fn is_docs(&self) -> bool {
        self.manner.kind == Kind::Docs
    }

    /// Whether the side never states such things.
    pub(crate) fn omits(&self, facet: Facet) -> bool {
        self.manner.unstated.contains(facet)
    }

    /// The whole document.
    pub(crate) fn root(&self) -> Node<'a> {
        Node {
            value: self.root,
            pointer: Pointer::root(),
        }
    }

    /// The part under a pointer.
    pub(crate) fn find(&self, pointer: &str) -> Option<Node<'a>> {
        Some(Node {
            value: self.root.pointer(pointer)?,
            pointer: Pointer::from(pointer),
        })
    }

    /// What a node that is only a reference refers to; a reference that leads nowhere stays.
    pub(crate) fn follow(&self, node: &Node<'a>) -> Node<'a> {
        let mut at = node.clone();
        for _ in 0..LONGEST_CHAIN {
            let target = at.text("$ref").and_then(|target| target.strip_prefix('#'));
            match target.and_then(|target| self.find(target)) {
                Some(next) => at = next,
                None => return at,
            }
        }
        node.clone()
    }
}

/// A part of a document.
#[derive(Debug, Clone)]
pub(crate) struct Node<'a> {
    pub(crate) value: &'a Value,
    pub(crate) pointer: Pointer,
}

impl<'a> Node<'a> {
    /// The part under a key, unless it is absent or null.
    pub(crate) fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key)?;
        (!value.is_null()).then(|| Self {
            value,
            pointer: self.pointer.join(key),
        })
    }

    /// The part under a key, or this one where there is none.
    pub(crate) fn within(&self, key: &str) -> Self {
        self.get(key).unwrap_or_else(|| self.clone())
    }

    /// Text under a key.
    pub(crate) fn text(&self, key: &str) -> Option<&'a str> {
        self.value.get(key)?.as_str()
    }

    /// Whether `true` stands under a key.
    pub(crate) fn is_true(&self, key: &str) -> bool {
        self.value.get(key).and_then(Value::as_bool) == Some(true)
    }

    /// The members of the map under a key, whose keys are names of any kind.
    pub(crate) fn members(&self, key: &str) -> Vec<(&'a str, Self)> {
        self.get(key).map_or_else(Vec::new, |node| node.all())
    }

    /// The members of this map.
    pub(crate) fn all(&self) -> Vec<(&'a str, Self)> {
        let members = self.value.as_object().into_iter().flatten();
        members
            .map(|(key, value)| {
                let pointer = self.pointer.join(key);
                (key.as_str(), Self { value, pointer })
            })
            .collect()
    }

    /// The members of this object, extensions aside.
    pub(crate) fn own(&self) -> Vec<(&'a str, Self)> {
        let mut members = self.all();
        members.retain(|(key, _)| !key.starts_with("x-"));
        members
    }

    /// The items of the list under a key.
    pub(crate) fn items(&self, key: &str) -> Vec<Self> {
        let Some(list) = self.get(key) else {
            return Vec::new();
        };
        let items = list.value.as_array().into_iter().flatten().enumerate();
        items
            .map(|(index, value)| Self {
                value,
                pointer: list.pointer.join(index),
            })
            .collect()
    }

    /// The texts in the list under a key.
    pub(crate) fn texts(&self, key: &str) -> Vec<&'a str> {
        let list = self.value.get(key).and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }
}

/// The same part of both documents.
#[derive(Debug, Clone)]
pub(crate) struct Pair<'a> {
    pub(crate) base: Node<'a>,
    pub(crate) head: Node<'a>,
}

impl<'a> Pair<'a> {
    pub(crate) fn new(base: Node<'a>, head: Node<'a>) -> Self {
        Self { base, head }
    }

    /// The parts under a key, where both have one.
    pub(crate) fn get(&self, key: &str) -> Option<Self> {
        Some(Self::new(self.base.get(key)?, self.head.get(key)?))
    }

    /// The pointers of a facet, whether it stands there or not.
    pub(crate) fn facet(&self, key: &str) -> (Pointer, Pointer) {
        (self.base.pointer.join(key), self.head.pointer.join(key))
    }
}
