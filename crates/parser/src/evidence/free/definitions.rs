//! Sections that define schemas: a title, and a table of fields or values below it.

use docwright_model::{Diagnostics, Fact, Object, Origin, Schema, SchemaKind, Span};

use super::bullets;
use super::fields::{self, Lexicon};
use super::sections::Section;
use crate::document::{Block, BlockKind, Document, Table, cover};
use crate::evidence::columns::Columns;
use crate::evidence::json;
use crate::evidence::reading::SchemaReading;
use crate::evidence::vocabulary::Column;
use crate::evidence::{inline, page};

/// Reads a section that defines a schema; none where it does not.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    section: &Section<'_>,
    lexicon: Lexicon<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<SchemaReading<'a>> {
    let span = cover(&section.title)?;
    let title = document.read(&section.title);
    let title = inline::plain(title.trim()).into_owned();
    let at = section
        .blocks
        .iter()
        .position(|block| matches!(block.kind, BlockKind::Table(_)))?;
    let BlockKind::Table(table) = &section.blocks.get(at)?.kind else {
        return None;
    };
    let mut reading = of_table(document, &title, span, table, lexicon, diagnostics)?;
    reading.sample = section.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Code { text, language, .. } if language == "json" => {
            json::read(document, text, diagnostics)
        }
        _ => None,
    });
    let text = section.blocks.get(..at).unwrap_or_default();
    let said: Vec<&Block> = text
        .iter()
        .copied()
        .take_while(|block| matches!(block.kind, BlockKind::Paragraph(_)))
        .collect();
    reading.schema.description = page::prose(document, &said);
    Some(reading)
}

/// Whether a block is a table of fields with types.
pub(crate) fn is_fields(document: &Document<'_>, block: &Block, lexicon: Lexicon<'_>) -> bool {
    let BlockKind::Table(table) = &block.kind else {
        return false;
    };
    let columns = Columns::known(document, table, lexicon.vocabulary);
    let has = |column| columns.has(column);
    let head = fields::head(document, table);
    fields::is_table(document, table, lexicon.vocabulary)
        && has(Column::Type)
        && !["param", "arg"].iter().any(|word| head.starts_with(word))
}

/// Reads a table of fields or of values below a title that says it defines a schema.
pub(crate) fn of_table<'a>(
    document: &Document<'a>,
    title: &str,
    span: Span,
    table: &Table,
    lexicon: Lexicon<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<SchemaReading<'a>> {
    let name = lexicon.words.definition(title)?;
    let columns = Columns::known(document, table, lexicon.vocabulary);
    let has = |column| columns.has(column);
    let listed = values(document, table, lexicon);
    let schema = if let Some(listed) = listed {
        listed
    } else if has(Column::Type) && has(Column::Name) {
        let found = fields::of_table(document, table, lexicon, diagnostics);
        let object = Object {
            properties: found.into_iter().map(bullets::property).collect(),
            additional: None,
        };
        Schema::of(Fact::stated(SchemaKind::Object(object), table.head.span))
    } else {
        return None;
    };
    Some(SchemaReading {
        name: Fact::stated(name, span),
        schema,
        sample: None,
        expansions: Vec::new(),
    })
}

/// The schema of a table that lists numbers or words in a column of values.
fn values(document: &Document<'_>, table: &Table, lexicon: Lexicon<'_>) -> Option<Schema> {
    let columns = Columns::read(
        document,
        table,
        lexicon.vocabulary,
        &mut Diagnostics::default(),
    );
    // Numbers in place of types are the values themselves.
    let own = [Column::Value, Column::Type];
    let column = own.into_iter().find(|column| columns.has(*column))?;
    let mut values: Vec<Fact<serde_json::Value>> = Vec::new();
    for row in &table.rows {
        let row = columns.of(document, row);
        let cell = row.text(column);
        let text = inline::plain(cell.trim());
        let text = text.trim_matches('"');
        let is_word = |c: char| c.is_alphanumeric() || "_-.:/".contains(c);
        if text.is_empty() || !text.chars().all(is_word) {
            return None;
        }
        let number = text.parse::<i64>().ok().map(Into::into);
        if number.is_none() && column == Column::Type {
            return None;
        }
        let value = number.unwrap_or_else(|| serde_json::Value::String(text.to_owned()));
        values.push(Fact::new(value, row.origin(column)));
    }
    let first = values.first()?;
    let is_alike = values
        .iter()
        .all(|value| value.value.is_string() == first.value.is_string());
    let kind = match first.value {
        serde_json::Value::String(_) => SchemaKind::String,
        _ => SchemaKind::Integer,
    };
    let mut schema = Schema::of(Fact::new(kind, Origin::stated(table.head.span)));
    schema.facets.enumeration = values;
    is_alike.then_some(schema)
}
