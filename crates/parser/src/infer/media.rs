//! Media types, from the forms that bodies are shown in, and what they tell of the bodies they carry.

use docwright_model::{Fact, MediaType, Schema, SchemaKind, Status};
use serde_json::Value;

use crate::evidence::reading::{Form, ResponseSample};
use crate::evidence::vocabulary::Facet;
use crate::resolve::Habits;

/// Which way a body goes. A form's fields are shown where they are sent, and not where they come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Request,
    Answer,
}

/// The forms of one body; the example is shown with the first.
pub(crate) fn contents(
    names: Vec<Fact<String>>,
    mut schema: Option<Schema>,
    mut example: Option<Fact<Value>>,
    habits: Habits,
) -> Vec<MediaType> {
    let last = names.len();
    let content = names.into_iter().enumerate().map(|(index, name)| {
        let is_last = index + 1 == last;
        let own = if is_last {
            schema.take()
        } else {
            schema.clone()
        };
        MediaType {
            schema: own.map(|schema| carry(schema, &name, habits)),
            example: example.take(),
            name,
        }
    });
    content.collect()
}

/// The forms that the answers of one status are shown in, each once.
pub(crate) fn forms_of_answer(samples: &[ResponseSample<'_>], status: Status) -> Vec<Fact<Form>> {
    let mut out: Vec<Fact<Form>> = Vec::new();
    let own = samples.iter().filter(|own| own.status.value == status);
    for sample in own {
        let Some(form) = sample.form else { continue };
        let span = sample
            .json
            .as_ref()
            .map(|json| json.span)
            .or(sample.status.span());
        let Some(span) = span else { continue };
        if out.iter().all(|known| known.value != form) {
            out.push(Fact::inferred(form, span));
        }
    }
    out
}

/// The media types of a body: the one a header names first where the header is about this body, and one for each form it
/// is shown in: the one the header names where it is of that form, else the usual one.
///
/// A value is shown once a form, whatever the number of media types of that form.
pub(crate) fn of_forms(
    header: Option<&Fact<String>>,
    is_own: bool,
    forms: &[Fact<Form>],
    way: Way,
) -> Vec<Fact<String>> {
    let mut out: Vec<Fact<String>> = header.filter(|_| is_own).cloned().into_iter().collect();
    for form in forms {
        let origin = form.origin.to_inferred();
        let named = header.filter(|header| shows(&header.value, form.value, way));
        let name = match (named, form.value, way) {
            (Some(_), _, _) if is_own => continue,
            (Some(header), _, _) => header.value.as_str(),
            (None, Form::Json, _) => "application/json",
            (None, Form::Xml, _) => "application/xml",
            (None, Form::Yaml, Way::Request) => "application/x-www-form-urlencoded",
            (None, Form::Yaml, Way::Answer) => "application/x-yaml",
            (None, Form::Text, _) => "text/plain",
            (None, Form::Other, _) => continue,
        };
        out.push(Fact::new(name.to_owned(), origin));
    }
    out
}

/// Whether a body of a media type that goes this way is shown in a form.
fn shows(media: &str, form: Form, way: Way) -> bool {
    let name = media.split(';').next().unwrap_or_default().trim();
    let is_form = name.contains("form") || name == "application/octet-stream";
    match form {
        Form::Json => name.ends_with("json"),
        Form::Xml => name.ends_with("xml"),
        Form::Yaml => name.ends_with("yaml") || way == Way::Request && is_form,
        Form::Text => name.starts_with("text/"),
        Form::Other => {
            let all = [Form::Json, Form::Xml, Form::Yaml, Form::Text];
            !all.into_iter().any(|other| shows(media, other, way))
        }
    }
}

/// Text that travels in a media type for bytes is bytes, where the docs never print that it is.
fn carry(mut schema: Schema, media: &Fact<String>, habits: Habits) -> Schema {
    let is_text = matches!(schema.kind.value, SchemaKind::String)
        && schema.format.is_none()
        && habits.unstated.contains(&Facet::Format);
    if is_text && is_binary(&media.value) {
        let origin = media.origin.to_inferred();
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
