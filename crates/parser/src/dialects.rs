//! The dialects that docs are written in.
//!
//! In: a `Document`. Out: a `Reading` of it, by the dialect that knows it best. A dialect is a vocabulary and the order
//! in which its parts stand; how a part is read stands in `evidence`. Dialects must not know one another.

mod apifox;
mod coder;
mod handwritten;
mod openapi_generator;
mod swagger_markdown;
mod widdershins;

use docwright_model::Diagnostics;

use crate::document::{Block, Document};
use crate::evidence::reading::Reading;
use crate::evidence::vocabulary::Vocabulary;

/// One way of writing reference docs.
pub(crate) trait Dialect: Sync {
    /// The name used on the command line and in the configuration.
    fn name(&self) -> &'static str;

    /// The words by which it says things.
    fn vocabulary(&self) -> &'static Vocabulary;

    /// How well blocks of a page fit, with what speaks for it; none where nothing does.
    fn recognise(&self, document: &Document<'_>, blocks: &[Block]) -> Option<Match>;

    /// What a longer look finds on a page that no dialect recognises.
    fn suspect(&self, _document: &Document<'_>) -> Option<Match> {
        None
    }

    /// Reads a page.
    fn read<'a>(
        &self,
        document: &Document<'a>,
        reason: String,
        diagnostics: &mut Diagnostics,
    ) -> Reading<'a>;

    /// Reads what a page shows where no page of the API names a request.
    fn glean<'a>(
        &self,
        _document: &Document<'a>,
        _diagnostics: &mut Diagnostics,
    ) -> Option<Reading<'a>> {
        None
    }
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
    &apifox::Apifox,
    &openapi_generator::OpenapiGenerator,
    &handwritten::Handwritten,
];

/// A page's first blocks, which mostly tell its dialect: asking all dialects about all of a page would take a fifth of the
/// time of reading it.
const HEAD: usize = 32;

/// The marks that tell it for sure, where no other dialect has half as many.
const CLEAR: usize = 8;

/// The dialect that fits a page best; the first of equals.
pub(crate) fn detect(document: &Document<'_>) -> Option<(&'static dyn Dialect, Match)> {
    let all = &document.blocks;
    let ranked = |blocks: &[Block]| {
        let mut found: Vec<(&'static dyn Dialect, Match)> = Vec::new();
        // Whoever has no layout looks at every word, and is not asked where a generator left its marks.
        for free in [false, true] {
            if found.iter().any(|(_, found)| found.score >= CLEAR) {
                break;
            }
            let asked = ALL.iter().copied();
            let asked = asked.filter(|dialect| dialect.vocabulary().free.is_some() == free);
            found.extend(asked.filter_map(|dialect| {
                let found = dialect.recognise(document, blocks)?;
                Some((dialect, found))
            }));
        }
        found.sort_by_key(|(_, found)| std::cmp::Reverse(found.score));
        found
    };
    if let Some(head) = all.get(..HEAD) {
        let mut found = ranked(head).into_iter();
        if let Some((dialect, first)) = found.next() {
            let second = found.next().map_or(0, |(_, found)| found.score);
            if first.score >= CLEAR && first.score > 2 * second {
                return Some((dialect, dialect.recognise(document, all)?));
            }
        }
    }
    let claimed = ranked(all).into_iter().next();
    claimed.or_else(|| {
        let mut asked = ALL.iter().copied();
        asked.find_map(|dialect| Some((dialect, dialect.suspect(document)?)))
    })
}

/// The dialect of a name.
pub(crate) fn named(name: &str) -> Option<&'static dyn Dialect> {
    ALL.iter()
        .copied()
        .find(|dialect| dialect.name().eq_ignore_ascii_case(name))
}
