//! Patterns that no engine without backtracking can run are reported where they stand.

use std::collections::BTreeMap;

use docwright_model::{Diagnostic, Diagnostics, Origin};
use docwright_spec::{Pointer, Spec};
use serde_json::Value;

use super::super::codes;

/// Reports each pattern once, at the first schema that has it, with the reason against it.
pub(super) fn report(
    patterns: &BTreeMap<String, String>,
    spec: &Spec,
    diagnostics: &mut Diagnostics,
) {
    if patterns.is_empty() {
        return;
    }
    let document = serde_json::to_value(spec.document()).unwrap_or_default();
    let mut places = BTreeMap::new();
    find(&document, &Pointer::root(), patterns, &mut places);
    for (pattern, reason) in patterns {
        let mut message = format!("`{pattern}` is not checked: {reason}");
        let place = places.get(pattern.as_str());
        if let Some((at, others)) = place {
            message = match others {
                0 => format!("{message}: {at}"),
                _ => format!("{message}: {at} and {others} more"),
            };
        }
        let origin = place.and_then(|(at, _)| spec.origins().nearest(at));
        let finding = Diagnostic::new(codes::PATTERN_UNCHECKED, message);
        diagnostics.push(finding.at_opt(origin.and_then(Origin::span)));
    }
}

/// The first place of each pattern, and how many more there are.
fn find<'p>(
    part: &Value,
    at: &Pointer,
    patterns: &'p BTreeMap<String, String>,
    places: &mut BTreeMap<&'p str, (Pointer, usize)>,
) {
    match part {
        Value::Object(members) => {
            let pattern = members.get("pattern").and_then(Value::as_str);
            if let Some((pattern, _)) = pattern.and_then(|text| patterns.get_key_value(text)) {
                let place = places.entry(pattern);
                place
                    .and_modify(|(_, others)| *others += 1)
                    .or_insert_with(|| (at.clone(), 0));
            }
            for (key, value) in members {
                find(value, &at.join(key), patterns, places);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                find(item, &at.join(index), patterns, places);
            }
        }
        _ => {}
    }
}
