//! The headings of a page as groups and items.
//!
//! In: a `Document`, and which headings a dialect uses for the parts of a description. Out: an [`Outline`]: sections
//! that describe one thing each, with their parts, and the groups they stand in. This module must not know what the
//! parts mean.

use docwright_model::Span;

use crate::document::{Block, BlockKind, Document, Text, cover};
use crate::evidence::schemes;
use crate::evidence::vocabulary::{Role, Vocabulary};

/// A section that describes one thing.
#[derive(Debug)]
pub(crate) struct Item<'d> {
    /// Its heading; none where it is lost.
    pub heading: Option<&'d Block>,
    /// Its heading's text; empty where the heading is lost.
    pub title: Text,
    /// The sections around it, outermost first.
    pub groups: Vec<usize>,
    /// What stands before its first part.
    pub intro: Vec<&'d Block>,
    /// Its parts.
    pub parts: Vec<Part<'d>>,
    /// All of it.
    pub span: Span,
}

/// A part of a description: a heading with a known role and what stands below it.
#[derive(Debug)]
pub(crate) struct Part<'d> {
    /// What the heading says this part is.
    pub role: Role,
    /// What stands below it.
    pub blocks: Vec<&'d Block>,
}

/// A section that only holds other sections, or none.
#[derive(Debug)]
pub(crate) struct Group<'d> {
    /// Its heading's text.
    pub title: Text,
    /// What stands between its heading and the first section in it.
    pub intro: Vec<&'d Block>,
    /// Whether an item stands in it.
    pub holds_items: bool,
}

/// A page as items and groups.
#[derive(Debug, Default)]
pub(crate) struct Outline<'d> {
    /// Sections that describe one thing.
    pub items: Vec<Item<'d>>,
    /// All other sections.
    pub groups: Vec<Group<'d>>,
}

/// A heading with the blocks below it, before it is known to be an item or a group.
struct Section<'d> {
    level: u8,
    item: Item<'d>,
}

/// What a heading does to a page.
enum Cut {
    /// It opens a part of the section it stands in.
    Part(Role),
    /// It opens a section.
    Section,
    /// It opens a section whose own heading is lost.
    Lost,
    /// It belongs to the text it stands in.
    Text,
}

/// Cuts a page at its headings.
///
/// A heading with a role opens a part of the section it stands in. Any other heading opens a section of its own, unless
/// it stands deeper than the item before it and nothing below it begins an item: then it belongs to that item's text.
/// On pages that give their groups ids, a heading without one is text wherever it stands, unless it begins an item or
/// the vocabulary knows it.
pub(crate) fn outline<'d>(
    document: &'d Document<'_>,
    vocabulary: &Vocabulary,
    is_mark: impl Fn(&Block) -> bool,
) -> Outline<'d> {
    let headings = Headings::of(document, vocabulary);
    let mut cutter = Cutter {
        out: Outline::default(),
        around: Vec::new(),
        open: None,
        is_mark,
    };
    for (index, block) in document.blocks.iter().enumerate() {
        let BlockKind::Heading { level, text } = &block.kind else {
            cutter.add(block);
            continue;
        };
        let role = headings.role(block);
        let is_mark = &cutter.is_mark;
        match headings.cut(index, block, role, cutter.open.as_ref(), is_mark) {
            Cut::Part(role) => cutter.part(role, block),
            Cut::Text => cutter.add(block),
            Cut::Lost => {
                let level = cutter.open.as_ref().map_or(*level, |open| open.level);
                cutter.open(block, level, text, role);
            }
            Cut::Section => {
                cutter.open(block, *level, text, role.filter(|_| !headings.have_ids));
            }
        }
    }
    cutter.close();
    cutter.out
}

/// What the headings of a page are, by the words of a dialect.
struct Headings<'v, 'd, 'a> {
    document: &'d Document<'a>,
    vocabulary: &'v Vocabulary,
    /// Whether the page's groups are told by ids.
    have_ids: bool,
    /// Roles whose headings have ids on this page.
    with_ids: Vec<Role>,
}

