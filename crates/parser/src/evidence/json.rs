//! JSON samples with the place of every value.

mod elided;
pub(crate) mod fields;
pub(crate) mod raw;
mod strict;

use std::borrow::Cow;

use docwright_model::{Diagnostic, Diagnostics, Span};
use foldhash::{HashMap, HashMapExt};
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde_json::{Map, Number, Value};

use crate::codes;
use crate::document::{Document, cover};

/// Samples nested deeper than this are not read.
const MAX_DEPTH: usize = 64;

/// A value of a sample.
#[derive(Debug, Clone)]
pub(crate) struct Json<'a> {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: JsonValue<'a>,
}

/// The kinds of value.
#[derive(Debug, Clone)]
pub(crate) enum JsonValue<'a> {
    Null,
    Boolean(bool),
    /// As written, because no number type holds all of them.
    Number(Cow<'a, str>),
    String(Cow<'a, str>),
    Array(Vec<Json<'a>>),
    Object(Vec<Member<'a>>),
}

/// A member of an object.
#[derive(Debug, Clone)]
pub(crate) struct Member<'a> {
    /// Its key.
    pub name: Cow<'a, str>,
    /// Where the key stands.
    pub span: Span,
    /// Its value.
    pub value: Json<'a>,
}

impl Json<'_> {
    /// The value as it goes into a document.
    pub(crate) fn to_value(&self) -> Value {
        match &self.value {
            JsonValue::Null => Value::Null,
            JsonValue::Boolean(value) => Value::Bool(*value),
            JsonValue::Number(text) => number(text),
            JsonValue::String(text) => Value::String(text.clone().into_owned()),
            JsonValue::Array(items) => Value::Array(items.iter().map(Json::to_value).collect()),
            JsonValue::Object(members) => {
                let mut map = Map::with_capacity(members.len());
                for member in members {
                    map.insert(member.name.clone().into_owned(), member.value.to_value());
                }
                Value::Object(map)
            }
        }
    }

    /// The value of a member.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        match &self.value {
            JsonValue::Object(members) => members.iter().find(|m| m.name == name).map(|m| &m.value),
            _ => None,
        }
    }
}

/// A number as JSON; one that JSON libraries can't hold stays text.
fn number(text: &str) -> Value {
    text.parse::<Number>()
        .map_or_else(|_| Value::String(text.to_owned()), Value::Number)
}

/// Reads a code block as JSON. What can't be read is reported and gives none.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    text: &[Span],
    diagnostics: &mut Diagnostics,
) -> Option<Json<'a>> {
    let whole = cover(text)?;
    // Pieces are joined only where a container's marks stand between them; then spans are those of the whole block.
    let (source, offset) = match text {
        [one] => (
            Cow::Borrowed(document.slice(*one)),
            Some(one.start as usize),
        ),
        _ => (document.read(text), None),
    };
    if let (Cow::Borrowed(text), Some(offset)) = (&source, offset)
        && let Some(json) = strict::read(text, whole.source, offset)
    {
        return Some(json);
    }
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let collect = CollectOptions::default();
    let parsed = match &source {
        Cow::Borrowed(source) => parse(source, &collect, &strict, whole, diagnostics)?,
        Cow::Owned(source) => {
            let parsed = parse(source, &collect, &strict, whole, diagnostics)?;
            let mut reader = Reader {
                document,
                offset,
                whole,
                is_noted: false,
                diagnostics,
            };
            return reader.value(parsed, 0).map(own);
        }
    };
    Reader {
        document,
        offset,
        whole,
        is_noted: false,
        diagnostics,
    }
    .value(parsed, 0)
}

/// Reads a code block as JSON of which parts may be left out, as dots say.
pub(crate) fn read_elided<'a>(
    document: &Document<'a>,
    text: &[Span],
    diagnostics: &mut Diagnostics,
) -> Option<Json<'a>> {
    let whole = cover(text)?;
    let raw = document.read(text);
    if let Some(blanked) = elided::blanked(&raw)
        && let Ok(parsed) = parse_to_ast(
            &blanked,
            &CollectOptions::default(),
            &ParseOptions::default(),
        )
        && let Some(value) = parsed.value
    {
        let message = "parts of this sample are left out, so it shows less than all";
        diagnostics.push(Diagnostic::new(codes::LOOSE_SAMPLE, message).at(whole));
        let offset = match text {
            [one] => Some(one.start as usize),
            _ => None,
        };
        let mut reader = Reader {
            document,
            offset,
            whole,
            is_noted: false,
            diagnostics,
        };
        return reader.value(value, 0).map(own);
    }
    read(document, text, diagnostics)
}

