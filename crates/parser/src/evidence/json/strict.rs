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
        const INDENT: u64 = u64::from_le_bytes([b' '; 8]);
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
            // Samples are mostly indented.
            while let Some(chunk) = self.rest().first_chunk() {
                let others = u64::from_le_bytes(*chunk) ^ INDENT;
                self.at += (others.trailing_zeros() / 8) as usize;
                if others != 0 {
                    break;
                }
            }
        }
    }

    /// Goes past a mark and the blanks before it, if it comes next.
    fn mark(&mut self, mark: u8) -> Option<()> {
        if self.peek() != Some(mark) {
            self.blanks();
        }
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
        let mut many: Option<HashSet<Cow<'t, str>>> = None;
        self.mark(b'{')?;
        if self.mark(b'}').is_some() {
            return Some(members);
        }
        loop {
            self.blanks();
            let start = self.at;
            let name = self.string()?;
            let span = self.span(start..self.at);
            let is_known = if members.len() < FEW {
                members.iter().any(|known| known.name == name)
            } else {
                let names = || members.iter().map(|known| known.name.clone()).collect();
                !many.get_or_insert_with(names).insert(name.clone())
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
        self.at += end_of_plain(self.rest())?;
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

/// The place of the first byte that may end a string or means something else in it, eight bytes at a time.
fn end_of_plain(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    // A byte's high bit is set where it is less than the limit, and perhaps above such a byte: the lowest one is right.
    let below = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word & HIGH;
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*chunk);
        let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
        let ends = below(word, b' ') | is(b'"') | is(b'\\');
        if ends != 0 {
            let at = bytes.len() - rest.len();
            return Some(at + (ends.trailing_zeros() / 8) as usize);
        }
        rest = after;
    }
    let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..b' ');
    Some(bytes.len() - rest.len() + rest.iter().position(ends)?)
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

#[cfg(test)]
mod tests {
    //! What is JSON is read here, and not by the reader that takes its time; anything else is left to that one.

    use docwright_model::{Source, Sources};

    use super::{FEW, MAX_DEPTH, read};

    #[test]
    fn json_is_read_as_the_library_reads_it() {
        let wide: Vec<String> = (0..=FEW).map(|at| format!("\"k{at}\": {at}")).collect();
        let wide = format!("{{{}}}", wide.join(", "));
        let deep = format!("{}7{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
        for text in [
            "null",
            "true",
            "false",
            "0",
            "-0",
            "10",
            "-1.50",
            "0.5",
            "1e5",
            "1E+05",
            "2e-7",
            "-3.25e10",
            "\"\"",
            " \t\r\n\"a\" \n",
            "\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t\"",
            "\"é \\n ü\\n\"",
            "\"{[,:]}\"",
            "\"01234567\"",
            "\"0123456789abcdef\\n01234567\"",
            "\"\u{7f}\u{80}\u{a0}é!#[]\u{1f600}\"",
            "[]",
            "[ ]",
            "{}",
            "{ }",
            "[1,2 , [ 3 ] ]",
            "{\"a\":1,\"b\" : { \"c\" : [ {}, null ] } }",
            "{\"a\":{\"a\":1}}",
            &wide,
            &deep,
        ] {
            let mut sources = Sources::default();
            let source = sources.add(Source::new("a", format!("ab{text}")));
            let found = read(text, source, 2).map(|json| (json.span, json.to_value()));
            let (span, value) = found.unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                value,
                serde_json::from_str::<serde_json::Value>(text).unwrap()
            );
            assert_eq!(sources.text(span), Some(text.trim()));
        }
    }

    #[test]
    fn what_is_unusual_is_left_to_the_other_reader() {
        let wide: Vec<String> = (0..=FEW).map(|at| format!("\"k{at}\": {at}")).collect();
        let twice = format!("{{{}, \"k{FEW}\": 0}}", wide.join(", "));
        let deep = format!(
            "{}7{}",
            "[".repeat(MAX_DEPTH + 1),
            "]".repeat(MAX_DEPTH + 1)
        );
        for text in [
            "",
            " ",
            "nul",
            "tru",
            "nullx",
            "01",
            "-",
            "1.",
            ".5",
            "1e",
            "1e+",
            "+1",
            "0x1",
            "'a'",
            "\"a",
            "\"a\\\"",
            "\"\\u0041\"",
            "\"\\x\"",
            "\"a\tb\"",
            "\"a\nb\"",
            "[1",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":1",
            "{\"a\":1,\"a\":2}",
            "1 2",
            "[] // no",
            "...",
            &twice,
            &deep,
        ] {
            let mut sources = Sources::default();
            let source = sources.add(Source::new("a", text));
            assert!(read(text, source, 0).is_none(), "{text}");
        }
    }
}
