//! What the simple types of programming languages are in JSON.

use docwright_model::{Basis, SchemaKind};

/// What a word stands for.
pub(super) struct Scalar {
    pub kind: SchemaKind,
    pub format: Option<&'static str>,
    /// How the kind is known: some words stand for more than one.
    pub kind_basis: Basis,
    /// How the format is known.
    pub format_basis: Basis,
}

use Basis::{Inferred, Stated};

/// A row of the table: words, kind, format, and how both are known.
type Row = (
    &'static [&'static str],
    Kind,
    Option<&'static str>,
    Basis,
    Basis,
);

#[derive(Clone, Copy)]
enum Kind {
    Any,
    Object,
    Array,
    String,
    Integer,
    Number,
    Boolean,
    Null,
}

/// All words in lower case, without the package a type is in.
///
/// Languages that have one type for all whole numbers print it whatever the format, so only words for the larger of two
/// say one. The same holds for numbers with a fraction: the word may be the language's only one.
const ALL: &[Row] = &[
    (
        &["str", "string", "character", "text", "strictstr"],
        Kind::String,
        None,
        Stated,
        Stated,
    ),
    (
        &[
            "int",
            "integer",
            "int32",
            "i32",
            "uint32",
            "u32",
            "int16",
            "short",
            "strictint",
            "uint",
            "int8",
            "u8",
            "u16",
        ],
        Kind::Integer,
        None,
        Stated,
        Stated,
    ),
    (
        &["long", "int64", "i64", "uint64", "u64", "ulong"],
        Kind::Integer,
        Some("int64"),
        Stated,
        Stated,
    ),
    (&["number"], Kind::Number, None, Inferred, Inferred),
    (
        &[
            "float",
            "decimal",
            "bigdecimal",
            "float32",
            "f32",
            "numeric",
            "num",
            "strictfloat",
        ],
        Kind::Number,
        None,
        Stated,
        Stated,
    ),
    (
        &["double", "float64", "f64"],
        Kind::Number,
        Some("double"),
        Stated,
        Inferred,
    ),
    (
        &["bool", "boolean", "strictbool", "logical"],
        Kind::Boolean,
        None,
        Stated,
        Stated,
    ),
    (
        &[
            "datetime",
            "date_time",
            "offsetdatetime",
            "localdatetime",
            "zoneddatetime",
            "instant",
        ],
        Kind::String,
        Some("date-time"),
        Stated,
        Inferred,
    ),
    (&["time"], Kind::String, Some("date-time"), Stated, Inferred),
    (
        &["localdate", "dateonly"],
        Kind::String,
        Some("date"),
        Stated,
        Stated,
    ),
    (&["date"], Kind::String, Some("date"), Stated, Inferred),
    (
        &["uuid", "guid"],
        Kind::String,
        Some("uuid"),
        Stated,
        Stated,
    ),
    (&["uri"], Kind::String, Some("uri"), Stated, Inferred),
    (
        &[
            "file",
            "splfileobject",
            "stream",
            "pathbuf",
            "multipartfile",
            "blob",
            "filepath",
            "filestream",
            "fileparameter",
            "file_type",
        ],
        Kind::String,
        Some("binary"),
        Stated,
        Stated,
    ),
    (
        &["bytearray", "bytes", "data", "uint8list"],
        Kind::String,
        Some("binary"),
        Stated,
        Inferred,
    ),
    (
        &[
            "object",
            "psobject",
            "pscustomobject",
            "anytype",
            "anyobject",
            "any",
            "interface{}",
            "interface {}",
            "value",
            "mixed",
            "jsonelement",
            "jsonvalue",
            "jsonnode",
            "anyvalue",
            "anycodable",
        ],
        Kind::Any,
        None,
        Inferred,
        Inferred,
    ),
    (
        &["dict", "map", "hash", "hashmap", "dictionary"],
        Kind::Object,
        None,
        Stated,
        Stated,
    ),
    (
        &["list", "array", "vec", "set", "collection"],
        Kind::Array,
        None,
        Stated,
        Stated,
    ),
    (
        &["null", "none_type", "nil", "none"],
        Kind::Null,
        None,
        Stated,
        Stated,
    ),
];

/// What a word stands for; none where it is the name of something else.
pub(super) fn read(word: &str) -> Option<Scalar> {
    // Longer words are names; so are those that another alphabet is needed for.
    if word.len() > 16 || !word.is_ascii() {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let row = ALL
        .iter()
        .find(|(words, ..)| words.contains(&word.as_str()))?;
    let &(_, kind, format, kind_basis, format_basis) = row;
    let kind = match kind {
        Kind::Any => SchemaKind::Any,
        Kind::Object => SchemaKind::Object(docwright_model::Object::default()),
        Kind::Array => SchemaKind::Array(None),
        Kind::String => SchemaKind::String,
        Kind::Integer => SchemaKind::Integer,
        Kind::Number => SchemaKind::Number,
        Kind::Boolean => SchemaKind::Boolean,
        Kind::Null => SchemaKind::Null,
    };
    Some(Scalar {
        kind,
        format,
        kind_basis,
        format_basis,
    })
}
