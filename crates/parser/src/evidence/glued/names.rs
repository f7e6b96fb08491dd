//! The names of schemas that any page defines or links.

use std::collections::BTreeSet;

use super::phrases;
use crate::document::{BlockKind, Cells, Document, Row};
use crate::evidence::inline;
use crate::evidence::vocabulary::Role;
use crate::recover::Words;

/// Names by which glued rows are split.
#[derive(Debug, Default, Clone)]
pub(crate) struct Names {
    schemas: BTreeSet<String>,
    packages: BTreeSet<String>,
}

impl Names {
    /// Collects the names on one page: titles of schemas, links to them, and types in rows that can't be misread.
    pub(crate) fn collect(document: &Document<'_>, words: &Words) -> Self {
        let mut out = Self::default();
        let mut title = None;
        for block in &document.blocks {
            match &block.kind {
                BlockKind::Heading { level, text } => {
                    let heading = document.read(text);
                    let heading = heading.trim();
                    match words.role(heading).filter(|_| *level > 1) {
                        None => title = Some(inline::plain(heading).into_owned()),
                        Some(Role::Properties) => out.add(title.take()),
                        Some(_) => title = None,
                    }
                }
                BlockKind::Table(table) => {
                    for row in &table.rows {
                        out.add_from(document, row);
                    }
                }
                _ => {}
            }
        }
        out
    }

    /// The names of all pages.
    pub(crate) fn all(pages: Vec<Self>) -> Self {
        pages.into_iter().fold(Self::default(), |mut all, page| {
            all.schemas.extend(page.schemas);
            all.packages.extend(page.packages);
            all
        })
    }

    /// Whether a text is the name of a schema.
    pub(super) fn has(&self, name: &str) -> bool {
        self.schemas.contains(name)
    }

    /// Whether a text is the name of a package with schemas.
    pub(super) fn has_package(&self, name: &str) -> bool {
        self.packages.contains(name)
    }

    fn add(&mut self, name: Option<String>) {
        let Some(name) = name.filter(|name| is_name(name)) else {
            return;
        };
        if let Some((package, _)) = name.split_once('.') {
            self.packages.insert(package.to_owned());
        }
        self.schemas.insert(name);
    }

    fn add_from(&mut self, document: &Document<'_>, row: &Row) {
        match &row.cells {
            Cells::Split(cells) => {
                for cell in cells {
                    let text = document.read(cell);
                    let Some(at) = text.find('[') else { continue };
                    if let Some((name, target, _)) = text.get(at..).and_then(inline::link)
                        && target.contains('#')
                    {
                        self.add(
                            Some(inline::plain(name).into_owned()).filter(|n| n.contains('.')),
                        );
                    }
                }
            }
            Cells::Glued(text) => {
                let text = document.read(text);
                self.add(certain_type(&text).map(str::to_owned));
            }
        }
    }
}

/// The type in a row that can't be misread: that of a body, or that of a response whose description is the status's own
/// phrase, as it mostly is.
fn certain_type(row: &str) -> Option<&str> {
    if let Some(rest) = row.strip_prefix("bodybody") {
        let ends = rest.find("true").into_iter().chain(rest.find("false"));
        let name = rest.get(..ends.min()?)?.trim_start_matches("array of ");
        return (name.contains('.') && is_name(name)).then_some(name);
    }
    let (status, rest) = row.split_at_checked(3)?;
    let rest = phrases::of(status).iter().find_map(|phrase| {
        let rest = rest.strip_prefix(phrase)?;
        rest.strip_prefix(phrase)
    })?;
    let name = rest.trim_start_matches("array of ");
    (name.contains('.') && is_name(name)).then_some(name)
}

/// Whether a text may be the name of a schema.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(is_name_char)
}

pub(super) fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')
}
