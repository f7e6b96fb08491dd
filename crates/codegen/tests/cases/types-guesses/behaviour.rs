//! What is only inferred is never a reason to reject an answer; what is stated is.

use serde_json::{from_value, json, to_value};
use types_guesses_types::{CreateThing, Grade, Kind, Seen, Thing};

#[test]
fn guesses_that_hold_are_typed() {
    let answer = json!({
        "id": "2ba4b1f5-7f9c-4b0e-9a8e-0a8b7a1b9f11", "name": "n", "born": "2026-01-02T03:04:05Z",
        "seen": { "a": "x", "b": [1, 2] }, "kind": "big", "tags": [], "grade": 2, "shown": true, "counts": { "x": 1 },
    });
    let thing: Thing = from_value(answer.clone()).unwrap();
    assert_eq!(thing.kind, Kind::Big);
    assert_eq!(
        format!("{:>5}|{:<3}|", thing.kind, Grade::Value2),
        "  big|2  |"
    );
    assert_eq!(thing.grade, Some(Grade::Value2));
    assert_eq!(thing.seen.as_ref().unwrap().b, Some(vec![1, 2]));
    assert_eq!(to_value(&thing).unwrap(), answer);
}

#[test]
fn guesses_that_fail_are_none() {
    let thing: Thing = from_value(json!({
        "id": 5, "name": "n", "born": "yesterday", "seen": "nothing", "kind": 7, "tags": ["no uuid"], "grade": "A",
        "counts": { "x": "many" },
    }))
    .unwrap();
    assert_eq!(
        (thing.id, thing.born, thing.seen, thing.tags),
        (None, None, None, None)
    );
    assert_eq!((thing.grade, thing.shown, thing.counts), (None, None, None));
    assert_eq!(thing.kind, Kind::Unknown("7".to_owned()));
    let seen: Seen = from_value(json!({ "a": 1, "b": null, "c": "none" })).unwrap();
    assert_eq!(seen, Seen::default());
}

#[test]
fn stated_facts_hold() {
    assert!(
        from_value::<Thing>(json!({ "kind": "big" })).is_err(),
        "the name is stated"
    );
    assert!(
        from_value::<CreateThing>(json!({ "id": "no uuid" })).is_err(),
        "a request is strict"
    );
}