impl<'v, 'd, 'a> Headings<'v, 'd, 'a> {
    fn of(document: &'d Document<'a>, vocabulary: &'v Vocabulary) -> Self {
        let mut out = Self {
            document,
            vocabulary,
            have_ids: false,
            with_ids: Vec::new(),
        };
        if vocabulary.sections.item_ids.is_empty() {
            return out;
        }
        for block in &document.blocks {
            let Some(id) = document.heading_id(block) else {
                continue;
            };
            match out.role_of_id(&id, block) {
                Some(role) if !out.with_ids.contains(&role) => out.with_ids.push(role),
                Some(_) => {}
                None => out.have_ids |= !out.is_item_id(&id),
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
    fn role(&self, block: &Block) -> Option<Role> {
        let BlockKind::Heading { level, text } = &block.kind else {
            return None;
        };
        if *level == 1 {
            return None;
        }
        let id = self.document.heading_id(block);
        let by_id = id.as_deref().and_then(|id| self.role_of_id(id, block));
        let by_word = || {
            let words = self.document.read(text);
            let role = self.vocabulary.role(words.trim().trim_end_matches(':'))?;
            // Where such parts have ids, the same word without one stands in somebody's prose.
            (id.is_some() || !self.with_ids.contains(&role)).then_some(role)
        };
        by_id.or_else(by_word)
    }

    fn cut(
        &self,
        index: usize,
        block: &Block,
        role: Option<Role>,
        open: Option<&Section<'_>>,
        is_mark: &impl Fn(&Block) -> bool,
    ) -> Cut {
        let Some(open) = open else {
            return Cut::Section;
        };
        let in_item = is_item(&open.item, is_mark);
        match role {
            // Samples open an operation; where they come a second time, the heading between is lost.
            Some(Role::CodeSamples) if has_samples(&open.item) => return Cut::Lost,
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

fn level_of(block: &Block) -> Option<u8> {
    match &block.kind {
        BlockKind::Heading { level, .. } => Some(*level),
        _ => None,
    }
}

fn is_item(item: &Item<'_>, is_mark: &impl Fn(&Block) -> bool) -> bool {
    !item.parts.is_empty()
        || item.heading.is_some_and(is_mark)
        || item.intro.iter().any(|block| is_mark(block))
}

fn has_samples(item: &Item<'_>) -> bool {
    let mut roles = item.parts.iter().map(|part| part.role);
    roles.any(|role| role == Role::CodeSamples)
}

struct Cutter<'d, M> {
    out: Outline<'d>,
    /// The open groups with their levels, outermost first.
    around: Vec<(u8, usize)>,
    open: Option<Section<'d>>,
    is_mark: M,
}

impl<'d, M: Fn(&Block) -> bool> Cutter<'d, M> {
    fn add(&mut self, block: &'d Block) {
        let Some(Section { item, .. }) = &mut self.open else {
            return;
        };
        item.span = item.span.to(block.span);
        match item.parts.last_mut() {
            Some(part) => part.blocks.push(block),
            None => item.intro.push(block),
        }
    }

    fn part(&mut self, role: Role, heading: &'d Block) {
        let Some(Section { item, .. }) = &mut self.open else {
            return;
        };
        item.span = item.span.to(heading.span);
        item.parts.push(Part {
            role,
            blocks: Vec::new(),
        });
    }

    fn open(&mut self, heading: &'d Block, level: u8, text: &Text, role: Option<Role>) {
        self.close();
        self.around.retain(|&(outer, _)| outer < level);
        let item = Item {
            heading: Some(heading).filter(|_| role.is_none()),
            title: if role.is_some() {
                Text::new()
            } else {
                text.clone()
            },
            groups: self.around.iter().map(|&(_, group)| group).collect(),
            intro: Vec::new(),
            parts: role
                .map(|role| Part {
                    role,
                    blocks: Vec::new(),
                })
                .into_iter()
                .collect(),
            span: heading.span,
        };
        self.open = Some(Section { level, item });
    }

    /// Files the open section as an item or a group.
    fn close(&mut self) {
        let Some(Section { level, item }) = self.open.take() else {
            return;
        };
        if !is_item(&item, &self.is_mark) {
            self.around.push((level, self.out.groups.len()));
            self.out.groups.push(Group {
                title: item.title,
                intro: item.intro,
                holds_items: false,
            });
            return;
        }
        for &group in &item.groups {
            if let Some(group) = self.out.groups.get_mut(group) {
                group.holds_items = true;
            }
        }
        self.out.items.push(item);
    }
}

impl Item<'_> {
    /// Where its title stands, or else where it begins.
    pub(crate) fn title_span(&self) -> Span {
        cover(&self.title).unwrap_or(Span {
            end: self.span.start,
            ..self.span
        })
    }
}
