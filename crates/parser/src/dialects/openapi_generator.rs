//! The dialect of openapi-generator, and of swagger-codegen before it: pages about the client that they write.
//!
//! A page for each group of operations lists them in a table of methods with their requests and describes each below a
//! heading of its name. A page for each schema has a table of its fields. A page above all lists everything again and
//! says how to authenticate. Names and types are those of the client's language, or of no language at all.

mod words;

use docwright_model::Diagnostics;

use super::{Dialect, Match};
use crate::document::{Block, Document};
use crate::evidence::client;
use crate::evidence::reading::Reading;
use crate::evidence::vocabulary::{Column, Facet, Rows, Sections, Vocabulary};
use words::WORDS;

pub(crate) struct OpenapiGenerator;

static VOCABULARY: Vocabulary = Vocabulary {
    // Many of its headings are words that others use for other things, so damaged pages are not cut at them.
    roles: &[],
    sections: Sections {
        item_ids: &[],
        operation_id: None,
        role_ids: &[],
        no_group: None,
        emphasised_summary: false,
        headed_requests: false,
        method_in_title: false,
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
        ("method", Column::Name),
        ("class", Column::Group),
        ("http request", Column::Path),
        ("type", Column::Type),
        ("description", Column::Description),
        ("required", Column::Required),
        ("notes", Column::Notes),
        ("status code", Column::Status),
        ("response headers", Column::Header),
        ("value", Column::Value),
    ],
    rows: Rows {
        nesting: None,
        noted: None,
        any_property: "",
        array_item: None,
        anonymous: None,
        combinations: &[],
        continued: None,
        doubles_backslashes: false,
        bare: false,
        nothing: &[],
        inline: None,
        untyped: None,
        line_break: None,
        values_in_row_order: false,
        repeats_linked: false,
    },
    samples: None,
    free: None,
    is_common: true,
    unstated: &[
        Facet::Contact,
        Facet::OperationDeprecated,
        Facet::Callbacks,
        Facet::Scopes,
        Facet::ParameterStyle,
        Facet::ParameterNullable,
        Facet::HeaderDetails,
        Facet::Links,
        Facet::Title,
        Facet::Format,
        Facet::ItemFormat,
        Facet::ItemEnumeration,
        Facet::Combination,
        Facet::OtherProperties,
        Facet::Default,
        Facet::Example,
        Facet::Limits,
        Facet::Deprecated,
        Facet::Discriminator,
    ],
};

impl Dialect for OpenapiGenerator {
    fn name(&self) -> &'static str {
        "openapi-generator"
    }

    fn vocabulary(&self) -> &'static Vocabulary {
        &VOCABULARY
    }

    fn recognise(&self, document: &Document<'_>, blocks: &[Block]) -> Option<Match> {
        let score = client::recognise(document, blocks, &VOCABULARY, &WORDS);
        let reason = format!(
            "{score} for tables of methods or fields with notes, and the lines around them"
        );
        (score >= 16).then_some(Match { score, reason })
    }

    fn read<'a>(
        &self,
        document: &Document<'a>,
        reason: String,
        diagnostics: &mut Diagnostics,
    ) -> Reading<'a> {
        let how = (&VOCABULARY, &WORDS);
        client::read(document, self.name(), reason, how, diagnostics)
    }
}
