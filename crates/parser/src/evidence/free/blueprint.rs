//! Pages in API Blueprint: a head that says so, groups, resources that name the path of several requests, and data structures.
//!
//! What stands below a request there are points that are titles, which all pages may have; here is only what no other page has.

use docwright_model::{Fact, Object, Origin, Reference, Schema, SchemaKind, Span};

use super::bullets;
use super::fields::{self, Lexicon};
use super::sections::Section;
use super::spoken;
use super::words::Words;
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::inline;
use crate::evidence::reading::SchemaReading;

/// Whether a page says that it is one.
pub(crate) fn is_one(document: &Document<'_>) -> bool {
    is_headed(document) || document.text.contains("\n+ Response ")
}

/// Whether its first lines say so.
pub(crate) fn is_headed(document: &Document<'_>) -> bool {
    head(document).any(|(name, value, _)| name == "FORMAT" && value.ends_with("1A"))
}

/// The address that all requests are sent to.
pub(crate) fn host<'a>(document: &Document<'a>) -> Option<(&'a str, Span)> {
    let mut head = head(document);
    head.find_map(|(name, value, span)| (name == "HOST").then_some((value, span)))
}

/// The lines before the first empty one that name a value: `FORMAT: 1A`.
fn head<'a>(document: &Document<'a>) -> impl Iterator<Item = (&'a str, &'a str, Span)> {
    let text: &'a str = document.text;
    let lines = text.split_inclusive('\n').scan(0, |end, line| {
        let at = *end;
        *end += line.len();
        Some((at, line.trim_end()))
    });
    let lines = lines.take(8).take_while(|(_, line)| !line.is_empty());
    let source = document.source;
    lines.filter_map(move |(at, line)| {
        let (name, value) = line.split_once(':')?;
        let value = value.trim();
        let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase());
        is_name.then(|| (name, value, Span::new(source, at..at + line.len())))
    })
}

/// What a title says without the path of a resource and the word for a group.
pub(crate) fn bare(title: &str) -> &str {
    let title = title.trim();
    let path = title
        .strip_suffix(']')
        .and_then(|title| title.rsplit_once('['));
    let title = match path {
        Some((before, path)) if path.starts_with('/') => before.trim_end(),
        _ => title,
    };
    title.strip_prefix("Group ").unwrap_or(title)
}

/// The name of a group that a title opens.
pub(crate) fn is_group(title: &str) -> bool {
    title.trim_start().starts_with("Group ")
}

/// The schema that a section defines: one below `Data Structures`, or a resource with attributes of its own.
pub(crate) fn structure<'a>(
    document: &Document<'a>,
    section: &Section<'_>,
    is_listed: bool,
    lexicon: Lexicon<'_>,
) -> Option<SchemaReading<'a>> {
    let span = cover(&section.title)?;
    let title = document.read(&section.title);
    let title = inline::plain(bare(&title)).into_owned();
    let (name, base) = match title.split_once('(') {
        Some((name, rest)) => (name.trim(), rest.trim_end_matches(')').trim()),
        None => (title.trim(), ""),
    };
    let name = name_of(name, lexicon.words)?;
    let (items, base) = if is_listed {
        let mut lists = section.blocks.iter().filter_map(|block| list(block));
        (lists.next().unwrap_or_default(), base.to_owned())
    } else {
        attributes(document, section)?
    };
    let items = items.iter().map(Vec::as_slice);
    let (fields, _) = bullets::of_list(document, items, lexicon);
    let origin = Origin::stated(span);
    let object = SchemaKind::Object(Object {
        properties: fields.into_iter().map(bullets::property).collect(),
        additional: None,
    });
    let own = Schema::of(Fact::new(object, origin.clone()));
    let schema = match typed(&base, lexicon.words, &origin) {
        Some(base) => Schema::of(Fact::new(SchemaKind::AllOf(vec![base, own]), origin)),
        None => own,
    };
    Some(SchemaReading {
        name: Fact::stated(name, span),
        schema,
        sample: None,
        expansions: Vec::new(),
    })
}

fn list(block: &Block) -> Option<&[Vec<Block>]> {
    match &block.kind {
        BlockKind::List(items) => Some(items),
        _ => None,
    }
}

/// The points below `Attributes` in a section, and the type that stands behind the word.
fn attributes<'d>(
    document: &Document<'_>,
    section: &Section<'d>,
) -> Option<(&'d [Vec<Block>], String)> {
    let blocks = section.blocks.iter().copied();
    let items = blocks.filter_map(|block| list(block)).flatten();
    let mut found = items.filter_map(|item| {
        let (first, rest) = item.split_first()?;
        let said = document.slice(first.span).trim();
        let word = said.get(.."attributes".len())?;
        word.eq_ignore_ascii_case("attributes").then_some(())?;
        let base = said.split_once('(').map_or("", |(_, rest)| rest);
        let base = base.split([')', ',']).next().unwrap_or_default().trim();
        Some((rest.iter().find_map(list)?, base.to_owned()))
    });
    found.next()
}

/// The schema that a word in brackets names; none where it is the word for a plain value.
pub(crate) fn typed(text: &str, words: &Words, origin: &Origin) -> Option<Schema> {
    let text = text.trim();
    let inner = ["array[", "Array["]
        .iter()
        .find_map(|lead| text.strip_prefix(lead)?.strip_suffix(']'));
    if let Some(inner) = inner {
        let item =
            typed(inner, words, origin).or_else(|| spoken::read(inner, words, origin).schema);
        return item.map(|item| fields::listed(item, origin));
    }
    let is_name = text.starts_with(char::is_uppercase)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || " ._-".contains(c));
    let is_plain = spoken::is_scalar(text) || spoken::necessity(text).is_some();
    let name = name_of(text, words).filter(|_| is_name && !is_plain)?;
    let link = Reference { name, target: None };
    Some(Schema::of(Fact::new(
        SchemaKind::Reference(link),
        origin.clone(),
    )))
}

/// Names are taken as they are where they are one word.
fn name_of(text: &str, words: &Words) -> Option<String> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    if !text.is_empty() && text.chars().all(is_word) {
        return Some(text.to_owned());
    }
    words.schema_name(text)
}
