//! YAML samples as the values they show, with the place of each.

use std::borrow::Cow;

use docwright_model::{Diagnostic, Diagnostics, Span};
use saphyr_parser::{Event, Parser, ScalarStyle};

use super::json::{Json, JsonValue, Member};
use crate::codes;
use crate::document::{Document, cover};

/// Samples nested deeper than this are not read.
const MAX_DEPTH: usize = 64;

/// Reads a code block as YAML. What can't be read is reported and gives none.
pub(crate) fn read(
    document: &Document<'_>,
    text: &[Span],
    diagnostics: &mut Diagnostics,
) -> Option<Json<'static>> {
    let whole = cover(text)?;
    let source = document.read(text);
    // Places are known where the block stands in one piece and a character is a byte.
    let offset = match text {
        [one] if source.is_ascii() => Some(one.start as usize),
        _ => None,
    };
    let mut builder = Builder::default();
    let mut parser = Parser::new_from_str(&source);
    let failure = loop {
        match parser.next_event() {
            None => break None,
            Some(Err(error)) => break Some(error.to_string()),
            Some(Ok((event, range))) => {
                let span = offset.map_or(whole, |offset| {
                    let span = offset + range.start.index()..offset + range.end.index();
                    document.span(span)
                });
                if let Err(reason) = builder.take(event, span) {
                    break Some(reason.to_owned());
                }
            }
        }
    };
    if let Some(reason) = failure {
        let message = format!("this sample is no YAML: {reason}");
        diagnostics.push(Diagnostic::new(codes::BAD_SAMPLE, message).at(whole));
        return None;
    }
    builder.done
}

/// A collection that is not closed yet.
enum Open {
    List(Span, Vec<Json<'static>>),
    Map(Span, Vec<Member<'static>>, Option<(String, Span)>),
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    done: Option<Json<'static>>,
}

impl Builder {
    /// Takes an event; an error says what such samples must not hold.
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), &'static str> {
        match event {
            Event::Scalar(text, style, ..) => self.scalar(text, style, span),
            Event::SequenceStart(..) => self.begin(Open::List(span, Vec::new())),
            Event::MappingStart(..) => self.begin(Open::Map(span, Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(_) => Err("a reference to another value"),
            _ => Ok(()),
        }
    }

    fn begin(&mut self, open: Open) -> Result<(), &'static str> {
        if let Some(Open::Map(_, _, None)) = self.open.last() {
            return Err("a key that is no text");
        }
        if self.open.len() >= MAX_DEPTH {
            return Err("nested too deep");
        }
        self.open.push(open);
        Ok(())
    }

    fn end(&mut self, span: Span) -> Result<(), &'static str> {
        let closed = match self.open.pop() {
            Some(Open::List(start, items)) => Json {
                span: start.to(span),
                value: JsonValue::Array(items),
            },
            Some(Open::Map(start, members, _)) => Json {
                span: start.to(span),
                value: JsonValue::Object(members),
            },
            None => return Ok(()),
        };
        self.file(closed)
    }

    fn scalar(
        &mut self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        span: Span,
    ) -> Result<(), &'static str> {
        if let Some(Open::Map(_, members, key @ None)) = self.open.last_mut() {
            if members.iter().any(|member| member.name == text) {
                return Err("a key that stands twice");
            }
            *key = Some((text.into_owned(), span));
            return Ok(());
        }
        let value = if style == ScalarStyle::Plain {
            plain(&text)
        } else {
            JsonValue::String(Cow::Owned(text.into_owned()))
        };
        self.file(Json { span, value })
    }

    /// Puts a value where it belongs.
    fn file(&mut self, value: Json<'static>) -> Result<(), &'static str> {
        match self.open.last_mut() {
            None if self.done.is_some() => return Err("more than one value"),
            None => self.done = Some(value),
            Some(Open::List(_, items)) => items.push(value),
            Some(Open::Map(_, members, key)) => {
                let (name, span) = key.take().ok_or("a key that is no text")?;
                members.push(Member {
                    name: Cow::Owned(name),
                    span,
                    value,
                });
            }
        }
        Ok(())
    }
}

/// What a word without quotes stands for.
fn plain(text: &str) -> JsonValue<'static> {
    match text {
        "" | "~" | "null" => JsonValue::Null,
        "true" => JsonValue::Boolean(true),
        "false" => JsonValue::Boolean(false),
        _ if text.parse::<serde_json::Number>().is_ok() => {
            JsonValue::Number(Cow::Owned(text.to_owned()))
        }
        _ => JsonValue::String(Cow::Owned(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use docwright_model::{Diagnostics, SourceId, Span};

    use super::{MAX_DEPTH, read};
    use crate::document::Document;

    /// The value of a sample and the text it stands in, or what is wrong with it.
    fn told(text: &str) -> String {
        let document = Document {
            source: SourceId(0),
            text,
            blocks: Vec::new(),
            aside: Vec::new(),
            repaired: Vec::new(),
        };
        let mut diagnostics = Diagnostics::default();
        let whole = Span::new(SourceId(0), 0..text.len());
        let found = read(&document, &[whole], &mut diagnostics);
        let Some(found) = found else {
            let said = diagnostics.iter().map(|d| d.message.clone());
            return said.collect();
        };
        let own = ["a", "b"].into_iter().filter_map(|name| {
            let own = found.get(name)?;
            Some(format!("{name}={:?}", document.slice(own.span)))
        });
        let value = found.to_value().to_string();
        let told: Vec<String> = std::iter::once(value).chain(own).collect();
        told.join(" ")
    }

    #[test]
    fn samples_are_read_as_values() {
        let cases = [
            (
                "a: 1\nb: word",
                "{\"a\":1,\"b\":\"word\"} a=\"1\" b=\"word\"",
            ),
            (
                "- true\n- false\n- ~\n- null\n- 1.5\n- '1'\n- \"x\"",
                "[true,false,null,null,1.5,\"1\",\"x\"]",
            ),
            (
                "a: [1, 2]\nb: {c: d}",
                "{\"a\":[1,2],\"b\":{\"c\":\"d\"}} a=\"[1, 2]\" b=\"{c: d}\"",
            ),
            ("a:\nb: ''", "{\"a\":null,\"b\":\"\"} a=\"\" b=\"''\""),
            ("7", "7"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn what_no_sample_holds_is_reported() {
        let deep = |levels| "[".repeat(levels) + &"]".repeat(levels);
        assert_eq!(told(&deep(MAX_DEPTH)), deep(MAX_DEPTH));
        let cases = [
            ("a: 1\na: 2", "a key that stands twice"),
            ("? [a]\n: 1", "a key that is no text"),
            ("? {a: b}\n: 1", "a key that is no text"),
            ("a: &x 1\nb: *x", "a reference to another value"),
            ("--- 1\n--- 2", "more than one value"),
            (&deep(MAX_DEPTH + 1), "nested too deep"),
        ];
        for (text, expected) in cases {
            assert_eq!(told(text), format!("this sample is no YAML: {expected}"));
        }
    }
}
