//! The parameters and the body of a request, told by a table.

use docwright_model::{Diagnostic, Diagnostics, Fact, Origin, Parameter, Place};

use super::columns::Columns;
use super::properties;
use super::reading::BodyReading;
use super::tree::{self, Node};
use super::vocabulary::{Column, Vocabulary};
use crate::codes;
use crate::document::{Document, Table};

/// What a table of parameters describes.
#[derive(Debug, Default)]
pub(crate) struct Parameters {
    /// Parameters of path, query, header and cookie.
    pub parameters: Vec<Parameter>,
    /// The body.
    pub body: Option<BodyReading>,
}

/// Reads a table of parameters.
pub(crate) fn read(
    document: &Document<'_>,
    table: &Table,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Parameters {
    let mut out = Parameters::default();
    let columns = Columns::read(document, table, vocabulary, diagnostics);
    if !columns.require(&[Column::Name], table, diagnostics) {
        return out;
    }
    for node in tree::nest(document, table, &columns, vocabulary) {
        let word = node.row.text(Column::Place);
        if word.trim().eq_ignore_ascii_case("body") || word.trim().eq_ignore_ascii_case("formdata")
        {
            body(&mut out, &node, vocabulary, diagnostics);
            continue;
        }
        let Some(place) = place(&node, &columns, diagnostics) else {
            continue;
        };
        if matches!(&place, Some(fact) if fact.value == Place::Header) && !is_token(&node.name) {
            let message = format!(
                "`{}` is no name a header can have",
                node.name.escape_debug()
            );
            diagnostics.push(Diagnostic::new(codes::BAD_HEADER_NAME, message).at(node.span));
            continue;
        }
        let mut schema = properties::schema_of(&node, vocabulary, diagnostics);
        let description = schema.description.take();
        let origin = Origin {
            recovered: node.row.row.recovered,
            ..Origin::stated(node.span)
        };
        out.parameters.push(Parameter {
            name: Fact::new(node.name.clone(), origin),
            place,
            required: node.row.flag(Column::Required),
            schema,
            description,
            example: None,
        });
    }
    out
}

/// The place a row names; `Some(None)` where the table has no such column and the resolver must decide.
#[expect(
    clippy::option_option,
    reason = "the outer option says whether the row can be used at all"
)]
fn place(
    node: &Node<'_, '_>,
    columns: &Columns,
    diagnostics: &mut Diagnostics,
) -> Option<Option<Fact<Place>>> {
    if !columns.has(Column::Place) {
        return Some(None);
    }
    let word = node.row.text(Column::Place);
    let place = match word.trim().to_ascii_lowercase().as_str() {
        "path" => Place::Path,
        "query" => Place::Query,
        "header" => Place::Header,
        "cookie" => Place::Cookie,
        other => {
            let message = format!(
                "`{other}` is no place a parameter can stand in; `{}` was left out",
                node.name
            );
            let help = "a place is one of path, query, header, cookie and body";
            diagnostics.push(
                Diagnostic::new(codes::UNKNOWN_PLACE, message)
                    .at(node.row.row.span)
                    .help(help),
            );
            return None;
        }
    };
    Some(Some(Fact::new(place, node.row.origin(Column::Place))))
}

fn body(
    out: &mut Parameters,
    node: &Node<'_, '_>,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) {
    if out.body.is_some() {
        let message = "the table describes a second body; the first was kept";
        diagnostics.push(Diagnostic::new(codes::DUPLICATE_PARAMETER, message).at(node.span));
        return;
    }
    let mut schema = properties::schema_of(node, vocabulary, diagnostics);
    let description = schema.description.take();
    out.body = Some(BodyReading {
        description,
        required: node.row.flag(Column::Required),
        schema,
    });
}

/// Whether a text is a token of RFC 9110, which a header's name must be.
fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}
