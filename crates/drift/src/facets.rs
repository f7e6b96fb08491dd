//! Single members that may come, go or differ.

use std::collections::HashSet;
use std::hash::{Hash, Hasher};

use docwright_model::Basis;
use serde_json::Value;

use crate::here::Here;
use crate::node::{Node, Pair, Side};
use crate::rules::{Rule, Trio, documents};
use crate::walk::Walk;

/// Compares what stands under a key by three rules.
pub(crate) fn compare_three(
    walk: &mut Walk<'_>,
    here: &Here,
    pair: &Pair<'_>,
    key: &str,
    rules: &Trio,
) {
    let (base, head) = (pair.base.get(key), pair.head.get(key));
    let (rule, message) = match (&base, &head) {
        (None, None) => return,
        (Some(base), Some(head)) if same(base.value, head.value) => return,
        (None, Some(head)) => (rules.added, format!("{key} {} was added", show(head.value))),
        (Some(base), None) => (
            rules.removed,
            format!("{key} {} was removed", show(base.value)),
        ),
        (Some(base), Some(head)) => (rules.changed, change_of(key, base.value, head.value)),
    };
    walk.report(rule, here, pair.facet(key), message);
}

/// Compares what stands under a key by one rule, whether it came, went or differs.
pub(crate) fn compare_one(
    walk: &mut Walk<'_>,
    here: &Here,
    pair: &Pair<'_>,
    key: &str,
    rule: &'static Rule,
) {
    let trio = Trio {
        added: rule,
        removed: rule,
        changed: rule,
    };
    compare_three(walk, here, pair, key, &trio);
}

/// Compares a flag that is false where it is absent.
pub(crate) fn compare_flag(
    walk: &mut Walk<'_>,
    here: &Here,
    pair: &Pair<'_>,
    key: &str,
    (raised, lowered): (&'static Rule, &'static Rule),
) {
    let (rule, message) = match (pair.base.is_true(key), pair.head.is_true(key)) {
        (false, true) => (raised, format!("{key} was set")),
        (true, false) => (lowered, format!("{key} was taken back")),
        _ => return,
    };
    walk.report(rule, here, pair.facet(key), message);
}

/// Compares how two versions of docs know of a part: a row that is gone may still show in an example.
pub(crate) fn compare_basis(walk: &mut Walk<'_>, here: &Here, pair: &Pair<'_>) {
    if !(walk.base.is_docs() && walk.head.is_docs()) {
        return;
    }
    let is_stated = |side: &Side<'_>, node: &Node<'_>| {
        side.spec.origins().basis(&node.pointer) == Basis::Stated
    };
    let (rule, message) = match (
        is_stated(&walk.base, &pair.base),
        is_stated(&walk.head, &pair.head),
    ) {
        (true, false) => (
            &documents::NO_LONGER_STATED,
            "the docs no longer state it; it was inferred from what else they show",
        ),
        (false, true) => (
            &documents::NOW_STATED,
            "the docs state it; before, it was inferred",
        ),
        _ => return,
    };
    let places = (pair.base.pointer.clone(), pair.head.pointer.clone());
    walk.report(rule, here, places, message.to_owned());
}

/// The examples of a part that may have one or several, as one list.
pub(crate) fn examples<'a>(side: &Side<'a>, node: &Node<'a>) -> Vec<&'a Value> {
    let one = node.value.get("example");
    let named = node.members("examples");
    let named = named.iter().filter_map(|(_, example)| {
        let example = side.follow(example);
        example.value.get("value")
    });
    let listed = node.value.get("examples").and_then(Value::as_array);
    let mut all: Vec<&Value> = one.into_iter().chain(named).collect();
    let mut seen: HashSet<&Value> = all.iter().copied().collect();
    all.extend(
        listed
            .into_iter()
            .flatten()
            .filter(|value| seen.insert(value)),
    );
    all
}

/// Compares the examples of a part, however each side writes them down.
pub(crate) fn compare_examples(walk: &mut Walk<'_>, here: &Here, pair: &Pair<'_>, rules: &Trio) {
    let base = examples(&walk.base, &pair.base);
    let head = examples(&walk.head, &pair.head);
    let same = base.len() == head.len() && base.iter().zip(&head).all(|(a, b)| same(a, b));
    let (rule, message) = match (base.is_empty(), head.is_empty()) {
        _ if same => return,
        (true, _) => (rules.added, "an example was added".to_owned()),
        (_, true) => (rules.removed, "the example was removed".to_owned()),
        _ => (rules.changed, "the example changed".to_owned()),
    };
    walk.report(rule, here, pair.facet("example"), message);
}

/// Whether two values say the same: numbers by value, text without regard to how its lines are broken.
pub(crate) fn same(base: &Value, head: &Value) -> bool {
    match (base, head) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::String(a), Value::String(b)) => {
            a == b || a.split_whitespace().eq(b.split_whitespace())
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        (a, b) => a == b,
    }
}

/// A value that is equal to others that are the [`same`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sense<'v>(pub(crate) &'v Value);

impl PartialEq for Sense<'_> {
    fn eq(&self, other: &Self) -> bool {
        same(self.0, other.0)
    }
}

impl Eq for Sense<'_> {}

impl Hash for Sense<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.0 {
            // Adding nothing makes one zero of the two there are.
            Value::Number(number) => {
                let float = number.as_f64().map(|float| (float + 0.0).to_bits());
                float.hash(state);
            }
            Value::String(text) => text.split_whitespace().for_each(|word| word.hash(state)),
            Value::Array(items) => items.iter().for_each(|item| Sense(item).hash(state)),
            Value::Object(members) => {
                let mut names: Vec<&String> = members.keys().collect();
                names.sort_unstable();
                names.hash(state);
            }
            other => other.hash(state),
        }
    }
}

/// A short value in a message, a long one as its beginning.
pub(crate) fn show(value: &Value) -> String {
    const LONGEST: usize = 60;
    let text = match value {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Object(_) => return "(an object)".to_owned(),
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => float.to_string(),
            _ => number.to_string(),
        },
        other => other.to_string(),
    };
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", text.get(..end).unwrap_or_default()),
        None => format!("`{text}`"),
    }
}

/// From one value to another, in words.
pub(crate) fn change_of(what: &str, base: &Value, head: &Value) -> String {
    let (from, to) = (show(base), show(head));
    if from == to {
        format!("{what} changed")
    } else {
        format!("{what} changed from {from} to {to}")
    }
}
