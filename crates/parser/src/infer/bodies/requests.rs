//! Bodies of requests, from what a table says of them and from the sample.

use docwright_model::{
    Fact, Object, Operation, Origin, Parameter, Place, Property, RequestBody, Schema, SchemaKind,
    Span,
};
use serde_json::Value;

use super::{JSON, from_sample};
use crate::evidence::curl::Curl;
use crate::evidence::json::{Json, JsonValue};
use crate::evidence::parameters::{FORM, MULTIPART};
use crate::evidence::reading::BodyContent;
use crate::infer::examples;
use crate::infer::media::{self, Way};
use crate::resolve::{Habits, Shown};

/// What a request carries; none where neither a table nor a sample says so.
pub(super) fn request_body(
    operation: &Operation,
    shown: &mut Shown<'_>,
    habits: Habits,
) -> Option<RequestBody> {
    let sample = shown.body_sample.as_ref();
    let body = shown.body.take();
    let evidence = sample.map(|sample| sample.span);
    if body.is_none() && evidence.is_none() {
        return None;
    }
    let stated = body.as_ref().map(|body| body.media.clone());
    let names = match stated.filter(|names| !names.is_empty()) {
        Some(names) => names,
        None => {
            let has_file = body.as_ref().is_some_and(|body| has_file(&body.schema));
            request_media(operation, shown, evidence, has_file)
        }
    };
    let (description, required, schema) = match body {
        Some(body) => {
            shown.expansions = body.expansions;
            (body.description, body.required, Some(body.schema))
        }
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
    Some(RequestBody {
        description,
        required,
        content: media::contents(names, schema, example, habits),
    })
}

/// The media types of a request: the sample's header, unless that header is a parameter the caller chooses, and one for
/// each further form the body is shown in.
fn request_media(
    operation: &Operation,
    shown: &Shown<'_>,
    evidence: Option<Span>,
    has_file: bool,
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
    let mut named = media::of_forms(first, true, &shown.body_forms, Way::Request);
    // A form with a file can only be sent in parts.
    for name in named.iter_mut().filter(|_| first.is_none() && has_file) {
        if name.value == FORM {
            MULTIPART.clone_into(&mut name.value);
        }
    }
    if !named.is_empty() {
        return named;
    }
    let is_multipart = shown.curl.as_ref().is_some_and(|curl| curl.is_multipart);
    let usual = match (is_form, is_multipart) {
        (true, true) => MULTIPART,
        (true, false) => FORM,
        (false, _) => JSON,
    };
    let name = match (first, evidence) {
        (Some(header), _) => header.clone(),
        (_, Some(span)) => Fact::inferred(usual.to_owned(), span),
        (_, None) => Fact::assumed(JSON.to_owned()),
    };
    vec![name]
}

/// Whether one of an object's own fields holds bytes.
fn has_file(schema: &Schema) -> bool {
    let SchemaKind::Object(object) = &schema.kind.value else {
        return false;
    };
    object.properties.iter().any(|property| {
        let format = property.schema.format.as_ref();
        format.is_some_and(|format| format.value == "binary")
    })
}

/// The type told, completed by the sample: a list of it where the sample is one and the type is only its item's, and the
/// fields of an object of which none is told, where the sample only holds what samplers make up for fields.
fn fit(schema: Schema, json: &Json<'_>) -> Schema {
    match (&schema.kind.value, &json.value) {
        (SchemaKind::Reference(_), JsonValue::Array(_)) => {
            let told = schema.kind.origin.evidence.iter().copied();
            let origin = Origin::inferred_from(told.chain([json.span]));
            Schema::of(Fact::new(SchemaKind::Array(Some(Box::new(schema))), origin))
        }
        (SchemaKind::Object(object), JsonValue::Object(members))
            if *object == Object::default()
                && !members.is_empty()
                && examples::is_made_up(json) =>
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
        let origin = value.origin.to_inferred();
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
        Origin::inferred_from(evidence),
    ))
}
