//! What each heading of a page does to its outline.

use super::{Item, Section, headed};
use crate::document::{Block, BlockKind, Document};
use crate::evidence::vocabulary::{Role, Vocabulary};
use crate::evidence::{page, schemes};

/// What a heading does to a page.
pub(super) enum Cut {
    /// It opens a part of the section it stands in.
    Part(Role),
    /// It opens a part of a section whose own heading is lost, of this level.
    Headless(Role, u8),
    /// It opens a section.
    Section,
    /// It belongs to the text it stands in.
    Text,
}

/// What the headings of a page are, by the words of a dialect.
pub(super) struct Headings<'v, 'd, 'a> {
    pub(super) document: &'d Document<'a>,
    pub(super) vocabulary: &'v Vocabulary,
    /// Whether the page's groups are told by ids.
    have_ids: bool,
    /// Roles whose headings have ids on this page.
    with_ids: Vec<Role>,
    /// The heading of the section in which every section defines a schema, and its level.
    pub(super) schemas: Option<(usize, u8)>,
}

impl<'v, 'd, 'a> Headings<'v, 'd, 'a> {
    pub(super) fn of(document: &'d Document<'a>, vocabulary: &'v Vocabulary) -> Self {
        let mut out = Self {
            document,
            vocabulary,
            have_ids: false,
            with_ids: Vec::new(),
            schemas: headed::schemas(document, vocabulary),
        };
        if vocabulary.sections.item_ids.is_empty() {
            return out;
        }
        for block in &document.blocks {
            let Some(id) = document.heading_id(block) else {
                continue;
            };
            match out.role_of_id(id, block) {
                Some(role) if !out.with_ids.contains(&role) => out.with_ids.push(role),
                Some(_) => {}
                None => out.have_ids |= !out.is_item_id(id),
            }
        }
        out
    }

    fn is_item_id(&self, id: &str) -> bool {
        let starts = self.vocabulary.sections.item_ids.iter();
        starts.clone().any(|start| id.starts_with(start))
    }

    fn role_of_id(&self, id: &str, block: &Block) -> Option<Role> {
        let BlockKind::Heading { level, .. } = &block.kind else {
            return None;
        };
        if *level < 3 || self.is_item_id(id) {
            return None;
        }
        let ends = self.vocabulary.sections.role_ids.iter();
        let mut found = ends.filter(|(end, _)| id.ends_with(end));
        found.next().map(|&(_, role)| role)
    }

    /// The role of a heading; the title of a page has none.
    pub(super) fn role(&self, block: &Block) -> Option<Role> {
        let BlockKind::Heading { level, text } = &block.kind else {
            return None;
        };
        if *level == 1 {
            return None;
        }
        let id = self.document.heading_id(block);
        let by_id = id.and_then(|id| self.role_of_id(id, block));
        let by_word = || {
            let words = self.document.read(text);
            let role = self.vocabulary.role(words.trim().trim_end_matches(':'))?;
            // Where such parts have ids, the same word without one stands in somebody's prose.
            (id.is_some() || !self.with_ids.contains(&role)).then_some(role)
        };
        by_id.or_else(by_word)
    }

    /// What a heading does in the section that is open.
    pub(super) fn cut(
        &self,
        index: usize,
        block: &Block,
        open: Option<&Section<'_>>,
        is_mark: &impl Fn(&Block) -> bool,
    ) -> Cut {
        if self.vocabulary.sections.headed_requests {
            return self.cut_headed(index, block, open);
        }
        let role = self.role(block);
        // Without ids, what a description says may have headings of any level.
        if let (None, Some(open)) = (role, open)
            && self.vocabulary.sections.method_in_title
            && open.is_item()
            && !is_answered(open)
            && self.document.heading_id(block).is_none()
            && !self.begins_item(index, true, is_mark)
        {
            return Cut::Text;
        }
        let Some(open) = open else {
            let headless = role.filter(|_| !self.have_ids).zip(level_of(block));
            return headless.map_or(Cut::Section, |(role, level)| Cut::Headless(role, level));
        };
        let in_item = open.is_item();
        match role {
            // Samples open an operation; where they come a second time, the heading between is lost.
            Some(Role::CodeSamples) if has_samples(&open.item) => {
                return Cut::Headless(Role::CodeSamples, open.level);
            }
            // A section that is neither an item yet nor a group by its id may still become an item.
            Some(role) if in_item || !self.have_ids || !self.has_id(&open.item) => {
                return Cut::Part(role);
            }
            _ => {}
        }
        // The parts of an item whose first part is still to come can't be those of another.
        let is_whole = !self.have_ids || !in_item || !open.item.parts.is_empty();
        let opens = if self.have_ids {
            self.document.heading_id(block).is_some()
                || self.is_list_of_schemes(index)
                || self.is_bare(index)
                || in_item && is_told(&open.item) && level_of(block) <= Some(open.level)
        } else {
            level_of(block) <= Some(open.level) || !in_item
        };
        if opens || self.begins_item(index, is_whole, is_mark) {
            Cut::Section
        } else {
            Cut::Text
        }
    }

