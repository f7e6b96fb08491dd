//! Fields and parameters as tables tell them.

mod names;

use docwright_model::{Diagnostic, Diagnostics, Fact, Origin, Schema, SchemaKind};
use serde_json::Value;

use super::words::Words;
use super::{remarks, spoken};
use crate::codes;
use crate::document::{Document, Table, cover};
use crate::evidence::columns::{Columns, RowOf};
use crate::evidence::reading::{Candidate, Hint};
use crate::evidence::vocabulary::{Column, Vocabulary};
use crate::evidence::{inline, types};
use names::marks;
pub(crate) use names::{Name, name};

/// What a page knows of its words.
#[derive(Clone, Copy)]
pub(crate) struct Lexicon<'v> {
    /// Columns and how rows are written.
    pub vocabulary: &'v Vocabulary,
    /// Titles and labels.
    pub words: &'v Words,
    /// Whether a word in brackets behind a name may be that of a schema.
    pub has_structures: bool,
}

/// Reads a table of fields or parameters, a row each.
pub(crate) fn of_table(
    document: &Document<'_>,
    table: &Table,
    lexicon: Lexicon<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Candidate> {
    let columns = Columns::read(document, table, lexicon.vocabulary, diagnostics);
    if !columns.require(&[Column::Name], table, diagnostics) {
        return Vec::new();
    }
    let mut fields: Vec<Named> = Vec::new();
    // The fields that what follows may be parts of, by their depth.
    let mut open: Vec<(usize, String)> = Vec::new();
    for row in &table.rows {
        let row = columns.of(document, row);
        let (depth, _) = marks(&row.text(Column::Name));
        let Some(mut field) = of_row(&row, &columns, lexicon, diagnostics) else {
            continue;
        };
        open.retain(|(outer, _)| *outer < depth);
        let own = &mut field.candidate;
        if let Some((_, outer)) = open.last() {
            own.name.value = format!("{outer}.{}", own.name.value);
        }
        let may_hold = matches!(
            own.schema.kind.value,
            SchemaKind::Any | SchemaKind::Object(_) | SchemaKind::Array(_)
        );
        if may_hold {
            open.push((depth, own.name.value.clone()));
        }
        fields.push(field);
    }
    // Where some names bear the mark of what may be left out, the others must be given.
    if fields.iter().any(|field| field.is_marked) {
        for field in &mut fields {
            let origin = field.candidate.name.origin.to_inferred();
            let required = &mut field.candidate.required;
            required.get_or_insert_with(|| Fact::new(true, origin));
        }
    }
    fields.into_iter().map(|field| field.candidate).collect()
}

/// A field, and whether its name says that it may be left out.
struct Named {
    candidate: Candidate,
    is_marked: bool,
}

fn of_row(
    row: &RowOf<'_, '_>,
    columns: &Columns,
    lexicon: Lexicon<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Named> {
    let cell = row.text(Column::Name);
    let origin = row.origin(Column::Name);
    let name = name(&cell);
    // A row that says there is nothing to tell.
    if name.text.is_empty()
        || lexicon
            .vocabulary
            .rows
            .nothing
            .contains(&name.text.to_lowercase().as_str())
    {
        return None;
    }
    if name.text.contains(char::is_whitespace) {
        let message = format!(
            "`{}` is no name, so this row was left out",
            name.text.escape_debug()
        );
        diagnostics.push(Diagnostic::new(codes::NOT_UNDERSTOOD, message).at(row.row.span));
        return None;
    }
    let at = row.origin(Column::Type);
    let cell = row.text(Column::Type);
    let note = name.note.as_deref().unwrap_or_default();
    let told = spoken::read(&cell, lexicon.words, &at);
    let noted = spoken::read(note, lexicon.words, &origin);
    if told.schema.is_none() && !cell.trim().is_empty() && told.required.is_none() {
        let message = format!("`{}` is no type that is known here", cell.trim());
        diagnostics.push(Diagnostic::new(codes::UNKNOWN_TYPE, message).at_opt(at.span()));
    }
    let lead = leading_type(row, lexicon);
    let schema = told.schema.or(noted.schema).or(lead);
    let mut schema = schema.unwrap_or_else(|| untyped(&at));
    if name.text.ends_with("[]") && !matches!(schema.kind.value, SchemaKind::Array(_)) {
        schema = listed(schema, &origin);
    }
    schema.description = row.said(Column::Description, lexicon.vocabulary);
    let remarked = remarks::take(&mut schema);
    facets(&mut schema, row, diagnostics);
    let is_marked = name.is_optional == Some(true);
    let by_mark = name
        .is_optional
        .map(|is_optional| Fact::new(!is_optional, origin.clone()));
    let by_type = told
        .required
        .or(noted.required)
        .map(|value| Fact::new(value, at.clone()));
    let required = flag(row, columns).or(by_mark).or(by_type).or(remarked);
    Some(Named {
        candidate: Candidate {
            name: Fact::new(name.text, origin),
            hint: hint(row),
            required,
            schema,
            only: None,
        },
        is_marked,
    })
}

/// A type in emphasis that a description begins with, where a column holds both: `**string**<br/>Its name.`
fn leading_type(row: &RowOf<'_, '_>, lexicon: Lexicon<'_>) -> Option<Schema> {
    let cell = row.text(Column::Description);
    let (word, rest) = cell.trim().strip_prefix("**")?.split_once("**")?;
    let is_type = spoken::is_scalar(word) && rest.trim_start().starts_with("<br");
    let origin = row.origin(Column::Description);
    let read = || spoken::read(word, lexicon.words, &origin).schema;
    is_type.then(read).flatten()
}

/// A value of which no type is told.
pub(crate) fn untyped(origin: &Origin) -> Schema {
    match origin.span() {
        Some(span) => types::unknown(span),
        None => Schema::of(Fact::assumed(SchemaKind::Any)),
    }
}

/// A list of values, for a name that may be repeated.
pub(crate) fn listed(item: Schema, origin: &Origin) -> Schema {
    let kind = SchemaKind::Array(Some(Box::new(item)));
    Schema::of(Fact::new(kind, origin.clone()))
}

/// A default, an example and the values allowed, from columns of their own.
fn facets(schema: &mut Schema, row: &RowOf<'_, '_>, diagnostics: &mut Diagnostics) {
    let cell = |column| {
        let text = inline::plain(row.text(column).trim())
            .trim_matches('"')
            .to_owned();
        let says = !text.is_empty()
            && !matches!(
                text.as_str(),
                "-" | "–" | "—" | "n/a" | "N/A" | "none" | "None" | "null" | "NULL" | "nil"
            );
        says.then_some(text)
    };
    if let Some(text) = cell(Column::Default) {
        let origin = row.origin(Column::Default);
        let at = origin.span();
        if !remarks::set_default(schema, &text, origin) {
            let message = format!("`{}` is no value of this type", text.escape_debug());
            diagnostics.push(Diagnostic::new(codes::BAD_DEFAULT, message).at_opt(at));
        }
    }
    if let Some(value) = cell(Column::Example).and_then(|text| remarks::typed(&text, schema)) {
        schema.facets.example = Some(Fact::new(value, row.origin(Column::Example)));
    }
    let values = cell(Column::Value).unwrap_or_default();
    let values = values
        .split([',', '|'])
        .map(str::trim)
        .filter(|value| !value.is_empty());
    let typed: Option<Vec<Value>> = values
        .map(|value| remarks::typed(value.trim_matches('"'), schema))
        .collect();
    if let Some(values) = typed.filter(|values| values.len() > 1) {
        let origin = row.origin(Column::Value);
        let facts = values
            .into_iter()
            .map(|value| Fact::new(value, origin.clone()));
        schema.facets.enumeration = facts.collect();
    }
}

/// What the columns say of whether a value must be given.
fn flag(row: &RowOf<'_, '_>, columns: &Columns) -> Option<Fact<bool>> {
    let (column, is_inverse) = match () {
        () if columns.has(Column::Required) => (Column::Required, false),
        () if columns.has(Column::Optional) => (Column::Optional, true),
        () => return None,
    };
    let said = spoken::necessity(&row.text(column))?;
    Some(Fact::new(said != is_inverse, row.origin(column)))
}

/// Where a column says that the value stands.
fn hint(row: &RowOf<'_, '_>) -> Option<Fact<Hint>> {
    let hint = place(&row.text(Column::Place))?;
    Some(Fact::new(hint, row.origin(Column::Place)))
}

/// Where a word says that a value stands.
pub(crate) fn place(text: &str) -> Option<Hint> {
    let hint = match inline::plain(text.trim()).to_lowercase().as_str() {
        "path" | "url" | "uri" | "route" | "path parameter" | "path param" | "url parameter" => {
            Hint::Path
        }
        "query" | "query string" | "querystring" | "query param" | "query parameter" => Hint::Query,
        "header" | "headers" => Hint::Header,
        "cookie" => Hint::Cookie,
        "body" | "json" | "payload" | "request body" => Hint::Body,
        "form" | "formdata" | "form-data" | "multipart" => Hint::Form,
        _ => return None,
    };
    Some(hint)
}

/// Whether a table tells fields or parameters.
pub(crate) fn is_table(document: &Document<'_>, table: &Table, vocabulary: &Vocabulary) -> bool {
    let columns = Columns::known(document, table, vocabulary);
    let has = |column| columns.has(column);
    let more = [
        Column::Type,
        Column::Description,
        Column::Required,
        Column::Optional,
    ];
    has(Column::Name) && !has(Column::Status) && !has(Column::Method) && more.into_iter().any(has)
}

/// The first word of a table's head.
pub(crate) fn head(document: &Document<'_>, table: &Table) -> String {
    let cell = table.head.cell(0);
    let text = cover(cell).map_or(String::new(), |_| document.read(cell).into_owned());
    inline::plain(text.trim()).to_lowercase()
}
