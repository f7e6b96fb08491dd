//! Where each node of a JSON or YAML text stands.
//!
//! In: text that a parser of values has already accepted. Out: pointer to place, made in one pass. Text the
//! positional parser refuses yields the positions up to there: a place is a help, never a condition.

mod json;

use std::borrow::Cow;
use std::ops::Range;

use docwright_model::{SourceId, Span};
use foldhash::fast::RandomState;
use indexmap::IndexMap;
use indexmap::map::Entry;
use saphyr_parser::{Event, Parser};

use crate::Pointer;

/// Pointer to place.
pub(crate) type Spans = IndexMap<String, Span, RandomState>;

/// How many bytes of a JSON text, as most are laid out, make a node. Room for all nodes at once spares what a table that
/// grows leaves behind.
const NODE: usize = 32;

/// Where each node stands, and the keys that stood twice.
#[derive(Debug)]
pub(crate) struct Positions {
    source: SourceId,
    /// How many bytes of the source stand before the text.
    skipped: usize,
    pub(crate) spans: Spans,
    /// Every later occurrence of a key its object already has.
    pub(crate) duplicates: Vec<(Pointer, Span)>,
}

/// Which note was taken of a node.
#[derive(Debug, Clone, Copy)]
enum Noted {
    First(usize),
    Again(usize),
}

impl Positions {
    fn new(source: SourceId, skipped: usize) -> Self {
        Self {
            source,
            skipped,
            spans: Spans::default(),
            duplicates: Vec::new(),
        }
    }

    /// The positions in a JSON text, of which `skipped` bytes of its source stand in front.
    pub(crate) fn of_json(source: SourceId, skipped: usize, text: &str) -> Self {
        let mut positions = Self::new(source, skipped);
        positions.spans.reserve(text.len() / NODE);
        json::walk(text, &mut positions);
        positions
    }

    /// The positions in a YAML text, of which `skipped` bytes of its source stand in front.
    pub(crate) fn of_yaml(source: SourceId, skipped: usize, text: &str) -> Self {
        let offsets = Offsets::of(text);
        let mut walk = YamlWalk {
            positions: Self::new(source, skipped),
            frames: Vec::new(),
        };
        let mut parser = Parser::new_from_str(text);
        while let Some(Ok((event, span))) = parser.next_event() {
            let range = offsets.byte(span.start.index())..offsets.byte(span.end.index());
            walk.take(event, range, text);
        }
        walk.positions
    }

    /// Notes a node by the part of it that stands on its first line.
    fn note(&mut self, pointer: &str, range: Range<usize>, text: &str) -> Noted {
        let line = text
            .get(range.clone())
            .and_then(|node| node.split(['\n', '\r']).next())
            .map_or(0, |line| line.trim_end().len());
        let start = range.start + self.skipped;
        let span = Span::new(self.source, start..start + line);
        match self.spans.entry(pointer.to_owned()) {
            Entry::Occupied(_) => {
                self.duplicates.push((Pointer::from(pointer), span));
                Noted::Again(self.duplicates.len() - 1)
            }
            Entry::Vacant(free) => {
                let at = free.index();
                free.insert(span);
                Noted::First(at)
            }
        }
    }

    /// Tells where a node ends of which only the beginning was noted.
    fn end(&mut self, noted: Noted, end: usize) {
        let span = match noted {
            Noted::First(at) => self.spans.get_index_mut(at).map(|(_, span)| span),
            Noted::Again(at) => self.duplicates.get_mut(at).map(|(_, span)| span),
        };
        if let Some(span) = span {
            let start = span.range().start;
            *span = Span::new(self.source, start..end + self.skipped);
        }
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
        self.positions.note(pointer.as_str(), range, text);
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
        self.positions.note(pointer.as_str(), range, text);
    }
}
