//! A page is cut at its headings into what describes a method, a type, or a way to authenticate.

use std::collections::{HashMap, VecDeque};

use super::listing::{self, Listed};
use super::words::Words;
use crate::document::{Block, BlockKind, Document, Text};
use crate::evidence::free::key;
use crate::evidence::inline;
use crate::evidence::vocabulary::{Role, Vocabulary};
use docwright_model::{Diagnostics, Span};

/// A heading with what stands below it.
pub(super) struct Section<'d> {
    /// Its text.
    pub title: &'d Text,
    /// Its level.
    pub level: u8,
    /// What stands below it, up to its first part.
    pub intro: Vec<&'d Block>,
    /// Its parts.
    pub parts: Vec<Part<'d>>,
    /// All of it.
    pub span: Span,
}

/// A heading with a role and what stands below it.
pub(super) struct Part<'d> {
    pub role: Role,
    pub heading: &'d Block,
    pub level: u8,
    pub blocks: Vec<&'d Block>,
}

/// What a section is about.
pub(super) enum Kind {
    /// The method of a row of the page's table.
    Method(Box<Listed>),
    /// A type.
    Model,
    /// A way to authenticate.
    Scheme,
    /// Something else.
    Other,
}

/// A page in parts.
#[derive(Default)]
pub(super) struct Page<'d> {
    /// What stands before the first heading.
    pub lead: Vec<&'d Block>,
    /// Its sections.
    pub sections: Vec<(Kind, Section<'d>)>,
    /// Methods that a table lists and no section of the page describes.
    pub listed: Vec<Listed>,
}

/// Cuts a page.
pub(super) fn cut<'d>(
    document: &'d Document<'_>,
    vocabulary: &Vocabulary,
    words: &Words,
    diagnostics: &mut Diagnostics,
) -> Page<'d> {
    let mut cutter = Cutter {
        document,
        words,
        page: Page::default(),
        awaited: Awaited::default(),
        schemes: None,
    };
    for block in &document.blocks {
        if let BlockKind::Heading { level, text } = &block.kind {
            cutter.heading(block, *level, text);
            continue;
        }
        let table = listing::table(document, block, vocabulary);
        let Some(table) = table.filter(|_| !cutter.in_method()) else {
            cutter.add(block);
            continue;
        };
        let rows = listing::read(document, table, vocabulary, diagnostics);
        if listing::is_index(document, table, vocabulary) {
            cutter.page.listed.extend(rows);
        } else {
            cutter.awaited.extend(rows);
        }
    }
    let Cutter {
        mut page, awaited, ..
    } = cutter;
    page.listed.extend(awaited.rest());
    page
}

/// Of methods whose names have the same letters, no more than these are compared.
const MAX_ALIKE: usize = 64;

/// Methods whose descriptions are to come.
#[derive(Default)]
struct Awaited {
    rows: Vec<Option<Listed>>,
    by_key: HashMap<String, VecDeque<usize>>,
}

impl Awaited {
    fn extend(&mut self, rows: Vec<Listed>) {
        for row in rows {
            let places = self.by_key.entry(key(&row.name.value)).or_default();
            places.push_back(self.rows.len());
            self.rows.push(Some(row));
        }
    }

    /// The method that a heading names: the one written alike, or else one of the same letters.
    fn take(&mut self, title: &str) -> Option<Listed> {
        let places = self.by_key.get_mut(&key(title))?;
        let is_same = |at: &usize| {
            let row = self.rows.get(*at).and_then(Option::as_ref);
            row.is_some_and(|row| row.name.value == title)
        };
        let near = places.iter().take(MAX_ALIKE);
        let at = near.into_iter().position(is_same).unwrap_or(0);
        let row = places.remove(at)?;
        self.rows.get_mut(row)?.take()
    }

    fn rest(self) -> impl Iterator<Item = Listed> {
        self.rows.into_iter().flatten()
    }
}

struct Cutter<'d, 'w, 'a> {
    document: &'d Document<'a>,
    words: &'w Words,
    page: Page<'d>,
    awaited: Awaited,
    /// The level of the heading above the ways to authenticate, while it is open.
    schemes: Option<u8>,
}

