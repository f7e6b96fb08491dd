//! The findings this crate reports.

use docwright_model::Code;

/// Every code of this crate.
pub const ALL: &[Code] = &[];
