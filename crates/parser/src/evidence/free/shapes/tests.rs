//! Shapes, and texts that are none.

use docwright_model::{Origin, Schema, SchemaKind, SourceId, Span};

use super::read;
use crate::dialects;

fn kind(schema: &Schema) -> String {
    match &schema.kind.value {
        SchemaKind::Object(object) => {
            let all = object.properties.iter();
            let all: Vec<String> = all
                .map(|own| {
                    let mark = own.required.as_ref().map_or("", |_| "?");
                    format!("{}{mark}:{}", own.name.value, kind(&own.schema))
                })
                .collect();
            format!("{{{}}}", all.join(","))
        }
        SchemaKind::Array(Some(item)) => format!("[{}]", kind(item)),
        other => format!("{other:?}"),
    }
}

#[test]
fn types_and_bare_names_make_a_shape() {
    let words = dialects::ALL.iter().find_map(|own| own.vocabulary().free);
    let words = words.expect("one dialect has such words");
    let origin = Origin::stated(Span::new(SourceId(0), 0..0));
    for (text, expected) in [
        (
            "{ \"id\": int, name: string }",
            Some("{id:Integer,name:String}"),
        ),
        ("{ id, name }", Some("{id:Any,name:Any}")),
        (
            "{\n  \"id\": [string],\n  \"b\": true\n}",
            Some("{id:[String],b:Boolean}"),
        ),
        (
            "{ a: string[], b?: { c: number } }",
            Some("{a:[String],b?:{c:Number}}"),
        ),
        (
            "{\n a: string, // which\n b: <date>\n}",
            Some("{a:String,b:String}"),
        ),
        ("[ { \"id\": ..., }, ... ]", Some("[{id:Any}]")),
        ("{ \"a\": \"integer\" }", Some("{a:Integer}")),
        ("{ a: [string], b: [int] }", Some("{a:String,b:Integer}")),
        ("{ \"a\": 1, \"b\": \"x\" }", None),
        ("{ \"a\": null }", None),
        ("{ a: string", None),
        ("{ a: string } and more", None),
        ("{ some words in braces }", None),
        ("{", None),
    ] {
        let found = read(text, words, &origin).map(|schema| kind(&schema));
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}
