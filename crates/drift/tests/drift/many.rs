//! A document may list as much of anything as a stranger cares to write: a comparison takes as long as the lists are.
//!
//! Were each part looked for in the whole of the other list, these comparisons would take minutes.

use docwright_drift::{Options, compare};
use serde_json::{Map, Value, json};

use crate::edits::read;

const MANY: usize = 10_000;

fn list(item: impl Fn(usize) -> Value) -> Value {
    (0..MANY).map(item).collect()
}

fn map(member: impl Fn(usize) -> (String, Value)) -> Value {
    (0..MANY).map(member).collect::<Map<_, _>>().into()
}

/// How many changes there are from a document with what is given to itself, and to one without it.
fn changes(pointer: &str, many: Value) -> (usize, usize) {
    let sound = json!({
        "openapi": "3.0.3",
        "info": {"title": "Many", "version": "1"},
        "servers": [{"url": "https://pets.example"}],
        "tags": [{"name": "pets"}],
        "paths": {"/pets": {"get": {
            "tags": ["pets"],
            "parameters": [],
            "security": [{"key": []}],
            "responses": {"200": {"description": "", "headers": {}, "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}
            }}},
        }}},
        "components": {
            "schemas": {"Pet": {"type": "object", "properties": {
                "kind": {"type": "string", "enum": ["cat"]},
            }}},
            "securitySchemes": {"key": {"type": "http", "scheme": "basic"}},
        },
    });
    let mut full = sound.clone();
    let place = full.pointer_mut(pointer).unwrap();
    match (place, many) {
        (Value::Array(place), Value::Array(many)) => place.extend(many),
        (Value::Object(place), Value::Object(many)) => place.extend(many),
        (place, many) => panic!("{place} is not of the kind of {many}"),
    }
    let (sound, full) = (read(&sound), read(&full));
    let count = |base, head| compare(base, head, &Options::default()).len();
    (count(&full, &full), count(&full, &sound))
}

#[test]
fn long_lists_are_compared_at_once() {
    let operation = json!({"responses": {"200": {"description": ""}}});
    let pet = "/components/schemas/Pet";
    let get = "/paths/~1pets/get";
    let cases = [
        (
            "/servers",
            list(|n| json!({"url": format!("https://{n}.example")})),
        ),
        ("/tags", list(|n| json!({"name": format!("t{n}")}))),
        (
            "/paths",
            map(|n| (format!("/p{n}"), json!({"get": operation}))),
        ),
        (&format!("{get}/tags"), list(|n| json!(format!("t{n}")))),
        (
            &format!("{get}/parameters"),
            list(|n| json!({"name": format!("p{n}"), "in": "query", "schema": {"type": "string"}})),
        ),
        (
            &format!("{get}/security"),
            list(|n| json!({format!("s{n}"): []})),
        ),
        (
            &format!("{get}/responses/200/headers"),
            map(|n| (format!("h{n}"), json!({"schema": {"type": "string"}}))),
        ),
        (
            "/components/securitySchemes",
            map(|n| {
                (
                    format!("s{n}"),
                    json!({"type": "apiKey", "in": "header", "name": format!("S{n}")}),
                )
            }),
        ),
        (
            "/components/schemas",
            map(|n| (format!("S{n}"), json!({"type": "string"}))),
        ),
        (
            &format!("{pet}/properties"),
            map(|n| (format!("p{n}"), json!({"type": "string"}))),
        ),
        (
            &format!("{pet}/properties/kind/enum"),
            list(|n| json!(format!("v{n}"))),
        ),
    ];
    for (pointer, many) in cases {
        let (none, all) = changes(pointer, many);
        assert_eq!(none, 0, "{pointer}");
        assert!(all.abs_diff(MANY) <= 1, "{pointer}: {all}");
    }
}

/// Which of two schemas without a name is which is found by comparing them, each with each, until that is too many.
#[test]
fn unions_that_share_nothing_are_not_compared_for_ever() {
    const MEMBERS: usize = 2_000;
    let document = |property: &str| {
        let member =
            |n: usize| json!({"properties": {format!("{property}{n}"): {"type": "string"}}});
        let members: Vec<Value> = (0..MEMBERS).map(member).collect();
        read(&json!({
            "openapi": "3.0.3",
            "info": {"title": "Many", "version": "1"},
            "paths": {},
            "components": {"schemas": {"Pet": {"oneOf": members}}},
        }))
    };
    let (base, head) = (document("old"), document("new"));
    assert!(!compare(&base, &head, &Options::default()).is_empty());
    assert!(compare(&base, &base, &Options::default()).is_empty());
}
