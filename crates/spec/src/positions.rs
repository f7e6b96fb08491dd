//! Where each node of a JSON or YAML text stands.
//!
//! In: text that a parser of values has already accepted. Out: pointer to byte range, made in one pass. Text the
//! positional parser refuses yields the positions up to there: a place is a help, never a condition.

use std::borrow::Cow;
use std::ops::Range;

use indexmap::IndexMap;
use indexmap::map::Entry;
use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use saphyr_parser::{Event, Parser};

use crate::Pointer;

/// Pointer to byte range, and the keys that stood twice.
#[derive(Debug, Default)]
pub(crate) struct Positions {
    pub(crate) ranges: IndexMap<String, Range<usize>>,
    /// Every later occurrence of a key its object already has.
    pub(crate) duplicates: Vec<(Pointer, Range<usize>)>,
}

impl Positions {
    /// The positions in a JSON text.
    pub(crate) fn of_json(text: &str) -> Self {
        let mut positions = Self::default();
        if let Ok(parsed) = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default())
            && let Some(value) = parsed.value
        {
            positions.note(&Pointer::root(), value.start()..value.start(), text);
            positions.walk_json(&value, &Pointer::root(), text);
        }
        positions
    }

    /// The positions in a YAML text.
    pub(crate) fn of_yaml(text: &str) -> Self {
        let offsets = Offsets::of(text);
        let mut walk = YamlWalk::default();
        let mut parser = Parser::new_from_str(text);
        while let Some(Ok((event, span))) = parser.next_event() {
            let range = offsets.byte(span.start.index())..offsets.byte(span.end.index());
            walk.take(event, range, text);
        }
        walk.positions
    }

    /// Notes a node by the part of it that stands on its first line.
    fn note(&mut self, pointer: &Pointer, range: Range<usize>, text: &str) {
        let line = text
            .get(range.clone())
            .and_then(|node| node.split(['\n', '\r']).next())
            .map_or(0, |line| line.trim_end().len());
        let range = range.start..range.start + line;
        match self.ranges.entry(pointer.as_str().to_owned()) {
            Entry::Occupied(_) => self.duplicates.push((pointer.clone(), range)),
            Entry::Vacant(free) => drop(free.insert(range)),
        }
    }

    fn walk_json(&mut self, value: &Value<'_>, pointer: &Pointer, text: &str) {
        match value {
            Value::Object(object) => {
                for property in &object.properties {
                    let below = pointer.join(property.name.as_str());
                    self.note(&below, property_range(property), text);
                    self.walk_json(&property.value, &below, text);
                }
            }
            Value::Array(array) => {
                for (index, element) in array.elements.iter().enumerate() {
                    let below = pointer.join(index);
                    self.note(&below, element.start()..element.end(), text);
                    self.walk_json(element, &below, text);
                }
            }
            _ => {}
        }
    }
}

/// The key alone where an object or array follows, else the key with its value.
fn property_range(property: &ObjectProp<'_>) -> Range<usize> {
    match &property.value {
        Value::Object(_) | Value::Array(_) => property.name.start()..property.name.end(),
        _ => property.start()..property.end(),
    }
}

/// From character offsets, which the YAML parser counts in, to bytes.
struct Offsets<'a> {
    text: &'a str,
    bytes: Option<Vec<u32>>,
}

impl<'a> Offsets<'a> {
    fn of(text: &'a str) -> Self {
        let bytes =
            (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at as u32).collect());
        Self { text, bytes }
    }

    fn byte(&self, character: usize) -> usize {
        let offset = match &self.bytes {
            None => character,
            Some(bytes) => bytes
                .get(character)
                .map_or(self.text.len(), |&at| at as usize),
        };
        offset.min(self.text.len())
    }
}

/// Where in the tree the next event belongs.
enum Frame {
    /// A mapping; the key is set while its value is awaited.
    Mapping(Pointer, Option<(String, Range<usize>)>),
    /// A sequence and the index of its next item.
    Sequence(Pointer, usize),
    /// A mapping or sequence used as a key: nothing in it has a pointer.
    Key,
}

#[derive(Default)]
struct YamlWalk {
    positions: Positions,
    frames: Vec<Frame>,
}

impl YamlWalk {
    fn take(&mut self, event: Event<'_>, range: Range<usize>, text: &str) {
        match event {
            Event::Scalar(value, ..) => self.scalar(value, range, text),
            Event::Alias(_) => self.scalar(Cow::Borrowed("*"), range, text),
            Event::MappingStart(..) => {
                let frame = self
                    .open(range, text)
                    .map_or(Frame::Key, |pointer| Frame::Mapping(pointer, None));
                self.frames.push(frame);
            }
            Event::SequenceStart(..) => {
                let frame = self
                    .open(range, text)
                    .map_or(Frame::Key, |pointer| Frame::Sequence(pointer, 0));
                self.frames.push(frame);
            }
            Event::MappingEnd | Event::SequenceEnd => self.close(),
            _ => {}
        }
    }

    /// A container begins: its pointer, or none where it is a key.
    fn open(&mut self, range: Range<usize>, text: &str) -> Option<Pointer> {
        let (pointer, range) = match self.frames.last_mut() {
            None => (Pointer::root(), range.start..range.start),
            Some(Frame::Key | Frame::Mapping(_, None)) => return None,
            Some(Frame::Mapping(pointer, key)) => {
                let (key, key_range) = key.take()?;
                (pointer.join(key), key_range)
            }
            Some(Frame::Sequence(pointer, index)) => {
                *index += 1;
                let rest_of_line = range.start..text.len();
                (pointer.join(*index - 1), rest_of_line)
            }
        };
        self.positions.note(&pointer, range, text);
        Some(pointer)
    }

    fn close(&mut self) {
        let closed = self.frames.pop();
        if let (Some(Frame::Key), Some(Frame::Mapping(_, key @ None))) =
            (closed, self.frames.last_mut())
        {
            *key = Some((String::new(), 0..0));
        }
    }

    fn scalar(&mut self, value: Cow<'_, str>, range: Range<usize>, text: &str) {
        let (pointer, range) = match self.frames.last_mut() {
            None => (Pointer::root(), range),
            Some(Frame::Key) => return,
            Some(Frame::Mapping(_, key @ None)) => {
                *key = Some((value.into_owned(), range));
                return;
            }
            Some(Frame::Mapping(pointer, key)) => {
                let Some((key, key_range)) = key.take() else {
                    return;
                };
                (
                    pointer.join(key),
                    key_range.start..range.end.max(key_range.end),
                )
            }
            Some(Frame::Sequence(pointer, index)) => {
                *index += 1;
                (pointer.join(*index - 1), range)
            }
        };
        self.positions.note(&pointer, range, text);
    }
}
