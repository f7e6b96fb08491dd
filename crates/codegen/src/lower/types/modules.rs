//! Which file a type goes to: that of the only tag whose operations use it, or the one for all others.

use std::collections::BTreeMap;

use docwright_spec::{Pointer, Spec};
use openapiv3::{PathItem, ReferenceOr};

use super::flows::Reach;
use crate::Ident;
use crate::ir::operations::Group;
use crate::ir::types::{Module, TypeDef};

/// The first tag of the operation that a part of the document belongs to.
pub(super) fn tag(spec: &Spec, at: &Pointer) -> Option<String> {
    let mut steps = at.as_str().strip_prefix("/paths/")?.split('/');
    let path = steps.next()?.replace("~1", "/").replace("~0", "~");
    let method = steps.next()?;
    let Some(ReferenceOr::Item(item)) = spec.document().paths.paths.get(&path) else {
        return None;
    };
    operation(item, method)?.tags.first().cloned()
}

/// The component or operation that a part of the document belongs to: three steps from its root, or two.
pub(super) fn owner(at: &Pointer) -> &str {
    let text = at.as_str();
    let steps = text.char_indices().filter(|(_, c)| *c == '/');
    steps
        .map(|(index, _)| index)
        .nth(3)
        .and_then(|end| text.get(..end))
        .unwrap_or(text)
}

fn operation<'a>(item: &'a PathItem, method: &str) -> Option<&'a openapiv3::Operation> {
    item.iter()
        .find(|(name, _)| *name == method)
        .map(|(_, operation)| operation)
}

/// Sorts types into files, which keep the document's order within them and have the names that the files of the
/// operations have.
pub(super) fn sort(
    defs: Vec<TypeDef>,
    reach: &BTreeMap<Ident, Reach>,
    groups: &[Group],
) -> Vec<Module> {
    let mut by_tag: BTreeMap<String, Vec<TypeDef>> = BTreeMap::new();
    let mut shared = Vec::new();
    for def in defs {
        let tag = reach.get(&def.name).and_then(only_tag);
        match tag.filter(|tag| groups.iter().any(|group| group.tag == *tag)) {
            Some(tag) => by_tag.entry(tag.to_owned()).or_default().push(def),
            None => shared.push(def),
        }
    }
    let mut modules = Vec::new();
    for group in groups {
        if let Some(types) = by_tag.remove(&group.tag) {
            modules.push(Module {
                name: group.module.clone(),
                feature: group.feature.clone(),
                doc: format!("Types of the operations tagged `{}`.", group.tag),
                types,
                elements: Vec::new(),
            });
        }
    }
    if !shared.is_empty() {
        let doc = if modules.is_empty() {
            "All types."
        } else {
            "Types of operations under more than one tag, or under none."
        };
        modules.push(Module {
            doc: doc.to_owned(),
            types: shared,
            ..Module::shared()
        });
    }
    modules
}

fn only_tag(reach: &Reach) -> Option<&str> {
    let mut tags = reach.tags.iter();
    match (tags.next(), tags.next()) {
        (Some(Some(tag)), None) => Some(tag),
        _ => None,
    }
}
