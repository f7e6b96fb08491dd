//! The fields of an object, told by a table.

use docwright_model::{
    Diagnostic, Diagnostics, Fact, Object, Origin, Property, Schema, SchemaKind,
};

use super::columns::Columns;
use super::tree::{self, Node};
use super::types;
use super::vocabulary::{Column, Vocabulary};
use crate::codes;
use crate::document::{Document, Table, cover};

/// Reads a table of fields as one schema: an object, a map, or a list where it says so.
pub(crate) fn read(
    document: &Document<'_>,
    table: &Table,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Option<Schema> {
    let columns = Columns::read(document, table, vocabulary, diagnostics);
    if !columns.require(&[Column::Name, Column::Type], table, diagnostics) {
        return None;
    }
    let nodes = tree::nest(document, table, &columns, vocabulary);
    if let [only] = nodes.as_slice()
        && only.name == vocabulary.array_item
    {
        return Some(schema_of(only, vocabulary, diagnostics));
    }
    let mut object = Object::default();
    fill(&mut object, &nodes, vocabulary, diagnostics);
    Some(Schema::of(Fact::stated(
        SchemaKind::Object(object),
        table.head.span,
    )))
}

/// The schema of a row and of the rows below it.
pub(crate) fn schema_of(
    node: &Node<'_, '_>,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Schema {
    let cell = node.row.text(Column::Type);
    let origin = node.row.origin(Column::Type);
    let mut schema = types::read(&cell, &origin).unwrap_or_else(|| {
        let span = origin.span().unwrap_or(node.span);
        if !cell.trim().is_empty() {
            let message = format!("`{}` is no type that is known here", cell.trim());
            diagnostics.push(Diagnostic::new(codes::UNKNOWN_TYPE, message).at(span));
        }
        types::unknown(span)
    });
    schema.description = node.row.prose(Column::Description);
    restrict(&mut schema, node);
    nest(&mut schema, &node.children, vocabulary, diagnostics);
    schema
}

/// Puts nested rows into the schema of the row above them.
fn nest(
    schema: &mut Schema,
    children: &[Node<'_, '_>],
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) {
    if children.is_empty() {
        return;
    }
    let told = || {
        let evidence = children.iter().map(|child| child.span).collect();
        Fact::new(
            SchemaKind::Object(Object::default()),
            Origin::inferred_from(evidence),
        )
    };
    match &mut schema.kind.value {
        SchemaKind::Object(object) => fill(object, children, vocabulary, diagnostics),
        SchemaKind::Array(items) => {
            if let [only] = children
                && only.name == vocabulary.array_item
            {
                *items = Some(Box::new(schema_of(only, vocabulary, diagnostics)));
                return;
            }
            let items = items.get_or_insert_with(|| Box::new(Schema::of(told())));
            nest(items, children, vocabulary, diagnostics);
        }
        SchemaKind::Any => {
            schema.kind = told();
            nest(schema, children, vocabulary, diagnostics);
        }
        // A linked schema is told where it is defined; its rows here repeat that.
        _ => {}
    }
}

fn fill(
    object: &mut Object,
    children: &[Node<'_, '_>],
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) {
    for child in children {
        let schema = schema_of(child, vocabulary, diagnostics);
        if child.name == vocabulary.any_property {
            object.additional = Some(Box::new(schema));
            continue;
        }
        if child.name.is_empty() {
            let message = "this row has no name, so it describes nothing";
            diagnostics
                .push(Diagnostic::new(codes::NOT_UNDERSTOOD, message).at(child.row.row.span));
            continue;
        }
        let origin = Origin {
            recovered: child.row.row.recovered,
            ..Origin::stated(child.span)
        };
        let name = Fact::new(child.name.clone(), origin);
        object.properties.push(Property {
            name,
            required: child.row.flag(Column::Required),
            schema,
        });
    }
}

/// Reads the restrictions that are printed: read-only and write-only.
fn restrict(schema: &mut Schema, node: &Node<'_, '_>) {
    let pieces = node.row.pieces(Column::Restrictions);
    let Some(span) = cover(pieces) else { return };
    match node.row.text(Column::Restrictions).trim() {
        "read-only" => schema.read_only = Some(Fact::stated(true, span)),
        "write-only" => schema.write_only = Some(Fact::stated(true, span)),
        _ => {}
    }
}
