//! Numbers and texts of schemas.

use proptest::sample::select;
use proptest::strategy::{BoxedStrategy, Just, Strategy, Union};
use proptest::string::string_regex;
use serde_json::{Value, json};

use super::made::Place;

pub(super) fn integer(schema: &Value) -> BoxedStrategy<Value> {
    let (lowest, highest) = match schema["format"].as_str() {
        Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
        Some(format) if format.starts_with("uint") => (0, i64::MAX / 2),
        _ => (i64::MIN / 2, i64::MAX / 2),
    };
    let end = |key: &str| schema[key].as_i64();
    let least = end("minimum").unwrap_or(lowest).max(lowest);
    let least = least + i64::from(schema["exclusiveMinimum"] == true);
    let most = end("maximum").unwrap_or(highest).min(highest);
    let most = most - i64::from(schema["exclusiveMaximum"] == true);
    let step = schema["multipleOf"].as_i64().unwrap_or(1);
    let ends = select(vec![least, most, least / 2 + most / 2]);
    Union::new(vec![ends.boxed(), (least..=most).boxed()])
        .prop_map(move |value| {
            let down = value - value % step;
            Value::from(if down < least { down + step } else { down })
        })
        .boxed()
}

/// Numbers that single precision holds too.
pub(super) fn number(schema: &Value) -> BoxedStrategy<Value> {
    let step = schema["multipleOf"].as_f64().unwrap_or(0.125);
    let least = schema["minimum"].as_f64().unwrap_or(-1000.0);
    let most = schema["maximum"].as_f64().unwrap_or(1000.0);
    let (from, to) = ((least / step).ceil() as i32, (most / step).floor() as i32);
    let from = from + i32::from(schema["exclusiveMinimum"] == true);
    let to = to - i32::from(schema["exclusiveMaximum"] == true);
    (from..=to)
        .prop_map(move |steps| Value::from(f64::from(steps) * step))
        .boxed()
}

pub(super) fn string(schema: &Value, shown: &str, place: Place) -> BoxedStrategy<Value> {
    // The classes of ECMAScript hold ASCII only.
    let pattern = schema["pattern"].as_str().map(|pattern| {
        let pattern = pattern.trim_start_matches('^').trim_end_matches('$');
        pattern
            .replace("\\d", "[0-9]")
            .replace("\\w", "[A-Za-z0-9_]")
    });
    if let Some(texts) = pattern.and_then(|pattern| string_regex(&pattern).ok()) {
        let least = schema["minLength"].as_u64().unwrap_or(0) as usize;
        let most = schema["maxLength"]
            .as_u64()
            .map_or(usize::MAX, |most| most as usize);
        let fits = move |text: &String| (least..=most).contains(&text.chars().count());
        return texts
            .prop_filter("as long as it may be", fits)
            .prop_map(Value::from)
            .boxed();
    }
    let format = schema["format"].as_str().unwrap_or_default();
    let pick =
        |texts: &[&str]| select(texts.iter().map(|&text| json!(text)).collect::<Vec<_>>()).boxed();
    let shaped = |pattern: &str| string_regex(pattern).unwrap().prop_map(Value::from).boxed();
    match format {
        "date-time" => shaped("20[0-3][0-9]-0[1-9]-[12][0-8]T[01][0-9]:[0-5][0-9]:[0-5][0-9]Z"),
        "date" => shaped("20[0-3][0-9]-0[1-9]-[12][0-8]"),
        "uuid" => shaped("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}"),
        "byte" => pick(&["", "AA==", "aGVsbG8=", "/+8="]),
        "uri" | "url" => pick(&["https://example.com/", "https://example.com/a?b=c&d=%20#e"]),
        "ipv4" => pick(&["127.0.0.1", "255.255.255.255", "0.0.0.0"]),
        "ipv6" => pick(&["::1", "2001:db8::1"]),
        "email" => pick(&["a@example.com"]),
        "" | "password" | "binary" => {
            let least = schema["minLength"].as_u64().unwrap_or(0) as usize;
            let most = schema["maxLength"].as_u64().unwrap_or(12) as usize;
            text(place, least, most.max(least))
        }
        // What a format allows that nobody knows here is only known from what is shown.
        _ => Just(shown.into()).boxed(),
    }
}

/// Any text that a place has room for.
pub(super) fn text(place: Place, least: usize, most: usize) -> BoxedStrategy<Value> {
    let (characters, least) = match place {
        Place::Body | Place::Form | Place::Query => (r#"[ -~äß€𝄞"'\\\n\t&=+%;,/|]"#, least),
        // A point may separate parameters.
        Place::Path => (r"[!--/-~äß€𝄞]", least.max(1)),
        Place::Beside => (r#"[A-Za-z0-9_~äß€𝄞"'\\&+%-]"#, least.max(1)),
        Place::Head => ("[A-Za-z0-9_~-]", least.max(1)),
    };
    let most = most.min(least + 24);
    let texts = string_regex(&format!("{characters}{{{least},{most}}}")).unwrap();
    let is_name = move |text: &String| place != Place::Path || !matches!(text.as_str(), "." | "..");
    texts
        .prop_filter("no way up", is_name)
        .prop_map(Value::from)
        .boxed()
}
