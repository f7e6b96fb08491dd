//! A value that says which type it is becomes that type, and whatever has no field is kept or skipped.

use serde_json::{from_str, from_value, json, to_value};
use types_tagged_types::{AddShapeBody, Event, Labels, LastEventResponsePlace, Notice, Shape};

#[test]
fn the_discriminator_decides() {
    for (kind, is_circle) in [("round", true), ("disc", true), ("Square", false)] {
        let value = json!({ "kind": kind });
        let shape: Shape = from_value(value.clone()).unwrap();
        assert_eq!(matches!(shape, Shape::Circle(_)), is_circle, "{kind}");
        assert_eq!(matches!(shape, Shape::Square(_)), !is_circle, "{kind}");
        assert_eq!(to_value(shape).unwrap(), value);
    }
    let unknown = json!({ "kind": "triangle", "sides": 3 });
    let shape: Shape = from_value(unknown.clone()).unwrap();
    assert!(matches!(shape, Shape::Unknown(_)));
    assert_eq!(to_value(shape).unwrap(), unknown);
}

#[test]
fn a_property_of_fixed_values_decides() {
    let event: Event = from_value(json!({ "type": "locked" })).unwrap();
    assert!(matches!(event, Event::Option2(_)));
    let event: Event = from_value(json!({ "type": "opened" })).unwrap();
    assert!(matches!(event, Event::Option1(_)));
    let event: Event = from_value(json!({ "type": "merged" })).unwrap();
    assert!(matches!(event, Event::Unknown(_)));
}

#[test]
fn an_object_becomes_what_expects_its_properties() {
    for (value, option) in [
        (json!({ "id": 1, "before": null, "after": "x" }), 1),
        (json!({ "id": 1, "label": "red" }), 2),
        (json!({ "id": 1, "place": 2 }), 3),
        // A newer server may send what nobody knows.
        (json!({ "id": 1, "place": 2, "colour": "red" }), 3),
        (json!({ "id": 1, "label": "red", "colour": "red" }), 2),
        // A struct reads what should be there and is not, but not where another one fits.
        (json!({ "id": 1, "after": "x" }), 1),
        (json!({ "id": 1, "names": { "like": "a" } }), 4),
        (json!({ "id": 1, "ids": [2] }), 4),
    ] {
        let notice: Notice = from_value(value.clone()).unwrap();
        let found = match notice {
            Notice::Option1(_) => 1,
            Notice::Option2(_) => 2,
            Notice::Option3(_) => 3,
            Notice::Scope(_) => 4,
            _ => 0,
        };
        assert_eq!(found, option, "{value}");
    }
}

#[test]
fn other_properties_are_kept_where_they_have_a_type() {
    let text = r#"{"b":2,"main":"m\"","a":1,"self":null}"#;
    let labels: Labels = from_str(text).unwrap();
    assert_eq!((labels.main.as_str(), &labels.self_value), ("m\"", &None));
    assert_eq!(labels.additional_properties.len(), 2);
    assert_eq!(
        to_value(labels).unwrap(),
        json!({ "main": "m\"", "a": 1, "b": 2 })
    );
    assert!(from_value::<Labels>(json!({ "main": "m", "a": "text" })).is_err());
}

#[test]
fn what_is_missing_or_wrong_is_named() {
    let missing = from_str::<LastEventResponsePlace>(r#"{"x":1,"z":[{}]}"#).unwrap_err();
    assert!(
        missing.to_string().contains("missing field `y`"),
        "{missing}"
    );
    let wrong = from_str::<LastEventResponsePlace>("[]").unwrap_err();
    assert!(
        wrong.to_string().contains("LastEventResponsePlace") || wrong.to_string().contains("Place"),
        "{wrong}"
    );
}

#[test]
fn null_absence_and_value_differ() {
    let place = LastEventResponsePlace { x: 1, y: 2 };
    let mut body = AddShapeBody::new(place);
    for (note, expected) in [
        (None, json!({ "place": { "x": 1, "y": 2 } })),
        (
            Some(None),
            json!({ "place": { "x": 1, "y": 2 }, "note": null }),
        ),
        (
            Some(Some("n".to_owned())),
            json!({ "place": { "x": 1, "y": 2 }, "note": "n" }),
        ),
    ] {
        body.note = note;
        assert_eq!(to_value(&body).unwrap(), expected);
        assert_eq!(from_value::<AddShapeBody>(expected).unwrap(), body);
    }
}
