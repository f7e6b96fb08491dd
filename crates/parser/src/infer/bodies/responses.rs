//! Answers and their bodies, from what rows, tables and samples say of them.

use docwright_model::{
    Diagnostic, Diagnostics, Fact, Origin, Response, Schema, SchemaKind, Status,
};
use serde_json::Value;

use super::{JSON, from_sample};
use crate::codes;
use crate::evidence::json::{Json, JsonValue};
use crate::evidence::reading::{ResponseReading, ResponseSample};
use crate::infer::{examples, media};
use crate::resolve::{Habits, Shown};

/// What comes back, by status.
pub(super) fn responses(
    shown: &mut Shown<'_>,
    habits: Habits,
    diagnostics: &mut Diagnostics,
) -> Vec<Response> {
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
            content = media::contents(names, schema.as_ref(), example, habits);
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
            examples::outside(json)
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
