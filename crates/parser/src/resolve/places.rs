//! Where a parameter stands, and what is a field of the body, where pages leave that open.

use docwright_model::{
    Basis, Fact, Method, Origin, Parameter, Place, Property, Schema, SchemaKind, Span,
};

use foldhash::{HashMap, HashSet};

use crate::evidence::free::nested::Nesting;
use crate::evidence::json::JsonValue;
use crate::evidence::json::fields::Fields;
use crate::evidence::parameters::{FORM, MULTIPART};
use crate::evidence::reading::{BodyContent, BodyReading, Candidate, Hint, OperationReading};
use crate::evidence::request_line;

/// Gives each candidate its place: what the page says, else the path's placeholders, the samples, and the method.
pub(super) fn settle(reading: &mut OperationReading<'_>) {
    if reading.candidates.is_empty() {
        return;
    }
    let mut fields: Vec<(Candidate, Option<Span>)> = Vec::new();
    let mut is_form = false;
    let candidates = std::mem::take(&mut reading.candidates);
    let shown = Shown::by(reading);
    let decided = candidates.iter();
    let decided: Vec<Decided> = decided
        .map(|candidate| decide(candidate, reading, &shown))
        .collect();
    for (candidate, decided) in candidates.into_iter().zip(decided) {
        let (place, origin) = match decided {
            Decided::Place(place, origin) => (place, origin),
            Decided::Field { in_form } => {
                is_form |= in_form;
                let span = candidate.hint.as_ref().and_then(Fact::span);
                fields.push((candidate, span));
                continue;
            }
        };
        let Candidate {
            mut name,
            required,
            mut schema,
            ..
        } = candidate;
        // What stands in an address or a header is sent as text, whatever it means.
        if matches!(schema.kind.value, SchemaKind::Any)
            && schema.kind.origin.basis == Basis::Inferred
        {
            schema.kind.value = SchemaKind::String;
        }
        if place == Place::Path {
            name.value = request_line::placeholder(&reading.operation.path.value, &name.value)
                .unwrap_or(name.value);
        }
        let description = schema.description.take();
        reading.operation.parameters.push(Parameter {
            name,
            place: Some(Fact::new(place, origin)),
            required,
            schema,
            description,
            example: None,
        });
    }
    if !fields.is_empty() {
        reading.body = Some(body(fields, is_form, reading));
    }
}

/// What a candidate is.
enum Decided {
    Place(Place, Origin),
    Field { in_form: bool },
}

/// What the samples of an operation show.
struct Shown<'r> {
    /// The first value of each name in the query, with where it stands.
    query: HashMap<&'r str, Option<Span>>,
    /// The fields of a body in JSON.
    body: Option<Fields<'r, 'r>>,
    /// The names of a form's.
    form: HashSet<&'r str>,
}

impl<'r> Shown<'r> {
    fn by(reading: &'r OperationReading<'_>) -> Self {
        let mut query = HashMap::default();
        for (name, value) in reading.curl.iter().flat_map(|curl| &curl.query) {
            query.entry(name.as_str()).or_insert_with(|| value.span());
        }
        let sample = reading.body_sample.as_ref().map(|sample| &sample.content);
        let body = match sample {
            Some(BodyContent::Json(Some(json))) => {
                let shown = match &json.value {
                    JsonValue::Array(items) => items.first(),
                    _ => Some(json),
                };
                shown.map(Fields::of)
            }
            _ => None,
        };
        let form = match sample {
            Some(BodyContent::Form(fields)) => {
                fields.iter().map(|(name, _)| name.as_str()).collect()
            }
            _ => HashSet::default(),
        };
        Self { query, body, form }
    }
}

