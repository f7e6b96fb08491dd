//! Request and response bodies: which media types, which types, which examples.

use docwright_model::{
    Diagnostic, Diagnostics, Fact, MediaType, Object, Operation, Origin, Parameter, Place,
    Property, RequestBody, Response, Schema, SchemaKind, Span, Status,
};
use serde_json::Value;

use super::{formats, media};
use crate::codes;
use crate::evidence::curl::Curl;
use crate::evidence::json::{Json, JsonValue};
use crate::evidence::reading::{BodyContent, ResponseReading, ResponseSample};
use crate::resolve::{Merged, Shown, ShownCallback};

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

/// Gives each operation its bodies, and its parameters the values shown for them.
pub(crate) fn fill(merged: &mut Merged<'_>, diagnostics: &mut Diagnostics) {
    let Merged { api, shown, .. } = merged;
    for (operation, shown) in api.operations.iter_mut().zip(shown) {
        fill_one(operation, shown, diagnostics);
    }
}

fn fill_one(operation: &mut Operation, shown: &mut Shown<'_>, diagnostics: &mut Diagnostics) {
    show_parameters(operation, shown);
    operation.request_body = request_body(operation, shown);
    operation.responses = responses(shown, diagnostics);
    for ShownCallback { callback, shown } in std::mem::take(&mut shown.callbacks) {
        let (mut callback, mut shown) = (callback, shown);
        fill_one(&mut callback.operation, &mut shown, diagnostics);
        callback.operation.security = shown.security.take();
        operation.callbacks.push(callback);
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
    let names = request_media(operation, shown, evidence);
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
    let content = names
        .into_iter()
        .enumerate()
        .map(|(index, name)| MediaType {
            schema: schema.clone().map(|schema| media::carry(schema, &name)),
            name,
            example: example.clone().filter(|_| index == 0),
        });
    Some(RequestBody {
        description,
        required,
        content: content.collect(),
    })
}

/// The media types of a request: the sample's header, unless that header is a parameter the caller chooses, and one for
/// each further form the body is shown in.
fn request_media(
    operation: &Operation,
    shown: &Shown<'_>,
    evidence: Option<Span>,
) -> Vec<Fact<String>> {
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
    let is_own = |curl: &Curl| {
        let named = curl.headers.iter();
        named
            .filter(|(name, _)| name.eq_ignore_ascii_case("content-type"))
            .count()
            < 2
    };
    let chosen = is_form
        && shown.curl.as_ref().is_some_and(is_own)
        && operation.parameters.iter().any(is_header);
    let first = header.filter(|_| !chosen);
    let named = media::of_forms(first, true, &shown.body_forms);
    if !named.is_empty() {
        return named;
    }
    let name = match (first, evidence) {
        (Some(header), _) => header.clone(),
        (_, Some(span)) => Fact::inferred(if is_form { FORM } else { JSON }.to_owned(), span),
        (_, None) => Fact::assumed(JSON.to_owned()),
    };
    vec![name]
}

/// The type told, completed by the sample: a list of it where the sample is one and the type is only its item's, and the
/// fields of an object of which none is told, where the sample only holds what samplers make up for fields.
fn fit(schema: Schema, json: &Json<'_>) -> Schema {
    match (&schema.kind.value, &json.value) {
        (SchemaKind::Reference(_), JsonValue::Array(_)) => {
            let told = schema.kind.origin.evidence.iter().copied();
            let origin = Origin::inferred_from(told.chain([json.span]).collect());
            Schema::of(Fact::new(SchemaKind::Array(Some(Box::new(schema))), origin))
        }
        (SchemaKind::Object(object), JsonValue::Object(members))
            if *object == Object::default()
                && !members.is_empty()
                && super::examples::is_made_up(json) =>
        {
            let shown = from_sample(json);
            Schema {
                kind: shown.kind,
                ..schema
            }
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
    let forms = media::forms_of_answers(&shown.samples);
    let mut is_first = true;
    let mut out = Vec::with_capacity(shown.responses.len());
    for mut reading in std::mem::take(&mut shown.responses) {
        let status = reading.status.value;
        let of_status = |sample: &&ResponseSample<'_>| sample.status.value == status;
        let mut own = shown.samples.iter().filter(of_status);
        let sample = own
            .clone()
            .find(|sample| sample.json.is_some())
            .or_else(|| own.next());
        let schema = response_schema(&mut reading, shown, sample);
        let mut content = Vec::new();
        if schema.is_some() || (accept.is_some() && sample.is_some()) {
            let is_asked = is_first || sample.is_some();
            let named = media::of_forms(accept.as_ref(), is_first, &forms);
            let names = if named.is_empty() {
                vec![response_media(accept.as_ref(), is_asked, &reading.status)]
            } else {
                named
            };
            let example = sample.and_then(shown_example);
            content.extend(
                names
                    .into_iter()
                    .enumerate()
                    .map(|(index, name)| MediaType {
                        schema: schema.clone().map(|schema| media::carry(schema, &name)),
                        name,
                        example: example.clone().filter(|_| index == 0),
                    }),
            );
            is_first = false;
        }
        let headers = shown.headers.iter();
        let headers = headers.filter(|(own, _)| *own == status);
        out.push(Response {
            headers: headers.map(|(_, header)| header.clone()).collect(),
            status: reading.status,
            description: reading.description,
            content,
        });
    }
    out
}

/// The type of a response's body: as its row says, else as a table or a sample tells it.
fn response_schema(
    reading: &mut ResponseReading,
    shown: &Shown<'_>,
    sample: Option<&ResponseSample<'_>>,
) -> Option<Schema> {
    let json = sample.and_then(|sample| sample.json.as_ref());
    let status = &reading.status;
    let unknown = || {
        let kind = Fact::new(SchemaKind::Any, status.origin.clone());
        reading.is_told_below.then(|| Schema::of(kind))
    };
    let shows = |json| {
        if reading.is_told_below {
            super::examples::outside(json)
        } else {
            from_sample(json)
        }
    };
    reading
        .schema
        .take()
        .or_else(|| table_schema(shown, status.value, json))
        .or_else(|| json.map(shows))
        .or_else(unknown)
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

/// The type a field-by-field table gives a response whose own cell is empty. Whether the fields are those of the value
/// or of the items of a list, only the sample tells.
fn table_schema(shown: &Shown<'_>, status: Status, sample: Option<&Json<'_>>) -> Option<Schema> {
    let table = shown
        .tables
        .iter()
        .find(|table| table.status == Some(status))?;
    let schema = table.schema.clone();
    let is_list = matches!(schema.kind.value, SchemaKind::Array(_));
    match sample {
        Some(json) if matches!(json.value, JsonValue::Array(_)) && !is_list => {
            let origin = Origin::inferred_from(vec![json.span]);
            let items = Some(Box::new(schema));
            Some(Schema::of(Fact::new(SchemaKind::Array(items), origin)))
        }
        _ => Some(schema),
    }
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
