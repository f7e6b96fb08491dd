//! Media types, from the forms that bodies are shown in.

use docwright_model::{Fact, Origin};

use crate::evidence::reading::{Form, ResponseSample};

/// The forms that an operation's answers are shown in, each once.
pub(crate) fn forms_of_answers(samples: &[ResponseSample<'_>]) -> Vec<Fact<Form>> {
    let mut out: Vec<Fact<Form>> = Vec::new();
    for sample in samples {
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

/// The media types of a body: the one a header names first, then the usual one of each form it is shown in.
///
/// A value is shown once a form, whatever the number of media types of that form.
pub(crate) fn of_forms(first: Option<&Fact<String>>, forms: &[Fact<Form>]) -> Vec<Fact<String>> {
    let mut out: Vec<Fact<String>> = first.cloned().into_iter().collect();
    for form in forms {
        if first.is_some_and(|first| shows(&first.value, form.value)) {
            continue;
        }
        let name = match form.value {
            Form::Json => "application/json",
            Form::Xml => "application/xml",
            Form::Yaml => "application/x-www-form-urlencoded",
            Form::Text => "text/plain",
        };
        let origin = Origin::inferred_from(form.origin.evidence.clone());
        out.push(Fact::new(name.to_owned(), origin));
    }
    out
}

/// Whether a body of a media type is shown in a form.
fn shows(media: &str, form: Form) -> bool {
    let name = media.split(';').next().unwrap_or_default().trim();
    match form {
        Form::Json => name.ends_with("json"),
        Form::Xml => name.ends_with("xml"),
        Form::Yaml => {
            name.ends_with("yaml") || name.contains("form") || name == "application/octet-stream"
        }
        Form::Text => name.starts_with("text/"),
    }
}
