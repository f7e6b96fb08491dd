//! Documented responses become answers.

use docwright_model::Basis;
use docwright_spec::Pointer;
use openapiv3::{MediaType, ReferenceOr, Response, StatusCode};

use super::groups::Entry;
use super::media::{self, Media};
use super::references::resolve;
use super::{Context, NameHint, codes, statuses};
use crate::ir::operations::{Answer, Content, Status};
use crate::ir::types::TypeRef;
use crate::lower::types::Flow;
use crate::names::{self, Kind, Scope};

/// An answer and the part of the document its examples stand in.
pub(super) struct Found<'s> {
    pub(super) ir: Answer,
    pub(super) media: Option<(&'s MediaType, Pointer)>,
}

/// All answers of an operation, successes first, then by status. There is at least one success.
pub(super) fn lower<'s>(
    entry: &Entry<'s>,
    hint: &NameHint,
    cx: &mut Context<'s, '_>,
) -> Vec<Found<'s>> {
    let responses = &entry.operation.responses;
    let at = entry.at.join("responses");
    let mut documented: Vec<(Status, &ReferenceOr<Response>, Pointer)> = Vec::new();
    for (code, response) in &responses.responses {
        match status(code) {
            Some(status) => documented.push((status, response, at.join(code))),
            None => cx.report(
                codes::UNKNOWN_STATUS,
                &at.join(code),
                "no status code that HTTP has",
            ),
        }
    }
    documented.extend(
        responses
            .default
            .as_ref()
            .map(|r| (Status::Default, r, at.join("default"))),
    );
    let succeeds = documented.iter().any(|(status, ..)| first(*status) < 400);
    documented.sort_by_key(|(status, ..)| first(*status));
    let mut scope = Scope::default();
    let mut found: Vec<Found<'s>> = Vec::new();
    for (status, response, at) in documented {
        let success = first(status) < 400 || (status == Status::Default && !succeeds);
        let wanted = names::ident(&statuses::name(status), Kind::Variant);
        let variant = scope
            .claim(&wanted, Kind::Variant, &statuses::name(status))
            .name;
        let response = resolve(cx.spec.document().components.as_ref(), response);
        if response.is_none() {
            cx.report(
                codes::UNRESOLVED_REFERENCE,
                &at,
                "a response that is nowhere",
            );
        }
        let stated = cx.spec.origins().basis(&at) == Basis::Stated;
        let part = if success { "response" } else { variant.bare() };
        let (content, media) = content(response, status, entry, (&at, &hint.join(part)), cx);
        let doc = response.map(|response| response.description.clone());
        let doc = doc.filter(|text| !text.trim().is_empty());
        let words = statuses::words(status);
        let ir = Answer {
            status,
            words,
            variant,
            doc,
            success,
            content,
            boxed: false,
            lenient: !stated,
        };
        found.push(Found { ir, media });
    }
    if !found.iter().any(|found| found.ir.success) {
        found.insert(0, undocumented_success());
    }
    found.sort_by_key(|found| !found.ir.success);
    found
}

/// Where no success is documented, any is one.
fn undocumented_success<'s>() -> Found<'s> {
    let ir = Answer {
        status: Status::Code(200),
        words: statuses::words(Status::Code(200)),
        variant: names::ident("OK", Kind::Variant),
        doc: None,
        success: true,
        content: Content::Empty,
        boxed: false,
        lenient: true,
    };
    Found { ir, media: None }
}

/// Whether a failure is worth a type: one has a body that tells more than its status.
pub(super) fn has_typed_failure(answers: &[Found<'_>]) -> bool {
    let mut failures = answers.iter().filter(|found| !found.ir.success);
    failures.any(|found| matches!(found.ir.content, Content::Json(..)))
}

/// The media types to ask for, where they are not `application/json`.
pub(super) fn accept(answers: &[Found<'_>]) -> Option<String> {
    let mut wanted: Vec<&str> = Vec::new();
    for found in answers.iter().filter(|found| found.ir.success) {
        let media_type = match &found.ir.content {
            Content::Json(_, media_type)
            | Content::Text(media_type)
            | Content::Binary(media_type) => media_type,
            Content::Events(_) => "text/event-stream",
            Content::Any => "*/*",
            Content::Empty | Content::Upgrade | Content::Redirect => continue,
        };
        if !wanted.contains(&media_type) {
            wanted.push(media_type);
        }
    }
    match wanted.as_slice() {
        [] | ["application/json"] => None,
        several => Some(several.join(", ")),
    }
}

fn status(code: &StatusCode) -> Option<Status> {
    match *code {
        StatusCode::Code(code) if (100..600).contains(&code) => Some(Status::Code(code)),
        StatusCode::Range(class) if (1..6).contains(&class) => {
            Some(Status::Range(class * 100, class * 100 + 99))
        }
        _ => None,
    }
}

/// The first status, for sorting: a range stands behind the codes it holds.
fn first(status: Status) -> u16 {
    match status {
        Status::Code(code) => code,
        Status::Range(_, last) => last,
        Status::Default => 600,
    }
}

fn content<'s>(
    response: Option<&'s Response>,
    status: Status,
    entry: &Entry<'s>,
    (at, hint): (&Pointer, &NameHint),
    cx: &mut Context<'s, '_>,
) -> (Content, Option<(&'s MediaType, Pointer)>) {
    let code = first(status);
    if code == 101 {
        return (Content::Upgrade, None);
    }
    if entry.method == "HEAD" || matches!(code, 100..200 | 204 | 205 | 304) {
        return (Content::Empty, None);
    }
    let media = response.and_then(|response| choose(response, at, cx));
    let Some((media_type, part, at)) = media else {
        let empty = if (300..400).contains(&code) {
            Content::Redirect
        } else {
            Content::Empty
        };
        return (empty, None);
    };
    let ty = |cx: &mut Context<'s, '_>| match &part.schema {
        Some(schema) => cx
            .types
            .reference(schema, &at.join("schema"), hint, Flow::Response),
        None => TypeRef::Value,
    };
    let essence = media::essence(media_type);
    let content = match media::kind(media_type) {
        Media::Json => Content::Json(ty(cx), essence),
        Media::Events => Content::Events(ty(cx)),
        Media::Text | Media::Form => Content::Text(essence),
        Media::Binary | Media::Multipart => Content::Binary(essence),
        Media::Any if code < 400 => Content::Any,
        Media::Any if part.schema.is_some() => Content::Json(ty(cx), "application/json".to_owned()),
        Media::Any => Content::Empty,
    };
    (content, Some((part, at)))
}

/// The media type that says most; the others are reported.
fn choose<'s>(
    response: &'s Response,
    at: &Pointer,
    cx: &mut Context<'s, '_>,
) -> Option<(&'s str, &'s MediaType, Pointer)> {
    let valid = response
        .content
        .iter()
        .filter(|(name, _)| media::is_valid(name));
    let (name, part) = valid.min_by_key(|(name, _)| media::kind(name))?;
    let at = at.join("content");
    for other in response.content.keys().filter(|other| *other != name) {
        let message = format!("`{other}` is left out beside `{name}`");
        cx.report(codes::MEDIA_TYPE_LEFT_OUT, &at.join(other), message);
    }
    Some((name, part, at.join(name)))
}
