//! Names that are taken.

use super::{OTHER, OTHER_FEATURE, SHARED, SUPPORT};

/// Types of the prelude, which a glob import of the package must not hide, and what the files of the package import.
pub(crate) const GUARDED_TYPES: &[&str] = &[
    "Box",
    "BTreeMap",
    "DateTime",
    "Deserialize",
    "Err",
    "From",
    "Into",
    "NaiveDate",
    "None",
    "Ok",
    "Option",
    "Result",
    "Serialize",
    "Some",
    "String",
    "Utc",
    "Uuid",
    "Vec",
];

/// Words that cannot be identifiers in edition 2024, reserved ones included.
pub(super) fn is_keyword(name: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
        "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
        "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
        "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type",
        "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
    ];
    KEYWORDS.contains(&name)
}

/// File names that a crate or an operating system uses itself.
pub(super) fn is_taken_file(name: &str) -> bool {
    matches!(
        name,
        "lib" | "main" | "operations" | "con" | "prn" | "aux" | "nul" | SUPPORT | SHARED | OTHER
    ) || (name.len() == 4
        && (name.starts_with("com") || name.starts_with("lpt"))
        && name.ends_with(|c: char| c.is_ascii_digit()))
}

/// Features that packages have for other reasons.
pub(super) fn is_taken_feature(name: &str) -> bool {
    matches!(
        name,
        "default" | "rustls" | "native-tls" | "http2" | "tracing" | "std" | OTHER_FEATURE
    )
}
