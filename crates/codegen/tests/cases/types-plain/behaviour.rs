//! Absent, null and empty are told apart where the document does.

use serde_json::{from_value, json, to_value};
use types_plain_types::{CreateLamp, Lamp, Maker, OrderPatch};

#[test]
fn null_lists_are_empty_and_stated_facts_are_needed() {
    let answer = json!({
        "id": "2ba4b1f5-7f9c-4b0e-9a8e-0a8b7a1b9f11", "name": "n", "tags": null, "labels": null,
        "maker": { "name": "m", "since": "1900" }, "sold_on": null, "watts": null, "spares": ["a", null],
    });
    let lamp: Lamp = from_value(answer).unwrap();
    assert!(lamp.tags.is_empty() && lamp.labels.is_empty());
    assert_eq!(lamp.sold_on, None);
    assert_eq!(lamp.spares, Some(vec![Some("a".to_owned()), None]));
    assert_eq!(lamp.maker.additional_properties["since"], "1900");
    let written = to_value(&lamp).unwrap();
    assert_eq!(written["sold_on"], json!(null));
    assert!(written.get("watts").is_none());
    assert_eq!(written["maker"], json!({ "name": "m", "since": "1900" }));
    assert!(from_value::<Lamp>(json!({ "name": "n" })).is_err());
}

#[test]
fn a_patch_tells_absence_from_null() {
    for (patch, wire) in [
        (None, json!({})),
        (Some(None), json!({ "note": null })),
        (Some(Some("x".to_owned())), json!({ "note": "x" })),
    ] {
        let patch = OrderPatch {
            note: patch,
            ..OrderPatch::default()
        };
        assert_eq!(to_value(&patch).unwrap(), wire);
        assert_eq!(from_value::<OrderPatch>(wire).unwrap(), patch);
    }
}

#[test]
fn constructors_take_what_is_required() {
    let lamp = CreateLamp::new("n", vec!["t".to_owned()], Maker::new("m"));
    assert_eq!(
        to_value(lamp).unwrap(),
        json!({ "name": "n", "tags": ["t"], "maker": { "name": "m" } })
    );
}
