//! Documented request bodies become arguments and fields.

use docwright_spec::Pointer;
use openapiv3::{
    MediaType, ReferenceOr, Schema, SchemaKind, StringFormat, Type, VariantOrUnknownOrEmpty,
};

use super::groups::Entry;
use super::media::{self, Media};
use super::parameters::{self, undocumented};
use super::parts;
use super::references::resolve;
use super::{Context, NameHint, codes};
use crate::Ident;
use crate::ir::operations::{Body, BodyForm, BodyKind, Place};
use crate::ir::types::TypeRef;
use crate::lower::types::Flow;
use crate::names::{self, Kind, Scope};

/// A body and the part of the document its examples stand in.
pub(super) struct Found<'s> {
    pub(super) ir: Body,
    pub(super) media: Option<(&'s MediaType, Pointer)>,
}

/// The body of an operation. One whose media type is open brings a parameter that tells it.
pub(super) fn lower<'s>(
    entry: &Entry<'s>,
    hint: &NameHint,
    found: &mut Vec<parameters::Found<'s>>,
    cx: &mut Context<'s, '_>,
) -> Option<Found<'s>> {
    let documented = entry.operation.request_body.as_ref()?;
    let at = entry.at.join("requestBody");
    let Some(body) = resolve(cx.spec.document().components.as_ref(), documented) else {
        if let ReferenceOr::Reference { reference } = documented {
            cx.report_unresolved(reference, &at);
        }
        return None;
    };
    let mut choice = media::choose(&body.content, &at, cx);
    let several = choice.len() > 1;
    let binary = |(name, _): &(&str, &MediaType)| media::kind(name) == Media::Binary;
    let open = several && choice.iter().all(binary);
    if open {
        // The caller says which of them it is.
        choice.truncate(1);
    }
    let forms = forms(&choice, open, &at, hint, entry, found, cx);
    let is_raw = |form: &BodyForm| matches!(form.kind, BodyKind::Raw { .. });
    if !forms.iter().any(is_raw) {
        found.retain(|found| !(found.ir.place == Place::Header && found.ir.wire == "content-type"));
    }
    let several = (forms.len() > 1).then(|| entry.names.body.clone());
    let media = choice
        .first()
        .map(|&(name, part)| (part, at.join("content").join(name)));
    // A body that nobody says may be absent is sent; only JSON and XML can be left out in a way all servers understand.
    let json = matches!(
        forms.as_slice(),
        [BodyForm {
            kind: BodyKind::Json(_) | BodyKind::Xml(..),
            ..
        }]
    );
    let required = body.required || !json;
    let ir = Body {
        name: names::ident("body", Kind::Field),
        doc: body.description.clone(),
        required,
        bare: bare(&forms).filter(|_| required && !body.required),
        choice: several,
        forms,
    };
    (!ir.forms.is_empty()).then_some(Found { ir, media })
}

/// One form of the body for each media type; `open` where the caller names the media type.
fn forms<'s>(
    choice: &[(&'s str, &'s MediaType)],
    open: bool,
    at: &Pointer,
    hint: &NameHint,
    entry: &Entry<'s>,
    found: &mut Vec<parameters::Found<'s>>,
    cx: &mut Context<'s, '_>,
) -> Vec<BodyForm> {
    let mut scope = Scope::default();
    let mut forms = Vec::new();
    for (place, (media_type, part)) in choice.iter().enumerate() {
        let at = at.join("content").join(media_type);
        let (media_kind, essence) = if open {
            (Media::Any, media::essence(media_type))
        } else {
            media::of(media_type, part, cx.spec.document().components.as_ref())
        };
        let hint = media::hint(&hint.join("body"), media_kind, place);
        let kind = kind(media_kind, part, (&at, &hint, place), entry, found, cx);
        if let Some(schema) = &part.schema {
            cx.receive_form(&entry.id, place, schema.into());
        }
        let wanted = names::ident(&media_type.replace("application/", ""), Kind::Variant);
        let variant = scope.claim(&wanted, Kind::Variant, media_type).name;
        let told = matches!(
            kind,
            BodyKind::Raw {
                media_type: Some(_),
                ..
            }
        );
        forms.push(BodyForm {
            variant,
            media_type: if told { "*/*".to_owned() } else { essence },
            kind,
            boxed: false,
            rules: None,
            kept: false,
        });
    }
    forms
}

/// The media type in which nothing is a value too: an empty text, no bytes, a form without fields. Bytes that a header
/// of the document names are taken without a name anyway.
fn bare(forms: &[BodyForm]) -> Option<String> {
    let form = forms.iter().find(|form| {
        matches!(
            form.kind,
            BodyKind::Form(..) | BodyKind::Text | BodyKind::Raw { renamed: false, .. }
        )
    })?;
    Some(match form.media_type.as_str() {
        "*/*" => "application/octet-stream".to_owned(),
        media_type => media_type.to_owned(),
    })
}