impl<'d> Cutter<'d, '_, '_> {
    fn in_method(&self) -> bool {
        matches!(self.page.sections.last(), Some((Kind::Method(_), _)))
    }

    fn add(&mut self, block: &'d Block) {
        let Some((_, section)) = self.page.sections.last_mut() else {
            self.page.lead.push(block);
            return;
        };
        if !is_furniture(self.document, block, self.words) {
            section.span = section.span.to(block.span);
        }
        match section.parts.last_mut() {
            Some(part) => part.blocks.push(block),
            None => section.intro.push(block),
        }
    }

    /// A heading is a part of what it stands in, or opens something new.
    fn heading(&mut self, block: &'d Block, level: u8, text: &'d Text) {
        let raw = self.document.read(text);
        let title = inline::plain(raw.trim());
        let title = title.trim().trim_end_matches("()");
        let listed = if level <= 2 {
            self.awaited.take(title)
        } else {
            None
        };
        if let Some(listed) = listed {
            return self.open(Kind::Method(Box::new(listed)), block, level, text);
        }
        let is_schemes = |word: &str| title.eq_ignore_ascii_case(word);
        if !self.in_method() && level <= 2 && self.words.schemes.iter().any(|word| is_schemes(word))
        {
            self.schemes = Some(level);
            return self.open(Kind::Other, block, level, text);
        }
        if self.schemes.is_some_and(|outer| level > outer) {
            return self.open(Kind::Scheme, block, level, text);
        }
        self.schemes = None;
        match self.words.role(title) {
            Some(role) if self.is_part(role, level) => self.part(role, block, level),
            _ if self.is_text(level) => self.add(block),
            _ => self.open(Kind::Other, block, level, text),
        }
    }

    /// Whether a heading with a role opens a part of the section it stands in, which it may make one of a type.
    fn is_part(&mut self, role: Role, level: u8) -> bool {
        let Some((kind, section)) = self.page.sections.last_mut() else {
            return false;
        };
        if level <= section.level {
            return false;
        }
        let is_of_type = matches!(
            role,
            Role::Properties | Role::EnumeratedValues | Role::Details
        );
        match kind {
            Kind::Method(_) => level > 2 && !is_of_type,
            Kind::Model => is_of_type || role == Role::Aside,
            // A part without meaning may stand above the fields.
            Kind::Other if is_of_type => {
                *kind = Kind::Model;
                true
            }
            // A method that no table lists, or a part without meaning.
            Kind::Other => level > 2 || role == Role::Aside,
            Kind::Scheme => false,
        }
    }

    /// Whether a heading belongs to the text of the section or part it stands in.
    fn is_text(&self, level: u8) -> bool {
        let Some((kind, section)) = self.page.sections.last() else {
            return false;
        };
        match (kind, section.parts.last()) {
            (Kind::Method(_), None) => true,
            (Kind::Model, None) => level > section.level,
            (Kind::Method(_) | Kind::Model, Some(part)) => {
                level > part.level || part.role != Role::Aside && level > section.level
            }
            (Kind::Other, Some(part)) => level > part.level,
            _ => false,
        }
    }

    fn part(&mut self, role: Role, heading: &'d Block, level: u8) {
        if let Some((_, section)) = self.page.sections.last_mut() {
            section.span = section.span.to(heading.span);
            section.parts.push(Part {
                role,
                heading,
                level,
                blocks: Vec::new(),
            });
        }
    }

    fn open(&mut self, kind: Kind, heading: &'d Block, level: u8, text: &'d Text) {
        let section = Section {
            title: text,
            level,
            intro: Vec::new(),
            parts: Vec::new(),
            span: heading.span,
        };
        self.page.sections.push((kind, section));
    }
}

/// Whether a block only leads elsewhere, or is an anchor of what follows.
pub(super) fn is_furniture(document: &Document<'_>, block: &Block, words: &Words) -> bool {
    match &block.kind {
        BlockKind::Paragraph(_) | BlockKind::Html(_) => {
            let text = document.slice(block.span).trim();
            let is_anchor = text.starts_with("<a ") && text.ends_with("</a>");
            is_anchor || text.starts_with(words.back)
        }
        BlockKind::Rule => true,
        _ => false,
    }
}
