//! Requests in all the forms people name them: in headings, lines, code blocks and elements.

mod code;
mod headings;
mod text;

use docwright_model::{Fact, Method, Span, Status};

use super::answers;
use crate::blocks::html;
use crate::document::{Document, cover};
use crate::evidence::request_line::RequestLine;
use crate::evidence::{inline, path_styles};
pub(crate) use code::{Fence, lines, of_code};
pub(crate) use headings::{method_of_heading, of_heading, path_of_heading};
use text::{Placed, Tail, methods, skip};

/// A request that a page names.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    /// Its method and path.
    pub line: RequestLine,
    /// The parameters in its query: names, and what stands for their values.
    pub query: Vec<(String, String)>,
    /// The address it is sent to, where one is written out.
    pub base: Option<Fact<String>>,
    /// What the text beside it says it does.
    pub summary: Option<Fact<String>>,
    /// What the text beside it says it answers with.
    pub answer: Option<Fact<Status>>,
    /// Whether it is shown as it is sent, so that values may stand for its parameters.
    pub is_shown: bool,
}

/// Methods that a text begins with, and a path behind them.
struct Found<'t> {
    methods: Vec<Placed>,
    at: usize,
    written: path_styles::Written<'t>,
    rest: &'t str,
}

/// Longer texts name no request.
const MAX_LINE: usize = 2000;

/// The requests that a text begins with; a text says more only behind a mark of its own.
pub(crate) fn of_line(document: &Document<'_>, span: Span) -> Vec<Request> {
    let start = span.start as usize + numbering(document.slice(span));
    let span = document.span(start..span.end as usize);
    let raw = document.slice(span);
    // A code span that does not end was cut off.
    let is_whole = raw.len() < MAX_LINE && raw.matches('`').count().is_multiple_of(2);
    let Some(found) = find(raw, false).filter(|_| is_whole) else {
        return Vec::new();
    };
    let tail = Tail::of(found.rest);
    if tail.goes_on {
        return Vec::new();
    }
    found.requests(document, span, &tail)
}

/// The requests that a point begins with: all of its text, or its first line where nothing stands behind the path there.
pub(crate) fn of_point(document: &Document<'_>, text: &[Span]) -> Vec<Request> {
    let whole = cover(text).map_or(Vec::new(), |span| of_line(document, span));
    let first = || {
        let line = lines(document, text).into_iter().next()?;
        let found = of_line(document, line);
        let is_bare = |request: &Request| request.summary.is_none() && request.answer.is_none();
        Some(found).filter(|found| found.iter().all(is_bare))
    };
    if whole.is_empty() {
        first().unwrap_or_default()
    } else {
        whole
    }
}

/// Whether a text begins as a request does, with a path that can't be read.
pub(crate) fn is_broken(raw: &str) -> bool {
    let raw = raw.get(numbering(raw)..).unwrap_or_default();
    let Some((_, end)) = methods(raw, false).filter(|_| raw.len() < MAX_LINE) else {
        return false;
    };
    let behind = raw.get(end..).unwrap_or_default();
    let path = behind.get(skip(behind, "*_`:)]–—-|")..).unwrap_or_default();
    behind.len() > path.len() && path.starts_with('/') && find(raw, false).is_none()
}

/// The request that an element names: `<Route method="PATCH">/users/{id}</Route>`.
pub(crate) fn of_element(document: &Document<'_>, span: Span) -> Vec<Request> {
    let raw = document.slice(span);
    let trimmed = raw.trim_start();
    let Some(element) = html::element(trimmed) else {
        return Vec::new();
    };
    let method = element.attribute("method").and_then(Method::parse);
    let lead = raw.len() - trimmed.len();
    let inner = trimmed.split_once('>').map_or("", |(_, inner)| inner);
    let named = ["path", "url", "route", "endpoint", "href"]
        .iter()
        .find_map(|name| element.attribute(name));
    let path = named.unwrap_or_else(|| inner.trim_start());
    let (Some(method), Some(written)) = (method, path_styles::read(path)) else {
        return Vec::new();
    };
    let at = raw.find(path).unwrap_or(lead);
    let found = Found {
        methods: vec![(method, lead, lead + element.name.len() + 1)],
        at,
        written,
        rest: "",
    };
    found.requests(document, span, &Tail::of(""))
}

