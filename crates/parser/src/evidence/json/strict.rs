//! JSON as the standard has it, which is what nearly all samples are.
//!
//! In: the text of a sample. Out: its value with the place of each part; nothing where anything about it is unusual, if
//! only the number of a character. The tolerant reader takes its time over those, and this module must not know what it
//! makes of them.

use std::borrow::Cow;
use std::ops::Range;

use docwright_model::{SourceId, Span};
use foldhash::HashSet;

use super::{Json, JsonValue, MAX_DEPTH, Member};

/// Keys of a larger object are not compared one by one.
const FEW: usize = 32;

/// The value of a text that stands at an offset of its source.
pub(super) fn read(text: &str, source: SourceId, offset: usize) -> Option<Json<'_>> {
    let mut reader = Reader {
        text,
        at: 0,
        source,
        offset,
    };
    let value = reader.value(0)?;
    reader.blanks();
    (reader.at == text.len()).then_some(value)
}

struct Reader<'t> {
    text: &'t str,
    /// How much has been read.
    at: usize,
    source: SourceId,
    offset: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn blanks(&mut self) {
        let blanks = |byte: &&u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        self.at += self.rest().iter().take_while(blanks).count();
    }

    /// Goes past a mark and the blanks before it, if it comes next.
    fn mark(&mut self, mark: u8) -> Option<()> {
        self.blanks();
        (self.peek()? == mark).then(|| self.at += 1)
    }

    fn span(&self, Range { start, end }: Range<usize>) -> Span {
        Span::new(self.source, self.offset + start..self.offset + end)
    }

    fn value(&mut self, depth: usize) -> Option<Json<'t>> {
        if depth > MAX_DEPTH {
            return None;
        }
        self.blanks();
        let start = self.at;
        let value = match self.peek()? {
            b'{' => JsonValue::Object(self.members(depth)?),
            b'[' => JsonValue::Array(self.items(depth)?),
            b'"' => JsonValue::String(self.string()?),
            b't' => self.word("true", JsonValue::Boolean(true))?,
            b'f' => self.word("false", JsonValue::Boolean(false))?,
            b'n' => self.word("null", JsonValue::Null)?,
            _ => JsonValue::Number(Cow::Borrowed(self.number()?)),
        };
        let span = self.span(start..self.at);
        Some(Json { span, value })
    }

    fn members(&mut self, depth: usize) -> Option<Vec<Member<'t>>> {
        let mut members: Vec<Member<'t>> = Vec::new();
        let mut many = HashSet::default();
        self.mark(b'{')?;
        if self.mark(b'}').is_some() {
            return Some(members);
        }
        loop {
            self.blanks();
            let start = self.at;
            let name = self.string()?;
            let span = self.span(start..self.at);
            if members.len() == FEW {
                many.extend(members.iter().map(|known| known.name.clone()));
            }
            let is_known = if members.len() < FEW {
                members.iter().any(|known| known.name == name)
            } else {
                !many.insert(name.clone())
            };
            if is_known {
                return None;
            }
            self.mark(b':')?;
            let value = self.value(depth + 1)?;
            members.push(Member { name, span, value });
            if self.mark(b',').is_none() {
                self.mark(b'}')?;
                return Some(members);
            }
        }
    }

    fn items(&mut self, depth: usize) -> Option<Vec<Json<'t>>> {
        let mut items = Vec::new();
        self.mark(b'[')?;
        if self.mark(b']').is_some() {
            return Some(items);
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.mark(b',').is_none() {
                self.mark(b']')?;
                return Some(items);
            }
        }
    }

    /// A string without its quotes.
    fn string(&mut self) -> Option<Cow<'t, str>> {
        (self.peek()? == b'"').then(|| self.at += 1)?;
        let first = self.plain()?;
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Some(Cow::Borrowed(first));
        }
        let mut text = first.to_owned();
        while self.peek() == Some(b'\\') {
            text.push(escaped(*self.rest().get(1)?)?);
            self.at += 2;
            text.push_str(self.plain()?);
        }
        (self.peek()? == b'"').then(|| self.at += 1)?;
        Some(Cow::Owned(text))
    }

    /// The characters of a string up to one that may end it or means something else.
    fn plain(&mut self) -> Option<&'t str> {
        let start = self.at;
        let ends = |&byte: &u8| matches!(byte, b'"' | b'\\' | 0..b' ');
        self.at += self.rest().iter().position(ends)?;
        self.text.get(start..self.at)
    }

    fn word(&mut self, word: &str, value: JsonValue<'t>) -> Option<JsonValue<'t>> {
        self.rest().starts_with(word.as_bytes()).then(|| {
            self.at += word.len();
            value
        })
    }

    /// A number as written.
    fn number(&mut self) -> Option<&'t str> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        let whole = self.digits()?;
        if whole > 1 && self.text.as_bytes().get(self.at - whole) == Some(&b'0') {
            return None;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        self.text.get(start..self.at)
    }

    /// Goes past at least one digit, and tells how many there were.
    fn digits(&mut self) -> Option<usize> {
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit());
        let count = digits.count();
        self.at += count;
        (count > 0).then_some(count)
    }
}

/// What a letter behind a backslash stands for; none where a number follows.
fn escaped(letter: u8) -> Option<char> {
    match letter {
        b'"' | b'\\' | b'/' => Some(char::from(letter)),
        b'b' => Some('\u{8}'),
        b'f' => Some('\u{c}'),
        b'n' => Some('\n'),
        b'r' => Some('\r'),
        b't' => Some('\t'),
        _ => None,
    }
}
