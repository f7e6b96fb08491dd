//! The findings this crate reports.

use docwright_model::{Code, Severity};

/// The text is neither JSON nor YAML.
pub const SYNTAX: Code = Code {
    id: "spec-syntax",
    severity: Severity::Error,
    explanation: "The file is neither JSON nor YAML, so nothing could be read from it. Mend the syntax at the place shown.",
};

/// The text is no OpenAPI document.
pub const NOT_OPENAPI: Code = Code {
    id: "spec-not-openapi",
    severity: Severity::Error,
    explanation: "The file has no `openapi` member that names a version, so it is not an OpenAPI document.",
};

/// The document follows a version that is not read.
pub const UNSUPPORTED_VERSION: Code = Code {
    id: "spec-unsupported-version",
    severity: Severity::Error,
    explanation: "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are read. Convert the file to one of those first.",
};

/// A part of the document does not have the shape OpenAPI gives it.
pub const MALFORMED_PART: Code = Code {
    id: "spec-malformed-part",
    severity: Severity::Warning,
    explanation: "A part of the document does not have the shape OpenAPI 3.0 gives it. The smallest such part was left out and the rest read.",
};

/// A required part is missing and an empty one was taken for it.
pub const MISSING_PART: Code = Code {
    id: "spec-missing-part",
    severity: Severity::Warning,
    explanation: "OpenAPI 3.0 requires a part that the document lacks. An empty one was taken in its place.",
};

/// A part is nested deeper than anything should be.
pub const TOO_DEEP: Code = Code {
    id: "spec-too-deep",
    severity: Severity::Warning,
    explanation: "A part of the file is nested more than a hundred levels deep. What is deeper was left out and the rest read; name the inner schemas and refer to them.",
};

/// A number or truth value stands where text is wanted.
pub const NOT_TEXT: Code = Code {
    id: "spec-not-text",
    severity: Severity::Note,
    explanation: "A number or truth value stands where OpenAPI wants text, and was read as the text it is spelt with. Put it in quotes.",
};

/// A part of the document means nothing in OpenAPI 3.0.
pub const IGNORED_PART: Code = Code {
    id: "spec-ignored-part",
    severity: Severity::Warning,
    explanation: "OpenAPI 3.0 knows no such member at this place, so it was not read: a misspelling, a member of another version, or something beside a `$ref`.",
};

/// A key stands twice in one object.
pub const DUPLICATE_KEY: Code = Code {
    id: "spec-duplicate-key",
    severity: Severity::Warning,
    explanation: "A key stands twice in one object; only the last value was read.",
};

/// A reference leads to nothing.
pub const DANGLING_REFERENCE: Code = Code {
    id: "spec-dangling-reference",
    severity: Severity::Warning,
    explanation: "A `$ref` leads to a part that is not there. What it stands for counts as unknown.",
};

/// A file that is referred to is not looked into.
pub const UNREAD_FILE: Code = Code {
    id: "spec-unread-file",
    severity: Severity::Warning,
    explanation: "A `$ref` leads to a file that is missing, lies outside the folder whose files may be read, or stands on the network, which is never asked. What it stands for counts as unknown. `--root` and `root` in `docwright.toml` say which folder's files may be read; the default is the document's own.",
};

/// An overlay cannot be used.
pub const INVALID_OVERLAY: Code = Code {
    id: "invalid-overlay",
    severity: Severity::Error,
    explanation: "An overlay file, or one of its actions, cannot be used as it is. It is left out; the other actions are done.",
};

/// An overlay no longer matches.
pub const OVERLAY_UNMATCHED: Code = Code {
    id: "overlay-unmatched",
    severity: Severity::Warning,
    explanation: "The target of an action in an overlay matches nothing in the document, so that it has no effect: the docs have changed since it was written.",
};

/// An overlay says what the docs say.
pub const OVERLAY_IDLE: Code = Code {
    id: "overlay-idle",
    severity: Severity::Note,
    explanation: "An action in an overlay changes nothing: the docs say the same by now, so that it can go.",
};

/// A fact is inferred.
pub const INFERRED: Code = Code {
    id: "inferred-fact",
    severity: Severity::Warning,
    explanation: "A fact was concluded from an example, a name or a sample, and nothing states it. It is reported because `docwright.toml` says `inferred = \"report\"`.",
};

/// A wanted name is taken.
pub const NAME_TAKEN: Code = Code {
    id: "name-taken",
    severity: Severity::Warning,
    explanation: "A schema cannot have the name that `docwright.toml` wants, since another has it. It keeps its own.",
};

/// A wanted name is for nothing.
pub const UNMATCHED_NAME: Code = Code {
    id: "unmatched-name",
    severity: Severity::Warning,
    explanation: "`docwright.toml` gives a name to a schema or operation that the API does not have, or has no more.",
};

/// Every code of this crate.
pub const ALL: &[Code] = &[
    SYNTAX,
    NOT_OPENAPI,
    UNSUPPORTED_VERSION,
    MALFORMED_PART,
    MISSING_PART,
    TOO_DEEP,
    NOT_TEXT,
    IGNORED_PART,
    DUPLICATE_KEY,
    DANGLING_REFERENCE,
    UNREAD_FILE,
    INVALID_OVERLAY,
    OVERLAY_UNMATCHED,
    OVERLAY_IDLE,
    INFERRED,
    NAME_TAKEN,
    UNMATCHED_NAME,
];
