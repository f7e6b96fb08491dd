//! The answers of an operation, told by a table.

use docwright_model::{Diagnostic, Diagnostics, Fact, Header, Status};

use super::columns::Columns;
use super::reading::ResponseReading;
use super::vocabulary::{Column, Vocabulary};
use super::{contents, inline, noted, types};
use crate::codes;
use crate::document::{Document, Table};

/// Reads a table of responses, and the headers that their descriptions note.
pub(crate) fn read(
    document: &Document<'_>,
    table: &Table,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> (Vec<ResponseReading>, Vec<(Status, Header)>) {
    let columns = Columns::read(document, table, vocabulary, diagnostics);
    if !columns.require(&[Column::Status], table, diagnostics) {
        return (Vec::new(), Vec::new());
    }
    let mut out: Vec<ResponseReading> = Vec::new();
    let mut headers = Vec::new();
    for row in &table.rows {
        let row = columns.of(document, row);
        let text = row.text(Column::Status);
        let word = inline::plain(text.trim());
        let origin = row.origin(Column::Status);
        let is_free = vocabulary.free.is_some();
        let more = || is_free.then(|| begins(&word)).flatten();
        let Some(status) = Status::parse(&word).or_else(more) else {
            let message = format!("`{word}` is no status, so this response was left out");
            diagnostics.push(Diagnostic::new(codes::BAD_STATUS, message).at_opt(origin.span()));
            continue;
        };
        if let Some(first) = out.iter().find(|known| known.status.value == status) {
            let message = format!("status {status} is listed twice");
            let mut diagnostic =
                Diagnostic::new(codes::DUPLICATE_RESPONSE, message).at_opt(origin.span());
            if let Some(span) = first.status.span() {
                diagnostic = diagnostic.label(span, "first here");
            }
            diagnostics.push(diagnostic);
            continue;
        }
        let cell = row.text(Column::Type);
        let at = row.origin(Column::Type);
        let word = inline::plain(cell.trim());
        let is_told_below = vocabulary.rows.inline == Some(word.as_ref());
        let is_untyped = vocabulary.rows.untyped == Some(word.as_ref());
        let is_type = !is_told_below && !is_untyped && !word.is_empty();
        let contents = contents::read(&row, diagnostics);
        let is_listed = contents.is_some();
        let (schema, media) = match contents {
            Some(contents) => (contents.schema, contents.media),
            None => (types::read(&cell, &at).filter(|_| is_type), Vec::new()),
        };
        if schema.is_none() && is_type && !is_listed {
            let message = format!("`{}` is no type that is known here", cell.trim());
            diagnostics.push(Diagnostic::new(codes::UNKNOWN_TYPE, message).at_opt(at.span()));
        }
        let mut description = row.said(Column::Description, vocabulary);
        if let Some(words) = &vocabulary.rows.noted {
            let own = noted::headers(&mut description, words).into_iter();
            headers.extend(own.map(|header| (status, header)));
        }
        out.push(ResponseReading {
            status: Fact::new(status, origin),
            description,
            schema,
            media,
            is_told_below,
            is_untyped,
        });
    }
    (out, headers)
}

/// The status that a cell begins with which says what it means besides: `404 Not Found`.
fn begins(text: &str) -> Option<Status> {
    let (word, _) = text.split_once(' ')?;
    let is_code = word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit());
    Status::parse(word).filter(|_| is_code)
}
