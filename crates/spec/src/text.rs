//! A `Spec` as text.

use crate::Spec;

/// The document as YAML.
pub fn to_yaml(spec: &Spec) -> String {
    serde_yaml::to_string(spec.document()).unwrap_or_default()
}

/// The document as JSON.
pub fn to_json(spec: &Spec) -> String {
    serde_json::to_string_pretty(spec.document()).unwrap_or_default()
}
