//! What a method returns, and the answers that the server gives.

use docwright_model::{Diagnostic, Diagnostics, Fact, Header, Schema, SchemaKind, Span, Status};

use super::listing::meant;
use super::types;
use super::words::Words;
use crate::codes;
use crate::document::{Document, Table, cover};
use crate::evidence::columns::{Columns, RowOf};
use crate::evidence::inline;
use crate::evidence::reading::ResponseReading;
use crate::evidence::vocabulary::{Column, Vocabulary};

/// What a method returns.
#[derive(Default)]
pub(super) enum Returned {
    /// Nothing is said.
    #[default]
    Unsaid,
    /// Nothing comes back.
    Nothing,
    /// A value of this type.
    Value(Box<Schema>),
}

/// Reads the text below the heading of the return type; none where it is no type.
pub(super) fn returned(document: &Document<'_>, span: Span, words: &Words) -> Option<Returned> {
    let text = document.slice(span).trim();
    let plain = inline::plain(text);
    let plain = plain.trim();
    if plain.contains(words.no_body)
        || words
            .nothing
            .iter()
            .any(|word| plain.eq_ignore_ascii_case(word))
    {
        return Some(Returned::Nothing);
    }
    let origin = docwright_model::Origin::stated(span);
    types::read(text, &origin).map(|schema| Returned::Value(Box::new(schema)))
}

/// Reads the table of answers, and the headers of each.
pub(super) fn table(
    document: &Document<'_>,
    table: &Table,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> (Vec<ResponseReading>, Vec<(Status, Header)>) {
    let columns = Columns::read(document, table, vocabulary, diagnostics);
    let (mut out, mut headers) = (Vec::<ResponseReading>::new(), Vec::new());
    if !columns.require(&[Column::Status], table, diagnostics) {
        return (out, headers);
    }
    for row in &table.rows {
        let row = columns.of(document, row);
        let text = row.text(Column::Status);
        let word = inline::plain(text.trim());
        let origin = row.origin(Column::Status);
        // This number stands for any status that is not listed.
        let word = if word.trim() == "0" {
            "default"
        } else {
            word.trim()
        };
        let Some(status) = Status::parse(word) else {
            let message = format!("`{word}` is no status, so this response was left out");
            diagnostics.push(Diagnostic::new(codes::BAD_STATUS, message).at_opt(origin.span()));
            continue;
        };
        if out.iter().any(|known| known.status.value == status) {
            let message = format!("status {status} is listed twice");
            diagnostics
                .push(Diagnostic::new(codes::DUPLICATE_RESPONSE, message).at_opt(origin.span()));
            continue;
        }
        headers.extend(own_headers(&row).into_iter().map(|header| (status, header)));
        // A stroke stands where nothing is said.
        let description = row
            .said(Column::Description, vocabulary)
            .filter(|said| said.value != "-")
            .map(|said| said.map(meant));
        out.push(response(Fact::new(status, origin), description));
    }
    (out, headers)
}

fn response(status: Fact<Status>, description: Option<Fact<String>>) -> ResponseReading {
    ResponseReading {
        status,
        description,
        schema: None,
        media: Vec::new(),
        is_told_below: false,
        is_untyped: false,
    }
}

/// The headers of an answer: `* X-Left - how many are left <br>  * X-Reset - when <br>`.
fn own_headers(row: &RowOf<'_, '_>) -> Vec<Header> {
    let Some(whole) = cover(row.pieces(Column::Header)) else {
        return Vec::new();
    };
    let text = row.document.slice(whole);
    let mut out = Vec::new();
    let mut at = whole.start as usize;
    for part in text.split("<br>") {
        let span = row.document.span(at..at + part.len());
        at += part.len() + "<br>".len();
        let Some(header) = part.trim().strip_prefix("* ") else {
            continue;
        };
        let (name, said) = header
            .split_once(" - ")
            .unwrap_or((header.trim_end_matches(" -"), ""));
        let said = inline::prose(said);
        out.push(Header {
            name: Fact::stated(name.trim().to_owned(), span),
            schema: Schema::of(Fact::inferred(SchemaKind::String, span)),
            description: (!said.is_empty()).then(|| Fact::stated(said, span)),
        });
    }
    out
}

/// Gives what is returned to the answer that means success: the first such, or else one that is concluded.
pub(super) fn settle(
    responses: &mut Vec<ResponseReading>,
    returned: Returned,
    media: Vec<Fact<String>>,
) {
    let is_success = |status: Status| match status {
        Status::Code(code) => (200..300).contains(&code),
        Status::Class(class) => class == 2,
        Status::Default => false,
    };
    let Returned::Value(schema) = returned else {
        return;
    };
    let success = responses
        .iter()
        .position(|known| is_success(known.status.value));
    let default = || {
        responses
            .iter()
            .position(|known| known.status.value == Status::Default)
    };
    let at = success.or_else(default).unwrap_or_else(|| {
        let status = match schema.kind.span() {
            Some(span) => Fact::inferred(Status::Code(200), span),
            None => Fact::assumed(Status::Code(200)),
        };
        responses.insert(0, response(status, None));
        0
    });
    let Some(known) = responses.get_mut(at) else {
        return;
    };
    known.schema = Some(*schema);
    known.media = media;
}
