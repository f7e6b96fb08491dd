//! The headings of a page as groups and items.
//!
//! In: a `Document`, and which headings a dialect uses for the parts of a description. Out: an [`Outline`]: sections
//! that describe one thing each, with their parts, and the groups they stand in. This module must not know what the
//! parts mean.

pub(crate) mod headed;
mod headings;

use docwright_model::Span;

use crate::document::{Block, BlockKind, Document, Text, cover};
use crate::evidence::vocabulary::{Role, Vocabulary};
use headings::{Cut, Headings};

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
    /// The level of its heading.
    pub level: u8,
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
    /// Whether its heading or a block before its first part tells that it describes one thing.
    ///
    /// Kept while blocks are added, since every heading asks: a page may begin with hundreds of them in running text.
    is_marked: bool,
}

impl Section<'_> {
    fn is_item(&self) -> bool {
        self.is_marked || !self.item.parts.is_empty()
    }
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
        above: None,
        is_mark,
    };
    for (index, block) in document.blocks.iter().enumerate() {
        if headings.is_above(index) {
            cutter.above = Some(block);
            continue;
        }
        if let Some(title) = headings.linked(block) {
            cutter.open(block, 2, &title, None);
            cutter.add(block);
            continue;
        }
        let BlockKind::Heading { level, text } = &block.kind else {
            cutter.add(block);
            continue;
        };
        let is_mark = &cutter.is_mark;
        match headings.cut(index, block, cutter.open.as_ref(), is_mark) {
            Cut::Part(role) => cutter.part(role, block),
            Cut::Text => cutter.add(block),
            Cut::Section => cutter.open(block, *level, text, None),
            Cut::Headless(role, level) => cutter.open(block, level, text, Some(role)),
        }
    }
    cutter.close();
    cutter.out
}

struct Cutter<'d, M> {
    out: Outline<'d>,
    /// The open groups with their levels, outermost first.
    around: Vec<(u8, usize)>,
    open: Option<Section<'d>>,
    /// An anchor right above the heading that comes next.
    above: Option<&'d Block>,
    is_mark: M,
}

impl<'d, M: Fn(&Block) -> bool> Cutter<'d, M> {
    fn add(&mut self, block: &'d Block) {
        let Some(section) = &mut self.open else {
            return;
        };
        let item = &mut section.item;
        item.span = item.span.to(block.span);
        match item.parts.last_mut() {
            Some(part) => part.blocks.push(block),
            None => {
                item.intro.push(block);
                section.is_marked = section.is_marked || (self.is_mark)(block);
            }
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
        let is_marked = item.heading.is_some_and(&self.is_mark);
        self.open = Some(Section {
            level,
            item,
            is_marked,
        });
        if let Some(anchor) = self.above.take() {
            self.add(anchor);
        }
    }

    /// Files the open section as an item or a group.
    fn close(&mut self) {
        let Some(section) = self.open.take() else {
            return;
        };
        let is_item = section.is_item();
        let Section { level, item, .. } = section;
        if !is_item {
            self.around.push((level, self.out.groups.len()));
            self.out.groups.push(Group {
                title: item.title,
                intro: item.intro,
                holds_items: false,
                level,
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
