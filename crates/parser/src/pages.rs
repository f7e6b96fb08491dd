//! One page on its way from text to what a dialect reads.
//!
//! In: a source. Out: its blocks, then its reading by the dialect that knows it best. A page whose cells ran together
//! waits in between until the names of all pages are known. This module must not know other pages.

use docwright_model::{Diagnostic, Diagnostics, PageCoverage, Source, SourceId, Span};

use crate::document::Document;
use crate::evidence::glued::{self, Names};
use crate::evidence::reading::Reading;
use crate::recover::{self, Found, Shape, Words};
use crate::{Options, codes, dialects};

/// What one page gave: what was read, what was found on the way, and the stretches that had to be repaired.
pub(crate) type PageReading<'a> = (Reading<'a>, Diagnostics, Vec<Span>);

/// A page after the first pass.
pub(crate) enum Step<'a> {
    Read(Box<PageReading<'a>>),
    /// The names that all pages define are needed to tell its cells apart.
    Glued(Box<Page<'a>>),
}

/// A page as blocks.
pub(crate) struct Page<'a> {
    pub document: Document<'a>,
    found: Found,
    pub diagnostics: Diagnostics,
}

impl<'a> Page<'a> {
    pub(crate) fn of(
        id: SourceId,
        source: &'a Source,
        shape: Option<Shape>,
        words: &Words,
        options: &Options,
    ) -> Self {
        let mut diagnostics = Diagnostics::default();
        let (document, found) = recover::read(id, source, shape, words, options, &mut diagnostics);
        // A page may be written without empty lines, and its marks still be whole.
        if shape.is_none()
            && found.shape == Shape::Flat
            && options.dialect.is_none()
            && dialects::detect(&document).is_none()
        {
            let mut page = Self::of(id, source, Some(Shape::Clean), words, options);
            if dialects::detect(&page.document).is_some() {
                let message = format!(
                    "this page may be damaged: {} ({}); it was read as it stands",
                    found.shape.describe(),
                    found.reason
                );
                let start = Span::new(id, 0..0);
                let note = Diagnostic::new(codes::DAMAGED_PAGE, message).at(start);
                page.diagnostics.push(note);
                return page;
            }
        }
        Self {
            document,
            found,
            diagnostics,
        }
    }

    /// Reads what the page shows where no page names a request; none where it shows none.
    pub(crate) fn glean(mut self) -> Option<PageReading<'a>> {
        let mut asked = dialects::ALL.iter();
        let document = &self.document;
        let found = asked.find_map(|dialect| dialect.glean(document, &mut self.diagnostics))?;
        Some((found, self.diagnostics, self.document.repaired))
    }

    /// Reads the page by the dialect that knows it best.
    pub(crate) fn read(
        self,
        forced: Option<&'static dyn dialects::Dialect>,
        names: &Names,
    ) -> PageReading<'a> {
        let Self {
            mut document,
            found: damage,
            mut diagnostics,
        } = self;
        let document = &mut document;
        let repaired = document.repaired.clone();
        let start = Span::new(document.source, 0..0);
        if document.blocks.is_empty() {
            diagnostics.push(Diagnostic::new(codes::EMPTY_PAGE, "this page is empty").at(start));
            let reading = unread(document, "the page is empty");
            return (reading, diagnostics, repaired);
        }
        let found = match forced {
            Some(dialect) => Some((dialect, "the dialect was given".to_owned())),
            None => dialects::detect(document).map(|(dialect, found)| (dialect, found.reason)),
        };
        let Some((dialect, reason)) = found else {
            let reason = "no heading that a known dialect uses";
            let message = format!("no dialect recognises this page: {reason}");
            diagnostics.push(Diagnostic::new(codes::UNKNOWN_DIALECT, message).at(start));
            let reading = unread(document, reason);
            return (reading, diagnostics, repaired);
        };
        if glued::has_glued(document) {
            glued::separate(document, dialect.vocabulary(), names, &mut diagnostics);
        }
        let reason = match damage.shape {
            Shape::Clean => reason,
            shape => format!("{reason}; {}: {}", shape.describe(), damage.reason),
        };
        let reading = dialect.read(document, reason, &mut diagnostics);
        (reading, diagnostics, repaired)
    }
}

/// The reading of a page from which nothing was read.
fn unread<'a>(document: &Document<'_>, reason: &str) -> Reading<'a> {
    let coverage = PageCoverage {
        source: document.source,
        dialect: None,
        reason: reason.to_owned(),
        read: 0,
        not_api: 1,
        not_understood: 0,
    };
    Reading::of(coverage)
}
