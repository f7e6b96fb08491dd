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

/// The fields of a linked schema, told in the table that links it.
#[derive(Debug)]
pub(crate) struct Expansion {
    /// The schema's name.
    pub name: String,
    /// Its fields.
    pub schema: Schema,
}

/// Reads a table of fields as one schema: an object, a map, or a list where it says so. Linked schemas that the table
/// tells too are added to `expansions`.
pub(crate) fn read(
    document: &Document<'_>,
    table: &Table,
    vocabulary: &Vocabulary,
    expansions: &mut Vec<Expansion>,
    diagnostics: &mut Diagnostics,
) -> Option<Schema> {
    let columns = Columns::read(document, table, vocabulary, diagnostics);
    if !columns.require(&[Column::Name, Column::Type], table, diagnostics) {
        return None;
    }
    let mut reader = Reader {
        vocabulary,
        expansions,
        diagnostics,
    };
    let nodes = tree::nest(document, table, &columns, vocabulary);
    if let [only] = nodes.as_slice()
        && only.name == vocabulary.array_item
    {
        return Some(reader.schema(only));
    }
    let mut object = Object::default();
    reader.fill(&mut object, &nodes);
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
    Reader {
        vocabulary,
        expansions: &mut Vec::new(),
        diagnostics,
    }
    .schema(node)
}

struct Reader<'r> {
    vocabulary: &'r Vocabulary,
    expansions: &'r mut Vec<Expansion>,
    diagnostics: &'r mut Diagnostics,
}

impl Reader<'_> {
    fn schema(&mut self, node: &Node<'_, '_>) -> Schema {
        let cell = node.row.text(Column::Type);
        let origin = node.row.origin(Column::Type);
        let mut schema = types::read(&cell, &origin).unwrap_or_else(|| {
            let span = origin.span().unwrap_or(node.span);
            if !cell.trim().is_empty() {
                let message = format!("`{}` is no type that is known here", cell.trim());
                self.diagnostics
                    .push(Diagnostic::new(codes::UNKNOWN_TYPE, message).at(span));
            }
            types::unknown(span)
        });
        schema.description = node.row.prose(Column::Description);
        restrict(&mut schema, node);
        self.nest(&mut schema, &node.children);
        schema
    }

    /// Puts nested rows into the schema of the row above them.
    fn nest(&mut self, schema: &mut Schema, children: &[Node<'_, '_>]) {
        if children.is_empty() {
            return;
        }
        match &mut schema.kind.value {
            SchemaKind::Object(object) => self.fill(object, children),
            SchemaKind::Array(items) => {
                if let [only] = children
                    && only.name == self.vocabulary.array_item
                {
                    *items = Some(Box::new(self.schema(only)));
                    return;
                }
                let items = items.get_or_insert_with(|| Box::new(Schema::of(told(children))));
                self.nest(items, children);
            }
            SchemaKind::Any => {
                schema.kind = told(children);
                self.nest(schema, children);
            }
            // A linked schema keeps its name; its rows here repeat or replace the section that defines it.
            SchemaKind::Reference(link) => {
                let name = link.name.clone();
                let mut object = Object::default();
                self.fill(&mut object, children);
                let span = children
                    .first()
                    .map_or(schema.kind.span(), |child| Some(child.span));
                let Some(span) = span else { return };
                let schema = Schema::of(Fact::stated(SchemaKind::Object(object), span));
                self.expansions.push(Expansion { name, schema });
            }
            _ => {}
        }
    }

    fn fill(&mut self, object: &mut Object, children: &[Node<'_, '_>]) {
        for child in children {
            let schema = self.schema(child);
            if child.name == self.vocabulary.any_property {
                object.additional = Some(Box::new(schema));
                continue;
            }
            if child.name.is_empty() {
                let message = "this row has no name, so it describes nothing";
                self.diagnostics
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
}

/// An object known only by the rows below it.
fn told(children: &[Node<'_, '_>]) -> Fact<SchemaKind> {
    let evidence = children.iter().map(|child| child.span).collect();
    Fact::new(
        SchemaKind::Object(Object::default()),
        Origin::inferred_from(evidence),
    )
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
