//! For programs: one object with all changes and how many there are of each severity.

use docwright::Sources;
use docwright::drift::{Change, Place, Scope, Severity};
use serde_json::{Value, json};

use super::{Comparison, spot};

pub(super) fn render(comparison: &Comparison<'_>) -> String {
    let counts: serde_json::Map<String, Value> = Severity::ALL
        .iter()
        .rev()
        .map(|&s| (s.as_str().to_owned(), json!(comparison.count(s))))
        .collect();
    let all = |changes: &[Change]| -> Vec<Value> {
        let changes = changes.iter();
        changes
            .map(|change| of_change(change, comparison))
            .collect()
    };
    let settled = comparison.settled;
    let ignored = settled.ignored.iter().map(|(change, reason)| {
        let mut value = of_change(change, comparison);
        if let Some(members) = value.as_object_mut() {
            members.insert("reason".to_owned(), json!(reason));
        }
        value
    });
    let value = json!({
        "summary": counts,
        "changes": all(&settled.new),
        "baseline": all(&settled.known),
        "ignored": ignored.collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn of_change(change: &Change, comparison: &Comparison<'_>) -> Value {
    let scope = match &change.scope {
        Scope::Api => json!({"kind": "api"}),
        Scope::Operation(name) => json!({"kind": "operation", "name": name}),
        Scope::Schema(name) => json!({"kind": "schema", "name": name}),
    };
    json!({
        "rule": change.id,
        "severity": change.severity.as_str(),
        "limited": change.limit.map(docwright::drift::Limit::as_str),
        "scope": scope,
        "subject": change.subject,
        "message": change.message,
        "operations": change.operations,
        "fingerprint": change.fingerprint(),
        "base": of_place(&change.base, comparison.base),
        "head": of_place(&change.head, comparison.head),
    })
}

fn of_place(place: &Place, sources: &Sources) -> Value {
    let mut value = json!({"pointer": place.pointer.as_str()});
    if let (Some(object), Some(origin)) = (value.as_object_mut(), &place.origin) {
        object.insert("basis".to_owned(), json!(origin.basis.as_str()));
        if let Some(spot) = spot(place, sources) {
            object.insert("file".to_owned(), json!(spot.file));
            object.insert("line".to_owned(), json!(spot.line));
            object.insert("column".to_owned(), json!(spot.column));
            object.insert("excerpt".to_owned(), json!(spot.excerpt));
            if spot.is_beside {
                object.insert("beside".to_owned(), json!(true));
            }
        }
    }
    value
}
