//! Pages on which headings name the requests: a method below a path, or both in one.

use super::Section;
use super::headings::{Cut, Headings, is_answered, level_of};
use crate::document::{Block, BlockKind, Document, Text, cover};
use crate::evidence::inline;
use crate::evidence::request_line::{self, Headed};
use crate::evidence::vocabulary::Vocabulary;

/// The heading below which every section defines a schema, and its level. Nothing but schemas stands below it.
pub(super) fn schemas(document: &Document<'_>, vocabulary: &Vocabulary) -> Option<(usize, u8)> {
    let words = vocabulary.sections.schema_groups;
    let mut found = None;
    for (index, block) in document
        .blocks
        .iter()
        .enumerate()
        .filter(|_| !words.is_empty())
    {
        let Some(text) = text_of(document, block) else {
            continue;
        };
        if words
            .iter()
            .any(|word| text.trim().eq_ignore_ascii_case(word))
        {
            found = level_of(block).map(|level| (index, level));
        } else if matches!(
            request_line::headed(text),
            Some(Headed::Method(_) | Headed::Both(..))
        ) {
            found = None;
        }
    }
    found
}

/// The title in a link that a text begins with and whose text is a heading of the second level.
pub(crate) fn linked_title(raw: &str) -> Option<&str> {
    let (text, _, _) = inline::link(raw.trim_start())?;
    text.strip_prefix("## ").map(str::trim)
}

/// The Markdown of a heading.
fn text_of<'a>(document: &Document<'a>, block: &Block) -> Option<&'a str> {
    match &block.kind {
        BlockKind::Heading { text, .. } => Some(document.slice(cover(text)?)),
        _ => None,
    }
}

impl Headings<'_, '_, '_> {
    /// The title of a heading of the second level that was put into a link: `[## pets](https://pets.example)`.
    pub(super) fn linked(&self, block: &Block) -> Option<Text> {
        let is_line = matches!(block.kind, BlockKind::Paragraph(_));
        (is_line && self.vocabulary.sections.headed_requests).then_some(())?;
        let raw = self.document.slice(block.span);
        let title = linked_title(raw)?;
        let start = block.span.start as usize + raw.find(title)?;
        Some(Text::from_buf([self
            .document
            .span(start..start + title.len())]))
    }

    /// What a heading does in the section that is open, where headings name the requests.
    pub(super) fn cut_headed(
        &self,
        index: usize,
        block: &Block,
        open: Option<&Section<'_>>,
    ) -> Cut {
        let level = level_of(block);
        if let Some((from, outer)) = self.schemas.filter(|(from, _)| index >= *from) {
            // What stands deeper than the names of schemas belongs to their text.
            let is_name = index == from || level <= Some(outer + 1);
            return if is_name { Cut::Section } else { Cut::Text };
        }
        let request = |block: &Block| request_line::headed(text_of(self.document, block)?);
        let Some(open) = open.filter(|_| request(block).is_none()) else {
            return Cut::Section;
        };
        let in_item = open.is_item();
        let in_path = || matches!(open.item.heading.and_then(request), Some(Headed::Path(_)));
        match self.role(block) {
            Some(role) if level > Some(open.level) && (in_item || in_path()) => Cut::Part(role),
            // Until the answers are told, any other heading belongs to what the description says.
            _ if in_item && !is_answered(open) => Cut::Text,
            _ => Cut::Section,
        }
    }
}
