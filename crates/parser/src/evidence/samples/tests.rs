use docwright_model::{Fact, Schema, SchemaKind, Status};

use super::described;
use crate::evidence::reading::ResponseReading;

/// A response of this description; a star in front gives it a type.
fn response(said: &str) -> ResponseReading {
    let text = said.trim_start_matches('*');
    let typed = text.len() < said.len();
    ResponseReading {
        status: Fact::assumed(Status::Code(200)),
        description: (!text.is_empty()).then(|| Fact::assumed(text.to_owned())),
        schema: typed.then(|| Schema::of(Fact::assumed(SchemaKind::String))),
        media: Vec::new(),
        is_told_below: false,
        is_untyped: false,
    }
}

#[test]
fn an_example_belongs_to_the_response_of_its_words() {
    let cases: [(&str, &[&str], usize, Option<usize>); 9] = [
        ("all  well", &["none", "all\nwell here"], 0, Some(1)),
        ("same", &["same", "same", "same"], 1, Some(1)),
        ("same", &["same", "other"], 1, Some(0)),
        ("new", &["one", "*two", "three"], 0, Some(1)),
        ("new", &["one", "*two", "*three"], 0, None),
        ("new", &["one", "two"], 0, None),
        ("new", &["*", ""], 0, Some(0)),
        ("new", &[], 0, None),
        ("last", &["first", "last"], 2, Some(1)),
    ];
    for (text, said, from, expected) in cases {
        let responses: Vec<ResponseReading> = said.iter().map(|said| response(said)).collect();
        assert_eq!(
            described(text, &responses, from),
            expected,
            "{text} {said:?}"
        );
    }
}
