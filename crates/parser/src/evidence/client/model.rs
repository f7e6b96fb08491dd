//! A section that describes a type: a table of its fields, or a list of its values.

use std::collections::HashMap;

use docwright_model::{
    Diagnostic, Diagnostics, Fact, Object, Origin, Property, Reference, Schema, SchemaKind, Span,
};
use serde_json::Value;

use super::cut::{Part, Section, is_furniture};
use super::entities::decode;
use super::parameters::{self, Told};
use super::types;
use super::words::Words;
use crate::codes;
use crate::document::{Block, BlockKind, Document, Table, cover};
use crate::evidence::columns::Columns;
use crate::evidence::free::key;
use crate::evidence::reading::SchemaReading;
use crate::evidence::schema::stray;
use crate::evidence::vocabulary::{Column, Role, Vocabulary};
use crate::evidence::{inline, page};
use crate::walk;

/// Reads a section; none where its title names nothing, or a table is missing.
pub(super) fn read<'a>(
    document: &Document<'a>,
    section: &Section<'_>,
    (vocabulary, words): (&Vocabulary, &Words),
    diagnostics: &mut Diagnostics,
) -> Option<SchemaReading<'a>> {
    let span = cover(section.title)?;
    let text = document.read(section.title);
    let title = inline::plain(text.trim());
    // Some titles have their mark twice.
    let name = types::last_part(title.trim_start_matches(['#', ' ']))
        .trim()
        .to_owned();
    if name.is_empty() {
        return None;
    }
    let mut reader = Reader {
        document,
        vocabulary,
        words,
        diagnostics,
        fields: Vec::new(),
        values: Vec::new(),
        members: Vec::new(),
        own: HashMap::new(),
    };
    for part in &section.parts {
        reader.part(part);
    }
    // Fields that are announced and not in a table are lost.
    let is_table = |block: &&Block| matches!(block.kind, BlockKind::Table(_));
    let mut parts = section.parts.iter();
    let is_told =
        parts.all(|part| part.role != Role::Properties || part.blocks.iter().any(&is_table));
    if !is_told {
        return None;
    }
    let is_said = |block: &&&Block| {
        !is_furniture(document, block, words) && !matches!(block.kind, BlockKind::Code { .. })
    };
    let said: Vec<&Block> = section.intro.iter().filter(is_said).copied().collect();
    let mut schema = reader.whole(span);
    schema.description = page::prose(document, &said);
    Some(SchemaReading {
        name: Fact::stated(name, span),
        schema,
        sample: None,
        expansions: Vec::new(),
    })
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    vocabulary: &'r Vocabulary,
    words: &'r Words,
    diagnostics: &'r mut Diagnostics,
    fields: Vec<Told>,
    /// The values of the type itself.
    values: Vec<Fact<Value>>,
    /// The types of which a value has one.
    members: Vec<Schema>,
    /// The values of types that only one field has, by the letters of their names.
    own: HashMap<String, Vec<Fact<Value>>>,
}

impl Reader<'_, '_> {
    fn part(&mut self, part: &Part<'_>) {
        let heading = match &part.heading.kind {
            BlockKind::Heading { text, .. } => self.document.read(text),
            _ => return,
        };
        let plain = inline::plain(heading.trim());
        let plain = decode(&plain);
        let own = plain.split_once(':').map(|(_, name)| key(name));
        for block in &part.blocks {
            let is_idle =
                part.role == Role::Aside || is_furniture(self.document, block, self.words);
            if is_idle {
                continue;
            }
            match (part.role, &block.kind) {
                (Role::Details, _) => {}
                (Role::Properties, BlockKind::Table(table)) => {
                    let how = (self.vocabulary, self.words);
                    let found = parameters::read(self.document, table, true, how, self.diagnostics);
                    self.fields.extend(found);
                }
                (Role::EnumeratedValues, kind) => {
                    let found = match kind {
                        BlockKind::Table(table) => self.in_table(table),
                        _ => in_lines(self.document, block.span, self.words),
                    };
                    match &own {
                        Some(name) => self.own.entry(name.clone()).or_default().extend(found),
                        None => self.values.extend(found),
                    }
                }
                _ => stray(block, self.diagnostics),
            }
        }
    }

