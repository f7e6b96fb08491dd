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
    let changes: Vec<Value> = comparison
        .changes
        .iter()
        .map(|change| of_change(change, comparison))
        .collect();
    let value = json!({"summary": counts, "changes": changes});
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
        }
    }
    value
}
