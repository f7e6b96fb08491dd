//! Request and response bodies: which media types, which types, which examples.

use docwright_model::{
    Diagnostic, Diagnostics, Fact, MediaType, Object, Operation, Origin, Parameter, Place,
    Property, RequestBody, Response, Schema, SchemaKind, Span, Status,
};
use serde_json::Value;

use super::formats;
use crate::codes;
use crate::evidence::json::{Json, JsonValue};
use crate::evidence::reading::{BodyContent, ResponseReading, ResponseSample};
use crate::resolve::{Merged, Shown};

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

/// Gives each operation its bodies, and its parameters the values shown for them.
pub(crate) fn fill(merged: &mut Merged<'_>, diagnostics: &mut Diagnostics) {
    let Merged { api, shown, .. } = merged;
    for (operation, shown) in api.operations.iter_mut().zip(shown) {
        show_parameters(operation, shown);
        operation.request_body = request_body(operation, shown);
        operation.responses = responses(shown, diagnostics);
    }
}

/// Values for parameters from the query and headers of the request sample.
fn show_parameters(operation: &mut Operation, shown: &Shown<'_>) {
    let Some(curl) = &shown.curl else { return };
    for parameter in &mut operation.parameters {
        match parameter.place.as_ref().map(|place| place.value) {
            Some(Place::Query) => {
                let value = curl
                    .query
                    .iter()
                    .find(|(name, _)| *name == parameter.name.value)
                    .map(|(_, value)| value);
                parameter.example = value.and_then(|value| example(value, &parameter.schema));
            }
            Some(Place::Header) => {
                let Some(value) = curl.header(&parameter.name.value) else {
                    continue;
                };
                parameter.example = example(value, &parameter.schema);
                // A sample that no sampler would make up for such a header is the default the docs do not print.
                let is_free = matches!(parameter.schema.kind.value, SchemaKind::String)
                    && parameter.schema.enumeration.is_empty();
                if is_free
                    && !formats::is_placeholder(&value.value)
                    && formats::format_of(&value.value).is_none()
                {
                    parameter.schema.default = parameter.example.clone();
                }
            }
            _ => {}
        }
    }
}

/// A value as shown in a request, in the type of its parameter.
fn example(shown: &Fact<String>, schema: &Schema) -> Option<Fact<Value>> {
    let text = shown.value.as_str();
    let value = match &schema.kind.value {
        SchemaKind::Integer | SchemaKind::Number => Value::Number(text.parse().ok()?),
        SchemaKind::Boolean => Value::Bool(text.parse().ok()?),
        SchemaKind::String | SchemaKind::Reference(_) | SchemaKind::Any => {
            Value::String(text.to_owned())
        }
        SchemaKind::Array(Some(items)) => {
            let item = example(shown, items)?;
            Value::Array(vec![item.value])
        }
        _ => return None,
    };
    Some(Fact::new(
        value,
        Origin::inferred_from(shown.origin.evidence.clone()),
    ))
}

fn request_body(operation: &Operation, shown: &mut Shown<'_>) -> Option<RequestBody> {
    let sample = shown.body_sample.as_ref();
    let body = shown.body.take();
    let evidence = sample.map(|sample| sample.span);
    if body.is_none() && evidence.is_none() {
        return None;
    }
    let name = request_media(operation, shown, evidence);
    let (description, required, schema) = match body {
        Some(body) => (body.description, body.required, Some(body.schema)),
        None => (None, None, None),
    };
    let (schema, example) = match shown.body_sample.as_ref().map(|sample| &sample.content) {
        Some(BodyContent::Json(Some(json))) => {
            let example = Fact::stated(json.to_value(), json.span);
            (
                Some(schema.map_or_else(|| from_sample(json), |schema| fit(schema, json))),
                Some(example),
            )
        }
        Some(BodyContent::Form(fields)) => {
            let example = form_example(fields, evidence);
            (
                Some(schema.unwrap_or_else(|| form_schema(fields, evidence))),
                example,
            )
        }
        _ => (schema, None),
    };
    let schema = schema.map(|schema| carry(schema, &name));
    Some(RequestBody {
        description,
        required,
        content: vec![MediaType {
            name,
            schema,
            example,
        }],
    })
}

/// The media type of a request: the sample's header, unless that header is a parameter the caller chooses.
fn request_media(operation: &Operation, shown: &Shown<'_>, evidence: Option<Span>) -> Fact<String> {
    let is_form = matches!(
        shown.body_sample.as_ref().map(|s| &s.content),
        Some(BodyContent::Form(_))
    );
    let is_header = |p: &Parameter| {
        p.name.value.eq_ignore_ascii_case("content-type")
            && p.place.as_ref().is_some_and(|at| at.value == Place::Header)
    };
    let header = shown
        .curl
        .as_ref()
        .and_then(|curl| curl.header("content-type"));
    let chosen = is_form && operation.parameters.iter().any(is_header);
    match (header, evidence) {
        (Some(header), _) if !chosen => header.clone(),
        (_, Some(span)) => Fact::inferred(if is_form { FORM } else { JSON }.to_owned(), span),
        (_, None) => Fact::assumed(JSON.to_owned()),
    }
}

/// A list or a map of the type named, where the sample is one and the type is only its item's.
fn fit(schema: Schema, json: &Json<'_>) -> Schema {
    let is_link = matches!(schema.kind.value, SchemaKind::Reference(_));
    match &json.value {
        JsonValue::Array(_) if is_link => {
            let origin = Origin::inferred_from(
                schema
                    .kind
                    .origin
                    .evidence
                    .iter()
                    .copied()
                    .chain([json.span])
                    .collect(),
            );
            Schema::of(Fact::new(SchemaKind::Array(Some(Box::new(schema))), origin))
        }
        _ => schema,
    }
}

