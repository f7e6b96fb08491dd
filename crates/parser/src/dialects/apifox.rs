//! The dialect of Apifox, whose exports are made by templates that come from those of widdershins.
//!
//! A page is a whole API or one group of it. The heading of an operation is its method and summary, the request line stands
//! below it without marks, and all words are English or Chinese. There are no ids but those of schemas.

use docwright_model::Diagnostics;

use super::{Dialect, Match};
use crate::document::{Block, BlockKind, Document};
use crate::evidence::page;
use crate::evidence::reading::Reading;
use crate::evidence::vocabulary::{Column, Facet, Role, Samples, Sections, Vocabulary, common};

pub(crate) struct Apifox;

static VOCABULARY: Vocabulary = Vocabulary {
    roles: &[
        ("params", Role::Parameters),
        ("请求参数", Role::Parameters),
        ("detailed descriptions", Role::Details),
        ("详细说明", Role::Details),
        ("enum", Role::EnumeratedValues),
        ("枚举值", Role::EnumeratedValues),
        ("responses", Role::Responses),
        ("返回结果", Role::Responses),
        ("response headers", Role::ResponseHeaders),
        ("responses data schema", Role::ResponseSchema),
        ("返回数据结构", Role::ResponseSchema),
        ("attribute", Role::Properties),
        ("属性", Role::Properties),
    ],
    sections: Sections {
        item_ids: &["opId", "schema", "tocS", "tocs"],
        operation_id: Some("opId"),
        role_ids: &[],
        no_group: Some("Default"),
        emphasised_summary: false,
        method_in_title: true,
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
        ("名称", Column::Name),
        ("属性", Column::Name),
        ("location", Column::Place),
        ("位置", Column::Place),
        ("type", Column::Type),
        ("类型", Column::Type),
        ("data schema", Column::Type),
        ("数据模型", Column::Type),
        ("required", Column::Required),
        ("必选", Column::Required),
        ("restrictions", Column::Restrictions),
        ("约束", Column::Restrictions),
        ("title", Column::Title),
        ("中文名", Column::Title),
        ("description", Column::Description),
        ("说明", Column::Description),
        ("http status code", Column::Status),
        ("状态码", Column::Status),
        ("status", Column::Status),
        ("header", Column::Header),
        ("format", Column::Format),
        ("meaning", Column::Meaning),
        ("状态码含义", Column::Meaning),
        ("value", Column::Value),
        ("值", Column::Value),
    ],
    rows: common::ROWS,
    samples: Some(Samples {
        body: &["body parameters", "body 请求参数"],
        response: "response",
        responses: &["response examples", "返回示例"],
        code: Some("code samples"),
        status_line: &["HTTP Status Code ", "状态码 "],
        shells: &["shell", "sh", "bash", "console", "curl"],
    }),
    free: None,
    is_common: true,
    unstated: &[
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

/// What the front matter of a page says. It speaks for the whole page, so it outweighs all else.
const GENERATOR: (&str, usize) = ("@tarslib/widdershins", 1_000_000);

/// Columns that no other dialect has, and what each weighs: a page of schemas has many marks of another dialect.
const OWN: [&str; 3] = ["Data schema", "数据模型", "中文名"];
const WEIGHT: usize = 1_000;

impl Dialect for Apifox {
    fn name(&self) -> &'static str {
        "apifox"
    }

    fn vocabulary(&self) -> &'static Vocabulary {
        &VOCABULARY
    }

    fn recognise(&self, document: &Document<'_>, blocks: &[Block]) -> Option<Match> {
        let (words, score) = GENERATOR;
        let is_head = |block: &Block| {
            let is_settings = matches!(block.kind, BlockKind::FrontMatter(_));
            is_settings && document.slice(block.span).contains(words)
        };
        if blocks.first().is_some_and(is_head) {
            let reason = format!("`{words}` in the front matter");
            return Some(Match { score, reason });
        }
        let is_own = |block: &&Block| match &block.kind {
            BlockKind::Table(table) => {
                let head = document.slice(table.head.span);
                OWN.iter().any(|word| head.contains(word))
            }
            _ => false,
        };
        let tables = blocks.iter().filter(is_own).count();
        let reason = format!(
            "{tables} tables with columns such as `{}`",
            OWN.join("`, `")
        );
        let score = tables * WEIGHT;
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
