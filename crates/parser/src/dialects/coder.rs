//! The dialect of Coder's REST docs: widdershins with templates of their own.
//!
//! A page is a tag, a section an operation, `schemas.md` holds the named types. The base path stands only in the curl
//! sample, formats only in parameter tables and samples, and a credential is known by the word `API_KEY`.

use docwright_model::Diagnostics;

use super::{Dialect, Match};
use crate::document::{BlockKind, Document};
use crate::evidence::page;
use crate::evidence::reading::Reading;
use crate::evidence::vocabulary::{Column, Role, Vocabulary};

pub(crate) struct Coder;

static VOCABULARY: Vocabulary = Vocabulary {
    roles: &[
        ("code samples", Role::CodeSamples),
        ("parameters", Role::Parameters),
        ("example responses", Role::ExampleResponses),
        ("responses", Role::Responses),
        ("response schema", Role::ResponseSchema),
        ("enumerated values", Role::EnumeratedValues),
        ("properties", Role::Properties),
    ],
    columns: &[
        ("name", Column::Name),
        ("parameter", Column::Name),
        ("property", Column::Name),
        ("in", Column::Place),
        ("type", Column::Type),
        ("schema", Column::Type),
        ("required", Column::Required),
        ("restrictions", Column::Restrictions),
        ("description", Column::Description),
        ("status", Column::Status),
        ("meaning", Column::Meaning),
        ("value", Column::Value),
        ("value(s)", Column::Value),
    ],
    nesting: '»',
    any_property: "[any property]",
    array_item: "[array item]",
    nothing: &["none", "_none_", "*none*"],
    body_sample: "body parameter",
    response_sample: "response",
    status_line: "Status Code ",
    authenticated: "To perform this operation, you must be authenticated",
    credential: "API_KEY",
    sample_languages: &["shell", "sh", "bash", "console", "curl"],
};

impl Dialect for Coder {
    fn name(&self) -> &'static str {
        "coder"
    }

    fn vocabulary(&self) -> &'static Vocabulary {
        &VOCABULARY
    }

    fn recognise(&self, document: &Document<'_>) -> Option<Match> {
        let mut score = 0;
        let mut seen: Vec<&str> = Vec::new();
        for block in &document.blocks {
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