/// A type of which only a sample is known; the rest is filled in with all other samples.
fn from_sample(json: &Json<'_>) -> Schema {
    super::examples::merged(&[json], &mut Diagnostics::default())
}

fn form_example(fields: &[(String, Fact<String>)], evidence: Option<Span>) -> Option<Fact<Value>> {
    let value: serde_json::Map<_, _> = fields
        .iter()
        .map(|(name, value)| (name.clone(), Value::String(value.value.clone())))
        .collect();
    let span = evidence.filter(|_| !value.is_empty())?;
    Some(Fact::stated(Value::Object(value), span))
}

fn form_schema(fields: &[(String, Fact<String>)], evidence: Option<Span>) -> Schema {
    let properties = fields.iter().map(|(name, value)| {
        let origin = Origin::inferred_from(value.origin.evidence.clone());
        let schema = Schema::of(Fact::new(SchemaKind::String, origin.clone()));
        Property {
            name: Fact::new(name.clone(), origin),
            required: None,
            schema,
        }
    });
    let object = Object {
        properties: properties.collect(),
        additional: None,
    };
    Schema::of(Fact::new(
        SchemaKind::Object(object),
        Origin::inferred_from(evidence.into_iter().collect()),
    ))
}

fn responses(shown: &mut Shown<'_>, diagnostics: &mut Diagnostics) -> Vec<Response> {
    report_unlisted(shown, diagnostics);
    let accept = shown
        .curl
        .as_ref()
        .and_then(|curl| curl.header("accept"))
        .cloned();
    let mut is_first = true;
    let mut out = Vec::with_capacity(shown.responses.len());
    for reading in std::mem::take(&mut shown.responses) {
        let status = reading.status.value;
        let sample = shown
            .samples
            .iter()
            .find(|sample| sample.status.value == status);
        let told = reading.schema.or_else(|| table_schema(shown, status));
        let schema = told.or_else(|| sample?.json.as_ref().map(from_sample));
        let mut content = Vec::new();
        if schema.is_some() || (accept.is_some() && sample.is_some()) {
            let is_asked = is_first || sample.is_some();
            let name = response_media(accept.as_ref(), is_asked, &reading.status);
            let schema = schema.map(|schema| carry(schema, &name));
            content.push(MediaType {
                name,
                schema,
                example: sample.and_then(shown_example),
            });
            is_first = false;
        }
        let ResponseReading {
            status,
            description,
            ..
        } = reading;
        out.push(Response {
            status,
            description,
            content,
            headers: Vec::new(),
        });
    }
    out
}

/// Reports answers that are shown with a status no table lists.
fn report_unlisted(shown: &Shown<'_>, diagnostics: &mut Diagnostics) {
    for sample in &shown.samples {
        let status = &sample.status;
        if shown
            .responses
            .iter()
            .all(|listed| listed.status.value != status.value)
        {
            let message = format!(
                "an answer with status {} is shown, but no table lists it",
                status.value
            );
            diagnostics.push(Diagnostic::new(codes::UNKNOWN_PART, message).at_opt(status.span()));
        }
    }
}

fn shown_example(sample: &ResponseSample<'_>) -> Option<Fact<Value>> {
    sample
        .json
        .as_ref()
        .map(|json| Fact::stated(json.to_value(), json.span))
}

/// Text that travels in a media type for bytes is bytes.
fn carry(mut schema: Schema, media: &Fact<String>) -> Schema {
    let is_text = matches!(schema.kind.value, SchemaKind::String) && schema.format.is_none();
    if is_text && is_binary(&media.value) {
        let origin = Origin::inferred_from(media.origin.evidence.clone());
        schema.format = Some(Fact::new("binary".to_owned(), origin));
    }
    schema
}

/// Whether a media type holds bytes that are no text.
fn is_binary(media: &str) -> bool {
    let essence = media
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let (family, kind) = essence.split_once('/').unwrap_or((essence.as_str(), ""));
    match family {
        "image" => !kind.starts_with("svg"),
        "audio" | "video" | "font" => true,
        "application" => matches!(
            kind,
            "octet-stream"
                | "zip"
                | "gzip"
                | "x-gzip"
                | "x-tar"
                | "x-bzip2"
                | "x-7z-compressed"
                | "pdf"
                | "wasm"
        ),
        _ => false,
    }
}

/// The type a field-by-field table gives a response whose own cell is empty.
fn table_schema(shown: &Shown<'_>, status: Status) -> Option<Schema> {
    let fits = |known: Option<Status>| known.is_none_or(|known| known == status);
    shown
        .tables
        .iter()
        .find(|table| table.status.is_some() && fits(table.status))
        .map(|table| table.schema.clone())
}

/// The media type of a response. The sample asks for that of the first response with a body; others follow it where it
/// can hold any value.
fn response_media(
    accept: Option<&Fact<String>>,
    is_asked: bool,
    status: &Fact<Status>,
) -> Fact<String> {
    match accept {
        Some(accept) if is_asked => accept.clone(),
        Some(accept) if accept.value.contains("json") || accept.value == "*/*" => Fact::new(
            accept.value.clone(),
            Origin::inferred_from(accept.origin.evidence.clone()),
        ),
        _ => {
            let evidence = status.origin.evidence.clone();
            Fact::new(
                JSON.to_owned(),
                Origin {
                    evidence,
                    ..Origin::assumed()
                },
            )
        }
    }
}