/// The requests that stand in a row, each as code: `` `GET /pets`, `POST /pets` ``.
pub(crate) fn of_codes(document: &Document<'_>, span: Span) -> Vec<Request> {
    let raw = document.slice(span);
    let mut out = Vec::new();
    let mut at = 0;
    for part in raw.split_inclusive([',', '\n']) {
        let bare = part.trim_matches(|c: char| c.is_whitespace() || ",-*".contains(c));
        let lead = part.find(bare).unwrap_or(0);
        let start = span.start as usize + at + lead;
        let found = of_line(document, document.span(start..start + bare.len()));
        if found.is_empty() || !bare.starts_with('`') {
            return Vec::new();
        }
        out.extend(found);
        at += part.len();
    }
    out
}

/// The requests that the line names below which something is folded away: `<summary><code>GET</code> <b>/users</b></summary>`.
pub(crate) fn of_summary(document: &Document<'_>, span: Span) -> Vec<Request> {
    let raw = document.slice(span);
    let Some(found) = find(raw, false).filter(|_| raw.len() < MAX_LINE) else {
        return Vec::new();
    };
    let line = found.rest.lines().next().unwrap_or_default();
    let tail = Tail::of(line);
    found.requests(document, span, &tail)
}

/// A request of a method and a path that stand apart.
pub(crate) fn of_parts(document: &Document<'_>, method: Option<Span>, path: Span) -> Vec<Request> {
    let own = of_line(document, path);
    if !own.is_empty() {
        return own;
    }
    let marks = |c: char| c.is_whitespace() || "*_`\"".contains(c);
    let raw = document.slice(path);
    let trimmed = raw.trim_start_matches(marks);
    // A path that is a link to where it is described.
    let lead = raw.len() - trimmed.len();
    let inner = inline::link(trimmed).map(|(text, ..)| text.trim_start_matches(marks));
    let text = inner.unwrap_or(trimmed);
    let Some(written) = path_styles::read(text) else {
        return Vec::new();
    };
    let methods =
        method.and_then(|span| methods(document.slice(span), false).map(|(own, _)| (span, own)));
    let Some((span, methods)) = methods else {
        return Vec::new();
    };
    let at = path.start as usize + raw.find(text).unwrap_or(lead);
    let to = at + written.length;
    let requests = methods.into_iter().map(|(method, from, end)| Request {
        line: RequestLine {
            method: Fact::stated(
                method,
                document.span(span.start as usize + from..span.start as usize + end),
            ),
            path: Fact::stated(written.path.clone(), document.span(at..to)),
        },
        query: written.query.clone(),
        base: written
            .base
            .map(|base| Fact::stated(base.to_owned(), document.span(at..to))),
        summary: None,
        answer: None,
        is_shown: false,
    });
    requests.collect()
}

impl Found<'_> {
    fn requests(&self, document: &Document<'_>, span: Span, tail: &Tail) -> Vec<Request> {
        let start = span.start as usize;
        let at = |from: usize, to: usize| document.span(start + from..start + to);
        let place = at(self.at, self.at + self.written.length);
        let answer = answers::at_start(&tail.text).map(|(status, _)| Fact::stated(status, span));
        let said = Some(tail.text.trim_matches('`')).filter(|said| !said.is_empty());
        let said = said.filter(|_| answer.is_none());
        let requests = self.methods.iter().map(|&(method, from, to)| Request {
            line: RequestLine {
                method: Fact::stated(method, at(from, to)),
                path: Fact::stated(self.written.path.clone(), place),
            },
            query: self.written.query.clone(),
            base: self
                .written
                .base
                .map(|base| Fact::stated(base.to_owned(), place)),
            summary: said.map(|said| Fact::stated(said.to_owned(), span)),
            answer: answer.clone(),
            is_shown: tail.is_shown,
        });
        requests.collect()
    }
}

/// The length of a number before a title: `1. `, `2.3) `.
fn numbering(raw: &str) -> usize {
    let rest = raw.trim_start_matches(|c: char| c.is_ascii_digit() || ".) ".contains(c));
    let lead = raw.len() - rest.len();
    if raw.starts_with(|c: char| c.is_ascii_digit()) {
        lead
    } else {
        0
    }
}

/// Methods at the beginning of a text and a path behind them.
fn find(raw: &str, any_case: bool) -> Option<Found<'_>> {
    let (methods, end) = methods(raw, any_case)?;
    let behind = raw.get(end..)?;
    let at = end + skip(behind, "*_`:)]–—-|\"");
    // Something must part the two, if only the marks of one of them.
    (at > end).then_some(())?;
    let text = raw.get(at..)?;
    let (text, at) = match inline::link(text) {
        Some((inner, ..))
            if inner.trim_start_matches('`').starts_with('/') && text.starts_with('[') =>
        {
            let lead = 1 + inner.len() - inner.trim_start_matches('`').len();
            (text.get(lead..)?, at + lead)
        }
        _ => (text, at),
    };
    // Within code nothing but a path can follow a method.
    let is_code = raw.starts_with('`') && raw.ends_with('`') && raw.matches('`').count() == 2;
    let written = match path_styles::read(text) {
        None if is_code => path_styles::read_relative(text)?,
        written => written?,
    };
    let rest = text.get(written.length..).unwrap_or_default();
    Some(Found {
        methods,
        at,
        written,
        rest,
    })
}

