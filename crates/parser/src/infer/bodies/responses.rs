//! Answers and their bodies, from what rows, tables and samples say of them.

use docwright_model::{Diagnostics, Fact, Origin, Response, Schema, SchemaKind, Status};
use serde_json::Value;

use super::{JSON, from_sample, unlisted};
use crate::evidence::json::{Json, JsonValue};
use crate::evidence::reading::{Form, ResponseReading, ResponseSample};
use crate::infer::examples;
use crate::infer::media::{self, Way};
use crate::resolve::{Habits, Shown};

/// What comes back, by status.
pub(super) fn responses(
    shown: &mut Shown<'_>,
    habits: Habits,
    diagnostics: &mut Diagnostics,
) -> Vec<Response> {
    unlisted::settle(shown, diagnostics);
    let accept = shown
        .curl
        .as_ref()
        .and_then(|curl| curl.header("accept"))
        .cloned();
    let mut known = Known::default();
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
            let forms = known.forms(shown, status, schema.as_ref());
            let named = media::of_forms(accept.as_ref(), is_first, &forms, Way::Answer);
            let names = if !reading.media.is_empty() {
                std::mem::take(&mut reading.media)
            } else if named.is_empty() {
                vec![response_media(accept.as_ref(), is_asked, &reading.status)]
            } else {
                named
            };
            let example = sample.and_then(shown_example);
            content = media::contents(names, schema, example, habits);
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

/// The answers before, with the forms each may have.
#[derive(Default)]
struct Known {
    before: Vec<(Option<String>, Vec<Fact<Form>>)>,
}

impl Known {
    /// The forms of an answer. Docs that make up samples show each form only once an operation, so that an answer also
    /// has those of the one before it of the same type. One that is not shown and is like none before may have all of
    /// theirs, and one that is only shown as a text, but has fields, may have been shown as JSON before.
    fn forms(
        &mut self,
        shown: &Shown<'_>,
        status: Status,
        schema: Option<&Schema>,
    ) -> Vec<Fact<Form>> {
        let link = schema.and_then(|schema| match &schema.kind.value {
            SchemaKind::Reference(link) => Some(link.name.clone()),
            _ => None,
        });
        let mut forms = media::forms_of_answer(&shown.samples, status);
        let is_bare = forms.is_empty();
        let is_text = !is_bare && forms.iter().all(|form| form.value == Form::Text);
        let is_alike = |(own, _): &&(Option<String>, _)| link.is_some() && *own == link;
        if let Some((_, known)) = self.before.iter().rev().find(is_alike) {
            add(&mut forms, known);
        } else if is_bare {
            for (_, known) in &self.before {
                add(&mut forms, known);
            }
            // What no language shows has no fields.
            if forms.len() > 1 && schema.is_some_and(has_fields) {
                forms.retain(|form| form.value != Form::Other);
            }
        } else if is_text && schema.is_some_and(has_fields) {
            let mut before = self.before.iter().flat_map(|(_, known)| known);
            let json = before.find(|form| form.value == Form::Json).cloned();
            forms.splice(0..0, json);
        }
        self.before.push((link, forms.clone()));
        forms
    }
}

/// Adds the forms that are not there yet.
fn add(forms: &mut Vec<Fact<Form>>, more: &[Fact<Form>]) {
    for form in more {
        if forms.iter().all(|known| known.value != form.value) {
            forms.push(form.clone());
        }
    }
}

/// Whether a value may have fields, so that it is more than a text.
fn has_fields(schema: &Schema) -> bool {
    matches!(
        schema.kind.value,
        SchemaKind::Reference(_) | SchemaKind::Object(_) | SchemaKind::AllOf(_) | SchemaKind::Any
    )
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
        .or_else(|| json.filter(|_| !reading.is_untyped).map(shows))
        .or_else(unknown)
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
        Some(accept) if accept.value.contains("json") || accept.value == "*/*" => {
            Fact::new(accept.value.clone(), accept.origin.to_inferred())
        }
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
