//! The fields of an object, told by tables.

use docwright_model::{
    Diagnostic, Diagnostics, Fact, Object, Origin, Property, Schema, SchemaKind, Span,
};

use super::columns::Columns;
use super::combinations;
use super::enumerations::{self, Allowed};
use super::json::Json;
use super::reading::Expansion;
use super::tree::{self, Branch, Node};
use super::vocabulary::{Column, Combination, Vocabulary};
use super::{hang, noted, rows, types};
use crate::codes;
use crate::document::{Document, cover};

/// Tables of fields, with what is said about them below.
pub(crate) struct Told<'t> {
    /// The tables, in the docs' order.
    pub branches: Vec<Branch<'t>>,
    /// Values allowed in them.
    pub allowed: Vec<Allowed>,
    /// The value shown for them.
    pub sample: Option<&'t Json<'t>>,
    /// Whether fields stand one level deep, so that a row without marks tells the value itself.
    pub is_marked: bool,
}

/// Reads tables of fields as one schema: an object, a map, a list or single value where they say so, or a combination.
/// Linked schemas that the tables tell too are added to `expansions`.
pub(crate) fn read(
    document: &Document<'_>,
    told: Told<'_>,
    vocabulary: &Vocabulary,
    expansions: &mut Vec<Expansion>,
    diagnostics: &mut Diagnostics,
) -> Option<Schema> {
    let Told {
        mut branches,
        allowed,
        sample,
        is_marked,
    } = told;
    let mut columns = Vec::with_capacity(branches.len());
    branches.retain(|branch| {
        let found = Columns::read(document, branch.table, vocabulary, diagnostics);
        let fits = found.require(&[Column::Name, Column::Type], branch.table, diagnostics);
        columns.extend(Some(found).filter(|_| fits));
        fits
    });
    let first = branches.first()?.table.head.span;
    let mut nodes = tree::nest(document, &branches, &columns, &vocabulary.rows);
    rows::find_items(&mut nodes, sample, vocabulary);
    hang::hang(&mut nodes, sample, vocabulary, diagnostics);
    for stray in rows::allow(&mut nodes, allowed, sample, vocabulary) {
        enumerations::report_stray(&stray, diagnostics);
    }
    let mut reader = Reader {
        vocabulary,
        expansions,
        diagnostics,
    };
    Some(reader.whole(&nodes, first, is_marked))
}

/// The schema of a row and of the rows below it.
pub(crate) fn schema_of(
    node: &Node<'_, '_>,
    vocabulary: &Vocabulary,
    expansions: &mut Vec<Expansion>,
    diagnostics: &mut Diagnostics,
) -> Schema {
    Reader {
        vocabulary,
        expansions,
        diagnostics,
    }
    .schema(node)
}

/// An object with these rows as its fields.
pub(crate) fn object_of(
    nodes: &[Node<'_, '_>],
    span: Span,
    vocabulary: &Vocabulary,
    expansions: &mut Vec<Expansion>,
    diagnostics: &mut Diagnostics,
) -> Schema {
    let mut schema = Schema::of(Fact::stated(SchemaKind::Object(Object::default()), span));
    let mut reader = Reader {
        vocabulary,
        expansions,
        diagnostics,
    };
    reader.nest(&mut schema, nodes);
    schema
}

struct Reader<'r> {
    vocabulary: &'r Vocabulary,
    expansions: &'r mut Vec<Expansion>,
    diagnostics: &'r mut Diagnostics,
}

