//! The findings this crate reports.

use docwright_model::{Code, Severity};

/// The text is neither JSON nor YAML.
pub const NOT_A_DOCUMENT: Code = Code {
    id: "spec-syntax",
    severity: Severity::Error,
    explanation: "The file is neither JSON nor YAML, so nothing could be read from it. Mend the syntax at the place shown.",
};

/// Every code of this crate.
pub const ALL: &[Code] = &[NOT_A_DOCUMENT];
