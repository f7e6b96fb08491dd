//! What the types of formats keep of a value, and what they refuse.

use http_jiff_types::{Event, EventWhen, Moment};
use serde_json::{Value, from_value, json, to_value};

fn event(part: &str, value: Value) -> Result<Event, serde_json::Error> {
    let mut event = json!({
        "id": "497f6eca-6276-4993-bfeb-53cbbbba6f08",
        "at": "2031-05-06T07:08:09Z",
        "day": "2031-05-06",
        "log": [],
    });
    event[part] = value;
    from_value(event)
}

#[test]
fn an_instant_is_kept_and_its_offset_is_not() {
    let at: Moment = from_value(json!("2031-05-06T07:08:09.25+02:00")).unwrap();
    assert_eq!(to_value(at).unwrap(), json!("2031-05-06T05:08:09.25Z"));
    assert!(from_value::<Moment>(json!("2031-05-06")).is_err());
}

#[test]
fn a_day_is_no_point_in_time() {
    for (text, is_day) in [("2031-05-06", true), ("2031-05-06T07:08:09Z", false)] {
        let when = event("when", json!(text)).unwrap().when;
        assert_eq!(matches!(when, Some(EventWhen::Date(_))), is_day, "{text}");
        assert_eq!(
            matches!(when, Some(EventWhen::DateTime(_))),
            !is_day,
            "{text}"
        );
    }
    let when = event("when", json!("soon")).unwrap().when;
    assert_eq!(when, Some(EventWhen::String("soon".to_owned())));
}

#[test]
fn values_come_back_as_they_were() {
    let kept = [
        ("page", json!("https://example.com/a?b=c")),
        ("price", json!("12345678901234567890.12")),
        ("from", json!("192.0.2.1")),
        ("to", json!("2001:db8::1")),
        ("any", json!("::1")),
        ("release", json!("1.2.3-rc.1")),
        ("size", json!(u64::MAX)),
        ("width", json!(u32::MAX)),
        ("clock", json!("23:59:59.5")),
    ];
    for (part, value) in kept {
        let event = event(part, value.clone()).unwrap();
        assert_eq!(to_value(event).unwrap()[part], value);
    }
}

#[test]
fn other_texts_are_refused() {
    let refused = [
        ("page", json!("/a?b=c")),
        ("price", json!("much")),
        ("from", json!("::1")),
        ("to", json!("192.0.2.1")),
        ("any", json!("localhost")),
        ("release", json!("1.2")),
        ("size", json!(-1)),
        ("width", json!(1_u64 << 32)),
        ("day", json!("2031-02-30")),
    ];
    for (part, value) in refused {
        assert!(event(part, value).is_err(), "{part}");
    }
}
