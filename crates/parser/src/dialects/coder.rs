//! The dialect of Coder's REST docs: widdershins with templates of their own.
//!
//! A page is a tag, a section an operation, `schemas.md` holds the named types. The base path stands only in the curl
//! sample, formats only in parameter tables and samples, and a credential is known by the word `API_KEY`.

use docwright_model::Diagnostics;

use super::{Dialect, Match};
use crate::document::{Block, BlockKind, Document};
use crate::evidence::page;
use crate::evidence::reading::Reading;
use crate::evidence::vocabulary::{
    Column, Facet, Role, Rows, Samples, Sections, Security, Vocabulary,
};

pub(crate) struct Coder;

static VOCABULARY: Vocabulary = Vocabulary {
    roles: &[
        ("code samples", Role::CodeSamples),
        ("parameters", Role::Parameters),
        ("detailed descriptions", Role::Details),
        ("example responses", Role::ExampleResponses),
        ("responses", Role::Responses),
        ("response schema", Role::ResponseSchema),
        ("response headers", Role::ResponseHeaders),
        ("enumerated values", Role::EnumeratedValues),
        ("properties", Role::Properties),
    ],
    sections: Sections {
        item_ids: &[],
        operation_id: None,
        role_ids: &[],
        no_group: Some("Default"),
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
    security: Some(Security {
        authenticated: "To perform this operation, you must be authenticated",
        open: None,
        alternatives: None,
        scopes: "",
        nothing: "",
        credential: "API_KEY",
    }),
    columns: &[
        ("name", Column::Name),
        ("parameter", Column::Name),
        ("property", Column::Name),
        ("in", Column::Place),
        ("type", Column::Type),
        ("schema", Column::Type),
        ("format", Column::Format),
        ("required", Column::Required),
        ("restrictions", Column::Restrictions),
        ("description", Column::Description),
        ("status", Column::Status),
        ("meaning", Column::Meaning),
        ("header", Column::Header),
        ("value", Column::Value),
        ("value(s)", Column::Value),
    ],
    rows: Rows {
        nesting: Some('»'),
        noted: None,
        any_property: "[any property]",
        array_item: Some("[array item]"),
        anonymous: None,
        combinations: &[],
        continued: None,
        doubles_backslashes: false,
        bare: false,
        nothing: &["none", "_none_", "*none*"],
        inline: None,
        untyped: None,
        line_break: None,
        values_in_row_order: false,
        repeats_linked: false,
    },
    samples: Some(Samples {
        body: &["body parameter"],
        response: "response",
        responses: &[],
        code: None,
        status_line: &["Status Code "],
        shells: &["shell", "sh", "bash", "console", "curl"],
    }),
    free: None,
    is_common: false,
    unstated: &[
        Facet::Contact,
        Facet::Servers,
        Facet::SecuritySchemes,
        Facet::OperationId,
        Facet::OperationDeprecated,
        Facet::FurtherTags,
        Facet::Callbacks,
        Facet::Scopes,
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

impl Dialect for Coder {
    fn name(&self) -> &'static str {
        "coder"
    }

    fn vocabulary(&self) -> &'static Vocabulary {
        &VOCABULARY
    }

    fn recognise(&self, document: &Document<'_>, blocks: &[Block]) -> Option<Match> {
        let mut score = 0;
        let mut seen: Vec<&str> = Vec::new();
        for block in blocks {
            let BlockKind::Heading { text, .. } = &block.kind else {
                continue;
            };
            let heading = document.read(text);
            if let Some((word, _)) = VOCABULARY
                .roles
                .iter()
                .find(|(word, _)| word.eq_ignore_ascii_case(heading.trim()))
            {
                score += 1;
                if !seen.contains(word) {
                    seen.push(word);
                }
            }
        }
        let reason = format!("{score} headings such as `{}`", seen.join("`, `"));
        (score > 0).then_some(Match { score, reason })
    }

    fn read<'a>(
        &self,
        document: &Document<'a>,
        reason: String,
        diagnostics: &mut Diagnostics,
    ) -> Reading<'a> {
        page::read(document, self.name(), reason, &VOCABULARY, diagnostics)
    }
}
