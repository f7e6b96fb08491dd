//! The dialect of widdershins with its own templates.
//!
//! A page is a whole API: front matter, what the API is, ways to authenticate, a heading with an id for each tag, a
//! section for each operation with an anchor of its id, and the named schemas, each below several anchors.

use docwright_model::Diagnostics;

use super::{Dialect, Match};
use crate::document::{Block, BlockKind, Document};
use crate::evidence::page;
use crate::evidence::reading::Reading;
use crate::evidence::vocabulary::{Column, Facet, Role, Samples, Sections, Vocabulary, common};

pub(crate) struct Widdershins;

static VOCABULARY: Vocabulary = Vocabulary {
    roles: &[
        ("parameters", Role::Parameters),
        ("detailed descriptions", Role::Details),
        ("enumerated values", Role::EnumeratedValues),
        ("responses", Role::Responses),
        ("response schema", Role::ResponseSchema),
        ("response headers", Role::ResponseHeaders),
        ("properties", Role::Properties),
        ("callbacks", Role::Callbacks),
        ("links", Role::Aside),
    ],
    sections: Sections {
        item_ids: &["opId", "schema", "tocS", "tocs"],
        operation_id: Some("opId"),
        role_ids: &[
            ("-parameters", Role::Parameters),
            ("-responses", Role::Responses),
            ("-responseschema", Role::ResponseSchema),
        ],
        no_group: Some("Default"),
        emphasised_summary: true,
        method_in_title: false,
        headed_requests: false,
        schema_groups: &[],
        deprecated: None,
    },
    about: Some(common::ABOUT),
    imprint: None,
    titled_schemes: None,
    schemes: Some(common::SCHEMES),
    security: Some(common::SECURITY),
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
    ],
    rows: common::ROWS,
    samples: Some(Samples {
        body: &["body parameter"],
        response: "response",
        responses: &["example responses"],
        code: Some("code samples"),
        status_line: &["Status Code "],
        shells: &["shell", "sh", "bash", "console", "curl"],
    }),
    free: None,
    is_common: false,
    unstated: &[
        Facet::OperationDeprecated,
        Facet::FurtherTags,
        Facet::ParameterStyle,
        Facet::ParameterNullable,
        Facet::FurtherMediaTypes,
        Facet::HeaderDetails,
        Facet::Links,
        Facet::ItemFormat,
        Facet::ItemEnumeration,
        Facet::OtherProperties,
        Facet::Default,
        Facet::Example,
        Facet::Limits,
        Facet::Deprecated,
        Facet::Discriminator,
    ],
};

/// What a comment at the head of a page says, or its front matter.
const GENERATORS: [&str; 2] = ["Generator: Widdershins", "generator: widdershins"];

/// It speaks for the whole page, so it outweighs all else.
const CERTAIN: usize = 1_000_000;

impl Dialect for Widdershins {
    fn name(&self) -> &'static str {
        "widdershins"
    }

    fn vocabulary(&self) -> &'static Vocabulary {
        &VOCABULARY
    }

    fn recognise(&self, document: &Document<'_>, blocks: &[Block]) -> Option<Match> {
        let mut head = blocks.iter().take(8);
        let said = head.find_map(|block| {
            let text = document.slice(block.span);
            GENERATORS.iter().find(|words| text.contains(*words))
        });
        if let Some(words) = said {
            let reason = format!("the comment `{words}`");
            let score = CERTAIN;
            return Some(Match { score, reason });
        }
        let score: usize = blocks.iter().map(|block| marks(document, block)).sum();
        let reason =
            format!("{score} anchors and quotes such as `opId…`, `schema…` and `> Code samples`");
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

/// What speaks for this dialect in one block; an anchor counts for more than the heading below it that others share.
fn marks(document: &Document<'_>, block: &Block) -> usize {
    let sections = &VOCABULARY.sections;
    let is_item = |id: &str| sections.item_ids.iter().any(|start| id.starts_with(start));
    // Other templates keep the id of the response schema, so it tells nothing.
    let is_part = |id: &str| {
        let mut ends = sections.role_ids.iter();
        ends.any(|(end, role)| *role != Role::ResponseSchema && id.ends_with(end))
    };
    match &block.kind {
        BlockKind::Paragraph(_) => {
            let id = page::anchor_id(document.slice(block.span));
            8 * usize::from(id.is_some_and(is_item))
        }
        BlockKind::Heading { .. } => {
            let id = document.heading_id(block);
            8 * usize::from(id.is_some_and(|id| is_item(id) || is_part(id)))
        }
        BlockKind::Quote(_) => {
            let text = document.slice(block.span).trim_start_matches(['>', ' ']);
            let code = VOCABULARY.samples.as_ref().and_then(|samples| samples.code);
            8 * usize::from(code.is_some_and(|code| text.trim().eq_ignore_ascii_case(code)))
        }
        _ => 0,
    }
}
