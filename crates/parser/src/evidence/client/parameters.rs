//! The parameters of a method, told by tables that do not say where each travels.

use docwright_model::{Diagnostics, Fact, Schema};

use super::listing::meant;
use super::words::Words;
use super::{notes, types};
use crate::document::{Document, Table};
use crate::evidence::columns::{Columns, RowOf};
use crate::evidence::inline;
use crate::evidence::types::unknown;
use crate::evidence::vocabulary::{Column, Vocabulary};
use docwright_model::Diagnostic;

use crate::codes;

/// A parameter of a method.
pub(super) struct Told {
    /// Its name, as printed.
    pub name: Fact<String>,
    /// Whether it must be given.
    pub required: Option<Fact<bool>>,
    /// Its type, with what it is.
    pub schema: Schema,
}

/// Reads the rows of a table of parameters, or of fields: both are told alike.
///
/// `is_marked` says whether whatever may be left out is marked in such a table.
pub(super) fn read(
    document: &Document<'_>,
    table: &Table,
    is_marked: bool,
    (vocabulary, words): (&Vocabulary, &Words),
    diagnostics: &mut Diagnostics,
) -> Vec<Told> {
    let columns = Columns::read(document, table, vocabulary, diagnostics);
    if !columns.require(&[Column::Name, Column::Type], table, diagnostics) {
        return Vec::new();
    }
    // Where a column marks what must be given, an empty cell says that it need not be.
    let has_required = columns.has(Column::Required);
    let mut out = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let row = columns.of(document, row);
        let is_own = is_own(&row, words);
        if !is_own {
            let how = (vocabulary, words);
            out.extend(told(&row, is_marked, has_required, how, diagnostics));
        }
    }
    out
}

/// Whether a row is about something that only the client has.
fn is_own(row: &RowOf<'_, '_>, words: &Words) -> bool {
    let plain = |column| {
        let text = row.text(column);
        inline::plain(text.trim()).trim().to_owned()
    };
    let kind = plain(Column::Type);
    let has = |all: &[&str], text: &str| all.contains(&text);
    has(words.own_types, &kind) || has(words.own_notes, &plain(Column::Notes))
}

fn told(
    row: &RowOf<'_, '_>,
    is_marked: bool,
    has_required: bool,
    (vocabulary, words): (&Vocabulary, &Words),
    diagnostics: &mut Diagnostics,
) -> Option<Told> {
    let text = row.text(Column::Name);
    let name = inline::plain(text.trim()).trim().to_owned();
    if name.is_empty() {
        let message = "this row has no name, so it was left out";
        diagnostics.push(Diagnostic::new(codes::UNKNOWN_PART, message).at(row.row.span));
        return None;
    }
    let mut schema = schema(row, diagnostics);
    schema.description = row
        .said(Column::Description, vocabulary)
        .map(|said| said.map(meant));
    described_values(&mut schema, words);
    let found = notes::read(&row.text(Column::Notes), words);
    let marked = notes::read(&row.text(Column::Required), words);
    let at = |column| row.origin(column);
    let required = match (found.optional, marked.optional) {
        (Some(optional), _) => Some(Fact::new(!optional, at(Column::Notes))),
        (None, Some(optional)) => Some(Fact::new(!optional, at(Column::Required))),
        (None, None) => is_marked.then(|| Fact::inferred(!has_required, row.row.span)),
    };
    found.apply(&mut schema, &at(Column::Notes), diagnostics);
    Some(Told {
        name: Fact::new(name, at(Column::Name)),
        required,
        schema,
    })
}

/// The type of a row; one that can't be read is reported.
fn schema(row: &RowOf<'_, '_>, diagnostics: &mut Diagnostics) -> Schema {
    let cell = row.text(Column::Type);
    let origin = row.origin(Column::Type);
    types::read(&cell, &origin).unwrap_or_else(|| {
        let message = format!("`{}` is no type that is known here", cell.trim());
        diagnostics.push(Diagnostic::new(codes::UNKNOWN_TYPE, message).at_opt(origin.span()));
        unknown(origin.span().unwrap_or(row.row.span))
    })
}

/// Values that stand in parentheses at the end of a description.
fn described_values(schema: &mut Schema, words: &Words) {
    let Some(said) = &mut schema.description else {
        return;
    };
    let found = said.value.rsplit_once(words.described_values);
    let found = found.and_then(|(before, list)| Some((before, list.strip_suffix(')')?)));
    let Some((before, list)) = found.filter(|(_, list)| !list.contains(['(', ')'])) else {
        return;
    };
    let values = list
        .split(',')
        .map(|value| value.trim().to_owned())
        .collect();
    let (before, origin) = (before.trim().to_owned(), said.origin.clone());
    if before.is_empty() {
        schema.description = None;
    } else {
        said.value = before;
    }
    // What is only named as a type of its own is told by its values.
    if matches!(schema.kind.value, docwright_model::SchemaKind::Reference(_)) {
        schema.kind.value = docwright_model::SchemaKind::String;
        schema.kind.origin = schema.kind.origin.to_inferred();
    }
    notes::allow(schema, values, &origin);
}
