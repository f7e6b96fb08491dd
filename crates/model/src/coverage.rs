//! How much of each page was understood.

use crate::SourceId;

/// What became of the sections of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageCoverage {
    /// The page.
    pub source: SourceId,
    /// The dialect that read it, or none where no dialect claimed it.
    pub dialect: Option<&'static str>,
    /// Why that dialect was chosen, or why none was.
    pub reason: String,
    /// Sections that became facts.
    pub read: usize,
    /// Sections recognised as something else than API reference.
    pub not_api: usize,
    /// Sections that look like API reference and could not be read; each has a diagnostic.
    pub not_understood: usize,
}

/// The pages of a run in path order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// One entry a page.
    pub pages: Vec<PageCoverage>,
}

impl Coverage {
    /// Sections read, not API, and not understood, over all pages.
    pub fn totals(&self) -> (usize, usize, usize) {
        self.pages.iter().fold((0, 0, 0), |(r, n, u), p| {
            (r + p.read, n + p.not_api, u + p.not_understood)
        })
    }
}