    /// Whether a block is an anchor of its own right above a heading that opens a section. Right below another one it belongs
    /// to that, unless the section of the next stands in it.
    pub(super) fn is_above(&self, index: usize) -> bool {
        let blocks = &self.document.blocks;
        let (Some(block), Some(next)) = (blocks.get(index), blocks.get(index + 1)) else {
            return false;
        };
        let is_anchor = matches!(
            block.kind,
            BlockKind::Paragraph(_) | BlockKind::Html(Some(_))
        ) && page::anchor_id(self.document.slice(block.span))
            .is_some_and(|id| self.is_item_id(id));
        let before = index.checked_sub(1).and_then(|at| blocks.get(at));
        is_anchor && before.and_then(level_of) < level_of(next) && self.role(next).is_none()
    }

    fn has_id(&self, item: &Item<'_>) -> bool {
        let id = item
            .heading
            .and_then(|block| self.document.heading_id(block));
        id.is_some()
    }

    /// Whether a heading opens the list of ways to authenticate.
    fn is_list_of_schemes(&self, index: usize) -> bool {
        let Some(schemes) = &self.vocabulary.schemes else {
            return false;
        };
        let below = self.document.blocks.get(index + 1);
        self.says(index, schemes.heading)
            && below.is_some_and(|block| schemes::is_list(self.document, block, schemes))
    }

    /// Whether a heading of the highest level has nothing below it but another heading that opens a section.
    fn is_bare(&self, index: usize) -> bool {
        let below = self.document.blocks.get(index + 1);
        let is_top = matches!(
            self.document.blocks.get(index),
            Some(Block {
                kind: BlockKind::Heading { level: 1, .. },
                ..
            })
        );
        is_top && below.is_some_and(|block| self.document.heading_id(block).is_some())
    }

    fn says(&self, index: usize, word: &str) -> bool {
        match self.document.blocks.get(index).map(|block| &block.kind) {
            Some(BlockKind::Heading { text, .. }) => {
                self.document.read(text).trim().eq_ignore_ascii_case(word)
            }
            _ => false,
        }
    }

    /// Whether what follows a heading, up to the next one, is the beginning of an item.
    fn begins_item(&self, index: usize, is_whole: bool, is_mark: &impl Fn(&Block) -> bool) -> bool {
        for block in self.document.blocks.get(index + 1..).unwrap_or_default() {
            if let BlockKind::Heading { .. } = &block.kind {
                let role = self.role(block);
                return is_whole && matches!(role, Some(Role::CodeSamples | Role::Properties));
            }
            if is_mark(block) {
                return true;
            }
        }
        false
    }
}

/// Whether the last part of an item is one that ends it, so that what follows is no text of its.
fn is_told(item: &Item<'_>) -> bool {
    let last = item.parts.last().map(|part| part.role);
    let has_answers = item.parts.iter().any(|part| part.role == Role::Responses);
    match last {
        Some(Role::Details | Role::Callbacks) | None => false,
        Some(role) => has_answers || role == Role::Properties || role == Role::EnumeratedValues,
    }
}

pub(super) fn level_of(block: &Block) -> Option<u8> {
    match &block.kind {
        BlockKind::Heading { level, .. } => Some(*level),
        _ => None,
    }
}

/// Whether the answers of an item have been told.
pub(super) fn is_answered(open: &Section<'_>) -> bool {
    let mut roles = open.item.parts.iter().map(|part| part.role);
    roles.any(|role| role == Role::Responses)
}

fn has_samples(item: &Item<'_>) -> bool {
    let mut roles = item.parts.iter().map(|part| part.role);
    roles.any(|role| role == Role::CodeSamples)
}
