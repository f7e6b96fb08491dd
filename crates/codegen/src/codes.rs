//! The findings this crate can make.

use docwright_model::{Code, Severity};

/// Every code of this crate.
pub const ALL: &[Code] = &[
    RENAMED,
    NAME_CLASH,
    UNSUPPORTED_SCHEMA,
    UNRESOLVED_REFERENCE,
];

/// A name that is no Rust name.
pub const RENAMED: Code = Code {
    id: "renamed",
    severity: Severity::Note,
    explanation: "A name in the document is no Rust name, or one that Rust uses itself. The generated code has \
                  another name; on the wire nothing changes.",
};

/// Two names that become one in Rust.
pub const NAME_CLASH: Code = Code {
    id: "name-clash",
    severity: Severity::Warning,
    explanation: "Two names in the document become the same Rust name. Both are kept under different names.",
};

/// A schema that has no good Rust type.
pub const UNSUPPORTED_SCHEMA: Code = Code {
    id: "unsupported-schema",
    severity: Severity::Warning,
    explanation: "A schema says more than its Rust type can hold; the generated type takes any value it allows.",
};

/// A reference to a schema the document does not have.
pub const UNRESOLVED_REFERENCE: Code = Code {
    id: "unresolved-reference",
    severity: Severity::Warning,
    explanation: "A reference names a schema that the document does not have. The generated type takes any JSON value.",
};
