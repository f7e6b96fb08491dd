//! Groups of operations.

use docwright_model::{ExternalDocs, Fact, Tag};

use super::{external_docs, prose};
use crate::document::{Block, Document, cover};
use crate::evidence::inline;
use crate::evidence::vocabulary::Vocabulary;
use crate::outline::{Group, headed};

/// The group of operations that a section is.
pub(super) fn tag(
    document: &Document<'_>,
    group: &Group<'_>,
    vocabulary: &Vocabulary,
) -> Option<Tag> {
    let span = cover(&group.title)?;
    let title = document.read(&group.title);
    let title = title.trim();
    let title = if vocabulary.rows.bare {
        title.to_owned()
    } else {
        inline::plain(title).into_owned()
    };
    let mut intro = group.intro.as_slice();
    if let Some((first, rest)) = intro.split_first()
        && let Some(docs) = linked(document, first, vocabulary)
    {
        return Some(Tag {
            name: Fact::stated(title, span),
            description: prose(document, rest),
            external_docs: Some(docs),
        });
    }
    let more = external_docs(document, intro.last().copied(), vocabulary);
    if more.is_some() {
        intro = intro.split_last().map_or(intro, |(_, before)| before);
    }
    let description = prose(document, intro);
    if vocabulary.sections.no_group == Some(title.as_str()) && description.is_none() {
        return None;
    }
    Some(Tag {
        name: Fact::stated(title, span),
        description,
        external_docs: more,
    })
}

/// The further reading of a group whose title is a link to it.
fn linked(
    document: &Document<'_>,
    block: &Block,
    vocabulary: &Vocabulary,
) -> Option<Fact<ExternalDocs>> {
    let raw = document.slice(block.span);
    let is_title = vocabulary.sections.headed_requests && headed::linked_title(raw).is_some();
    let (_, url, _) = inline::link(raw.trim_start()).filter(|_| is_title)?;
    let docs = ExternalDocs {
        url: url.to_owned(),
        description: None,
    };
    Some(Fact::stated(docs, block.span))
}
