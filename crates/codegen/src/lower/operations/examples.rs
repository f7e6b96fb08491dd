//! Values to call operations with and to answer them: documented ones where they fit, else made from the schema.

pub(super) mod carried;
mod fit;
mod limited;
mod sample;
mod text;

use docwright_model::{Diagnostic, Diagnostics, Origin};
use docwright_spec::{Pointer, Spec};
use indexmap::IndexMap;
use openapiv3::{Components, MediaType, ReferenceOr, Schema};
use serde_json::Value;

use super::references::{self, resolve};
use super::{Context, answers, bodies, codes, parameters};
use crate::ir::operations::{BodyKind, Content, Example, Place};
use crate::ir::types::TypeRef;
use crate::type_map::TypeMap;

/// What a stub sends where the document shows no bytes.
const BYTES: &str = "example";

/// Where schemas are looked up, and which types their formats become.
#[derive(Clone, Copy)]
struct Schemas<'s> {
    components: Option<&'s Components>,
    map: &'s TypeMap,
}

/// Chooses examples; schemas are looked up in one document.
pub(super) struct Examples<'s> {
    schemas: Schemas<'s>,
    /// All static parts of paths: an example like one of them would name another operation.
    words: Vec<&'s str>,
}

impl<'s> Examples<'s> {
    pub(super) fn new(spec: &'s Spec, map: &'s TypeMap) -> Self {
        let document = spec.document();
        let words = document.paths.paths.keys().flat_map(|path| path.split('/'));
        let mut words: Vec<&str> = words.filter(|word| !word.contains('{')).collect();
        words.sort_unstable();
        words.dedup();
        Self {
            schemas: Schemas {
                components: document.components.as_ref(),
                map,
            },
            words,
        }
    }

    /// The examples of an operation.
    pub(super) fn of(
        &self,
        parameters: &[parameters::Found<'s>],
        body: Option<&bodies::Found<'s>>,
        answers: &[answers::Found<'s>],
        cx: &mut Context<'s, '_>,
    ) -> Example {
        let parameters = parameters.iter().map(|found| {
            let name = found.ir.name.bare().to_owned();
            (name, self.parameter(found, cx))
        });
        let parameters = parameters.collect();
        let body = body.and_then(|found| {
            let kind = found.ir.forms.first().map(|form| &form.kind);
            let typed = matches!(
                kind,
                Some(kind) if kind.value().is_some() || matches!(kind, BodyKind::Parts(_))
            );
            let (media, at) = found.media.as_ref()?;
            Some(self.body(media, at, typed, cx))
        });
        let plain =
            |found: &&answers::Found<'_>| found.ir.success && found.ir.content != Content::Upgrade;
        let first = answers.iter().find(plain);
        let answer = first.and_then(|found| {
            let events = matches!(found.ir.content, Content::Events(_));
            let typed = events || found.ir.content.value().is_some();
            let (media, at) = found.media.as_ref()?;
            Some(self.body(media, at, typed, cx))
        });
        Example {
            parameters,
            body,
            answer,
        }
    }

    fn parameter(&self, found: &parameters::Found<'s>, cx: &mut Context<'s, '_>) -> Value {
        if found.ir.place == Place::Accept {
            return Value::Null;
        }
        let shown = found
            .data
            .and_then(|data| data.example.clone().or_else(|| self.first(&data.examples)));
        let value = self.value(shown, found.schema, &found.at, cx);
        if !found.ir.required && is_empty(&value) {
            return Value::Null;
        }
        match (&found.ir.ty, found.ir.place) {
            (TypeRef::String, Place::Path) if !self.is_segment(&value) => "string".into(),
            (TypeRef::String, Place::Header) if found.ir.wire == "content-type" => {
                let told = value.as_str().filter(|text| super::media::is_valid(text));
                told.unwrap_or("application/octet-stream").into()
            }
            (TypeRef::String, Place::Header | Place::Cookie) if !text::is_plain(&value) => {
                "string".into()
            }
            _ => value,
        }
    }

    /// Whether a value can be a segment of a path that names no other operation.
    fn is_segment(&self, value: &Value) -> bool {
        value.as_str().is_some_and(|text| {
            text::is_plain(value)
                && !matches!(text, "." | "..")
                && self.words.binary_search(&text).is_err()
        })
    }

    fn body(
        &self,
        media: &'s MediaType,
        at: &Pointer,
        typed: bool,
        cx: &mut Context<'s, '_>,
    ) -> Value {
        let shown = media
            .example
            .clone()
            .or_else(|| self.first(&media.examples));
        if typed {
            return self.value(shown, media.schema.as_ref(), at, cx);
        }
        match shown {
            Some(Value::String(text)) => text.into(),
            Some(other) if !other.is_null() => other.to_string().into(),
            _ => BYTES.into(),
        }
    }

    fn value(
        &self,
        shown: Option<Value>,
        schema: Option<&'s ReferenceOr<Schema>>,
        at: &Pointer,
        cx: &mut Context<'s, '_>,
    ) -> Value {
        let Some(schema) = schema else {
            return shown.unwrap_or_else(|| "string".into());
        };
        let Some(shown) = shown else {
            return sample::sample(schema, self.schemas);
        };
        let (_, target) = references::schema(self.schemas.components, schema);
        let fitted = fit::fit(target, shown, self.schemas);
        for remark in &fitted.remarks {
            cx.report(codes::EXAMPLE_MISFIT, &at.join("example"), remark.clone());
        }
        fitted
            .value
            .unwrap_or_else(|| sample::sample(schema, self.schemas))
    }

    fn first(&self, examples: &IndexMap<String, ReferenceOr<openapiv3::Example>>) -> Option<Value> {
        let first = examples.values().next()?;
        resolve(self.schemas.components, first)?.value.clone()
    }
}

/// The examples of components that are objects and fit their schemas, each with the component's name. One that does
/// not is reported.
pub(super) fn of_components(
    spec: &Spec,
    map: &TypeMap,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, Value)> {
    let components = spec.document().components.as_ref();
    let schemas = Schemas { components, map };
    let mut found = Vec::new();
    for (key, node) in components.iter().flat_map(|all| &all.schemas) {
        let ReferenceOr::Item(schema) = node else {
            continue;
        };
        let example = schema.schema_data.example.clone();
        let Some(example) = example.filter(Value::is_object) else {
            continue;
        };
        let fitted = fit::fit(Some(schema), example, schemas);
        let at = Pointer::from("/components/schemas")
            .join(key)
            .join("example");
        let span = spec.origins().nearest(&at).and_then(Origin::span);
        for remark in &fitted.remarks {
            let message = format!("{remark}: {at}");
            diagnostics.push(Diagnostic::new(codes::EXAMPLE_MISFIT, message).at_opt(span));
        }
        let value = fitted.value.filter(|_| fitted.remarks.is_empty());
        found.extend(value.map(|value| (key.clone(), value)));
    }
    found
}

/// Whether nothing of a parameter is sent: it would arrive as one that was left out.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}
