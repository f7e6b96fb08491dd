//! Facts that nobody stated: reported, or left out.

use std::borrow::Cow;

use docwright_model::{Basis, Diagnostic, Diagnostics, Sources};
use serde_json::Value;

use crate::edit::{Draft, order};
use crate::removal::Removal;
use crate::{Pointer, Spec, codes};

/// Reports every fact that was concluded and not stated.
pub fn report_inferred(spec: &Spec, diagnostics: &mut Diagnostics) {
    let inferred = spec
        .origins()
        .iter()
        .filter(|(_, origin)| origin.basis == Basis::Inferred);
    for (pointer, origin) in inferred {
        let message = format!("`{pointer}` is inferred: nothing states it");
        diagnostics.push(Diagnostic::new(codes::INFERRED, message).at_opt(origin.span()));
    }
}

/// The same document without what was concluded and not stated.
///
/// A schema whose kind is inferred allows anything. What OpenAPI requires stays: the name and place of a parameter, the
/// description of a response.
pub fn distrust(spec: &Spec, sources: &Sources, diagnostics: &mut Diagnostics) -> Spec {
    let mut inferred: Vec<Pointer> = spec
        .origins()
        .iter()
        .filter(|(_, origin)| origin.basis == Basis::Inferred)
        .map(|(pointer, _)| Pointer::from(pointer))
        .collect();
    if inferred.is_empty() {
        return spec.clone();
    }
    // The last item of a list first, so that the others keep their index; what is inside first.
    inferred.sort_by_key(|pointer| std::cmp::Reverse(order(pointer)));
    let mut draft = Draft::of(spec);
    let mut removal = Removal::default();
    for pointer in &inferred {
        leave_out(&mut draft, pointer, &mut removal);
    }
    draft.follow(&removal);
    let finished = draft.finish(sources, diagnostics);
    finished.unwrap_or_else(|| spec.clone())
}

fn leave_out(draft: &mut Draft, pointer: &Pointer, removal: &mut Removal) {
    let steps: Vec<String> = pointer.steps().map(Cow::into_owned).collect();
    let Some(parent) = pointer.parent() else {
        return;
    };
    match steps.as_slice() {
        // Whether a property is required is noted under its name.
        [.., required, name] if required == "required" => {
            if let Some(Value::Array(list)) = draft.value.pointer_mut(parent.as_str()) {
                list.retain(|item| item.as_str() != Some(name));
            }
            removal.forget(pointer);
            prune(draft, &parent, removal);
        }
        [.., kind] if kind == "type" && is_schema(&steps) => {
            allow_anything(draft, &parent, removal);
        }
        [.., kind] if kind == "schema" || kind == "items" || is_component(&steps) => {
            allow_anything(draft, pointer, removal);
        }
        [.., last] if is_needed(&steps, last) => {}
        _ => {
            removal.take(&mut draft.value, pointer);
            prune(draft, &parent, removal);
        }
    }
}

/// An empty list says something else than none: no credentials at all, for one.
fn prune(draft: &mut Draft, list: &Pointer, removal: &mut Removal) {
    let items = draft.value.pointer(list.as_str()).and_then(Value::as_array);
    if items.is_some_and(Vec::is_empty) {
        removal.take(&mut draft.value, list);
    }
}

/// Keeps of a schema only what is said about it in words.
fn allow_anything(draft: &mut Draft, schema: &Pointer, removal: &mut Removal) {
    const WORDS: [&str; 5] = [
        "title",
        "description",
        "deprecated",
        "readOnly",
        "writeOnly",
    ];
    // Facets that the document need not show.
    for facet in ["required", "nullable", "format"] {
        removal.forget(&schema.join(facet));
    }
    let Some(Value::Object(members)) = draft.value.pointer_mut(schema.as_str()) else {
        return;
    };
    members.retain(|key, _| {
        let is_word = WORDS.contains(&key.as_str());
        if !is_word {
            removal.forget(&schema.join(key));
        }
        is_word
    });
}

/// Whether a `type` says what kind of schema something is, and is not that of a security scheme.
fn is_schema(steps: &[String]) -> bool {
    !steps.iter().any(|step| step == "securitySchemes")
}

/// Whether the pointer is that of a named schema.
fn is_component(steps: &[String]) -> bool {
    matches!(steps, [components, schemas, _] if components == "components" && schemas == "schemas")
}

/// Whether the document is none without this part.
fn is_needed(steps: &[String], last: &str) -> bool {
    let above = steps.len().checked_sub(2).and_then(|at| steps.get(at));
    let outer = steps.len().checked_sub(3).and_then(|at| steps.get(at));
    let is_info = above.is_some_and(|above| above == "info");
    let in_list = outer.is_some_and(|outer| outer == "parameters");
    let in_answers = outer.is_some_and(|outer| outer == "responses");
    let in_schemes = outer.is_some_and(|outer| outer == "securitySchemes");
    match last {
        "title" | "version" => is_info,
        "in" | "name" | "type" | "scheme" | "flows" => in_list || in_schemes,
        "required" => in_list,
        "description" => in_answers,
        _ => false,
    }
}
