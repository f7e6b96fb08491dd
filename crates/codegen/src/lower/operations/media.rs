//! Media types, as far as they decide what a body is in Rust, and which of several are worth having.

use docwright_spec::Pointer;
use openapiv3::{Components, MediaType};

use super::references;
use super::{Context, NameHint, codes};
use crate::Ident;
use crate::lower::types::view::{View, view};

/// What a media type makes of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Media {
    /// JSON of any kind.
    Json,
    /// A URL-encoded form.
    Form,
    /// A form of several parts.
    Multipart,
    /// Server-sent events.
    Events,
    /// XML of a structure that is known.
    Xml,
    /// Text.
    Text,
    /// Any other bytes.
    Binary,
    /// Whatever.
    Any,
}

impl Media {
    /// What tells the name of a type from that of the same in another representation.
    fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Form => "form",
            Self::Multipart => "multipart",
            Self::Events => "event",
            Self::Xml => "xml",
            Self::Text => "text",
            Self::Binary | Self::Any => "other",
        }
    }
}

/// What a representation is called: the first one as the hint says, so that no name changes when others are added.
pub(super) fn hint(hint: &NameHint, media: Media, place: usize) -> NameHint {
    if place == 0 {
        hint.clone()
    } else {
        hint.join(media.word())
    }
}

/// The kind of a media type; its parameters are of no interest.
pub(super) fn kind(media_type: &str) -> Media {
    let name = essence(media_type);
    match name.as_str() {
        "application/json" | "text/json" => Media::Json,
        "application/x-www-form-urlencoded" => Media::Form,
        "text/event-stream" => Media::Events,
        "application/xml" | "application/yaml" | "application/javascript" => Media::Text,
        "" | "*/*" => Media::Any,
        name if name.ends_with("+json") => Media::Json,
        name if name.ends_with("+xml") || name.starts_with("text/") => Media::Text,
        name if name.starts_with("multipart/") => Media::Multipart,
        name if name.ends_with("/*") => Media::Any,
        _ => Media::Binary,
    }
}

/// The kind of a representation, and what to call it. What may be of any media type is JSON where it has the structure
/// of a JSON value: nothing else is sent or asked for.
pub(super) fn of<'s>(
    media_type: &str,
    part: &'s MediaType,
    components: Option<&'s Components>,
) -> (Media, String) {
    match kind_of((media_type, part), components) {
        Media::Any if has_structure(part, components) => {
            (Media::Json, "application/json".to_owned())
        }
        Media::Json if is_binary(part, components) => (Media::Binary, essence(media_type)),
        kind => (kind, essence(media_type)),
    }
}

/// The kind of a representation as [`of`] tells it, but that whatever may be of any media type stays so.
fn kind_of((media_type, part): (&str, &MediaType), components: Option<&Components>) -> Media {
    if is_xml(&essence(media_type)) && has_structure(part, components) {
        return Media::Xml;
    }
    kind(media_type)
}

/// Whether a media type is XML.
fn is_xml(essence: &str) -> bool {
    matches!(essence, "application/xml" | "text/xml") || essence.ends_with("+xml")
}

/// Whether the document describes bytes: a file that happens to be JSON, or one of an operation with one list of media
/// types for all answers.
fn is_binary<'s>(part: &'s MediaType, components: Option<&'s Components>) -> bool {
    let schema = part.schema.as_ref();
    let target = schema.and_then(|schema| references::schema(components, schema).1);
    target.is_some_and(|schema| matches!(view(schema), View::Text(Some("binary"))))
}

/// Whether the document describes more than a text or bytes.
pub(super) fn has_structure<'s>(part: &'s MediaType, components: Option<&'s Components>) -> bool {
    let schema = part.schema.as_ref();
    let target = schema.and_then(|schema| references::schema(components, schema).1);
    target.is_some_and(|schema| !matches!(view(schema), View::Text(_) | View::Any))
}

