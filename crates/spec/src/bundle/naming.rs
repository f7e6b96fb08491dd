//! What parts are called that become components.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::scan::Scan;
use super::{Import, is_inlined, section};
use crate::Pointer;
use crate::anatomy::Kind;
use crate::read::Version;

/// Steps of a pointer that say nothing about the part.
const STRUCTURE: [&str; 16] = [
    "paths",
    "components",
    "schemas",
    "definitions",
    "$defs",
    "parameters",
    "responses",
    "requestBodies",
    "headers",
    "examples",
    "links",
    "securitySchemes",
    "properties",
    "content",
    "schema",
    "requestBody",
];

/// The name of each import that becomes a component, in the order of files and pointers, so that it does not depend on
/// where the references to it stand.
pub(super) fn names(scan: &Scan<'_>, entry: &Value) -> BTreeMap<Import, String> {
    let mut taken: BTreeMap<Kind, BTreeSet<String>> = BTreeMap::new();
    let mut names = BTreeMap::new();
    for import in scan.imports.iter().filter(|i| !is_inlined(i.kind)) {
        let taken = taken
            .entry(import.kind)
            .or_insert_with(|| existing(scan.version, import.kind, entry));
        let own = own_name(scan, import);
        let stem = stem(scan.path(import.file));
        let qualified = format!("{stem}_{own}");
        let path = plain(scan.path(import.file));
        let numbered = (2..).map(|number| format!("{own}{number}"));
        let candidates = [own.clone(), qualified, format!("{path}_{own}")];
        let free = candidates
            .into_iter()
            .chain(numbered)
            .find(|name| !taken.contains(name));
        let name = free.expect("there are more numbers than names");
        taken.insert(name.clone());
        names.insert(import.clone(), name);
    }
    names
}

/// The names of the document's own components of a kind.
fn existing(version: Version, kind: Kind, entry: &Value) -> BTreeSet<String> {
    let all = section(version, kind).and_then(|section| entry.pointer(section)?.as_object());
    all.into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect()
}

/// What a part would be called if nothing else were.
fn own_name(scan: &Scan<'_>, import: &Import) -> String {
    let pointer = Pointer::from(import.pointer.as_str());
    let steps: Vec<String> = pointer.steps().map(Cow::into_owned).collect();
    let is_named = import.pointer.rsplit_once('/').is_some_and(|(parent, _)| {
        parent.matches('/').count() <= 2 && !parent.starts_with("/paths")
    });
    let name = match steps.as_slice() {
        [] => stem(scan.path(import.file)),
        [.., last] if is_named => plain(last),
        steps => {
            let telling = steps.iter().filter(|step| {
                let is_media_type = step.contains("application/") || step.contains("text/");
                !STRUCTURE.contains(&step.as_str()) && !is_media_type
            });
            let words: Vec<String> = telling.map(|step| plain(step)).collect();
            words.join("_")
        }
    };
    match name.as_str() {
        "" => "part".to_owned(),
        _ => name,
    }
}

/// The name of a file without folder and extension.
fn stem(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    plain(stem)
}

/// Text as part of a component's name: letters, digits, `.`, `-` and `_`.
fn plain(text: &str) -> String {
    let mut name = String::new();
    for character in text.chars() {
        if character.is_ascii_alphanumeric() || matches!(character, '.' | '-') {
            name.push(character);
        } else if !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
    }
    name.trim_end_matches('_').to_owned()
}
