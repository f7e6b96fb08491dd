//! Types in the forms people write them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use docwright_model::{Origin, Schema, SchemaKind};

use super::read;
use crate::evidence::free::words::Words;

static WORDS: Words = Words {
    parts: &[],
    common: "",
    known: LazyLock::new(BTreeSet::new),
    definitions: &["object"],
    kinds: "",
    shells: &[],
};

fn told(schema: &Schema) -> String {
    let kind = match &schema.kind.value {
        SchemaKind::Array(None) => "[]".to_owned(),
        SchemaKind::Array(Some(item)) => format!("[{}]", told(item)),
        SchemaKind::Reference(link) => format!("->{}", link.name),
        SchemaKind::Object(object) => match &object.additional {
            Some(value) => format!("map {}", told(value)),
            None => "object".to_owned(),
        },
        SchemaKind::AnyOf(members) => members.iter().map(told).collect::<Vec<_>>().join("|"),
        other => format!("{other:?}").to_lowercase(),
    };
    let null = if schema.facets.nullable.is_some() {
        "?"
    } else {
        ""
    };
    format!("{null}{kind}")
}

#[test]
fn types_are_read_as_people_write_them() {
    let cases = [
        ("[]string", "[string]"),
        ("string\\[\\]", "[string]"),
        ("`int`", "integer"),
        ("?integer", "?integer"),
        ("array of [user](/x#user-object) objects", "[->User]"),
        (
            "?array of partial [user](/x#user-object) objects",
            "?[->User]",
        ),
        ("dict\\<string, integer\\>", "map integer"),
        ("map[string]bool", "map boolean"),
        ("string | null", "?string"),
        ("integer or string", "integer|string"),
        ("JSON string", "string"),
        ("[string]", "[string]"),
        ("channel object", "->Channel"),
        ("list<uuid>", "[string]"),
        ("array of arrays of ints", "[[integer]]"),
    ];
    let origin = Origin::assumed();
    for (text, expected) in cases {
        let spoken = read(text, &WORDS, &origin);
        assert_eq!(
            spoken.schema.as_ref().map(told).as_deref(),
            Some(expected),
            "{text}"
        );
    }
}

#[test]
fn a_type_may_say_that_it_is_required() {
    let origin = Origin::assumed();
    for (text, expected) in [
        ("string, required", true),
        ("int (optional)", false),
        ("optional, bool", false),
    ] {
        let spoken = read(text, &WORDS, &origin);
        assert_eq!(
            (spoken.required, spoken.schema.is_some()),
            (Some(expected), true),
            "{text}"
        );
    }
    assert!(read("gizmo", &WORDS, &origin).schema.is_none());
}
