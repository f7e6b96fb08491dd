//! A `Spec` as text.

use std::fmt::Write as _;

use openapiv3::OpenAPI;
use serde_json::Value;

use crate::anatomy::Kind;
use crate::convert::XML;
use crate::modern::modernise;
use crate::tidy::tidy;
use crate::{Spec, annotations, yaml};

/// The version of OpenAPI a document is written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Version {
    /// 3.0.3, without what only later versions can say.
    #[default]
    V3_0,
    /// 3.1.0, with everything.
    V3_1,
}

/// The document as YAML that reads the same in YAML 1.1, YAML 1.2 and, where it is put into JSON, there.
///
/// Paths, components and properties keep the document's order, so that equal documents give equal text.
pub fn to_yaml(spec: &Spec) -> String {
    to_yaml_as(spec, Version::V3_0)
}

/// The document as indented JSON with a line end at the end.
pub fn to_json(spec: &Spec) -> String {
    to_json_as(spec, Version::V3_0)
}

/// JSON in which characters that no editor shows, or that turn text around, are spelt as escapes. It means the same.
pub fn spell_out(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut units = [0; 2];
    for character in json.chars() {
        // Outside strings JSON has none of these, so this is inside one, where an escape may stand.
        if character != '\n' && !yaml::is_printable(character) {
            for unit in character.encode_utf16(&mut units) {
                // Writing to a string cannot fail.
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(character);
        }
    }
    text
}

/// The document as YAML in a version of OpenAPI.
pub fn to_yaml_as(spec: &Spec, version: Version) -> String {
    yaml::write(&presented(spec, version), annotations::KEY)
}

/// The document as JSON in a version of OpenAPI.
pub fn to_json_as(spec: &Spec, version: Version) -> String {
    format!(
        "{}\n",
        spell_out(&format!("{:#}", presented(spec, version)))
    )
}

fn presented(spec: &Spec, version: Version) -> Value {
    let mut value = document_value(spec.document());
    tidy(Kind::Root, &mut value);
    match version {
        Version::V3_0 => spec.extras().apply_some(&mut value, |key| key == XML),
        Version::V3_1 => {
            spec.extras().apply(&mut value);
            modernise(&mut value);
        }
    }
    value
}

/// The document as one JSON value, with what OpenAPI 3.0 cannot hold put back in its place, for those who walk it
/// whole.
pub fn to_value(spec: &Spec) -> Value {
    let mut value = document_value(spec.document());
    spec.extras().apply(&mut value);
    value
}

/// The document as its types serialise it.
pub(crate) fn document_value(document: &OpenAPI) -> Value {
    serde_json::to_value(document)
        .expect("every map of an OpenAPI document has strings or status codes as keys")
}
