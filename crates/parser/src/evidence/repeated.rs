//! Operations that a page prints once in each of their groups.

use docwright_model::Method;
use foldhash::{HashMap, HashMapExt};

use super::reading::OperationReading;
use crate::document::Document;

/// Makes one operation of those that stand in the same words in other groups. What stands twice in one group is left
/// alone: that is a fault of the page.
pub(crate) fn join<'a>(document: &Document<'a>, operations: &mut Vec<OperationReading<'a>>) {
    let mut places: HashMap<(Method, String, &str), usize> = HashMap::new();
    let mut out: Vec<OperationReading<'a>> = Vec::with_capacity(operations.len());
    for reading in std::mem::take(operations) {
        let own = &reading.operation;
        // A rule behind a section ends the group.
        let words = document.slice(own.section);
        let words = words.trim_end_matches(['-', ' ', '\n', '\r']);
        let key = (own.method.value, own.path.value.clone(), words);
        let first = places.get(&key).and_then(|&at| out.get_mut(at));
        if let Some((first, tag)) = first.zip(own.tags.first()) {
            let tags = &mut first.operation.tags;
            if tags.iter().all(|known| known.value != tag.value) {
                tags.push(tag.clone());
                continue;
            }
        }
        places.entry(key).or_insert(out.len());
        out.push(reading);
    }
    *operations = out;
}
