//! The findings this crate can make.

use docwright_model::{Code, Severity};

/// Every code of this crate.
pub const ALL: &[Code] = &[
    RENAMED,
    NAME_CLASH,
    UNSUPPORTED_SCHEMA,
    LOOSER_TYPE,
    UNRESOLVED_REFERENCE,
    ENDLESS_SCHEMA,
    NESTED_TOO_DEEP,
    DUPLICATE_ID,
    UNKNOWN_STATUS,
    UPGRADE_BY_METHOD,
    MEDIA_TYPE_LEFT_OUT,
    PARAMETER_LEFT_OUT,
    SET_BY_CLIENT,
    MISSING_PARAMETER,
    RAW_BODY,
    UNNAMED_ELEMENT,
    NO_ELEMENT,
    JSON_FAILURE,
    RAW_UPLOAD,
    UNKNOWN_SCHEME,
    UNROUTED,
    EXAMPLE_MISFIT,
    PATTERN_UNCHECKED,
    DEFAULT_MISFIT,
    NOTHING_TO_CALL,
];

/// The reasons for which a value has no better type than any JSON, and a body none but raw bytes. There is no other
/// reason: what a document leaves open itself is not counted.
pub const FALLBACKS: &[Code] = &[
    UNSUPPORTED_SCHEMA,
    UNRESOLVED_REFERENCE,
    ENDLESS_SCHEMA,
    NESTED_TOO_DEEP,
    RAW_BODY,
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
    explanation: "A schema says what no Rust type can hold. Where it stands, the generated type takes any JSON value, \
                  or keeps whatever has no field as it is.",
};

/// A schema that says a little more than its Rust type.
pub const LOOSER_TYPE: Code = Code {
    id: "looser-type",
    severity: Severity::Note,
    explanation: "A schema says more than its Rust type: alternatives beside properties become optional fields of one \
                  struct, and of several parts of an `allOf` that are no objects one gives the type, and a header that \
                  names the media type of a raw body is any text. The generated type takes every value that the schema \
                  allows, and some more.",
};

/// A reference to a schema the document does not have.
pub const UNRESOLVED_REFERENCE: Code = Code {
    id: "unresolved-reference",
    severity: Severity::Warning,
    explanation: "A reference names a schema that the document does not have. The generated type takes any JSON value.",
};

/// Schemas that only name one another.
pub const ENDLESS_SCHEMA: Code = Code {
    id: "endless-schema",
    severity: Severity::Warning,
    explanation: "A schema is defined as a reference that leads back to itself. It allows anything; the generated type \
                  takes any JSON value.",
};

/// A schema within a schema within a schema.
pub const NESTED_TOO_DEEP: Code = Code {
    id: "nested-too-deep",
    severity: Severity::Warning,
    explanation: "Schemas are nested in place more deeply than any type should be. From there on the generated type \
                  takes any JSON value; name the inner schemas to have types of them.",
};

/// Two operations with one id.
pub const DUPLICATE_ID: Code = Code {
    id: "duplicate-operation-id",
    severity: Severity::Warning,
    explanation: "Two operations have the same id. The second one is named after its id, method and path.",
};

/// A status that is none.
pub const UNKNOWN_STATUS: Code = Code {
    id: "unknown-status",
    severity: Severity::Warning,
    explanation: "A response is documented under a number that is no HTTP status. It is left out.",
};

/// A change of protocol that begins as no WebSocket does.
pub const UPGRADE_BY_METHOD: Code = Code {
    id: "upgrade-by-method",
    severity: Severity::Warning,
    explanation: "An operation answers 101 Switching Protocols to another method than GET, with which every WebSocket \
                  begins. The generated client and server agree on the documented method, and on what is not WebSocket; \
                  browsers and WebSocket libraries cannot call it.",
};

/// A representation beside a better one.
pub const MEDIA_TYPE_LEFT_OUT: Code = Code {
    id: "media-type-left-out",
    severity: Severity::Note,
    explanation: "A body is documented in several media types. The generated code uses the one with most structure; \
                  this one is left out.",
};

/// A parameter nobody can send.
pub const PARAMETER_LEFT_OUT: Code = Code {
    id: "parameter-left-out",
    severity: Severity::Warning,
    explanation: "A parameter has a name that cannot stand where it should, or is not part of the path it is said to be \
                  in. It is left out.",
};

