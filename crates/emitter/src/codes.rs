//! The findings this crate reports.

use docwright_model::{Code, Severity};

/// Two operations share a method and path.
pub const DUPLICATE_OPERATION: Code = Code {
    id: "duplicate-operation",
    severity: Severity::Error,
    explanation: "Two operations share a method and path, of which OpenAPI holds one. The first was kept.",
};

/// Two operations share an id.
pub const DUPLICATE_OPERATION_ID: Code = Code {
    id: "duplicate-operation-id",
    severity: Severity::Warning,
    explanation: "Two operations share an id, which OpenAPI wants unique. The later one got a number at its end.",
};

/// A part stands twice where OpenAPI holds one.
pub const DUPLICATE_PART: Code = Code {
    id: "duplicate-part",
    severity: Severity::Warning,
    explanation: "A parameter, property, status, header or media type stands twice where OpenAPI holds one. The first was kept.",
};

/// A name cannot be a component's key.
pub const ILLEGAL_COMPONENT_NAME: Code = Code {
    id: "illegal-component-name",
    severity: Severity::Note,
    explanation: "OpenAPI allows letters, digits, `.`, `_` and `-` in the name of a component. The name was respelt with `_` for anything else.",
};

/// A reference leads nowhere.
pub const DANGLING_REFERENCE: Code = Code {
    id: "dangling-reference",
    severity: Severity::Warning,
    explanation: "A type is named that no page describes, so any value is allowed in its place.",
};

/// An operation asks for a security scheme nobody described.
pub const UNDEFINED_SECURITY_SCHEME: Code = Code {
    id: "undefined-security-scheme",
    severity: Severity::Warning,
    explanation: "An operation asks for a security scheme that no page describes. This way to authenticate was left out.",
};

/// It is not known where a parameter travels.
pub const PARAMETER_WITHOUT_PLACE: Code = Code {
    id: "parameter-without-place",
    severity: Severity::Warning,
    explanation: "It is not known whether a parameter travels in the path, the query, a header or a cookie, so it was left out.",
};

/// A path does not begin with a slash.
pub const RELATIVE_PATH: Code = Code {
    id: "relative-path",
    severity: Severity::Note,
    explanation: "OpenAPI wants a path to begin with a slash, so one was put before it.",
};

/// An example or default is `null`.
pub const NULL_VALUE: Code = Code {
    id: "null-value",
    severity: Severity::Note,
    explanation: "Readers of OpenAPI take an example or default of `null` for none, so it was left out.",
};

/// Every code of this crate.
pub const ALL: &[Code] = &[
    DUPLICATE_OPERATION,
    DUPLICATE_OPERATION_ID,
    DUPLICATE_PART,
    ILLEGAL_COMPONENT_NAME,
    DANGLING_REFERENCE,
    UNDEFINED_SECURITY_SCHEME,
    PARAMETER_WITHOUT_PLACE,
    RELATIVE_PATH,
    NULL_VALUE,
];
