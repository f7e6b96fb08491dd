//! Requests that sentences tell a reader to send: "To add a boat, send a POST request to `/boats`."
//!
//! In: a paragraph. Out: the request, with what it is for. Only a sentence that tells what to do counts: what somebody did, what a
//! program does, and what went wrong are told in the same words by pages that describe no API.

use docwright_model::{Fact, Method, Span};

use super::requests::Request;
use super::words::Part;
use crate::document::Document;
use crate::evidence::path_styles;
use crate::evidence::request_line::RequestLine;

/// A request with the part that the end of its sentence announces.
pub(crate) struct Told {
    pub request: Request,
    pub announced: Option<Part>,
}

/// Longer texts are not looked into.
const MAX_TEXT: usize = 2000;

/// Reads the first sentence of a text that tells to send a request.
pub(crate) fn of_text(document: &Document<'_>, span: Span) -> Option<Told> {
    let raw = document.slice(span);
    (raw.len() <= MAX_TEXT).then_some(())?;
    let mut at = 0;
    for sentence in raw.split_inclusive(". ") {
        let from = at;
        at += sentence.len();
        if let Some(told) = of_sentence(document, sentence, span, span.start as usize + from) {
            return Some(told);
        }
    }
    None
}

fn of_sentence(document: &Document<'_>, sentence: &str, span: Span, at: usize) -> Option<Told> {
    let begin = sentence.trim_start();
    let aim = strip(begin, &["to "]).and_then(|rest| rest.split_once(", "));
    let (aim, rest) = aim.map_or((None, begin), |(aim, rest)| (Some(aim), rest));
    let leads = [
        "you will need to ",
        "you need to ",
        "you have to ",
        "you can ",
        "you must ",
        "you should ",
        "simply ",
        "just ",
        "please ",
    ];
    let rest = strip(rest, &leads).unwrap_or(rest);
    let rest = strip(rest, &["send ", "make ", "issue ", "perform ", "submit "])?;
    let rest = strip(rest, &["a ", "an "])?;
    let rest = strip(rest, &["http "]).unwrap_or(rest);
    let rest = rest.trim_start_matches(['`', '*']);
    let end = rest.find(|c: char| !c.is_ascii_uppercase())?;
    let (word, rest) = rest.split_at_checked(end)?;
    let method = Method::parse(word)?;
    let rest = rest.trim_start_matches(['`', '*']);
    let rest = strip(rest, &[" request to ", " call to ", " request at "])?;
    let rest = strip(rest, &["the "]).unwrap_or(rest);
    let rest = strip(rest, &["endpoint ", "following endpoint: "]).unwrap_or(rest);
    let text = rest.trim_start_matches(['`', '*', '"']);
    let written = path_styles::read(text)?;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_named = written.path.len() > 1 && !written.path.split('/').any(is_number);
    is_named.then_some(())?;
    let from = at + sentence.len() - text.len();
    let place = document.span(from..from + written.length);
    let after = text.get(written.length..).unwrap_or_default();
    Some(Told {
        request: Request {
            line: RequestLine {
                method: Fact::inferred(method, span),
                path: Fact::inferred(written.path, place),
            },
            query: written.query,
            base: written
                .base
                .map(|base| Fact::stated(base.to_owned(), place)),
            summary: aim.map(|aim| Fact::stated(aim.trim().to_owned(), span)),
            answer: None,
            is_shown: false,
        },
        announced: announced(after),
    })
}

/// A text behind the first of these that it begins with, in any case.
fn strip<'t>(text: &'t str, leads: &[&str]) -> Option<&'t str> {
    leads.iter().find_map(|lead| {
        let begin = text.get(..lead.len())?;
        begin
            .eq_ignore_ascii_case(lead)
            .then(|| text.get(lead.len()..))?
    })
}

/// What the end of a sentence announces: `with the following body:`.
fn announced(after: &str) -> Option<Part> {
    let lower = after.trim_end().to_ascii_lowercase();
    let end = lower.lines().next()?.strip_suffix(':')?;
    let has = |words: &[&str]| words.iter().any(|word| end.contains(word));
    match () {
        () if has(&["body", "payload", "json", "field", "data"]) => Some(Part::Body),
        () if has(&["query"]) => Some(Part::Query),
        () if has(&["param"]) => Some(Part::Parameters),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use docwright_model::SourceId;

    use super::{Document, of_text};

    #[test]
    fn only_sentences_that_tell_what_to_do_name_requests() {
        for (text, expected) in [
            (
                "To add a boat, send a POST request to `/boats` with a name.",
                Some("POST /boats"),
            ),
            (
                "Send a `GET` request to the /boats/:id endpoint.",
                Some("GET /boats/{id}"),
            ),
            (
                "All is well. Make an HTTP DELETE request to `/boats/{id}`.",
                Some("DELETE /boats/{id}"),
            ),
            (
                "You can send a GET request to `https://a.test/boats`.",
                Some("GET /boats"),
            ),
            ("Then we send a GET request to `/boats`.", None),
            ("The page sends a GET request to `/boats` and fails.", None),
            ("Clients should now send a POST request to `/boats`.", None),
            (
                "When I send a GET request to `/boats` then I am told so.",
                None,
            ),
            ("Send a GET request to `/boats/1`.", None),
            ("Send a GET request to the server.", None),
            ("Send a letter to `/boats`.", None),
        ] {
            let document = Document {
                source: SourceId(0),
                text,
                blocks: Vec::new(),
                aside: Vec::new(),
                repaired: Vec::new(),
            };
            let found = of_text(&document, document.span(0..text.len()));
            let found = found.map(|told| {
                let line = told.request.line;
                format!("{} {}", line.method.value.as_str(), line.path.value)
            });
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