/// Whether a media type leaves no room for the structure that is documented in it: plain text, a picture, an archive.
///
/// Swagger 2.0 has one list of media types for all answers of an operation, so that the failures of a download are said
/// to be archives too. There is no other form than JSON in which such a value could be sent.
pub(super) fn hides_structure(
    media_type: &str,
    part: &MediaType,
    components: Option<&Components>,
) -> bool {
    let holds_values = |name: &str| {
        [
            "protobuf",
            "msgpack",
            "messagepack",
            "cbor",
            "avro",
            "bson",
            "thrift",
            "csv",
        ]
        .iter()
        .any(|format| name.contains(format))
    };
    let name = essence(media_type);
    let is_opaque = match kind(media_type) {
        Media::Text => name == "text/plain",
        Media::Binary => !holds_values(&name),
        _ => false,
    };
    is_opaque && has_structure(part, components)
}

/// Reports a structure that is documented in a media type nobody here reads or writes.
pub(super) fn report_raw(part: &MediaType, at: &Pointer, cx: &mut Context<'_, '_>) {
    if has_structure(part, cx.spec.document().components.as_ref()) {
        let message =
            "only JSON, XML and forms are read and written by type; this is left as it is";
        cx.report(codes::RAW_BODY, at, message);
    }
}

/// What stands in the elements of a body in XML; nothing where XML cannot carry it, which is reported.
pub(super) fn element<'s>(
    part: &'s MediaType,
    at: &Pointer,
    hint: &NameHint,
    cx: &mut Context<'s, '_>,
) -> Option<Ident> {
    let schema = part.schema.as_ref()?;
    match cx
        .types
        .body_element(schema.into(), &at.join("schema"), hint)
    {
        Ok(found) => {
            if let Some(name) = found.unnamed {
                let message = format!("the root element has no name; it is written `<{name}>`");
                cx.report(codes::UNNAMED_ELEMENT, at, message);
            }
            Some(found.element)
        }
        Err(reason) => {
            let message = format!("XML cannot carry this, which is left as it is: {reason}");
            cx.report(codes::RAW_BODY, at, message);
            None
        }
    }
}

/// A media type without its parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    let name = media_type.split(';').next().unwrap_or_default();
    name.trim().to_ascii_lowercase()
}

/// Whether a media type can stand in a header.
pub(super) fn is_valid(media_type: &str) -> bool {
    media_type.split('/').count() == 2
        && media_type
            .bytes()
            .all(|byte| byte.is_ascii_graphic() || byte == b' ')
}

/// The representations to offer, the one with most structure first. Those that say the same in other words are left
/// out: JSON under another name, and XML or the like of a structure that there is JSON for.
pub(super) fn choose<'s>(
    content: &'s openapiv3::Content,
    at: &Pointer,
    cx: &mut Context<'s, '_>,
) -> Vec<(&'s str, &'s MediaType)> {
    let components = cx.spec.document().components.as_ref();
    let mut valid: Vec<(&str, &MediaType)> = content
        .iter()
        .filter(|(name, _)| is_valid(name))
        .map(|(name, part)| (name.as_str(), part))
        .collect();
    let json = valid.iter().any(|(name, _)| kind(name) == Media::Json);
    valid.sort_by_key(|valid| {
        let kind = match kind_of(*valid, components) {
            Media::Xml if json => Media::Text,
            kind => kind,
        };
        (kind, essence(valid.0) != "application/json")
    });
    let mut kept: Vec<(&str, &MediaType)> = Vec::new();
    for (name, part) in valid {
        let known = kept
            .iter()
            .find(|known| says_same(**known, (name, part), components));
        let Some((other, _)) = known else {
            kept.push((name, part));
            continue;
        };
        let message = format!("`{name}` is left out beside `{other}`");
        cx.report(
            codes::MEDIA_TYPE_LEFT_OUT,
            &at.join("content").join(name),
            message,
        );
    }
    kept
}

/// Whether a representation adds nothing to one that is kept.
fn says_same(
    kept: (&str, &MediaType),
    other: (&str, &MediaType),
    components: Option<&Components>,
) -> bool {
    let same_name = essence(kept.0) == essence(other.0);
    match (kind_of(kept, components), kind_of(other, components)) {
        (_, Media::Any) => true,
        (Media::Json, Media::Json) => {
            // A patch under another name is another kind of patch.
            same_name || (!other.0.contains("patch") && kept.1.schema == other.1.schema)
        }
        (Media::Xml, Media::Xml) => same_name || kept.1.schema == other.1.schema,
        (
            Media::Json | Media::Form | Media::Multipart | Media::Xml,
            Media::Xml | Media::Text | Media::Binary,
        ) => has_structure(other.1, components),
        _ => same_name,
    }
}
