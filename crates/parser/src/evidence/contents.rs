//! The media types of a body with their types, in one cell: `**application/json**: [Pet](#pet)<br>`.

use docwright_model::{Diagnostic, Diagnostics, Fact, Schema};

use super::columns::{Columns, RowOf};
use super::reading::BodyReading;
use super::types;
use super::vocabulary::{Column, Vocabulary};
use crate::codes;
use crate::document::{Document, Table};

/// What a cell says of a body.
pub(crate) struct Contents {
    /// Its media types.
    pub media: Vec<Fact<String>>,
    /// The type that all of them carry.
    pub schema: Option<Schema>,
}

/// Reads a cell of media types; none where it holds a type alone.
pub(crate) fn read(row: &RowOf<'_, '_>, diagnostics: &mut Diagnostics) -> Option<Contents> {
    let cell = row.text(Column::Type);
    let listed = listed(&cell);
    let (_, first) = listed.first()?;
    let origin = row.origin(Column::Type);
    let schema = types::read(first, &origin);
    if schema.is_none() && !first.is_empty() {
        let message = format!("`{first}` is no type that is known here");
        diagnostics.push(Diagnostic::new(codes::UNKNOWN_TYPE, message).at_opt(origin.span()));
    }
    // The forms of one body mostly carry one type.
    let alike = listed.iter().filter(|(_, own)| own == first);
    let media = alike.map(|(name, _)| Fact::new((*name).to_owned(), origin.clone()));
    for (name, own) in listed.iter().filter(|(_, own)| own != first) {
        let message = format!(
            "as `{name}` this is `{own}`, which is not the type of the first form; it was left out"
        );
        diagnostics.push(Diagnostic::new(codes::UNKNOWN_TYPE, message).at_opt(origin.span()));
    }
    Some(Contents {
        media: media.collect(),
        schema,
    })
}

/// Media types and the Markdown of their types. A break within a type begins with no media type.
fn listed(cell: &str) -> Vec<(&str, String)> {
    let mut out: Vec<(&str, String)> = Vec::new();
    for piece in cell.split("<br>") {
        // Some releases print the cell once for each of its media types.
        let piece = piece.trim().trim_start_matches(['|', ' ']);
        let named = piece
            .strip_prefix("**")
            .and_then(|rest| rest.split_once("**:"));
        let named = named.filter(|(name, _)| name.contains('/') && !name.contains(' '));
        if let Some((name, own)) = named {
            if out.iter().all(|(known, _)| *known != name) {
                out.push((name, own.trim().to_owned()));
            }
        } else if let Some((_, known)) = out.last_mut().filter(|_| !piece.is_empty()) {
            known.push_str("<br>");
            known.push_str(piece);
        }
    }
    out
}

/// Reads a table that tells a request's body in one row.
pub(crate) fn body(
    document: &Document<'_>,
    table: &Table,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Option<BodyReading> {
    let columns = Columns::read(document, table, vocabulary, diagnostics);
    if !columns.require(&[Column::Type], table, diagnostics) {
        return None;
    }
    let row = columns.of(document, table.rows.first()?);
    let found = read(&row, diagnostics)?;
    let span = row.row.span;
    Some(BodyReading {
        name: "body".to_owned(),
        media: found.media,
        description: None,
        required: row.flag(Column::Required),
        schema: found.schema.unwrap_or_else(|| types::unknown(span)),
        expansions: Vec::new(),
    })
}