/// A parameter that is no argument.
pub const SET_BY_CLIENT: Code = Code {
    id: "set-by-client",
    severity: Severity::Note,
    explanation: "A header is documented as a parameter that the client sends anyway: a credential of a security \
                  scheme, the media types of a body or answer, the length of a body. It is no argument of its own.",
};

/// A path with a hole that is not documented.
pub const MISSING_PARAMETER: Code = Code {
    id: "missing-parameter",
    severity: Severity::Warning,
    explanation: "A path has a parameter that is not documented. It is taken to be a string; document it.",
};

/// A body of a structure that is not known, or not in a form that is read.
pub const RAW_BODY: Code = Code {
    id: "raw-body",
    severity: Severity::Warning,
    explanation: "A body has a structure that the generated code does not know: the parts of a form are not documented, \
                  it is documented in a media type that is neither JSON nor XML nor a form, or in XML alone that cannot \
                  carry it, such as alternatives that no name tells apart. The generated code sends and receives raw \
                  bytes, or text.",
};

/// An XML body whose root element has no name in the document.
pub const UNNAMED_ELEMENT: Code = Code {
    id: "unnamed-element",
    severity: Severity::Note,
    explanation: "A body is documented in XML by a schema that stands in place and has no `xml.name`, so that nobody \
                  says what its root element is called. The generated code writes it with the name of its type, and \
                  reads it whatever its name.",
};

/// A property that has no place in an XML body.
pub const NO_ELEMENT: Code = Code {
    id: "no-element",
    severity: Severity::Warning,
    explanation: "A property that may be absent cannot stand in an XML body: no element can have its name, or a list has \
                  elements of that name already. It is absent from what is read, and whoever writes a value that has it \
                  gets an error.",
};

/// A failure that is described as a value, in a media type of values that are none.
pub const JSON_FAILURE: Code = Code {
    id: "json-failure",
    severity: Severity::Note,
    explanation: "A failure is described by a schema, in a media type that no such value has a form in: plain text, a \
                  picture, an archive. Swagger 2.0 has one list of media types for all answers of an operation. The \
                  generated code sends it as JSON and takes it for JSON, and keeps the raw body where it is not.",
};

/// An upload in the clothes of a form.
pub const RAW_UPLOAD: Code = Code {
    id: "raw-upload",
    severity: Severity::Note,
    explanation: "A form with nothing but one binary field is how Swagger 2.0 writes an upload of raw bytes. The \
                  generated code sends the bytes as the whole body.",
};

/// A requirement of something undefined.
pub const UNKNOWN_SCHEME: Code = Code {
    id: "unknown-security-scheme",
    severity: Severity::Warning,
    explanation: "An operation requires a security scheme that the document does not define, or one without a known \
                  way to send it. Any of the defined schemes is taken instead.",
};

/// An operation that no server can tell from another.
pub const UNROUTED: Code = Code {
    id: "unrouted-operation",
    severity: Severity::Warning,
    explanation: "An operation has the method and path of another one, or a path that no router can tell apart. The \
                  generated server has its method but never calls it.",
};

/// An example that contradicts its schema.
pub const EXAMPLE_MISFIT: Code = Code {
    id: "example-misfit",
    severity: Severity::Note,
    explanation: "A documented example does not fit its schema. The stub server and the tests use the parts that do, \
                  or a value made from the schema.",
};

/// A pattern that no engine without backtracking can run.
pub const PATTERN_UNCHECKED: Code = Code {
    id: "pattern-unchecked",
    severity: Severity::Note,
    explanation: "A pattern looks ahead or back, or is no regular expression. The generated server checks with an \
                  engine whose time is linear in the text, and leaves this pattern unchecked.",
};

/// A default that contradicts its schema.
pub const DEFAULT_MISFIT: Code = Code {
    id: "default-misfit",
    severity: Severity::Warning,
    explanation: "A documented default is no value of its schema: it has another type, or is not among the values \
                  listed. Nothing is made of it.",
};

/// A document without operations.
pub const NOTHING_TO_CALL: Code = Code {
    id: "nothing-to-call",
    severity: Severity::Warning,
    explanation: "The document describes no operation, so that the client and the server have nothing to call and \
                  nothing to answer.",
};
