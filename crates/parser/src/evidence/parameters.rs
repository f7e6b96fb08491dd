//! The parameters and the body of a request, told by a table.

use docwright_model::{
    Diagnostic, Diagnostics, Fact, Origin, Parameter, Place, Schema, SchemaKind,
};

use super::columns::Columns;
use super::properties;
use super::reading::BodyReading;
use super::tree::{self, Branch, Node};
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
    let columns = [columns];
    let branch = Branch {
        combination: None,
        table,
    };
    let mut nodes = tree::nest(document, &[branch], &columns, &vocabulary.rows);
    let is_body = |node: &mut Node<'_, '_>| {
        let word = node.row.text(Column::Place);
        ["body", "formdata"]
            .iter()
            .any(|own| own.eq_ignore_ascii_case(word.trim()))
    };
    let body: Vec<_> = nodes.extract_if(.., is_body).collect();
    read_body(&mut out, &body, vocabulary, diagnostics);
    out.parameters.reserve(nodes.len());
    let [columns] = &columns;
    for node in nodes {
        let Some(place) = place(&node, columns, diagnostics) else {
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
        let mut schema = properties::schema_of(&node, vocabulary, &mut Vec::new(), diagnostics);
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

/// The media type of a form without files.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// The media type of a form that is sent in parts, as one with files is.
pub(crate) const MULTIPART: &str = "multipart/form-data";

/// What a row for the body as a whole is called.
const WHOLE: &str = "body";

/// Reads the rows of a body: one for the whole with others nested in it, or only those of its fields.
fn read_body(
    out: &mut Parameters,
    nodes: &[Node<'_, '_>],
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) {
    let Some(first) = nodes.first() else { return };
    let has_fields = |node: &Node<'_, '_>| node.name == WHOLE || !node.children.is_empty();
    // Only a row that can have others nested in it may be a field.
    let may_list = vocabulary.rows.bare && vocabulary.rows.nesting.is_some();
    let is_fields = may_list && nodes.len() > 1 && !nodes.iter().any(|node| node.name == WHOLE);
    if is_fields || may_list && !has_fields(first) && !is_link(first) || is_form(nodes) {
        let mut expansions = Vec::new();
        let schema =
            properties::object_of(nodes, first.span, vocabulary, &mut expansions, diagnostics);
        out.body = Some(BodyReading {
            name: WHOLE.to_owned(),
            media: form_media(nodes),
            description: None,
            required: None,
            schema,
            expansions,
        });
        return;
    }
    for second in nodes.iter().skip(1) {
        let message = "the table describes a second body; the first was kept";
        diagnostics.push(Diagnostic::new(codes::DUPLICATE_PARAMETER, message).at(second.span));
    }
    let mut expansions = Vec::new();
    let mut schema = properties::schema_of(first, vocabulary, &mut expansions, diagnostics);
    let description = schema.description.take();
    out.body = Some(BodyReading {
        name: first.name.clone(),
        media: Vec::new(),
        description,
        required: first.row.flag(Column::Required),
        schema,
        expansions,
    });
}

/// Whether all rows are fields of a form, in a dialect that tells forms from other bodies.
fn is_form(nodes: &[Node<'_, '_>]) -> bool {
    let is_field = |node: &Node<'_, '_>| {
        let word = node.row.text(Column::Place);
        word.trim().eq_ignore_ascii_case("formdata")
    };
    nodes.iter().all(is_field)
}

/// The media type of a form, which depends on whether a file is sent; none where the rows do not say that they are one.
fn form_media(nodes: &[Node<'_, '_>]) -> Vec<Fact<String>> {
    if !is_form(nodes) {
        return Vec::new();
    }
    let is_file = |node: &&Node<'_, '_>| node.row.text(Column::Type).trim() == "file";
    let (name, evidence) = match nodes.iter().find(is_file) {
        Some(file) => ("multipart/form-data", vec![file.span]),
        None => (FORM, nodes.iter().map(|node| node.span).collect()),
    };
    vec![Fact::new(name.to_owned(), Origin::inferred_from(evidence))]
}

/// Whether a row's type is a link, which is not told field by field.
fn is_link(node: &Node<'_, '_>) -> bool {
    node.row.text(Column::Type).contains("](")
}

/// Gives the first field of a name its long description.
pub(crate) fn describe(schema: &mut Schema, name: &str, text: &Fact<String>) -> bool {
    match &mut schema.kind.value {
        SchemaKind::Object(object) => {
            for property in &mut object.properties {
                let short = property.schema.description.as_ref();
                let is_begun = short.is_none_or(|short| text.value.starts_with(&short.value));
                if property.name.value == name && is_begun {
                    property.schema.description = Some(text.clone());
                    return true;
                }
                if describe(&mut property.schema, name, text) {
                    return true;
                }
            }
            false
        }
        SchemaKind::Array(Some(items)) => describe(items, name, text),
        _ => false,
    }
}

/// Whether a text is a token of RFC 9110, which a header's name must be.
fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}
