//! Fields and parameters as elements tell them: `<ParamField path="id" type="string" required>What it is.</ParamField>`.

use docwright_model::{Fact, Object, Origin, Schema, SchemaKind, Span};

use super::fields::{self, Lexicon};
use super::{bullets, remarks, spoken};
use crate::blocks::html;
use crate::document::{Document, Element};
use crate::evidence::inline;
use crate::evidence::reading::{Candidate, Hint};

/// What the elements of a section tell.
#[derive(Debug, Default)]
pub(crate) struct Elements {
    /// Parameters and fields of the request.
    pub request: Vec<Candidate>,
    /// Fields of the answer.
    pub response: Vec<Candidate>,
    /// The stretches they stand in.
    pub spans: Vec<Span>,
}

/// An element that is not closed yet.
struct Open {
    name: String,
    element: Element,
    start: usize,
    /// Where its content begins.
    inner: usize,
    children: Vec<Told>,
}

/// A field that was read.
struct Told {
    field: Candidate,
    is_answer: bool,
    span: Span,
}

/// Fields within fields deeper than this are read as if they stood at this depth.
const MAX_DEPTH: usize = 16;

/// Reads the elements of a stretch; `code` are the stretches that only show text.
pub(crate) fn read(
    document: &Document<'_>,
    span: Span,
    code: &[Span],
    lexicon: Lexicon<'_>,
) -> Elements {
    let mut scanner = Scanner {
        document,
        start: span.start as usize,
        lexicon,
        open: Vec::new(),
        out: Elements::default(),
    };
    let text = document.slice(span);
    let mut from = 0;
    while let Some(at) = text
        .get(from..)
        .and_then(|rest| rest.find('<'))
        .map(|at| from + at)
    {
        let place = span.start + at as u32;
        let is_code = code
            .iter()
            .any(|code| code.start <= place && place < code.end);
        let rest = text.get(at..).map(clip).filter(|_| !is_code);
        from = at + rest.map_or(1, |rest| scanner.tag(rest, at));
    }
    // What is never closed says what its tag says.
    for mut own in std::mem::take(&mut scanner.open) {
        let children = std::mem::take(&mut own.children);
        let end = own.inner;
        scanner.close(own, None, end);
        for child in children {
            scanner.put(child);
        }
    }
    scanner.out
}

struct Scanner<'r, 'a> {
    document: &'r Document<'a>,
    /// Where the stretch begins.
    start: usize,
    lexicon: Lexicon<'r>,
    open: Vec<Open>,
    out: Elements,
}

impl Scanner<'_, '_> {
    /// Reads a tag that a text begins with; its length, where it is one of a field.
    fn tag(&mut self, rest: &str, at: usize) -> usize {
        if let Some(close) = rest.strip_prefix("</") {
            let name = close.split('>').next().unwrap_or_default().trim();
            if self.open.last().is_some_and(|last| last.name == name)
                && let Some(last) = self.open.pop()
            {
                self.close(last, Some(at), at + name.len() + 3);
            }
            return 1;
        }
        let element = html::element(rest).filter(is_field);
        let Some((element, length)) = element.zip(tag_length(rest)) else {
            return 1;
        };
        let is_closed = rest.get(..length).is_some_and(|tag| tag.ends_with("/>"));
        let own = Open {
            name: element.name.clone(),
            element,
            start: at,
            inner: at + length,
            children: Vec::new(),
        };
        if is_closed || self.open.len() >= MAX_DEPTH {
            self.close(own, None, at + length);
        } else {
            self.open.push(own);
        }
        length
    }

    /// Files a field into the one around it, or with the others.
    fn close(&mut self, own: Open, end: Option<usize>, behind: usize) {
        let at = |from: usize, to: usize| self.document.span(self.start + from..self.start + to);
        let span = at(own.start, behind);
        let inner = end.map_or("", |end| self.document.slice(at(own.inner, end)));
        let is_answer = own.name.starts_with("Response");
        if let Some(field) = field(own, inner, span, self.lexicon) {
            self.put(Told {
                field,
                is_answer,
                span,
            });
        }
    }

    fn put(&mut self, told: Told) {
        if let Some(around) = self.open.last_mut() {
            around.children.push(told);
            return;
        }
        self.out.spans.push(told.span);
        let fields = if told.is_answer {
            &mut self.out.response
        } else {
            &mut self.out.request
        };
        fields.push(told.field);
    }
}