impl Reader<'_> {
    /// The schema that rows on the outermost level tell.
    fn whole(&mut self, nodes: &[Node<'_, '_>], span: Span, is_marked: bool) -> Schema {
        let rows = &self.vocabulary.rows;
        let is_whole = |node: &Node<'_, '_>| {
            let name = Some(node.name.as_str());
            let is_own = name == rows.anonymous || is_marked && node.depth == 0;
            name == rows.array_item || node.is_item || is_own && node.combination.is_none()
        };
        match nodes {
            [only] if is_whole(only) => self.schema(only),
            // The rows behind one without a name tell more of the same value.
            [first, more @ ..] if is_whole(first) => {
                let mut schema = self.schema(first);
                self.nest(&mut schema, more);
                schema
            }
            _ => {
                let object = SchemaKind::Object(Object::default());
                let mut schema = Schema::of(Fact::stated(object, span));
                self.nest(&mut schema, nodes);
                schema
            }
        }
    }

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
        schema.description = node.row.said(Column::Description, self.vocabulary);
        schema.facets.title = node.row.said(Column::Title, self.vocabulary);
        if let Some(words) = &self.vocabulary.rows.noted {
            noted::take(&mut schema, words);
        }
        restrict(&mut schema, node);
        self.nest(&mut schema, &node.children);
        if !node.allowed.is_empty() {
            enumerations::allow(&mut schema, &node.allowed, None, self.diagnostics);
        }
        schema
    }

    /// Puts nested rows into the schema of the row above them.
    fn nest(&mut self, schema: &mut Schema, children: &[Node<'_, '_>]) {
        if children.is_empty() {
            return;
        }
        match &mut schema.kind.value {
            // A list whose items are told nowhere is no list of these, but may be put together from them.
            SchemaKind::Array(None)
                if children
                    .iter()
                    .all(|child| is_member(child, self.vocabulary)) =>
            {
                let members = self.members(children);
                combinations::combine(schema, members);
            }
            SchemaKind::Array(items) => {
                if let [only] = children
                    && self.is_item(only, items.as_deref())
                {
                    *items = Some(Box::new(self.schema(only)));
                    return;
                }
                let items = items.get_or_insert_with(|| Box::new(Schema::of(told(children))));
                self.nest(items, children);
            }
            // A linked schema keeps its name; its rows here repeat or replace the section that defines it.
            SchemaKind::Reference(link) => {
                let name = link.name.clone();
                let span = children
                    .first()
                    .map_or(schema.kind.span(), |child| Some(child.span));
                let Some(span) = span else { return };
                let mut schema =
                    Schema::of(Fact::stated(SchemaKind::Object(Object::default()), span));
                self.nest(&mut schema, children);
                self.expansions.push(Expansion { name, schema });
            }
            SchemaKind::Object(object) => {
                self.fill(object, children);
                let members = self.members(children);
                combinations::combine(schema, members);
            }
            SchemaKind::Any => {
                schema.kind = told(children);
                self.nest(schema, children);
            }
            // A single value may still be put together from others.
            _ => {
                let members = self.members(children);
                combinations::combine(schema, members);
            }
        }
    }

    /// Whether the one row below a list tells the list's items, not a field of them.
    fn is_item(&self, node: &Node<'_, '_>, items: Option<&Schema>) -> bool {
        let rows = &self.vocabulary.rows;
        let is_single = items.is_some_and(|items| {
            matches!(
                items.kind.value,
                SchemaKind::String
                    | SchemaKind::Integer
                    | SchemaKind::Number
                    | SchemaKind::Boolean
                    | SchemaKind::Array(_)
            )
        });
        node.combination.is_none()
            && (rows.array_item == Some(node.name.as_str())
                || node.is_item
                || rows.bare && is_single)
    }

    /// The members of combinations among these rows.
    fn members(&mut self, nodes: &[Node<'_, '_>]) -> Vec<combinations::Member> {
        let vocabulary = self.vocabulary;
        let mut members = Vec::new();
        for node in nodes.iter().filter(|node| is_member(node, vocabulary)) {
            let schema = self.schema(node);
            // Where nothing titles a combination, one that tells nothing is only a note on the others.
            let is_note =
                node.combination.is_none() && matches!(schema.kind.value, SchemaKind::Any);
            members.extend((!is_note).then(|| combinations::Member {
                combination: node.combination.unwrap_or(Combination::Any),
                schema,
            }));
        }
        members
    }

    fn fill(&mut self, object: &mut Object, children: &[Node<'_, '_>]) {
        object.properties.reserve(children.len());
        let vocabulary = self.vocabulary;
        for child in children
            .iter()
            .filter(|child| !is_member(child, vocabulary))
        {
            let schema = self.schema(child);
            if child.name == self.vocabulary.rows.any_property {
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

/// Whether a row tells a part of a combination, and no field.
fn is_member(node: &Node<'_, '_>, vocabulary: &Vocabulary) -> bool {
    let is_anonymous = vocabulary.rows.anonymous == Some(node.name.as_str());
    node.combination.is_some() || is_anonymous
}

/// An object known only by the rows below it.
fn told(children: &[Node<'_, '_>]) -> Fact<SchemaKind> {
    let evidence = children.iter().map(|child| child.span);
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
        "read-only" => schema.facets.read_only = Some(Fact::stated(true, span)),
        "write-only" => schema.facets.write_only = Some(Fact::stated(true, span)),
        _ => {}
    }
}
