//! What schemas and operations are called, where the user wants it otherwise than the docs.

use std::collections::{BTreeMap, BTreeSet};

use docwright_model::{Diagnostic, Diagnostics, Sources};
use serde_json::{Map, Value};

use crate::edit::Draft;
use crate::find::find_operation;
use crate::{Pointer, Spec, codes};

/// The names that are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// What schemas' names should not begin with.
    pub prefixes: Vec<String>,
    /// Schemas' new names by those they have once prefixes went.
    pub schemas: BTreeMap<String, String>,
    /// Operation ids by `METHOD /path`.
    pub operations: BTreeMap<String, String>,
}

impl Names {
    /// Whether all names stay.
    pub fn is_empty(&self) -> bool {
        self.prefixes.is_empty() && self.schemas.is_empty() && self.operations.is_empty()
    }
}

/// The same document with the names that are wanted; whatever named a schema names it anew.
///
/// A name that is taken is not given again, and a wish for a part that is not there is reported.
pub fn rename(spec: Spec, names: &Names, sources: &Sources, diagnostics: &mut Diagnostics) -> Spec {
    if names.is_empty() {
        return spec;
    }
    let mut draft = Draft::of(&spec);
    let renamed = rename_schemas(&mut draft, names, diagnostics);
    if !renamed.is_empty() {
        follow(&mut draft.value, &renamed);
    }
    for (operation, id) in &names.operations {
        match find_operation(&draft.value, operation) {
            None => unmatched(&format!("operation `{operation}`"), diagnostics),
            Some(pointer) => {
                let found = draft.value.pointer_mut(pointer.as_str());
                if let Some(Value::Object(found)) = found {
                    found.insert("operationId".to_owned(), Value::String(id.clone()));
                }
            }
        }
    }
    let finished = draft.finish(sources, diagnostics);
    finished.unwrap_or(spec)
}

/// Renames the schemas and tells the new name of each old one.
fn rename_schemas(
    draft: &mut Draft,
    names: &Names,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, String> {
    let schemas = Pointer::from("/components/schemas");
    let all = draft.value.pointer(schemas.as_str());
    let all = all.and_then(Value::as_object).into_iter().flatten();
    let all: Vec<String> = all.map(|(name, _)| name.clone()).collect();
    let mut taken: BTreeSet<String> = all.iter().cloned().collect();
    let mut used = Vec::new();
    let mut renamed = BTreeMap::new();
    for name in all {
        let short = names
            .prefixes
            .iter()
            .find_map(|prefix| name.strip_prefix(prefix.as_str()))
            .filter(|short| short.starts_with(|c: char| c.is_ascii_alphanumeric()));
        let short = short.unwrap_or(&name);
        let wanted = names.schemas.get_key_value(short);
        used.extend(wanted.map(|(old, _)| old.clone()));
        let wanted = wanted.map_or(short, |(_, new)| new).to_owned();
        if wanted == name {
            continue;
        }
        if !taken.insert(wanted.clone()) {
            let message = format!("schema `{name}` keeps its name: `{wanted}` is taken");
            diagnostics.push(Diagnostic::new(codes::NAME_TAKEN, message));
            continue;
        }
        renamed.insert(name, wanted);
    }
    draft.rename(&schemas, &renamed);
    for name in names.schemas.keys().filter(|name| !used.contains(name)) {
        unmatched(&format!("schema `{name}`"), diagnostics);
    }
    renamed
}

/// Names schemas anew wherever they are named.
fn follow(value: &mut Value, renamed: &BTreeMap<String, String>) {
    const SCHEMAS: &str = "#/components/schemas/";
    let respell = |target: &mut String| {
        if let Some(rest) = target.strip_prefix(SCHEMAS) {
            let (step, below) = rest.split_once('/').unwrap_or((rest, ""));
            let name = step.replace("~1", "/").replace("~0", "~");
            if let Some(new) = renamed.get(&name) {
                let slash = if below.is_empty() { "" } else { "/" };
                let new = Pointer::root().join(new);
                let new = new.as_str().trim_start_matches('/');
                *target = format!("{SCHEMAS}{new}{slash}{below}");
            }
        }
    };
    let mapping = |members: &mut Map<String, Value>| {
        let targets = members.get_mut("mapping").and_then(Value::as_object_mut);
        for target in targets.into_iter().flat_map(Map::values_mut) {
            if let Value::String(target) = target {
                match renamed.get(target) {
                    Some(new) => new.clone_into(target),
                    None => respell(target),
                }
            }
        }
    };
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(target)) = members.get_mut("$ref") {
                    respell(target);
                }
                if let Some(Value::Object(discriminator)) = members.get_mut("discriminator") {
                    mapping(discriminator);
                }
                open.extend(members.values_mut());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
}

fn unmatched(what: &str, diagnostics: &mut Diagnostics) {
    let message = format!("`docwright.toml` names the {what}, which this API does not have");
    diagnostics.push(Diagnostic::new(codes::UNMATCHED_NAME, message));
}
