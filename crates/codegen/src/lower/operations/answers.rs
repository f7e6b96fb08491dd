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
    /// What the document says of its status.
    pub(super) response: Option<&'s Response>,
    pub(super) at: Pointer,
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
            Some(status) => documented.push((status, response, at.join(code.to_string()))),
            None => cx.report(
                codes::UNKNOWN_STATUS,
                &at.join(code.to_string()),
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
        let answers = |found: &Found<'_>| found.ir.success && found.ir.content != Content::Empty;
        let (hint, part) = if !success {
            (hint.clone(), None)
        } else if found.iter().any(answers) {
            (hint.join("response"), None)
        } else {
            (hint.clone(), Some("response"))
        };
        found.extend(of_status(
            (status, success),
            response,
            &at,
            entry,
            (&hint, part),
            &mut scope,
            cx,
        ));
    }
    if !found.iter().any(|found| found.ir.success) {
        found.insert(0, undocumented_success());
    }
    found.sort_by_key(|found| !found.ir.success);
    found
}

/// The answers of one status: one for each representation, where it is a success. What they hold is called after the
/// part, else after the status.
fn of_status<'s>(
    (status, success): (Status, bool),
    response: &'s ReferenceOr<Response>,
    at: &Pointer,
    entry: &Entry<'s>,
    (hint, part): (&NameHint, Option<&str>),
    scope: &mut Scope,
    cx: &mut Context<'s, '_>,
) -> Vec<Found<'s>> {
    let mut found = Vec::new();
    let documented = response;
    let response = resolve(cx.spec.document().components.as_ref(), documented);
    if let (None, ReferenceOr::Reference { reference }) = (response, documented) {
        cx.report_unresolved(reference, at);
    }
    let name = statuses::name(status);
    let variant = scope.claim(&names::ident(&name, Kind::Variant), Kind::Variant, &name);
    let part = part.unwrap_or(variant.name.bare());
    let mut contents = contents(response, status, entry, (at, &hint.join(part)), cx);
    contents.truncate(if success { contents.len() } else { 1 });
    let doc = response.map(|response| response.description.clone());
    let ir = Answer {
        status,
        words: statuses::words(status),
        variant: variant.name,
        doc: doc.filter(|text| !text.trim().is_empty()),
        success,
        content: Content::Empty,
        boxed: false,
        lenient: cx.spec.origins().basis(at) != Basis::Stated,
        only: None,
        headers: false,
    };
    for (place, (media_type, content, media)) in contents.into_iter().enumerate() {
        let mut ir = Answer {
            content,
            ..ir.clone()
        };
        if place > 0 {
            let name = format!("{name} {}", media_type.replace("application/", ""));
            let wanted = names::ident(&name, Kind::Variant);
            ir.variant = scope.claim(&wanted, Kind::Variant, &name).name;
            ir.only = Some(media_type);
        }
        found.push(Found {
            ir,
            media,
            response,
            at: at.clone(),
        });
    }
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
        only: None,
        headers: false,
    };
    Found {
        ir,
        media: None,
        response: None,
        at: Pointer::root(),
    }
}

