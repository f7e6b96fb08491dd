//! What a document says that OpenAPI 3.0 cannot hold.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::Pointer;

/// Members of later versions, by the pointer of the object they belong to.
///
/// Schemas in here are spelt as in 3.0 themselves, with what that cannot hold noted under their own pointers; so
/// `/components/schemas/Pair` may have `prefixItems`, and `/components/schemas/Pair/prefixItems/0` a `contains`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extras {
    pub(crate) entries: IndexMap<String, Map<String, Value>>,
}

impl Extras {
    /// Notes a member of the object under a pointer.
    pub fn insert(&mut self, pointer: &Pointer, key: impl Into<String>, value: Value) {
        let members = self.entries.entry(pointer.as_str().to_owned()).or_default();
        members.insert(key.into(), value);
    }

    /// The members noted for the object under a pointer.
    pub fn get(&self, pointer: &Pointer) -> Option<&Map<String, Value>> {
        self.entries.get(pointer.as_str())
    }

    /// Every pointer with its members.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Map<String, Value>)> {
        self.entries
            .iter()
            .map(|(p, members)| (p.as_str(), members))
    }

    /// Whether 3.0 holds everything the document says.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes what was noted in a part along to where the part went.
    pub(crate) fn follow(&mut self, from: &str, to: &str) {
        let entries = std::mem::take(&mut self.entries);
        let moved = entries.into_iter().map(|(pointer, members)| {
            let rest = pointer.strip_prefix(from);
            match rest.filter(|rest| rest.is_empty() || rest.starts_with('/')) {
                Some(rest) => (format!("{to}{rest}"), members),
                None => (pointer, members),
            }
        });
        self.entries = moved.collect();
    }

    /// Puts every member where it belongs in the JSON form of the document.
    pub(crate) fn apply(&self, value: &mut Value) {
        self.apply_some(value, |_| true);
    }

    /// Puts the members of some names where they belong.
    pub(crate) fn apply_some(&self, value: &mut Value, is_wanted: impl Fn(&str) -> bool) {
        let mut entries: Vec<_> = self.entries.iter().collect();
        // What holds others goes first.
        entries.sort_by_key(|(pointer, _)| *pointer);
        for (pointer, members) in entries {
            if let Some(Value::Object(object)) = value.pointer_mut(pointer) {
                for (key, value) in members.iter().filter(|(key, _)| is_wanted(key)) {
                    object.insert(key.clone(), value.clone());
                }
            }
        }
    }
}
