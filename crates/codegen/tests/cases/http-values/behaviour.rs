//! Enums of several kinds, tuples, and structs that alternatives became a part of.

use http_values_types::{Both, Gear, GearTeeth, Shape, Speed};
use serde_json::{Value, from_value, json, to_value};

#[test]
fn each_value_has_its_arm_and_others_are_kept() {
    let known = [
        (json!("auto"), Speed::Auto),
        (json!(1), Speed::Value1),
        (json!(-1), Speed::Minus1),
        (json!(true), Speed::True),
        (json!("1"), Speed::Value12),
    ];
    for (value, arm) in known {
        let speed: Speed = from_value(value.clone()).unwrap();
        assert_eq!(speed, arm);
        assert_eq!(speed.to_value(), value);
        assert_eq!(to_value(speed).unwrap(), value);
    }
    for value in [
        json!("AUTO"),
        json!(1.5),
        json!(false),
        json!([1]),
        json!("3"),
        // Only where there is nothing but text are these the documented ones.
        json!("2"),
        json!("true"),
    ] {
        let speed: Speed = from_value(value.clone()).unwrap();
        assert_eq!(speed, Speed::Unknown(value.clone()));
        assert_eq!(to_value(speed).unwrap(), value);
    }
}

fn gear(part: &str, value: Value) -> Result<Gear, serde_json::Error> {
    let mut gear = json!({ "speed": null, "at": [1.5, -2.0] });
    gear[part] = value;
    from_value(gear)
}

#[test]
fn a_tuple_has_so_many_items() {
    let inner = json!([{ "speed": 2, "at": [0.0, 0.5] }, ["deep", null]]);
    let outer = gear("inner", inner.clone()).unwrap();
    assert_eq!(outer.at, (1.5, -2.0));
    let parts = outer.inner.as_ref().unwrap().as_ref().unwrap();
    assert_eq!(parts.0.speed, Some(Speed::Value2));
    assert_eq!(parts.1, ("deep".to_owned(), None));
    assert_eq!(to_value(outer).unwrap()["inner"], inner);
    assert_eq!(gear("inner", Value::Null).unwrap().inner, Some(None));
    assert_eq!(
        gear("alone", json!(["a"])).unwrap().alone,
        Some(("a".to_owned(),))
    );
    for wrong in [
        json!([1.5]),
        json!([1.5, 2.0, 3.0]),
        json!({}),
        json!(["a", 1.0]),
    ] {
        assert!(gear("at", wrong.clone()).is_err(), "{wrong}");
    }
}

#[test]
fn a_union_asks_its_open_arm_last() {
    let teeth = |value| gear("teeth", value).unwrap().teeth.unwrap();
    assert!(matches!(
        teeth(json!({ "count": 3 })),
        GearTeeth::Option2(_)
    ));
    assert_eq!(teeth(json!(2)), GearTeeth::Speed(Speed::Value2));
}

#[test]
fn alternatives_are_fields_and_what_is_unknown_stays() {
    let value = json!({ "name": "disc", "radius": 4 });
    let shape: Shape = from_value(value.clone()).unwrap();
    assert_eq!((shape.radius, shape.width), (Some(4), None));
    assert_eq!(to_value(shape).unwrap(), value);
    let value = json!({ "name": "disc", "radius": 4, "other": [1] });
    let both: Both = from_value(value.clone()).unwrap();
    assert_eq!(both.additional_properties["other"], json!([1]));
    assert_eq!(to_value(both).unwrap(), value);
    let made = Shape {
        depth: Some(1),
        ..Shape::new("slab")
    };
    assert_eq!(
        to_value(made).unwrap(),
        json!({ "name": "slab", "depth": 1 })
    );
}
