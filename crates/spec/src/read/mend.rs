//! A JSON value becomes a document even where parts of it do not fit.
//!
//! In: the JSON form of an OpenAPI 3.0 document. Out: the document, and the same JSON without what had to go. Only where
//! the whole does not fit are its parts tried, from the inside out, so that a sound file is looked at once.

use docwright_model::{Diagnostic, Diagnostics};
use openapiv3::OpenAPI;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::place::Place;
use super::room;
use crate::anatomy::{Child, Kind, is_reference};
use crate::removal::Removal;
use crate::{Pointer, codes};

/// How deep a document may be that any thread has room to read: a level takes some 30 KB of its stack without
/// optimisation, and the smallest threads in use have 2 MB.
const FLAT: usize = 40;

/// Reads the document, leaving out of `value` what keeps it from being read.
pub(crate) fn fit(
    value: &mut Value,
    place: &Place<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(OpenAPI, Removal)> {
    if is_deeper(value, FLAT) {
        room::with_room(|| fit_here(value, place, diagnostics))
    } else {
        fit_here(value, place, diagnostics)
    }
}

/// Whether values hold values more than so many times.
fn is_deeper(value: &Value, levels: usize) -> bool {
    let Some(below) = levels.checked_sub(1) else {
        return true;
    };
    match value {
        Value::Array(items) => items.iter().any(|item| is_deeper(item, below)),
        Value::Object(members) => members.values().any(|member| is_deeper(member, below)),
        _ => false,
    }
}

fn fit_here(
    value: &mut Value,
    place: &Place<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(OpenAPI, Removal)> {
    if let Ok(document) = OpenAPI::deserialize(&*value) {
        return Some((document, Removal::default()));
    }
    let mut mender = Mender {
        place,
        diagnostics,
        removal: Removal::default(),
    };
    let mended = mender
        .mend(Kind::Root, value, &Pointer::root())
        .and_then(|()| OpenAPI::deserialize(&*value).map_err(|e| e.to_string()));
    match mended {
        Ok(document) => Some((document, mender.removal)),
        Err(error) => {
            let message = format!("no OpenAPI document: {error}");
            let at = place.of(&Pointer::root());
            diagnostics.push(Diagnostic::new(codes::NOT_OPENAPI, message).at(at));
            None
        }
    }
}

struct Mender<'a> {
    place: &'a Place<'a>,
    diagnostics: &'a mut Diagnostics,
    /// The items that went from lists.
    removal: Removal,
}

impl Mender<'_> {
    /// Makes `value` fit its kind by leaving out parts of it; an error says why it cannot.
    fn mend(&mut self, kind: Kind, value: &mut Value, pointer: &Pointer) -> Result<(), String> {
        let Err(why) = fits(kind, value) else {
            return Ok(());
        };
        let Value::Object(object) = value else {
            return Err(why);
        };
        if is_reference(kind, object) {
            return Ok(());
        }
        self.mend_children(kind, object, pointer);
        self.mend_leaves(kind, object, pointer);
        for (key, default) in defaults(kind) {
            let stands =
                object.contains_key(key) || (key == "schema" && object.contains_key("content"));
            if !stands {
                let holder = match pointer.as_str() {
                    "" => "the document".to_owned(),
                    part => format!("`{part}`"),
                };
                let message = format!("{holder} has no `{key}`");
                let at = self.place.of(pointer);
                self.diagnostics
                    .push(Diagnostic::new(codes::MISSING_PART, message).at(at));
                object.insert(key.to_owned(), default);
            }
        }
        fits(kind, value)
    }

    fn mend_children(&mut self, kind: Kind, object: &mut Map<String, Value>, pointer: &Pointer) {
        object.retain(|key, value| {
            let below = pointer.join(key);
            match (kind.child(key), value) {
                (Child::One(_), Value::Bool(_)) if key == "additionalProperties" => {}
                (Child::One(kind), value) => return self.keeps(kind, value, &below),
                (Child::Map(kind), Value::Object(all)) => {
                    all.retain(|name, value| self.keeps(kind, value, &below.join(name)));
                }
                (Child::List(kind), Value::Array(all)) => self.mend_list(kind, all, &below),
                _ => {}
            }
            true
        });
    }

    fn mend_list(&mut self, kind: Kind, all: &mut Vec<Value>, pointer: &Pointer) {
        let mut index = 0;
        all.retain_mut(|value| {
            let keeps = self.keeps(kind, value, &pointer.join(index));
            if !keeps {
                self.removal.note_item(pointer, index);
            }
            index += 1;
            keeps
        });
    }

    /// Mends a part; whether it can stay, with a finding where it cannot.
    fn keeps(&mut self, kind: Kind, value: &mut Value, pointer: &Pointer) -> bool {
        let mended = self.mend(kind, value, pointer);
        if let Err(why) = &mended {
            self.report(pointer, why);
        }
        mended.is_ok()
    }

    /// Tries each remaining member alone in an otherwise sound object; those that do not fit become text or go.
    fn mend_leaves(&mut self, kind: Kind, object: &mut Map<String, Value>, pointer: &Pointer) {
        let Some(sound) = sound_object(kind) else {
            return;
        };
        object.retain(|key, value| {
            if matches!(kind.child(key), Child::One(_)) {
                return true;
            }
            let mut probe = sound.clone();
            probe.insert(key.clone(), value.clone());
            let Err(why) = fits(kind, &Value::Object(probe.clone())) else {
                return true;
            };
            let below = pointer.join(key);
            if let Some(text) = self.spelling(value, &below) {
                let text = Value::String(text);
                probe.insert(key.clone(), text.clone());
                if fits(kind, &Value::Object(probe)).is_ok() {
                    let message = format!("`{below}` is read as text");
                    let at = self.place.of(&below);
                    self.diagnostics
                        .push(Diagnostic::new(codes::NOT_TEXT, message).at(at));
                    *value = text;
                    return true;
                }
            }
            self.report(&below, &why);
            false
        });
    }

    /// A number or truth value as the file spells it: `1.10` stays `1.10`.
    fn spelling(&self, value: &Value, pointer: &Pointer) -> Option<String> {
        if !value.is_number() && !value.is_boolean() {
            return None;
        }
        let member = self.place.get(pointer)?;
        let spelt = self.place.text(member)?.rsplit(':').next()?.trim();
        Some(spelt.to_owned())
    }

    fn report(&mut self, pointer: &Pointer, why: &str) {
        let message = format!("`{pointer}` was left out: {why}");
        let at = self.place.of(pointer);
        self.diagnostics
            .push(Diagnostic::new(codes::MALFORMED_PART, message).at(at));
    }
}

