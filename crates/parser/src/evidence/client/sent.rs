//! Where the parameters of a method travel, and which of them is the body.

use docwright_model::{Fact, Method, Object, Origin, Property, Schema, SchemaKind};

use super::parameters::Told;
use super::types;
use crate::evidence::free::key;
use crate::evidence::parameters::{FORM, MULTIPART};
use crate::evidence::reading::{BodyReading, Candidate, Hint};
use crate::evidence::request_line::{self, RequestLine};

/// What a method sends beside its path.
#[derive(Default)]
pub(super) struct Sent {
    /// Its parameters, each with where it is taken to stand.
    pub candidates: Vec<Candidate>,
    /// Its body.
    pub body: Option<BodyReading>,
}

/// Gives each parameter its place. Only one in the path is stated: the path names it.
pub(super) fn place(told: Vec<Told>, line: &RequestLine, media: Vec<Fact<String>>) -> Sent {
    let is_form = !media.is_empty() && media.iter().all(|name| is_form(&name.value));
    let mut out = Sent::default();
    let mut rest = Vec::new();
    for told in told {
        let path = &line.path;
        if request_line::placeholder(&path.value, &told.name.value).is_some() {
            let hint = Fact::new(Hint::Path, path.origin.clone());
            out.candidates.push(candidate(told, hint));
        } else if let Some(header) = header(&told.name.value) {
            let origin = told.name.origin.to_inferred();
            let hint = Fact::new(Hint::Header, origin.clone());
            let told = Told {
                name: Fact::new(header, origin),
                ..told
            };
            out.candidates.push(candidate(told, hint));
        } else {
            rest.push(told);
        }
    }
    if is_form {
        out.body = form(rest, media);
        return out;
    }
    let body = body(&rest, line.method.value, !media.is_empty());
    for (at, told) in rest.into_iter().enumerate() {
        if Some(at) == body {
            out.body = Some(whole(told, media.clone()));
        } else {
            let hint = Fact::new(Hint::Query, told.name.origin.to_inferred());
            out.candidates.push(candidate(told, hint));
        }
    }
    out
}

fn is_form(media: &str) -> bool {
    let name = media.split(';').next().unwrap_or_default().trim();
    [FORM, MULTIPART]
        .iter()
        .any(|form| name.eq_ignore_ascii_case(form))
}

fn candidate(told: Told, hint: Fact<Hint>) -> Candidate {
    Candidate {
        name: told.name,
        hint: Some(hint),
        required: told.required,
        schema: told.schema,
        only: None,
    }
}

/// Headers that are known by their names alone.
const HEADERS: &[&str] = &[
    "If-Match",
    "If-None-Match",
    "If-Modified-Since",
    "If-Unmodified-Since",
    "Accept-Language",
    "Accept-Encoding",
    "Idempotency-Key",
    "User-Agent",
    "Content-Language",
    "Content-Encoding",
    "Content-MD5",
    "Last-Event-ID",
];

/// The header that a name can only be that of.
fn header(name: &str) -> Option<String> {
    let own = key(name);
    if let Some(known) = HEADERS.iter().find(|known| key(known) == own) {
        return Some((*known).to_owned());
    }
    let rest = ["X-", "x-", "X_", "x_"]
        .iter()
        .find_map(|lead| name.strip_prefix(lead))?;
    // Languages without hyphens write `x_trace_id`; `x_offset` is a name like any other.
    let is_marked = !name.starts_with("x_") || rest.contains('_');
    let is_name = is_marked
        && rest.len() > 1
        && rest
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    is_name.then(|| name.replace('_', "-"))
}

/// The fields of a form; there is no telling which of them travel in the query.
fn form(told: Vec<Told>, media: Vec<Fact<String>>) -> Option<BodyReading> {
    let evidence = told.iter().filter_map(|told| told.name.span());
    let origin = Origin::inferred_from(evidence.collect::<Vec<_>>());
    let fields = told.into_iter().map(|told| Property {
        name: told.name,
        required: told.required,
        schema: told.schema,
    });
    let object = Object {
        properties: fields.collect(),
        additional: None,
    };
    (!object.properties.is_empty()).then(|| BodyReading {
        name: "body".to_owned(),
        media,
        description: None,
        required: None,
        schema: Schema::of(Fact::new(SchemaKind::Object(object), origin)),
        expansions: Vec::new(),
    })
}

/// A parameter that is the body as a whole. Its type is stated; that it is that of the body is not.
fn whole(told: Told, media: Vec<Fact<String>>) -> BodyReading {
    let mut schema = told.schema;
    schema.kind.origin = schema.kind.origin.to_inferred();
    let description = schema.description.take();
    BodyReading {
        name: told.name.value,
        media,
        description,
        required: told.required,
        schema,
        expansions: Vec::new(),
    }
}

/// Names that generators give to bodies without one.
const NAMES: &[&str] = &["body", "requestbody"];

/// Which of the parameters is the body: the one that looks most like it, where the method and the media types allow one.
fn body(told: &[Told], method: Method, has_media: bool) -> Option<usize> {
    let least = match (method, has_media) {
        (Method::Post | Method::Put | Method::Patch, true) => 1,
        (Method::Post | Method::Put | Method::Patch, false) | (_, true) => 4,
        (_, false) => 8,
    };
    let scores = told.iter().map(|one| likeness(one, told.len() == 1));
    let ranked = scores.enumerate().filter(|&(_, score)| score >= least);
    ranked
        .max_by_key(|&(at, score)| (score, at))
        .map(|(at, _)| at)
}

/// How much a parameter looks like a body.
fn likeness(told: &Told, is_only: bool) -> usize {
    let name = key(&told.name.value);
    if NAMES.contains(&name.as_str()) {
        return 8;
    }
    let is_own = |schema: &Schema| match &schema.kind.value {
        SchemaKind::Reference(link) => key(types::last_part(&link.name)) == name,
        _ => false,
    };
    match &told.schema.kind.value {
        SchemaKind::Reference(_) if is_own(&told.schema) => 5,
        SchemaKind::Array(Some(items)) if is_own(items) => 5,
        SchemaKind::Array(Some(items)) if matches!(items.kind.value, SchemaKind::Reference(_)) => 3,
        SchemaKind::Reference(_) => 3,
        SchemaKind::Object(_) | SchemaKind::Any => 2,
        SchemaKind::String
            if told
                .schema
                .format
                .as_ref()
                .is_some_and(|format| format.value == "binary") =>
        {
            3
        }
        _ => usize::from(is_only),
    }
}
