//! The table that says which request each method sends.

use docwright_model::{Diagnostic, Diagnostics, Fact, Method};

use super::entities::decode;
use crate::codes;
use crate::document::{Block, BlockKind, Document, Table, cover};
use crate::evidence::columns::{Columns, RowOf};
use crate::evidence::inline;
use crate::evidence::request_line::RequestLine;
use crate::evidence::vocabulary::{Column, Vocabulary};

/// A method with the request it sends.
pub(super) struct Listed {
    /// Its name, as printed.
    pub name: Fact<String>,
    /// The class it belongs to, where the table says so.
    pub class: Option<Fact<String>>,
    /// The request.
    pub line: RequestLine,
    /// What it does, in a line.
    pub summary: Option<Fact<String>>,
}

/// The table in a block, where it lists methods.
pub(super) fn table<'d>(
    document: &Document<'_>,
    block: &'d Block,
    vocabulary: &Vocabulary,
) -> Option<&'d Table> {
    let BlockKind::Table(table) = &block.kind else {
        return None;
    };
    let columns = Columns::known(document, table, vocabulary);
    (columns.has(Column::Name) && columns.has(Column::Path)).then_some(table)
}

/// Whether the methods of a table are described on other pages: it says which class each is of.
pub(super) fn is_index(document: &Document<'_>, table: &Table, vocabulary: &Vocabulary) -> bool {
    Columns::known(document, table, vocabulary).has(Column::Group)
}

/// Reads the rows.
pub(super) fn read(
    document: &Document<'_>,
    table: &Table,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Vec<Listed> {
    let columns = Columns::read(document, table, vocabulary, diagnostics);
    let mut out = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let row = columns.of(document, row);
        match listed(&row, vocabulary) {
            Some(listed) => out.push(listed),
            None => {
                let message = "this row names no method, or no request that it sends";
                diagnostics.push(Diagnostic::new(codes::NOT_UNDERSTOOD, message).at(row.row.span));
            }
        }
    }
    out
}

fn listed(row: &RowOf<'_, '_>, vocabulary: &Vocabulary) -> Option<Listed> {
    let plain = |column| {
        let text = row.text(column);
        inline::plain(text.trim()).trim().to_owned()
    };
    let name = plain(Column::Name).trim_end_matches("()").to_owned();
    let class = Some(plain(Column::Group)).filter(|class| !class.is_empty());
    let line = request(row)?;
    (!name.is_empty()).then(|| Listed {
        name: Fact::new(name, row.origin(Column::Name)),
        class: class.map(|class| Fact::new(class, row.origin(Column::Group))),
        line,
        summary: row
            .said(Column::Description, vocabulary)
            .map(|said| said.map(meant)),
    })
}

/// A text with the characters that names in it stand for.
pub(super) fn meant(text: String) -> String {
    if text.contains('&') {
        decode(&text).into_owned()
    } else {
        text
    }
}

/// A cell such as `**GET** /pets/{id}`.
fn request(row: &RowOf<'_, '_>) -> Option<RequestLine> {
    let whole = cover(row.pieces(Column::Path))?;
    let raw = row.document.slice(whole);
    let (word, path) = raw.trim().strip_prefix("**")?.split_once("**")?;
    let path = path.trim();
    let method = Method::parse(word)?;
    let at = |part: &str| {
        let start = whole.start as usize + raw.find(part).unwrap_or(0);
        let mut origin = row.origin(Column::Path);
        origin.evidence =
            docwright_model::Evidence::one(row.document.span(start..start + part.len()));
        origin
    };
    // Marks are escaped in paths as in any text.
    let meant = path.replace('\\', "");
    path.starts_with('/').then(|| RequestLine {
        method: Fact::new(method, at(word)),
        path: Fact::new(meant, at(path)),
    })
}
