//! The words for types of single values.

use docwright_model::{Object, SchemaKind};

/// Whether a word is that of a type.
pub(crate) fn is_scalar(word: &str) -> bool {
    scalar(word).is_some()
}

/// Whether a word is that of a type whose values are no objects.
pub(crate) fn is_value(word: &str) -> bool {
    scalar(word).is_some_and(|(kind, _)| !matches!(kind, SchemaKind::Object(_) | SchemaKind::Null))
}

/// The type of a word, with the format that is part of its meaning.
pub(super) fn scalar(word: &str) -> Option<(SchemaKind, Option<&'static str>)> {
    let lower = word.trim().to_lowercase();
    let text = |format| Some((SchemaKind::String, format));
    match lower.as_str() {
        "string" | "strings" | "str" | "text" | "varchar" | "char" | "snowflake" | "snowflakes"
        | "enum" | "duration" | "字符串" | "строка" | "cadena" | "文字列" => text(None),
        "uuid" | "guid" | "uuids" => text(Some("uuid")),
        "date" => text(Some("date")),
        "datetime" | "date-time" | "timestamp" | "iso8601 timestamp" | "iso8601" | "iso 8601"
        | "rfc3339" | "iso date" | "iso timestamp" | "iso 8601 timestamp" => {
            text(Some("date-time"))
        }
        "email" => text(Some("email")),
        "url" | "uri" | "urls" => text(Some("uri")),
        "file" | "binary" | "bytes" | "blob" | "file contents" => text(Some("binary")),
        "base64" => text(Some("byte")),
        "integer"
        | "integers"
        | "int"
        | "ints"
        | "int16"
        | "uint"
        | "uint16"
        | "uint32"
        | "uint64"
        | "bigint"
        | "unix timestamp"
        | "unix_timestamp"
        | "整数"
        | "整型"
        | "целое число"
        | "entero"
        | "inteiro" => Some((SchemaKind::Integer, None)),
        "int32" => Some((SchemaKind::Integer, Some("int32"))),
        "int64" | "long" => Some((SchemaKind::Integer, Some("int64"))),
        "number" | "numbers" | "decimal" | "numeric" | "数字" | "число" | "数値" => {
            Some((SchemaKind::Number, None))
        }
        "float" | "float32" => Some((SchemaKind::Number, Some("float"))),
        "double" | "float64" => Some((SchemaKind::Number, Some("double"))),
        "boolean" | "booleans" | "bool" | "true/false" | "布尔" | "布尔值" | "booleano"
        | "真偽値" => Some((SchemaKind::Boolean, None)),
        "object" | "objects" | "json" | "json object" | "hash" | "dict" | "dictionary" | "map"
        | "struct" | "对象" | "объект" | "objeto" | "オブジェクト" => {
            Some((SchemaKind::Object(Object::default()), None))
        }
        "array" | "list" | "arrays" | "数组" | "массив" | "配列" => {
            Some((SchemaKind::Array(None), None))
        }
        "null" | "none" | "nil" => Some((SchemaKind::Null, None)),
        "any" | "mixed" | "*" | "interface{}" => Some((SchemaKind::Any, None)),
        _ => None,
    }
}
