//! The dialect of references written by hand: no layout, but words and habits that most writers share.
//!
//! A request stands in a heading, a line, a code block, an element or a table; what follows it belongs to it. Parameters
//! may not say where they stand. Pages of programs are known by marks of their own and count for more there.

mod columns;
mod words;

use docwright_model::Diagnostics;

use super::{Dialect, Match};
use crate::document::{Block, Document};
use crate::evidence::free;
use crate::evidence::free::fields::Lexicon;
use crate::evidence::reading::Reading;
use crate::evidence::vocabulary::{Facet, Rows, Sections, Vocabulary};
use columns::COLUMNS;
use words::WORDS;

pub(crate) struct Handwritten;

static VOCABULARY: Vocabulary = Vocabulary {
    roles: &[],
    sections: Sections {
        item_ids: &[],
        operation_id: None,
        role_ids: &[],
        no_group: None,
        emphasised_summary: false,
        method_in_title: false,
        headed_requests: false,
        schema_groups: &[],
        deprecated: None,
    },
    about: None,
    imprint: None,
    schemes: None,
    titled_schemes: None,
    security: None,
    columns: COLUMNS,
    rows: Rows {
        nesting: None,
        noted: None,
        any_property: "",
        array_item: None,
        anonymous: None,
        combinations: &[],
        continued: None,
        bare: false,
        nothing: &["none", "-", "n/a"],
        inline: None,
        untyped: None,
        line_break: Some("<br>"),
        values_in_row_order: false,
        repeats_linked: false,
        doubles_backslashes: false,
    },
    samples: None,
    free: Some(&WORDS),
    is_common: true,
    unstated: Facet::ALL,
};

/// What its pages are asked with.
const LEXICON: Lexicon<'static> = Lexicon {
    vocabulary: &VOCABULARY,
    words: &WORDS,
    has_structures: false,
};

impl Dialect for Handwritten {
    fn name(&self) -> &'static str {
        "handwritten"
    }

    fn vocabulary(&self) -> &'static Vocabulary {
        &VOCABULARY
    }

    fn recognise(&self, document: &Document<'_>, blocks: &[Block]) -> Option<Match> {
        let (score, reason) = free::recognise(document, blocks, LEXICON)?;
        Some(Match { score, reason })
    }

    fn suspect(&self, document: &Document<'_>) -> Option<Match> {
        let (score, reason) = free::suspect(document, LEXICON)?;
        Some(Match { score, reason })
    }

    fn read<'a>(
        &self,
        document: &Document<'a>,
        reason: String,
        diagnostics: &mut Diagnostics,
    ) -> Reading<'a> {
        free::read(document, self.name(), reason, LEXICON, diagnostics)
    }

    fn glean<'a>(
        &self,
        document: &Document<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Reading<'a>> {
        free::glean(document, self.name(), LEXICON, diagnostics)
    }
}

#[cfg(test)]
mod tests {
    use docwright_model::{Diagnostics, SourceId};

    use super::super::Dialect;
    use super::Handwritten;
    use crate::{Options, blocks};

    /// How much speaks for a page.
    fn score(text: &str) -> Option<usize> {
        let options = Options::default();
        let mut diagnostics = Diagnostics::default();
        let document = blocks::parse(SourceId(0), text, 0, &options, &mut diagnostics);
        Handwritten
            .recognise(&document, &document.blocks)
            .map(|found| found.score)
    }

    #[test]
    fn requests_and_titles_speak_for_a_page() {
        let cases = [
            ("Words.", None),
            ("# Body", None),
            ("# GET /a", Some(4)),
            ("# [GET] /a", Some(1)),
            ("# [GET] /a\n\n`GET /a`", Some(2)),
            ("`GET /a`", Some(1)),
            ("**GET** `/a`", Some(4)),
            ("GET or not", None),
            ("```\nGET /a\nPUT /b\n```", Some(8)),
            ("```\nGET /a HTTP/1.1\nHost: b\n```", Some(4)),
            ("- **Method:** GET\n- **URL:** /a", Some(4)),
            ("- GET /a", Some(8)),
            (
                "| Method | Path |\n|---|---|\n| GET | /a |\n| PUT | /a |",
                Some(8),
            ),
            ("<summary><code>GET</code> <b>/a</b></summary>", Some(4)),
            ("<Route method=\"GET\">/a</Route>", Some(4)),
            (
                "# GET /a\n\n## Body\n\n## Parameters\n\n**Query:** `b`",
                Some(6),
            ),
            (
                "# A Object\n\n| Field | Type |\n|---|---|\n| b | int |",
                Some(1),
            ),
            (
                "# A Object\n\n| Param | Type |\n|---|---|\n| b | int |",
                None,
            ),
            (
                "# A Object\n\n| Field | Notes |\n|---|---|\n| b | int |",
                None,
            ),
            ("# A\n\n| Field | Type |\n|---|---|\n| b | int |", None),
            (
                "# A Object\n\n# B\n\n| Field | Type |\n|---|---|\n| b | int |",
                None,
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(score(text), expected, "{text}");
        }
    }
}