/// What OpenAPI requires of a kind and an empty value can stand for.
fn defaults(kind: Kind) -> Vec<(&'static str, Value)> {
    match kind {
        Kind::Root => vec![
            ("info", json!({"title": "", "version": ""})),
            ("paths", json!({})),
        ],
        Kind::Info => vec![("title", json!("")), ("version", json!(""))],
        Kind::Operation => vec![("responses", json!({}))],
        Kind::Response => vec![("description", json!(""))],
        Kind::Parameter | Kind::Header => vec![("schema", json!({}))],
        Kind::OAuthFlow => vec![("scopes", json!({}))],
        _ => Vec::new(),
    }
}

/// A smallest object of a kind, to try single members in; none for kinds whose members depend on one another.
fn sound_object(kind: Kind) -> Option<Map<String, Value>> {
    let object = match kind {
        Kind::Root => {
            json!({"openapi": "3.0.3", "info": {"title": "", "version": ""}, "paths": {}})
        }
        Kind::Info => json!({"title": "", "version": ""}),
        Kind::Operation => json!({"responses": {}}),
        Kind::Response => json!({"description": ""}),
        Kind::Parameter => json!({"name": "", "in": "query", "schema": {}}),
        Kind::Header => json!({"schema": {}}),
        Kind::Server | Kind::ExternalDocs => json!({"url": ""}),
        Kind::ServerVariable => json!({"default": ""}),
        Kind::License | Kind::Tag => json!({"name": ""}),
        Kind::Discriminator => json!({"propertyName": ""}),
        Kind::Contact
        | Kind::Paths
        | Kind::PathItem
        | Kind::RequestBody
        | Kind::MediaType
        | Kind::Encoding
        | Kind::Responses
        | Kind::Example
        | Kind::Schema
        | Kind::Components => json!({}),
        Kind::Link | Kind::SecurityScheme | Kind::OAuthFlows | Kind::OAuthFlow | Kind::Callback => {
            return None;
        }
    };
    match object {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

/// Whether the document's types take `value` for an object of `kind`.
fn fits(kind: Kind, value: &Value) -> Result<(), String> {
    fn as_type<'de, T: Deserialize<'de>>(value: &'de Value) -> Result<(), String> {
        T::deserialize(value).map(drop).map_err(|e| e.to_string())
    }
    match kind {
        Kind::Root => as_type::<OpenAPI>(value),
        Kind::Info => as_type::<openapiv3::Info>(value),
        Kind::Contact => as_type::<openapiv3::Contact>(value),
        Kind::License => as_type::<openapiv3::License>(value),
        Kind::Server => as_type::<openapiv3::Server>(value),
        Kind::ServerVariable => as_type::<openapiv3::ServerVariable>(value),
        Kind::Paths => as_type::<openapiv3::Paths>(value),
        Kind::PathItem => as_type::<openapiv3::PathItem>(value),
        Kind::Operation => as_type::<openapiv3::Operation>(value),
        Kind::ExternalDocs => as_type::<openapiv3::ExternalDocumentation>(value),
        Kind::Parameter => as_type::<openapiv3::Parameter>(value),
        Kind::RequestBody => as_type::<openapiv3::RequestBody>(value),
        Kind::MediaType => as_type::<openapiv3::MediaType>(value),
        Kind::Encoding => as_type::<openapiv3::Encoding>(value),
        Kind::Responses => as_type::<openapiv3::Responses>(value),
        Kind::Response => as_type::<openapiv3::Response>(value),
        Kind::Header => as_type::<openapiv3::Header>(value),
        Kind::Link => as_type::<openapiv3::Link>(value),
        Kind::Example => as_type::<openapiv3::Example>(value),
        Kind::Schema => as_type::<openapiv3::Schema>(value),
        Kind::Discriminator => as_type::<openapiv3::Discriminator>(value),
        Kind::Tag => as_type::<openapiv3::Tag>(value),
        Kind::SecurityScheme => as_type::<openapiv3::SecurityScheme>(value),
        Kind::OAuthFlows => as_type::<openapiv3::OAuth2Flows>(value),
        Kind::OAuthFlow => as_type::<Map<String, Value>>(value),
        Kind::Components => as_type::<openapiv3::Components>(value),
        Kind::Callback => as_type::<openapiv3::Callback>(value),
    }
}
