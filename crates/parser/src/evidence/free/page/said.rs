//! A page that names its requests only in sentences.

use docwright_model::{Diagnostics, Span};

use super::Page;
use crate::document::{Block, BlockKind, cover};
use crate::evidence::free::operation;
use crate::evidence::free::parts::{self, Piece, Title};
use crate::evidence::free::sections::Section;
use crate::evidence::free::segments::{self, Segment};
use crate::evidence::free::sentences::{self, Told};

/// A single sentence may be an aside; a page of an API tells more than one request.
const MIN_TOLD: usize = 2;

/// How many requests sections tell to send.
pub(in crate::evidence::free) fn count(
    document: &crate::document::Document<'_>,
    sections: &[Section<'_>],
) -> usize {
    let blocks = sections.iter().flat_map(|section| &section.blocks);
    blocks.map(|block| told(document, block).len()).sum()
}

/// Whether as many are told as a page of an API tells.
pub(in crate::evidence::free) fn is_enough(count: usize) -> bool {
    count >= MIN_TOLD
}

/// The requests that a paragraph or the points of a list tell to send, each with the blocks that are about it.
fn told<'d>(
    document: &crate::document::Document<'_>,
    block: &'d Block,
) -> Vec<(Told, Span, &'d [Block])> {
    let of = |block: &Block| match &block.kind {
        BlockKind::Paragraph(text) => sentences::of_text(document, cover(text)?),
        _ => None,
    };
    match &block.kind {
        BlockKind::Paragraph(_) => {
            let found = of(block).map(|told| (told, block.span, std::slice::from_ref(block)));
            found.into_iter().collect()
        }
        BlockKind::List(items) => {
            let found = items.iter().filter_map(|item| {
                let first = item.first()?;
                Some((of(first)?, first.span, item.as_slice()))
            });
            found.collect()
        }
        _ => Vec::new(),
    }
}

impl Page<'_, '_, '_> {
    /// Reads the requests that sentences tell to send. That they are all of the API's own is concluded.
    pub(super) fn said(&mut self) {
        for (index, section) in self.sections.iter().enumerate() {
            let mut is_read = false;
            let found: Vec<_> = section
                .blocks
                .iter()
                .map(|block| told(self.document, block))
                .collect();
            let is_only = found.iter().map(Vec::len).sum::<usize>() == 1;
            for (at, own) in found.iter().enumerate() {
                let is_paragraph = own.len() == 1
                    && matches!(
                        section.blocks.get(at).map(|block| &block.kind),
                        Some(BlockKind::Paragraph(_))
                    );
                for (told, span, blocks) in own {
                    is_read = true;
                    // What stands below a paragraph up to the next is about it too.
                    let next = found.iter().skip(at + 1).position(|more| !more.is_empty());
                    let until = next.map_or(section.blocks.len(), |next| at + 1 + next);
                    let below = section.blocks.get(at + 1..until).unwrap_or_default();
                    let below = if is_paragraph { below } else { &[] };
                    let all = blocks.iter().chain(below.iter().copied());
                    let mut pieces = parts::pieces(self.document, all, self.lexicon.words);
                    if let Some(part) = told.announced {
                        let title = Title {
                            part: Some(part),
                            text: String::new(),
                            only: None,
                            span: *span,
                            level: None,
                        };
                        pieces.insert(1.min(pieces.len()), Piece::Title(title));
                    }
                    self.tell(section, told, &pieces, is_only);
                }
            }
            if let Some(holds) = self.holds.get_mut(index).filter(|_| is_read) {
                *holds = true;
            }
        }
    }

    fn tell(&mut self, section: &Section<'_>, told: &Told, pieces: &[Piece<'_>], is_only: bool) {
        let title = segments::titled(self.document, section).filter(|_| is_only);
        let segment = Segment {
            requests: vec![told.request.clone()],
            title: title.or_else(|| told.request.summary.clone()),
            pieces,
            span: told.request.line.path.span().unwrap_or(section.span),
        };
        let tag = self.tag(section);
        let mut again = Diagnostics::default();
        let found = operation::read(
            self.document,
            &segment,
            (&told.request, 1),
            tag.as_ref(),
            self.lexicon,
            &mut again,
        );
        self.diagnostics.append(again);
        self.out.operations.push(found.operation);
        self.out.tags.extend(tag.filter(|tag| {
            let mut known = self.out.tags.iter();
            known.all(|known| known.name.value != tag.name.value)
        }));
    }
}