fn decide(candidate: &Candidate, reading: &OperationReading<'_>, shown: &Shown<'_>) -> Decided {
    let operation = &reading.operation;
    let name = &candidate.name;
    let own = &name.origin;
    let hint = candidate.hint.as_ref();
    let in_path = request_line::placeholder(&operation.path.value, &name.value).is_some();
    let from_path = || {
        let spans = own.evidence.iter().copied().chain(operation.path.span());
        Decided::Place(Place::Path, Origin::inferred_from(spans))
    };
    let said = |place, hint: &Fact<Hint>| Decided::Place(place, hint.origin.clone());
    let has_body = matches!(
        operation.method.value,
        Method::Post | Method::Put | Method::Patch
    );
    match hint.map(|hint| (hint.value, hint)) {
        Some((Hint::Path, hint)) => said(Place::Path, hint),
        Some((Hint::Header, hint)) => said(Place::Header, hint),
        Some((Hint::Cookie, hint)) => said(Place::Cookie, hint),
        Some((Hint::Body, _)) => Decided::Field { in_form: false },
        Some((Hint::Form | Hint::QueryOrForm, _)) if has_body && !in_path => {
            Decided::Field { in_form: true }
        }
        // A heading over all of an address also stands over what is in its path.
        Some((Hint::Query | Hint::Address | Hint::QueryOrForm, _)) if in_path => from_path(),
        Some((Hint::Query | Hint::QueryOrForm, hint)) => said(Place::Query, hint),
        Some((Hint::Address, hint)) => Decided::Place(Place::Query, hint.origin.to_inferred()),
        _ if in_path => from_path(),
        _ => by_samples(candidate, reading, shown, has_body),
    }
}

/// A candidate of which nothing is said: where a sample shows it, else where the method puts most of them.
fn by_samples(
    candidate: &Candidate,
    reading: &OperationReading<'_>,
    shown: &Shown<'_>,
    has_body: bool,
) -> Decided {
    let name = candidate.name.value.as_str();
    let method = reading.operation.method.span();
    let own = candidate.name.origin.evidence.iter().copied();
    let query = |more: Option<Span>| {
        Decided::Place(Place::Query, Origin::inferred_from(own.clone().chain(more)))
    };
    let may_carry = !matches!(reading.operation.method.value, Method::Get | Method::Head);
    let in_query = shown.query.get(name);
    let in_sample = shown.body.as_ref().is_some_and(|fields| fields.has(name));
    let in_body = may_carry && (in_sample || shown.form.contains(name));
    match (in_body, in_query) {
        (true, _) => Decided::Field { in_form: false },
        (false, Some(value)) => query(*value),
        (false, None) if has_body => Decided::Field { in_form: false },
        (false, None) => query(method),
    }
}

/// A body with these fields; a name with dots is that of a field within another.
fn body(
    fields: Vec<(Candidate, Option<Span>)>,
    in_form: bool,
    reading: &OperationReading<'_>,
) -> BodyReading {
    let evidence: Vec<Span> = fields
        .iter()
        .filter_map(|(field, _)| field.name.span())
        .collect();
    let hint = fields.iter().find_map(|(_, span)| *span);
    let is_file = |field: &Candidate| {
        let format = field.schema.format.as_ref();
        format.is_some_and(|format| format.value == "binary")
    };
    let file = fields
        .iter()
        .find(|(field, _)| is_file(field))
        .and_then(|(field, _)| field.name.span());
    let mut object = Nesting::default();
    for (field, _) in fields {
        if !object.has(&field.name.value) {
            object.put(Property {
                name: field.name,
                required: field.required,
                schema: field.schema,
            });
        }
    }
    let origin = Origin::inferred_from(evidence);
    BodyReading {
        name: "body".to_owned(),
        media: media(file, hint.filter(|_| in_form), reading),
        description: None,
        required: None,
        schema: Schema::of(Fact::new(SchemaKind::Object(object.done()), origin)),
        expansions: Vec::new(),
    }
}

/// The media type of a form; none where the body is no form.
fn media(
    file: Option<Span>,
    form: Option<Span>,
    reading: &OperationReading<'_>,
) -> Vec<Fact<String>> {
    let curl = reading.curl.as_ref();
    let parts = curl
        .filter(|curl| curl.is_multipart)
        .and_then(|curl| curl.path.span());
    let shown = reading
        .body_sample
        .as_ref()
        .and_then(|sample| match &sample.content {
            BodyContent::Form(_) => Some(sample.span),
            BodyContent::Json(_) => None,
        });
    let named = curl.and_then(|curl| curl.header("content-type"));
    let (name, span) = match (file.or(parts), form.or(shown)) {
        (Some(span), _) => (MULTIPART, span),
        (None, Some(span)) if named.is_none() => (FORM, span),
        _ => return Vec::new(),
    };
    vec![Fact::inferred(name.to_owned(), span)]
}