/// Whether a failure is worth a type: one has a body that tells more than its status.
pub(super) fn has_typed_failure(answers: &[Found<'_>]) -> bool {
    let mut failures = answers.iter().filter(|found| !found.ir.success);
    failures.any(|found| found.ir.content.value().is_some())
}

/// The media types of the successes, the first one first.
pub(super) fn offers(answers: &[Found<'_>]) -> Vec<String> {
    let mut offers: Vec<String> = Vec::new();
    for found in answers.iter().filter(|found| found.ir.success) {
        let media_type = match &found.ir.content {
            Content::Json(_, media_type)
            | Content::Xml(_, media_type, _)
            | Content::Text(media_type)
            | Content::Binary(media_type) => media_type,
            Content::Events(_) => "text/event-stream",
            Content::Any => "*/*",
            Content::Empty | Content::Upgrade | Content::Redirect => continue,
        };
        if !offers.iter().any(|known| known == media_type) {
            offers.push(media_type.to_owned());
        }
    }
    offers
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

/// A media type, what it is in Rust, and the part of the document its examples stand in.
type Representation<'s> = (String, Content, Option<(&'s MediaType, Pointer)>);

/// The representations of an answer: at least one.
fn contents<'s>(
    response: Option<&'s Response>,
    status: Status,
    entry: &Entry<'s>,
    (at, hint): (&Pointer, &NameHint),
    cx: &mut Context<'s, '_>,
) -> Vec<Representation<'s>> {
    let code = first(status);
    if code == 101 {
        return vec![(String::new(), Content::Upgrade, None)];
    }
    if entry.method == "HEAD" || matches!(code, 100..200 | 204 | 205 | 304) {
        return vec![(String::new(), Content::Empty, None)];
    }
    let chosen = response.map(|response| media::choose(&response.content, at, cx));
    let chosen = chosen.unwrap_or_default();
    let components = cx.spec.document().components.as_ref();
    let is_binary =
        |(name, part): &(&str, &'s MediaType)| media::of(name, part, components).0 == Media::Binary;
    let open = chosen.len() > 1 && chosen.iter().all(is_binary);
    let mut found: Vec<Representation<'s>> = Vec::new();
    for (place, (name, part)) in chosen.into_iter().enumerate() {
        let at = at.join("content").join(name);
        let hint = media::hint(hint, media::of(name, part, components).0, place);
        let content = content(name, part, code, (&at, &hint), cx);
        if open {
            return vec![(String::new(), Content::Any, Some((part, at)))];
        }
        // JSON of one type under several names is read alike, and so is XML.
        let same = |known: &Representation<'_>| match (&known.1, &content) {
            (Content::Json(one, _), Content::Json(other, _)) => one == other,
            (Content::Xml(one, _, element), Content::Xml(other, _, same)) => {
                one == other && element == same
            }
            _ => false,
        };
        if !found.iter().any(same) {
            found.push((media::essence(name), content, Some((part, at))));
        }
    }
    if found.is_empty() {
        let redirects = (300..400).contains(&code);
        let empty = if redirects {
            Content::Redirect
        } else {
            Content::Empty
        };
        found.push((String::new(), empty, None));
    }
    found
}

fn content<'s>(
    media_type: &str,
    part: &'s MediaType,
    code: u16,
    (at, hint): (&Pointer, &NameHint),
    cx: &mut Context<'s, '_>,
) -> Content {
    let ty = |cx: &mut Context<'s, '_>| match &part.schema {
        Some(schema) => cx
            .types
            .reference(schema, &at.join("schema"), hint, Flow::Response),
        None => TypeRef::Value,
    };
    let components = cx.spec.document().components.as_ref();
    let (kind, essence) = media::of(media_type, part, components);
    // A failure that is something else after all is still one, with its status and its raw body.
    if code >= 400 && media::hides_structure(media_type, part, components) {
        cx.report(
            codes::JSON_FAILURE,
            at,
            format!(
                "this failure is read as JSON: `{essence}` does not hold what it is said to be"
            ),
        );
        return Content::Json(ty(cx), "application/json".to_owned());
    }
    if matches!(
        kind,
        Media::Text | Media::Form | Media::Binary | Media::Multipart
    ) {
        media::report_raw(part, at, cx);
    }
    match kind {
        Media::Json => Content::Json(ty(cx), essence),
        Media::Xml => match media::element(part, at, hint, cx) {
            Some(element) => Content::Xml(ty(cx), essence, element),
            None => Content::Text(essence),
        },
        Media::Events if part.schema.is_none() => Content::Events(TypeRef::String),
        Media::Events => Content::Events(ty(cx)),
        Media::Text | Media::Form => Content::Text(essence),
        Media::Binary | Media::Multipart => Content::Binary(essence),
        Media::Any if code < 400 => Content::Any,
        Media::Any if part.schema.is_some() => Content::Json(ty(cx), "application/json".to_owned()),
        Media::Any => Content::Empty,
    }
}
