//! Which file a type goes to: that of the only tag whose operations use it, the one for what several use, or the one for
//! what none does.

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
    let are_gated = groups.iter().any(|group| group.feature.is_some());
    let mut by_tag: BTreeMap<String, Vec<TypeDef>> = BTreeMap::new();
    let (mut shared, mut other) = (Vec::new(), Vec::new());
    for def in defs {
        let reach = reach.get(&def.name);
        let tag = reach.and_then(only_tag);
        match tag.filter(|tag| groups.iter().any(|group| group.tag == *tag)) {
            Some(tag) => by_tag.entry(tag.to_owned()).or_default().push(def),
            None if are_gated && reach.is_none_or(Reach::is_of_none) => other.push(def),
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
    if !other.is_empty() {
        modules.push(Module {
            types: other,
            ..Module::other()
        });
    }
    if !shared.is_empty() {
        let mut file = Module::shared();
        if modules.is_empty() {
            "All types.".clone_into(&mut file.doc);
        }
        file.types = shared;
        modules.push(file);
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
