//! Points in time keep the offset they were written with, and days are days.

use http_time_types::{DateTime, Event, EventWhen};
use serde_json::{from_value, json, to_value};

#[test]
fn an_offset_is_kept() {
    let text = "2031-05-06T07:08:09.25+02:00";
    let at: DateTime = from_value(json!(text)).unwrap();
    assert_eq!(at.offset().whole_hours(), 2);
    assert_eq!(at.to_string(), text);
    assert_eq!(text.parse::<DateTime>().unwrap(), at);
    assert_eq!(to_value(at).unwrap(), json!(text));
    assert_eq!(time::OffsetDateTime::from(at), *at);
    let elsewhere: DateTime = "2031-05-06T05:08:09.25Z".parse().unwrap();
    assert_eq!(at, elsewhere, "one instant, whatever its offset");
    assert!(from_value::<DateTime>(json!("2031-05-06 07:08:09")).is_err());
    assert!(from_value::<DateTime>(json!("2031-05-06")).is_err());
}

#[test]
fn every_place_takes_them() {
    let value = json!({
        "id": "497f6eca-6276-4993-bfeb-53cbbbba6f08",
        "at": "2031-05-06T07:08:09+02:00",
        "day": "2031-05-06",
        "clock": "07:08:09",
        "ended": null,
        "holidays": ["2031-12-25"],
        "log": [null, "2031-05-06T07:08:09Z"],
        "by_day": { "first": "2031-05-06T07:08:09Z" },
        "when": "2031-05-06",
    });
    let event: Event = from_value(value.clone()).unwrap();
    assert_eq!(event.ended, Some(None));
    assert!(matches!(event.when, Some(EventWhen::Date(day)) if day.year() == 2031));
    assert_eq!(to_value(event).unwrap(), value);
}
