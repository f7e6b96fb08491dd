//! A page as blocks, before anyone asks what they mean.
//!
//! In: nothing. Out: the types that `blocks` (and the readers of damaged pages) fill in and the dialects read. A
//! document holds no text of its own, only spans into its source.

use std::borrow::Cow;
use std::ops::Range;

use docwright_model::{SourceId, Span};
use smallvec::SmallVec;

use crate::blocks::{html, marks};

/// One page.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// The source it was read from.
    pub source: SourceId,
    /// That source's text.
    pub text: &'a str,
    /// What stands on the page, in order.
    pub blocks: Vec<Block>,
    /// What stands on the page and is no part of it: banners, menus, what a site puts before and after its pages.
    pub aside: Vec<Span>,
    /// The stretches that were damaged and had to be repaired to read them.
    pub repaired: Vec<Span>,
}

/// One block with the bytes it covers.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// All of it, marks included.
    pub span: Span,
}

/// Text as the pieces of the source it is made of, marks such as `>` between them left out.
pub type Text = SmallVec<[Span; 1]>;

/// The kinds of block.
#[derive(Debug, Clone)]
pub enum BlockKind {
    /// A heading of level 1 to 6, written with `#`, underlined, or as an HTML element.
    Heading {
        /// The level.
        level: u8,
        /// What it says, as Markdown.
        text: Text,
    },
    /// Running text, as Markdown.
    Paragraph(Text),
    /// A code block.
    Code {
        /// The first word after the opening fence, lower-cased; empty where there is none.
        language: String,
        /// What stands inside, a piece for each stretch without container marks.
        text: Text,
        /// Whether the fence was closed; an indented block counts as closed.
        closed: bool,
    },
    /// A pipe table.
    Table(Box<Table>),
    /// A list; each item is a run of blocks.
    List(Vec<Vec<Block>>),
    /// A block quote.
    Quote(Vec<Block>),
    /// An HTML or JSX block, with the name and attributes of its first element.
    Html(Option<Element>),
    /// The block of settings before the first line of a page.
    FrontMatter(Text),
    /// A thematic break.
    Rule,
}

/// The first element of an HTML block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its name as written.
    pub name: String,
    /// Its attributes as written; one without a value has an empty one.
    pub attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter();
        found
            .filter(|(own, _)| own.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .next()
    }
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its header row.
    pub head: Row,
    /// The rows below.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// All of it.
    pub span: Span,
    /// Its cells.
    pub cells: Cells,
    /// Whether it was torn or otherwise damaged, and has been repaired.
    pub recovered: bool,
}

/// The cells of a row.
#[derive(Debug, Clone)]
pub enum Cells {
    /// Each cell for itself.
    Split(SmallVec<[Text; 5]>),
    /// Cells that can't be told from one another without knowing what they should say.
    Glued(Text),
}

impl Row {
    /// The text of a cell; empty where the row is too short or glued.
    pub fn cell(&self, index: usize) -> &[Span] {
        match &self.cells {
            Cells::Split(cells) => cells.get(index).map_or(&[], |text| text.as_slice()),
            Cells::Glued(_) => &[],
        }
    }

    /// How many cells stand apart.
    pub fn width(&self) -> usize {
        match &self.cells {
            Cells::Split(cells) => cells.len(),
            Cells::Glued(_) => 0,
        }
    }
}

impl<'a> Document<'a> {
    /// Whether all of the page was damaged, so that neither its lines nor its marks can be trusted.
    pub fn is_recovered(&self) -> bool {
        let all = self.text.len() as u32;
        self.repaired
            .iter()
            .any(|span| span.start == 0 && span.end == all && all > 0)
    }

    /// The id of a heading that is an HTML element or ends with a mark that gives one.
    pub(crate) fn heading_id(&self, block: &Block) -> Option<&'a str> {
        if !matches!(block.kind, BlockKind::Heading { .. }) {
            return None;
        }
        let whole = self.slice(block.span);
        html::attribute(whole, "id").or_else(|| marks::behind(whole).map(|(_, id)| id))
    }

    /// A span of this page.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    /// The text of one piece.
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The text of several pieces, a line each.
    pub fn read(&self, text: &[Span]) -> Cow<'a, str> {
        match text {
            [] => Cow::Borrowed(""),
            [one] => Cow::Borrowed(self.slice(*one)),
            many => {
                let mut out = String::new();
                for &piece in many {
                    if !out.is_empty() && !out.ends_with('\n') {
                        out.push('\n');
                    }
                    out.push_str(self.slice(piece));
                }
                Cow::Owned(out)
            }
        }
    }
}

/// The smallest span over all pieces of a text.
pub(crate) fn cover(text: &[Span]) -> Option<Span> {
    let first = *text.first()?;
    Some(text.iter().fold(first, |all, &piece| all.to(piece)))
}

#[cfg(test)]
mod tests {
    use docwright_model::SourceId;

    use super::{Document, cover};

    #[test]
    fn pieces_are_read_a_line_each() {
        let document = Document {
            source: SourceId(0),
            text: "> a\n> b\n> c",
            blocks: Vec::new(),
            aside: Vec::new(),
            repaired: Vec::new(),
        };
        let at = |from: usize, to: usize| document.span(from..to);
        let cases = [
            (vec![], ""),
            (vec![at(2, 3)], "a"),
            (vec![at(2, 3), at(6, 7)], "a\nb"),
            (vec![at(2, 4), at(6, 8), at(10, 11)], "a\nb\nc"),
            (vec![at(0, 0), at(2, 3)], "a"),
        ];
        for (pieces, expected) in cases {
            assert_eq!(document.read(&pieces), expected);
        }
        assert_eq!(cover(&[at(6, 7), at(2, 3)]), Some(at(2, 7)));
        assert_eq!(cover(&[]), None);
    }
}
