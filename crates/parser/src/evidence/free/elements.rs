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
    children: Vec<Candidate>,
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
    let mut out = Elements::default();
    let mut open: Vec<Open> = Vec::new();
    let text = document.slice(span);
    let start = span.start as usize;
    let mut from = 0;
    while let Some(at) = text
        .get(from..)
        .and_then(|rest| rest.find('<'))
        .map(|at| from + at)
    {
        from = at + 1;
        let place = (start + at) as u32;
        let Some(rest) = text.get(at..).map(clip) else {
            break;
        };
        if code
            .iter()
            .any(|code| code.start <= place && place < code.end)
        {
            continue;
        }
        if let Some(close) = rest.strip_prefix("</") {
            let name = close.split('>').next().unwrap_or_default().trim();
            if open.last().is_some_and(|last| last.name == name)
                && let Some(last) = open.pop()
            {
                let end = at + name.len() + 3;
                finish(
                    document,
                    start,
                    last,
                    Some(at),
                    end,
                    &mut open,
                    &mut out,
                    lexicon,
                );
            }
            continue;
        }
        let Some(element) = html::element(rest).filter(is_field) else {
            continue;
        };
        let Some(length) = tag_length(rest) else {
            continue;
        };
        let is_closed = rest.get(..length).is_some_and(|tag| tag.ends_with("/>"));
        let own = Open {
            name: element.name.clone(),
            element,
            start: at,
            inner: at + length,
            children: Vec::new(),
        };
        from = at + length;
        if is_closed || open.len() >= MAX_DEPTH {
            finish(
                document,
                start,
                own,
                None,
                at + length,
                &mut open,
                &mut out,
                lexicon,
            );
        } else {
            open.push(own);
        }
    }
    out
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

/// Files a field into the one around it, or with the others.
#[expect(
    clippy::too_many_arguments,
    reason = "the stack and what is made from it are two things"
)]
fn finish(
    document: &Document<'_>,
    start: usize,
    own: Open,
    end: Option<usize>,
    behind: usize,
    open: &mut [Open],
    out: &mut Elements,
    lexicon: Lexicon<'_>,
) {
    let span = document.span(start + own.start..start + behind);
    let inner = end.map_or("", |end| {
        document.slice(document.span(start + own.inner..start + end))
    });
    let is_answer = own.name.starts_with("Response");
    let Some(field) = field(own, inner, span, lexicon) else {
        return;
    };
    if let Some(around) = open.last_mut() {
        around.children.push(field);
        return;
    }
    out.spans.push(span);
    if is_answer {
        out.response.push(field);
    } else {
        out.request.push(field);
    }
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
            properties: children.into_iter().map(bullets::property).collect(),
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
