//! Parts taken out of a document, and where the others stand from then on.
//!
//! In: pointers of parts that went, all as the document was before any did. Out: what is noted by pointer, under the
//! pointers that hold afterwards. This module must not know what is noted, nor why a part went.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasher;

use indexmap::IndexMap;
use serde_json::Value;

use crate::Pointer;

/// What was taken out of a document.
#[derive(Debug, Default)]
pub(crate) struct Removal {
    /// The parts that are gone, or of which nothing is to be known any more.
    gone: BTreeSet<String>,
    /// The indices that are gone from lists.
    lists: BTreeMap<String, BTreeSet<usize>>,
}

impl Removal {
    /// Takes a part out of `value`. Of parts of one list the last must come first.
    pub(crate) fn take(&mut self, value: &mut Value, pointer: &Pointer) {
        let Some((parent, last)) = pointer.parent().zip(pointer.steps().last()) else {
            return;
        };
        match value.pointer_mut(parent.as_str()) {
            Some(Value::Object(members)) => {
                members.shift_remove(last.as_ref());
            }
            Some(Value::Array(items)) => {
                let index = last.parse().ok().filter(|index| *index < items.len());
                if let Some(index) = index {
                    items.remove(index);
                    self.note_item(&parent, index);
                }
            }
            _ => {}
        }
        self.forget(pointer);
    }

    /// An item of a list went, by the index it had at first.
    pub(crate) fn note_item(&mut self, list: &Pointer, index: usize) {
        let gone = self.lists.entry(list.as_str().to_owned());
        gone.or_default().insert(index);
        self.forget(&list.join(index));
    }

    /// Nothing is known any more of a part and of all in it.
    pub(crate) fn forget(&mut self, pointer: &Pointer) {
        self.gone.insert(pointer.as_str().to_owned());
    }

    /// Forgets what is noted of parts that went, and moves what is noted of items that moved up.
    ///
    /// All at once: a list may lose as many items as a stranger cares to write wrong.
    pub(crate) fn follow<T, S: BuildHasher + Default>(&self, noted: &mut IndexMap<String, T, S>) {
        if self.gone.is_empty() {
            return;
        }
        let lists = self.lists.iter();
        let lists = lists.map(|(list, gone)| (list.as_str(), gone.iter().copied().collect()));
        let lists: HashMap<&str, Vec<usize>> = lists.collect();
        let all = std::mem::take(noted).into_iter();
        *noted = all
            .filter_map(|(at, what)| Some((self.now(&at, &lists)?, what)))
            .collect();
    }

    /// The pointer of a part afterwards; none where it is gone. `lists` has the indices in ascending order.
    fn now(&self, pointer: &str, lists: &HashMap<&str, Vec<usize>>) -> Option<String> {
        let mut now = String::with_capacity(pointer.len());
        let mut end = 0;
        for step in pointer.split('/').skip(1) {
            let list = pointer.get(..end).and_then(|above| lists.get(above));
            end += step.len() + 1;
            if self.gone.contains(pointer.get(..end)?) {
                return None;
            }
            now.push('/');
            match list.zip(step.parse::<usize>().ok()) {
                Some((gone, index)) => {
                    let index = index - gone.partition_point(|gone| *gone < index);
                    now.push_str(&index.to_string());
                }
                None => now.push_str(step),
            }
        }
        Some(now)
    }
}
