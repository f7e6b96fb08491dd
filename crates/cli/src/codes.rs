//! The findings this crate reports.

use docwright_model::{Code, Severity};

/// The question names no part of the API.
pub const UNKNOWN_PART: Code = Code {
    id: "no-such-part",
    severity: Severity::Error,
    explanation: "`docwright explain` found no such part. Ask by JSON pointer, `METHOD /path`, operation id, schema name or `Schema.property`.",
};

/// A stage that the input does not go through.
pub const NO_STAGE: Code = Code {
    id: "no-such-stage",
    severity: Severity::Error,
    explanation: "Pages are read in the stages `blocks` and `api`, which an OpenAPI file does not go through. Ask for `spec` or `program`.",
};

/// The output file is one of the inputs.
pub const OUTPUT_IS_INPUT: Code = Code {
    id: "output-is-input",
    severity: Severity::Error,
    explanation: "The file to write is one of the files read. Nothing was written; choose another name.",
};

/// A page of the manual that cannot be made.
pub const NO_MANUAL: Code = Code {
    id: "no-manual",
    severity: Severity::Error,
    explanation: "A page of the manual cannot be made from the commands. This is a fault in docwright: please report it.",
};

/// A generated file that is not up to date.
pub const NOT_UP_TO_DATE: Code = Code {
    id: "not-up-to-date",
    severity: Severity::Error,
    explanation: "A generated file is missing, holds something else than it would, or is no longer generated. Run the command that its head names.",
};

/// Every code of this crate.
pub const ALL: &[Code] = &[
    UNKNOWN_PART,
    NO_STAGE,
    OUTPUT_IS_INPUT,
    NO_MANUAL,
    NOT_UP_TO_DATE,
];