#[cfg(test)]
mod tests {
    use docwright_model::SourceId;

    use super::{Document, is_broken, of_heading, of_line};

    fn document(text: &str) -> Document<'_> {
        Document {
            source: SourceId(0),
            text,
            blocks: Vec::new(),
            aside: Vec::new(),
            repaired: Vec::new(),
        }
    }

    fn listed(text: &str, is_heading: bool) -> Vec<String> {
        let document = document(text);
        let span = document.span(0..text.len());
        let found = if is_heading {
            of_heading(&document, &[span])
        } else {
            of_line(&document, span)
        };
        let told = found.iter().map(|request| {
            let said = request
                .summary
                .as_ref()
                .map_or("", |said| said.value.as_str());
            let method = request.line.method.value.as_str();
            let out = format!("{method} {} {said}", request.line.path.value);
            out.trim_end().to_owned()
        });
        told.collect()
    }

    #[test]
    fn headings_name_requests_in_many_ways() {
        let cases: [(&str, &[&str]); 24] = [
            ("GET & POST /a", &["GET /a", "POST /a"]),
            ("GET, POST /a", &["GET /a", "POST /a"]),
            ("GET or PUT and POST /a", &["GET /a", "PUT /a", "POST /a"]),
            ("`GET`/`POST` /a", &["GET /a", "POST /a"]),
            ("<b>GET</b> <code>/a</code> All", &["GET /a All"]),
            ("<i>Get</i> a /pet", &[]),
            ("(GET) /a (all)", &["GET /a (all)"]),
            ("List: GET /a", &["GET /a List"]),
            ("xGET /a", &[]),
            ("Run curl GET /a", &[]),
            ("1) PUT /a", &["PUT /a"]),
            ("10 PUT /a", &["PUT /a"]),
            ("GET /a HTTP/1.1 all", &["GET /a all"]),
            ("GET [`/a`](#a) → all", &["GET /a all"]),
            ("GET/a", &[]),
            ("GET /api/lists", &["GET /api/lists"]),
            ("`GET /pets/:id` — One pet", &["GET /pets/{id} One pet"]),
            ("1.2 Get all pets: `GET /pets`", &["GET /pets Get all pets"]),
            ("`GET` `/pets` - All pets", &["GET /pets All pets"]),
            ("**POST** /pets", &["POST /pets"]),
            ("[DELETE] /pets/{id}", &["DELETE /pets/{id}"]),
            ("GET|POST /pets", &["GET /pets", "POST /pets"]),
            ("Get a pet", &[]),
            ("Post /pets", &["POST /pets"]),
        ];
        for (text, expected) in cases {
            assert_eq!(listed(text, true), expected, "{text}");
        }
    }

    #[test]
    fn a_request_whose_path_leaves_out_a_part_is_broken() {
        for text in ["GET /a/...", "1. `PUT` `/a/{b`", "POST: /a/*"] {
            assert!(is_broken(text), "{text}");
        }
        for text in ["GET /a", "GET a/...", "GET/a/*", "Get /a/*", "See GET /a/*"] {
            assert!(!is_broken(text), "{text}");
        }
    }

    #[test]
    fn a_line_is_a_request_where_no_sentence_goes_on() {
        let cases: [(&str, &[&str]); 17] = [
            ("get /pets", &[]),
            ("GET /pets.", &["GET /pets"]),
            ("GET /pets # all", &["GET /pets all"]),
            ("GET /pets | all", &["GET /pets all"]),
            ("GET /pets (all)", &["GET /pets (all)"]),
            ("GET /pets all", &[]),
            ("`GET /pets", &[]),
            ("GET [/pets](#pets): all", &["GET /pets all"]),
            ("GET https://a.test/pets", &["GET /pets"]),
            ("`GET /pets`", &["GET /pets"]),
            ("**GET** `/pets`", &["GET /pets"]),
            ("`GET /pets` - all of them", &["GET /pets all of them"]),
            ("`GET api/pets/:id`", &["GET /api/pets/{id}"]),
            ("GET api/pets", &[]),
            ("`POST /pets` expects a `name`", &[]),
            ("[GET](#x) and more", &[]),
            ("GET /pets HTTP/1.1", &["GET /pets"]),
        ];
        for (text, expected) in cases {
            assert_eq!(listed(text, false), expected, "{text}");
        }
    }
}
