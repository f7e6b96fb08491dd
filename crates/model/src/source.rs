//! One input file's text, and the set of all of them.

use std::sync::Arc;

use crate::{SourceId, Span};

/// The text of one input, with the line starts that turn a byte offset into a line and column.
///
/// Clones share the text.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    text: Arc<String>,
    line_starts: Arc<[u32]>,
}

/// Why bytes cannot become a [`Source`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceError {
    /// The bytes are not UTF-8; the first bad byte stands at this offset.
    NotUtf8 {
        /// How many bytes before it are good.
        valid_up_to: usize,
    },
    /// The bytes begin with a UTF-16 byte order mark.
    Utf16,
    /// Offsets are 32 bits wide, so nothing above 4 GiB can be addressed.
    TooLarge {
        /// The size in bytes.
        size: usize,
    },
}

/// A line and column as people count them: from one, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

impl Source {
    /// A source with a display name, usually the path as the user wrote it, and its text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut line_starts = vec![0];
        line_starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        Self {
            name: name.into(),
            text: Arc::new(text),
            line_starts: line_starts.into(),
        }
    }

    /// The same text under another display name.
    #[must_use]
    pub fn named(&self, name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..self.clone()
        }
    }

    /// A source from raw bytes. A byte order mark at their start says nothing, so it is no part of the text.
    ///
    /// # Errors
    /// Bytes that are no UTF-8, begin with a UTF-16 mark, or exceed the range of a span.
    pub fn from_bytes(name: impl Into<String>, mut bytes: Vec<u8>) -> Result<Self, SourceError> {
        if u32::try_from(bytes.len()).is_err() {
            return Err(SourceError::TooLarge { size: bytes.len() });
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(SourceError::Utf16);
        }
        if bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        let text = String::from_utf8(bytes).map_err(|e| SourceError::NotUtf8 {
            valid_up_to: e.utf8_error().valid_up_to(),
        })?;
        Ok(Self::new(name, text))
    }

    /// The display name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a byte offset; an offset past the end is the end.
    pub fn position(&self, offset: u32) -> Position {
        let line = self
            .line_starts
            .partition_point(|&start| start <= offset)
            .max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0) as usize;
        let end = (offset as usize).min(self.text.len());
        let column = self
            .text
            .get(start..end)
            .map_or(0, |before| before.chars().count());
        Position {
            line: line as u32,
            column: column as u32 + 1,
        }
    }

    /// The byte offset at which a line counted from 1 begins.
    pub fn line_start(&self, line: u32) -> Option<u32> {
        let index = (line as usize).checked_sub(1)?;
        self.line_starts.get(index).copied()
    }

    /// The text of a line counted from 1, without its line end.
    pub fn line(&self, line: u32) -> Option<&str> {
        let index = (line as usize).checked_sub(1)?;
        let start = *self.line_starts.get(index)? as usize;
        let end = self
            .line_starts
            .get(index + 1)
            .map_or(self.text.len(), |&next| next as usize);
        Some(self.text.get(start..end)?.trim_end_matches(['\n', '\r']))
    }
}

/// All sources of one run, addressed by [`SourceId`].
#[derive(Debug, Clone, Default)]
pub struct Sources {
    all: Vec<Source>,
}

impl Sources {
    /// Adds a source and returns the name spans use for it.
    pub fn add(&mut self, source: Source) -> SourceId {
        self.all.push(source);
        SourceId(self.all.len() as u32 - 1)
    }

    /// The source of an id, or none where the id comes from another set.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.all.get(id.0 as usize)
    }

    /// Every source with its id, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.all
            .iter()
            .enumerate()
            .map(|(i, s)| (SourceId(i as u32), s))
    }

    /// How many sources there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is no source.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The text a span covers, or none where the span does not fit its source.
    pub fn text(&self, span: Span) -> Option<&str> {
        self.get(span.source)?.text().get(span.range())
    }

    /// The file name and start position of a span.
    pub fn locate(&self, span: Span) -> Option<(&str, Position)> {
        let source = self.get(span.source)?;
        Some((source.name(), source.position(span.start)))
    }
}
