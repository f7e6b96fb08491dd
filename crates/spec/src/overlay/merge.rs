//! A value is merged into a part of the document.

use docwright_model::Span;
use serde_json::Value;

use crate::Pointer;
use crate::edit::Draft;

/// Merges `update` into what stands at `target`: objects member by member, items to the end of lists, and anything else
/// in place of what was there. Each part that changes comes from the place its new value stands at.
pub(super) fn merge(
    draft: &mut Draft,
    target: &Pointer,
    update: &Value,
    places: &[(String, Span)],
    otherwise: Span,
) {
    let Some(current) = draft.value.pointer(target.as_str()) else {
        return;
    };
    if current.is_array() && !update.is_array() {
        return add_items(draft, target, std::slice::from_ref(update), |_| otherwise);
    }
    let mut merge = Merge {
        draft,
        places,
        otherwise,
    };
    merge.part(target, update, "");
}

struct Merge<'d> {
    draft: &'d mut Draft,
    places: &'d [(String, Span)],
    /// The place of what has none of its own.
    otherwise: Span,
}

impl Merge<'_> {
    /// Where a part of the update stands.
    fn span(&self, rest: &str) -> Span {
        let found = self.places.iter().find(|(at, _)| at == rest);
        found.map_or(self.otherwise, |(_, span)| *span)
    }

    /// Merges a part of the update that stands at `rest` below it.
    fn part(&mut self, target: &Pointer, update: &Value, rest: &str) {
        let Some(current) = self.draft.value.pointer_mut(target.as_str()) else {
            return;
        };
        match (current, update) {
            (Value::Object(_), Value::Object(members)) => {
                for (key, value) in members {
                    let rest = format!("{rest}{}", Pointer::root().join(key));
                    self.member(target, key, value, &rest);
                }
            }
            (Value::Array(_), Value::Array(items)) => {
                let spans: Vec<Span> = (0..items.len())
                    .map(|index| self.span(&format!("{rest}/{index}")))
                    .collect();
                let span = |index| spans.get(index).copied().unwrap_or(self.otherwise);
                add_items(self.draft, target, items, span);
            }
            (current, update) => {
                if current != update {
                    *current = update.clone();
                    let span = self.span(rest);
                    self.draft.state(target, span);
                }
            }
        }
    }

    fn member(&mut self, target: &Pointer, key: &str, value: &Value, rest: &str) {
        let below = target.join(key);
        if self.draft.value.pointer(below.as_str()).is_some() {
            return self.part(&below, value, rest);
        }
        let span = self.span(rest);
        if let Some(Value::Object(members)) = self.draft.value.pointer_mut(target.as_str()) {
            members.insert(key.to_owned(), value.clone());
            self.draft.state(&below, span);
            note_items(self.draft, &below, value, 0, |_| span);
        }
    }
}

/// Adds items to the end of a list.
fn add_items(draft: &mut Draft, list: &Pointer, items: &[Value], span: impl Fn(usize) -> Span) {
    let Some(Value::Array(all)) = draft.value.pointer_mut(list.as_str()) else {
        return;
    };
    let before = all.len();
    all.extend(items.iter().cloned());
    let added = Value::Array(items.to_vec());
    note_items(draft, list, &added, before, span);
}

/// Notes where the items of a list come from: the names of required properties by name, others by index.
fn note_items(
    draft: &mut Draft,
    list: &Pointer,
    items: &Value,
    before: usize,
    span: impl Fn(usize) -> Span,
) {
    let is_required = list.as_str().ends_with("/required");
    for (index, item) in items.as_array().into_iter().flatten().enumerate() {
        let pointer = match item.as_str().filter(|_| is_required) {
            Some(name) => list.join(name),
            None => list.join(before + index),
        };
        draft.state_alone(&pointer, span(index));
    }
}