    /// A table of values, or of the types that a value may have.
    fn in_table(&mut self, table: &Table) -> Vec<Fact<Value>> {
        let columns = Columns::read(self.document, table, self.vocabulary, self.diagnostics);
        let mut out = Vec::new();
        for row in &table.rows {
            let row = columns.of(self.document, row);
            if columns.has(Column::Value) {
                let text = row.text(Column::Value);
                let plain = inline::plain(text.trim());
                out.push(Fact::new(value(&plain), row.origin(Column::Value)));
                continue;
            }
            let text = row.text(Column::Name);
            let origin = row.origin(Column::Name).to_inferred();
            let Some(mut member) = types::read(&text, &origin) else {
                let message = format!("`{}` is no type that is known here", text.trim());
                self.diagnostics
                    .push(Diagnostic::new(codes::UNKNOWN_TYPE, message).at(row.row.span));
                continue;
            };
            member.description = row.said(Column::Description, self.vocabulary);
            self.members.push(member);
        }
        out
    }

    /// The type that all parts tell.
    fn whole(mut self, title: Span) -> Schema {
        if !self.members.is_empty() {
            let members = std::mem::take(&mut self.members);
            return Schema::of(Fact::inferred(SchemaKind::OneOf(members), title));
        }
        // Types that are no objects have one field, which stands for the value as a whole.
        if let [only] = self.fields.as_slice()
            && only.name.value == "value"
            && !only.schema.facets.enumeration.is_empty()
            && let Some(only) = self.fields.pop()
        {
            return only.schema;
        }
        if !self.values.is_empty() {
            return enumerated(self.values);
        }
        // A type without fields may be anything that its language has no fields for.
        if self.fields.is_empty() {
            return Schema::of(Fact::inferred(SchemaKind::Any, title));
        }
        let origin = self
            .fields
            .first()
            .map_or(Origin::stated(title), |field| field.name.origin.clone());
        let mut object = Object::default();
        for field in self.fields {
            if field.name.value == self.words.any_name {
                object.additional = Some(Box::new(field.schema));
                continue;
            }
            object.properties.push(Property {
                name: field.name,
                required: field.required,
                schema: field.schema,
            });
        }
        let mut schema = Schema::of(Fact::new(SchemaKind::Object(object), origin));
        let mut own = self.own;
        walk::nested(&mut schema, &mut |schema| give(schema, &mut own));
        schema
    }
}

/// Gives a type that only one field has its values.
fn give(schema: &mut Schema, own: &mut HashMap<String, Vec<Fact<Value>>>) {
    let SchemaKind::Reference(Reference {
        target: Some(target),
        ..
    }) = &schema.kind.value
    else {
        return;
    };
    // Each such list is for one field.
    let values = target
        .strip_prefix('#')
        .and_then(|name| own.remove(&key(name)));
    if let Some(values) = values.filter(|values| !values.is_empty()) {
        let told = enumerated(values);
        schema.kind = told.kind;
        schema.facets = told.facets;
    }
}

/// A type that its values tell.
fn enumerated(values: Vec<Fact<Value>>) -> Schema {
    let all = |is: fn(&Value) -> bool| values.iter().all(|fact| is(&fact.value));
    let kind = if all(Value::is_i64) {
        SchemaKind::Integer
    } else if all(Value::is_number) {
        SchemaKind::Number
    } else {
        SchemaKind::String
    };
    let evidence = values.iter().filter_map(Fact::span);
    let origin = Origin::inferred_from(evidence.take(1).collect::<Vec<_>>());
    let mut schema = Schema::of(Fact::new(kind, origin));
    schema.facets.enumeration = values;
    schema
}

/// The values in lines such as `` * `LARGE` (value: `"large"`) ``.
fn in_lines(document: &Document<'_>, span: Span, words: &Words) -> Vec<Fact<Value>> {
    let text = document.slice(span);
    let mut at = span.start as usize;
    let mut out = Vec::new();
    for line in text.split_inclusive('\n') {
        let found = line.split_once(words.value).and_then(|(_, rest)| {
            let inner = rest.trim_end().strip_suffix(')')?;
            Some(inner.trim_matches('`'))
        });
        if let Some(inner) = found {
            let own = document.span(at..at + line.trim_end().len());
            out.push(Fact::stated(value(inner), own));
        }
        at += line.len();
    }
    out
}

/// A value as it is written: text in quotes, or a number.
fn value(text: &str) -> Value {
    let decoded = decode(text.trim());
    let bare = super::notes::unquoted(&decoded);
    let is_quoted = bare.len() < decoded.trim_matches('`').len();
    let number = bare.parse::<i64>().ok().map(Value::from);
    let number = number.or_else(|| {
        let is_number = bare.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        bare.parse::<f64>()
            .ok()
            .filter(|_| is_number)
            .map(Value::from)
    });
    match number {
        Some(number) if !is_quoted && !number.is_null() => number,
        _ => Value::String(bare.to_owned()),
    }
}
