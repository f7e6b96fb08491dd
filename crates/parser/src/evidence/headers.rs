//! The headers of responses, told by a table.

use docwright_model::{Diagnostic, Diagnostics, Fact, Header, Status};

use super::columns::Columns;
use super::types;
use super::vocabulary::{Column, Vocabulary};
use crate::codes;
use crate::document::{Document, Table};

/// Reads a table of response headers.
pub(crate) fn read(
    document: &Document<'_>,
    table: &Table,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Vec<(Status, Header)> {
    let columns = Columns::read(document, table, vocabulary, diagnostics);
    if !columns.require(&[Column::Status, Column::Header], table, diagnostics) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for row in &table.rows {
        let row = columns.of(document, row);
        let word = row.text(Column::Status);
        let origin = row.origin(Column::Status);
        let Some(status) = Status::parse(&word) else {
            let message = format!(
                "`{}` is no status, so this header was left out",
                word.trim()
            );
            diagnostics.push(Diagnostic::new(codes::BAD_STATUS, message).at_opt(origin.span()));
            continue;
        };
        let at = row.origin(Column::Type);
        let cell = row.text(Column::Type);
        let mut schema = types::read(&cell, &at)
            .unwrap_or_else(|| types::unknown(at.span().unwrap_or(row.row.span)));
        schema.format = row.said(Column::Format, vocabulary);
        let name = row.text(Column::Header).trim().to_owned();
        let header = Header {
            name: Fact::new(name, row.origin(Column::Header)),
            schema,
            description: row.said(Column::Description, vocabulary),
        };
        out.push((status, header));
    }
    out
}
