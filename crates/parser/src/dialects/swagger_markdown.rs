//! The dialect of swagger-markdown.
//!
//! A page is a whole API: what the API is, ways to authenticate, a heading for each path with one for each method below
//! it, or one heading for both, and last the named schemas. Formats are words such as `long`, lists stand in brackets.

use docwright_model::Diagnostics;

use super::{Dialect, Match};
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::reading::Reading;
use crate::evidence::request_line::{self, Headed};
use crate::evidence::vocabulary::{
    Column, Facet, Imprint, Noted, Role, Rows, Sections, TitledSchemes, Vocabulary,
};
use crate::evidence::{labels, page};

pub(crate) struct SwaggerMarkdown;

static VOCABULARY: Vocabulary = Vocabulary {
    roles: &[
        ("http request", Role::CodeSamples),
        ("summary", Role::Summary),
        ("description", Role::Description),
        ("parameters", Role::Parameters),
        ("request body", Role::Body),
        ("responses", Role::Responses),
        ("security", Role::Security),
    ],
    sections: Sections {
        item_ids: &[],
        operation_id: None,
        role_ids: &[],
        no_group: Some("default"),
        emphasised_summary: false,
        method_in_title: false,
        headed_requests: true,
        schema_groups: &["models", "schemas"],
        deprecated: Some("DEPRECATED"),
    },
    about: None,
    imprint: Some(Imprint {
        version: "Version: ",
        terms: "Terms of service",
        contact: "Contact information:",
        license: "License:",
        more: "Find more info here",
    }),
    schemes: None,
    titled_schemes: Some(TitledSchemes {
        headings: &["security", "available authorizations"],
    }),
    security: None,
    columns: &[
        ("name", Column::Name),
        ("located in", Column::Place),
        ("type", Column::Type),
        ("schema", Column::Type),
        ("description", Column::Description),
        ("required", Column::Required),
        ("code", Column::Status),
        ("security schema", Column::Scheme),
        ("scopes", Column::Scopes),
    ],
    rows: Rows {
        nesting: None,
        noted: Some(Noted {
            values: "Enum:",
            example: "Example:",
            headers: "Headers:",
        }),
        any_property: "",
        array_item: None,
        anonymous: None,
        combinations: &[],
        continued: None,
        doubles_backslashes: true,
        bare: true,
        nothing: &[],
        inline: None,
        untyped: None,
        line_break: Some("<br>"),
        values_in_row_order: false,
        repeats_linked: false,
    },
    samples: None,
    free: None,
    is_common: false,
    unstated: &[
        Facet::Servers,
        Facet::OperationId,
        Facet::Callbacks,
        Facet::ParameterStyle,
        Facet::ParameterNullable,
        Facet::FurtherMediaTypes,
        Facet::HeaderDetails,
        Facet::Links,
        Facet::Title,
        Facet::Fields,
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

/// The head of a column that no other dialect has.
const PLACE: &str = "Located in";

impl Dialect for SwaggerMarkdown {
    fn name(&self) -> &'static str {
        "swagger-markdown"
    }

    fn vocabulary(&self) -> &'static Vocabulary {
        &VOCABULARY
    }

    fn recognise(&self, document: &Document<'_>, blocks: &[Block]) -> Option<Match> {
        let marks = blocks.iter().map(|block| marks(document, block));
        let score: usize = marks.sum();
        // Each of its operations has a list of answers; without one, the headings are those of a writer.
        let has_answers = blocks.iter().any(|block| is_answers(document, block));
        let score = if has_answers { score } else { 0 };
        let reason =
            format!("{score} headings such as `GET` below a path, and tables of `Located in`");
        (score > 0).then_some(Match { score, reason })
    }

    fn read<'a>(
        &self,
        document: &Document<'a>,
        reason: String,
        diagnostics: &mut Diagnostics,
    ) -> Reading<'a> {
        // Early releases write labels in bold where later ones have headings.
        let labelled = labels::as_headings(document, &VOCABULARY);
        let document = labelled.as_ref().unwrap_or(document);
        page::read(document, self.name(), reason, &VOCABULARY, diagnostics)
    }
}

/// Whether a block is the heading above the answers of an operation.
fn is_answers(document: &Document<'_>, block: &Block) -> bool {
    match &block.kind {
        BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => {
            let words = document.read(text);
            let word = words.trim().trim_matches('*');
            word.eq_ignore_ascii_case("responses")
        }
        BlockKind::Table(table) => document.slice(table.head.span).contains(PLACE),
        _ => false,
    }
}

/// What speaks for this dialect in one block.
fn marks(document: &Document<'_>, block: &Block) -> usize {
    match &block.kind {
        BlockKind::Heading { text, .. } => {
            let text = cover(text).map(|span| document.slice(span));
            let found = text.and_then(request_line::headed);
            2 * usize::from(matches!(found, Some(Headed::Method(_) | Headed::Both(..))))
        }
        BlockKind::Table(table) => 8 * usize::from(document.slice(table.head.span).contains(PLACE)),
        _ => 0,
    }
}