fn kind<'s>(
    media: Media,
    part: &'s MediaType,
    (at, hint, place): (&Pointer, &NameHint, usize),
    entry: &Entry<'s>,
    found: &mut Vec<parameters::Found<'s>>,
    cx: &mut Context<'s, '_>,
) -> BodyKind {
    let schema = part.schema.as_ref();
    let upload = schema.is_some_and(|schema| is_upload(schema, cx));
    let ty = |cx: &mut Context<'s, '_>| {
        schema.map_or(TypeRef::Value, |schema| {
            cx.types
                .reference(schema, &at.join("schema"), hint, Flow::Request)
        })
    };
    match media {
        Media::Json => BodyKind::Json(ty(cx)),
        Media::Form if upload => {
            cx.report(
                codes::RAW_UPLOAD,
                at,
                "a form of one binary field is sent as raw bytes",
            );
            told_by_caller(entry, found, cx)
        }
        Media::Xml => match media::element(part, at, hint, cx) {
            Some(element) => BodyKind::Xml(ty(cx), element),
            None => BodyKind::Text,
        },
        Media::Form => BodyKind::Form(ty(cx), parts::styles(part, cx)),
        Media::Text | Media::Events => {
            media::report_raw(part, at, cx);
            BodyKind::Text
        }
        Media::Multipart => match parts::lower(part, (at, hint, place), entry, cx) {
            Some(form) => BodyKind::Parts(form),
            None => told_by_caller(entry, found, cx),
        },
        Media::Any => BodyKind::Raw {
            media_type: Some(content_type(entry, found, cx)),
            renamed: false,
        },
        Media::Binary => {
            media::report_raw(part, at, cx);
            // A header that may be left out, or is one of a few words, is sent like any other.
            let header = found
                .iter()
                .map(|found| &found.ir)
                .find(|ir| ir.place == Place::Header && ir.wire == "content-type");
            let told = header.filter(|ir| ir.required && ir.ty == TypeRef::String);
            BodyKind::Raw {
                media_type: told.map(|ir| ir.name.clone()),
                renamed: header.is_some() && told.is_none(),
            }
        }
    }
}

/// A raw body whose media type a parameter tells.
fn told_by_caller<'s>(
    entry: &Entry<'s>,
    found: &mut Vec<parameters::Found<'s>>,
    cx: &mut Context<'s, '_>,
) -> BodyKind {
    BodyKind::Raw {
        media_type: Some(content_type(entry, found, cx)),
        renamed: false,
    }
}

/// The parameter that tells the media type; it is made where the document has none.
fn content_type<'s>(
    entry: &Entry<'s>,
    found: &mut Vec<parameters::Found<'s>>,
    cx: &mut Context<'s, '_>,
) -> Ident {
    let header = |found: &&mut parameters::Found<'_>| {
        found.ir.place == Place::Header && found.ir.wire == "content-type"
    };
    if let Some(found) = found.iter_mut().find(header) {
        found.ir.required = true;
        if found.ir.ty != TypeRef::String {
            cx.report(
                codes::LOOSER_TYPE,
                &found.at.join("schema"),
                "the header names the media type of a raw body, which is any text here",
            );
            found.ir.ty = TypeRef::String;
            found.schema = None;
        }
        return found.ir.name.clone();
    }
    let mut taken = Scope::default();
    for found in found.iter() {
        taken.claim(&found.ir.name, Kind::Field, &found.ir.wire);
    }
    let wanted = names::ident("content-type", Kind::Field);
    let name = taken.claim(&wanted, Kind::Field, "content-type").name;
    let mut ir = undocumented(name.clone(), "content-type".to_owned(), Place::Header);
    ir.doc = Some("The media type of the body.".to_owned());
    let required = found.iter().take_while(|found| found.ir.required).count();
    let made = parameters::Found {
        ir,
        data: None,
        schema: None,
        at: entry.at.clone(),
    };
    found.insert(required, made);
    name
}

/// Whether a form is an upload in the only words that Swagger 2.0 has for one.
fn is_upload(schema: &ReferenceOr<Schema>, cx: &Context<'_, '_>) -> bool {
    let components = cx.spec.document().components.as_ref();
    let Some(SchemaKind::Type(Type::Object(object))) =
        resolve(components, schema).map(|schema| &schema.schema_kind)
    else {
        return false;
    };
    let mut properties = object.properties.values();
    let (Some(ReferenceOr::Item(only)), None) = (properties.next(), properties.next()) else {
        return false;
    };
    matches!(
        &only.schema_kind,
        SchemaKind::Type(Type::String(text))
            if text.format == VariantOrUnknownOrEmpty::Item(StringFormat::Binary)
    )
}
