//! How much was read and how it is known, for the line that ends a run.

use std::fmt;

use docwright_model::Basis;

use crate::pipeline::Reading;

/// The numbers of one reading.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Pages read; none where an OpenAPI file was.
    pub pages: Option<usize>,
    /// Operations.
    pub operations: usize,
    /// Named schemas.
    pub schemas: usize,
    /// Facts the docs state.
    pub stated: usize,
    /// Facts concluded from examples and the like.
    pub inferred: usize,
    /// Defaults.
    pub assumed: usize,
    /// Sections that look like API reference and could not be read.
    pub not_understood: usize,
}

impl Tally {
    /// Counts a reading.
    pub fn of(reading: &Reading) -> Self {
        let document = reading.spec.document();
        let coverage = reading.coverage.as_ref();
        let mut tally = Self {
            pages: coverage.map(|c| c.pages.len()),
            operations: document.operations().count(),
            schemas: document.components.as_ref().map_or(0, |c| c.schemas.len()),
            not_understood: coverage.map_or(0, |c| c.totals().2),
            ..Self::default()
        };
        for (_, origin) in reading.spec.origins().iter() {
            match origin.basis {
                Basis::Stated => tally.stated += 1,
                Basis::Inferred => tally.inferred += 1,
                Basis::Assumed => tally.assumed += 1,
            }
        }
        tally
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(pages) = self.pages {
            write!(f, "{}, ", counted(pages, "page"))?;
        }
        write!(
            f,
            "{}, {}; {} stated, {} inferred, {} assumed; {} not understood",
            counted(self.operations, "operation"),
            counted(self.schemas, "schema"),
            self.stated,
            self.inferred,
            self.assumed,
            counted(self.not_understood, "section"),
        )
    }
}

fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