/// The beginning of a text in which an opening tag must end.
fn clip(text: &str) -> &str {
    let end = (0..=MAX_TAG.min(text.len()))
        .rev()
        .find(|&end| text.is_char_boundary(end));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Opening tags longer than this are text.
const MAX_TAG: usize = 2048;

/// Whether an element tells a field.
fn is_field(element: &Element) -> bool {
    matches!(
        element.name.as_str(),
        "ParamField" | "ResponseField" | "Param" | "Parameter" | "Field" | "Property"
    ) && (place_of(element).is_some() || element.attribute("name").is_some())
}

/// Where the opening tag of a text ends; a `>` may stand in quotes or braces.
fn tag_length(text: &str) -> Option<usize> {
    let (mut quote, mut depth) = (None, 0usize);
    text.char_indices().find_map(|(at, c)| {
        match (quote, c) {
            (Some(own), c) if own == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') => depth = depth.saturating_sub(1),
            (None, '>') if depth == 0 => return Some(at + 1),
            _ => {}
        }
        None
    })
}

fn place_of(element: &Element) -> Option<(&str, Hint)> {
    let places = [
        ("path", Hint::Path),
        ("query", Hint::Query),
        ("header", Hint::Header),
        ("body", Hint::Body),
        ("cookie", Hint::Cookie),
    ];
    let mut found = places
        .iter()
        .filter_map(|(word, hint)| Some((element.attribute(word)?, *hint)));
    found.next().filter(|(name, _)| !name.is_empty())
}

fn field(own: Open, inner: &str, span: Span, lexicon: Lexicon<'_>) -> Option<Candidate> {
    let Open {
        element, children, ..
    } = own;
    let place = place_of(&element);
    let name = place
        .map(|(name, _)| name)
        .or_else(|| element.attribute("name"))?;
    let found = fields::name(name);
    if found.text.is_empty() || found.text.contains(char::is_whitespace) {
        return None;
    }
    let origin = Origin::stated(span);
    let told = element
        .attribute("type")
        .map(|text| spoken::read(text, lexicon.words, &origin));
    let told = told.unwrap_or_default();
    let mut schema = told.schema.unwrap_or_else(|| fields::untyped(&origin));
    if !children.is_empty() {
        let object = SchemaKind::Object(Object {
            properties: children
                .into_iter()
                .map(|child| bullets::property(child.field))
                .collect(),
            additional: None,
        });
        match &mut schema.kind.value {
            SchemaKind::Array(items) => {
                *items = Some(Box::new(Schema::of(Fact::new(object, origin.clone()))));
            }
            _ => schema.kind.value = object,
        }
    }
    // What stands before the first element within is what it is about.
    let said = inner.split('<').next().unwrap_or_default();
    let said = inline::prose(said);
    schema.description = (!said.is_empty()).then(|| Fact::stated(said, span));
    let remarked = remarks::take(&mut schema);
    if let Some(value) = element
        .attribute("default")
        .and_then(|text| remarks::typed(text.trim_matches('"'), &schema))
    {
        schema.facets.default = Some(Fact::new(value, origin.clone()));
    }
    let by_word = element.attribute("required").map(|value| value != "false");
    let by_mark = found.is_optional.map(|is_optional| !is_optional);
    let required = by_word.or(told.required).or(by_mark);
    Some(Candidate {
        name: Fact::new(found.text, origin.clone()),
        hint: place.map(|(_, hint)| Fact::new(hint, origin.clone())),
        required: required.map(|value| Fact::new(value, origin)).or(remarked),
        schema,
        only: None,
    })
}

#[cfg(test)]
mod tests {
    use super::{MAX_TAG, clip, tag_length};

    #[test]
    fn a_tag_ends_where_no_quote_and_no_brace_is_open() {
        for (text, expected) in [
            ("<a>b", Some(3)),
            ("<a b=\">\">", Some(9)),
            ("<a b='>'>", Some(9)),
            ("<a b=\"'\">", Some(9)),
            ("<a b={c > d}>", Some(13)),
            ("<a b={{c}>}>", Some(12)),
            ("<a }>", Some(5)),
            ("<a b=\">", None),
            ("<a {>", None),
        ] {
            assert_eq!(tag_length(text), expected, "{text}");
        }
    }

    #[test]
    fn only_so_much_is_searched_for_the_end_of_a_tag() {
        assert_eq!(clip("<a>"), "<a>");
        let long = "é".repeat(MAX_TAG);
        assert_eq!(clip(&long).len(), MAX_TAG);
        let odd = format!("a{long}");
        assert_eq!(clip(&odd).len(), MAX_TAG - 1);
    }
}
