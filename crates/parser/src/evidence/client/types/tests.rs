use std::fmt::Write;

use docwright_model::{Origin, Schema, SchemaKind, SourceId, Span};

use super::read;

/// A type in few words.
fn spell(schema: &Schema) -> String {
    let mut out = match &schema.kind.value {
        SchemaKind::Any => "any".to_owned(),
        SchemaKind::Null => "null".to_owned(),
        SchemaKind::String => "string".to_owned(),
        SchemaKind::Integer => "integer".to_owned(),
        SchemaKind::Number => "number".to_owned(),
        SchemaKind::Boolean => "boolean".to_owned(),
        SchemaKind::Array(Some(items)) => format!("[{}]", spell(items)),
        SchemaKind::Array(None) => "[]".to_owned(),
        SchemaKind::Object(object) => match &object.additional {
            Some(values) => format!("{{{}}}", spell(values)),
            None => "{}".to_owned(),
        },
        SchemaKind::Reference(link) => format!("->{}", link.name),
        SchemaKind::AnyOf(all) => {
            let all: Vec<String> = all.iter().map(spell).collect();
            all.join(" or ")
        }
        _ => "?".to_owned(),
    };
    if let Some(format) = &schema.format {
        let _ = write!(out, " {}", format.value);
    }
    if schema.facets.nullable.is_some() {
        out.push('?');
    }
    for value in &schema.facets.enumeration {
        let _ = write!(out, " {}", value.value);
    }
    out
}

/// A cell, and what it says.
const CASES: &[(&str, &str)] = &[
    ("**str**", "string"),
    ("[**number**]", "number"),
    ("`string`", "string"),
    ("**kotlin.Long**", "integer int64"),
    ("**int?**", "integer"),
    ("[**Kite**](Kite.md)", "->Kite"),
    ("[**\\Kites\\Model\\Kite[]**](../Model/Kite.md)", "[->Kite]"),
    ("[**models::Kite**](Kite.md)", "->Kite"),
    ("Option<[**Vec<models::Kite>**](Kite.md)>", "[->Kite]"),
    ("Pointer to [**[]Kite**](Kite.md)", "[->Kite]"),
    ("[**List[Kite]**](Kite.md)", "[->Kite]"),
    ("[**List&lt;Kite&gt;**](Kite.md)", "[->Kite]"),
    (
        "[**kotlin.collections.List&lt;Kite&gt;**](Kite.md)",
        "[->Kite]",
    ),
    ("[**ARRAY[Kite]**](Kite.md)", "[->Kite]"),
    ("[**[Kite]**](Kite.md)", "[->Kite]"),
    ("[Kite]", "[->Kite]"),
    ("[**Kite[]**](Kite.md) (PSCustomObject)", "[->Kite]"),
    ("[**List**](../Models/Kite.md)", "[->Kite]"),
    ("[**List**](string.md)", "[string]"),
    ("**List**", "[]"),
    ("[**Map**](integer.md)", "{integer}"),
    ("**Map[String, Integer]**", "{integer}"),
    (
        "**Map&lt;String, List&lt;Long&gt;&gt;**",
        "{[integer int64]}",
    ),
    ("**Dict[str, float]**", "{number}"),
    ("**{str: (str,)}**", "{string}"),
    ("**{ [key: string]: number; }**", "{number}"),
    ("**[String: Int64]**", "{integer int64}"),
    ("**map[string]interface{}**", "{any}"),
    ("**std::collections::HashMap<String, i32>**", "{integer}"),
    ("**array<string,string[]>**", "{[string]}"),
    ("**NullableString**", "string?"),
    ("**NullableInt64**", "integer int64?"),
    ("**str, none_type**", "string?"),
    ("**&#39;a&#39; &#124; &#39;b&#39;**", "string \"a\" \"b\""),
    ("**string | null**", "string?"),
    ("**Kite | Wind**", "->Kite or ->Wind"),
    ("**time.Time**", "string date-time"),
    ("**chrono::DateTime<chrono::Utc>**", "string date-time"),
    ("**DATE_TIME**", "string date-time"),
    ("**\\DateTime**", "string date-time"),
    ("**LocalDate**", "string date"),
    ("**java.util.UUID**", "string uuid"),
    ("***os.File**", "string binary"),
    ("**byte[]**", "string binary"),
    ("**object**", "any"),
    ("[**object**](.md)", "any"),
];

#[test]
fn types_of_many_languages_are_types_of_json() {
    let origin = Origin::stated(Span::new(SourceId(0), 0..1));
    for (cell, expected) in CASES {
        let found = read(cell, &origin).map(|schema| spell(&schema));
        assert_eq!(found.as_deref(), Some(*expected), "{cell}");
    }
    for cell in ["", "**a b**", "two words", "List[", "****"] {
        assert!(read(cell, &origin).is_none(), "{cell}");
    }
}
