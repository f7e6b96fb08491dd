//! The dialects that docs are written in.
//!
//! In: a `Document`. Out: a `Reading` of it, by the dialect that knows it best. A dialect is a vocabulary and the order
//! in which its parts stand; how a part is read stands in `evidence`. Dialects must not know one another.

mod coder;
mod handwritten;
mod swagger_markdown;
mod widdershins;

use docwright_model::Diagnostics;

use crate::document::Document;
use crate::evidence::reading::Reading;
use crate::evidence::vocabulary::Vocabulary;

/// One way of writing reference docs.
pub(crate) trait Dialect: Sync {
    /// The name used on the command line and in the configuration.
    fn name(&self) -> &'static str;

    /// The words by which it says things.
    fn vocabulary(&self) -> &'static Vocabulary;

    /// How well a page fits, with what speaks for it; none where nothing does.
    fn recognise(&self, document: &Document<'_>) -> Option<Match>;

    /// Reads a page.
    fn read<'a>(
        &self,
        document: &Document<'a>,
        reason: String,
        diagnostics: &mut Diagnostics,
    ) -> Reading<'a>;
}

/// How well a page fits a dialect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match {
    /// The number of marks found; the dialect with most reads the page.
    pub score: usize,
    /// The marks, in words.
    pub reason: String,
}

/// Every dialect.
pub(crate) const ALL: &[&dyn Dialect] = &[
    &coder::Coder,
    &widdershins::Widdershins,
    &swagger_markdown::SwaggerMarkdown,
    &handwritten::Handwritten,
];

/// The dialect that fits a page best; the first of equals.
pub(crate) fn detect(document: &Document<'_>) -> Option<(&'static dyn Dialect, Match)> {
    let mut best: Option<(&'static dyn Dialect, Match)> = None;
    for dialect in ALL {
        if let Some(found) = dialect.recognise(document)
            && best
                .as_ref()
                .is_none_or(|(_, known)| found.score > known.score)
        {
            best = Some((*dialect, found));
        }
    }
    best
}

/// The dialect of a name.
pub(crate) fn named(name: &str) -> Option<&'static dyn Dialect> {
    ALL.iter()
        .copied()
        .find(|dialect| dialect.name().eq_ignore_ascii_case(name))
}
