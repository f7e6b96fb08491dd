//! The dialect of references written by hand: no layout, but words and habits that most writers share.
//!
//! A request stands in a heading, a line, a code block, an element or a table; what follows it belongs to it. Parameters
//! may not say where they stand. Pages of programs are known by marks of their own and count for more there.

mod words;

use docwright_model::Diagnostics;

use super::{Dialect, Match};
use crate::document::{Block, Document};
use crate::evidence::free;
use crate::evidence::free::fields::Lexicon;
use crate::evidence::reading::Reading;
use crate::evidence::vocabulary::{Column, Facet, Rows, Sections, Vocabulary};
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
        headed_requests: false,
        schema_groups: &[],
        deprecated: None,
    },
    about: None,
    imprint: None,
    schemes: None,
    titled_schemes: None,
    security: None,
    columns: &[
        ("name", Column::Name),
        ("parameter", Column::Name),
        ("parameters", Column::Name),
        ("parameter name", Column::Name),
        ("param", Column::Name),
        ("field", Column::Name),
        ("field name", Column::Name),
        ("key", Column::Name),
        ("argument", Column::Name),
        ("attribute", Column::Name),
        ("property", Column::Name),
        ("query", Column::Name),
        ("in", Column::Place),
        ("location", Column::Place),
        ("located in", Column::Place),
        ("param type", Column::Place),
        ("parameter type", Column::Place),
        ("type", Column::Type),
        ("data type", Column::Type),
        ("datatype", Column::Type),
        ("required", Column::Required),
        ("required?", Column::Required),
        ("mandatory", Column::Required),
        ("optional", Column::Optional),
        ("description", Column::Description),
        ("desc", Column::Description),
        ("details", Column::Description),
        ("meaning", Column::Description),
        ("notes", Column::Description),
        ("comment", Column::Description),
        ("purpose", Column::Description),
        ("default", Column::Default),
        ("default value", Column::Default),
        ("example", Column::Example),
        ("code", Column::Status),
        ("status", Column::Status),
        ("status code", Column::Status),
        ("http code", Column::Status),
        ("http status", Column::Status),
        ("http status code", Column::Status),
        ("value", Column::Value),
        ("values", Column::Value),
        ("allowed values", Column::Value),
        ("possible values", Column::Value),
        ("method", Column::Method),
        ("http method", Column::Method),
        ("verb", Column::Method),
        ("endpoint", Column::Path),
        ("path", Column::Path),
        ("url", Column::Path),
        ("uri", Column::Path),
        ("route", Column::Path),
    ],
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
    unstated: Facet::ALL,
};

impl Dialect for Handwritten {
    fn name(&self) -> &'static str {
        "handwritten"
    }

    fn vocabulary(&self) -> &'static Vocabulary {
        &VOCABULARY
    }

    fn recognise(&self, document: &Document<'_>, blocks: &[Block]) -> Option<Match> {
        let lexicon = Lexicon {
            vocabulary: &VOCABULARY,
            words: &WORDS,
        };
        let (score, reason) = free::recognise(document, blocks, lexicon)?;
        Some(Match { score, reason })
    }

    fn read<'a>(
        &self,
        document: &Document<'a>,
        reason: String,
        diagnostics: &mut Diagnostics,
    ) -> Reading<'a> {
        free::read(
            document,
            self.name(),
            reason,
            &VOCABULARY,
            &WORDS,
            diagnostics,
        )
    }
}