fn parse<'t>(
    text: &'t str,
    collect: &CollectOptions,
    strict: &ParseOptions,
    whole: Span,
    diagnostics: &mut Diagnostics,
) -> Option<ast::Value<'t>> {
    let error = match parse_to_ast(text, collect, strict) {
        Ok(parsed) => return parsed.value,
        Err(error) => error,
    };
    match parse_to_ast(text, collect, &ParseOptions::default()) {
        Ok(parsed) if parsed.value.is_some() => {
            let message = format!("this sample is not quite JSON: {}", error.kind());
            diagnostics.push(Diagnostic::new(codes::LOOSE_SAMPLE, message).at(whole));
            parsed.value
        }
        _ => {
            let at = error.range();
            let start = whole.start as usize + at.start;
            let span = Span::new(whole.source, start..whole.start as usize + at.end).to(Span {
                end: whole.start,
                ..whole
            });
            let span = Span {
                start: (start as u32).min(whole.end),
                end: span.end.min(whole.end).max((start as u32).min(whole.end)),
                ..whole
            };
            let message = format!("this sample is no JSON: {}", error.kind());
            diagnostics.push(Diagnostic::new(codes::BAD_SAMPLE, message).at(span));
            None
        }
    }
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    offset: Option<usize>,
    whole: Span,
    /// Whether a string with characters that JSON escapes has been reported.
    is_noted: bool,
    diagnostics: &'r mut Diagnostics,
}

impl<'t> Reader<'_, '_> {
    fn span(&self, node: &impl Ranged) -> Span {
        let range = node.range();
        self.offset.map_or(self.whole, |offset| {
            self.document.span(offset + range.start..offset + range.end)
        })
    }

    fn value(&mut self, node: ast::Value<'t>, depth: usize) -> Option<Json<'t>> {
        let span = self.span(&node);
        if depth > MAX_DEPTH {
            let message = format!("this sample is nested more than {MAX_DEPTH} deep");
            self.diagnostics
                .push(Diagnostic::new(codes::BAD_SAMPLE, message).at(span));
            return None;
        }
        let value = match node {
            ast::Value::NullKeyword(_) => JsonValue::Null,
            ast::Value::BooleanLit(lit) => JsonValue::Boolean(lit.value),
            ast::Value::NumberLit(lit) => JsonValue::Number(Cow::Borrowed(lit.value)),
            ast::Value::StringLit(lit) => JsonValue::String(self.string(lit)),
            ast::Value::Array(array) => {
                let items = array
                    .elements
                    .into_iter()
                    .map(|item| self.value(item, depth + 1));
                JsonValue::Array(items.collect::<Option<_>>()?)
            }
            ast::Value::Object(object) => JsonValue::Object(self.members(object, depth)?),
        };
        Some(Json { span, value })
    }

    /// A string's value; control characters that stand in it as they are, such as tabs, are reported once a sample.
    fn string(&mut self, lit: ast::StringLit<'t>) -> Cow<'t, str> {
        let span = self.span(&lit);
        let written = match (&lit.value, self.offset) {
            (_, Some(_)) => self.document.slice(span),
            (Cow::Borrowed(value), None) => value,
            // Where pieces were joined, what an escape stands for can't be told from what stands there.
            (Cow::Owned(_), None) => "",
        };
        if !self.is_noted && written.contains(|c: char| c < ' ') {
            self.is_noted = true;
            let message = "this sample is not quite JSON: a string holds a control character that is not escaped";
            let help = "write a tab as `\\t`, and a line end as `\\n`";
            let note = Diagnostic::new(codes::LOOSE_SAMPLE, message);
            self.diagnostics.push(note.at(span).help(help));
        }
        lit.value
    }

    fn members(&mut self, object: ast::Object<'t>, depth: usize) -> Option<Vec<Member<'t>>> {
        let mut members: Vec<Member<'t>> = Vec::with_capacity(object.properties.len());
        let mut seen = HashMap::with_capacity(object.properties.len());
        for property in object.properties {
            let (name, span) = match property.name {
                ast::ObjectPropName::String(lit) => {
                    let span = self.span(&lit);
                    (self.string(lit), span)
                }
                ast::ObjectPropName::Word(word) => (Cow::Borrowed(word.value), self.span(&word)),
            };
            let value = self.value(property.value, depth + 1)?;
            if let Some(&first) = seen.get(&name) {
                let message = format!("the key `{name}` stands twice in this object");
                let diagnostic = Diagnostic::new(codes::DUPLICATE_KEY, message)
                    .at(span)
                    .label(first, "first here");
                self.diagnostics.push(diagnostic);
                continue;
            }
            seen.insert(name.clone(), span);
            members.push(Member { name, span, value });
        }
        Some(members)
    }
}

/// The same value with its own text.
fn own(json: Json<'_>) -> Json<'static> {
    let value = match json.value {
        JsonValue::Null => JsonValue::Null,
        JsonValue::Boolean(value) => JsonValue::Boolean(value),
        JsonValue::Number(text) => JsonValue::Number(Cow::Owned(text.into_owned())),
        JsonValue::String(text) => JsonValue::String(Cow::Owned(text.into_owned())),
        JsonValue::Array(items) => JsonValue::Array(items.into_iter().map(own).collect()),
        JsonValue::Object(members) => JsonValue::Object(
            members
                .into_iter()
                .map(|m| Member {
                    name: Cow::Owned(m.name.into_owned()),
                    span: m.span,
                    value: own(m.value),
                })
                .collect(),
        ),
    };
    Json {
        span: json.span,
        value,
    }
}
