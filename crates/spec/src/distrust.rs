//! Facts that nobody stated: reported, or left out.

use std::borrow::Cow;

use docwright_model::{Basis, Diagnostic, Diagnostics, Sources};
use serde_json::{Map, Value};

use crate::edit::Draft;
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
    for pointer in &inferred {
        leave_out(&mut draft, pointer);
    }
    let finished = draft.finish(sources, diagnostics);
    finished.unwrap_or_else(|| spec.clone())
}

/// Pointers in the order of the document: indices by number.
fn order(pointer: &Pointer) -> Vec<(usize, String)> {
    let steps = pointer.steps();
    steps
        .map(|step| (step.parse().unwrap_or(0), step.into_owned()))
        .collect()
}

fn leave_out(draft: &mut Draft, pointer: &Pointer) {
    let steps: Vec<String> = pointer.steps().map(Cow::into_owned).collect();
    let Some(parent) = pointer.parent() else {
        return;
    };
    match steps.as_slice() {
        // Whether a property is required is noted under its name.
        [.., required, name] if required == "required" => {
            let list = draft.value.pointer_mut(parent.as_str());
            if let Some(Value::Array(list)) = list {
                list.retain(|item| item.as_str() != Some(name));
                if list.is_empty() {
                    draft.remove(&parent);
                }
            }
            draft.forget(pointer);
        }
        [.., kind] if kind == "type" && is_schema(&steps) => allow_anything(draft, &parent),
        [.., kind] if kind == "schema" || kind == "items" || is_component(&steps) => {
            allow_anything(draft, pointer);
        }
        [.., last] if is_needed(&steps, last) => {}
        _ => {
            draft.remove(pointer);
            draft.forget(pointer);
            // An empty list says something else than none: no credentials at all, for one.
            let list = draft.value.pointer(parent.as_str());
            if list.and_then(Value::as_array).is_some_and(Vec::is_empty) {
                draft.remove(&parent);
            }
        }
    }
}

/// Keeps of a schema only what is said about it in words.
fn allow_anything(draft: &mut Draft, schema: &Pointer) {
    const WORDS: [&str; 5] = ["title", "description", "deprecated", "readOnly", "writeOnly"];
    let Some(Value::Object(members)) = draft.value.pointer_mut(schema.as_str()) else {
        return;
    };
    let kept: Map<String, Value> = std::mem::take(members)
        .into_iter()
        .filter(|(key, _)| WORDS.contains(&key.as_str()))
        .collect();
    let gone: Vec<String> = draft
        .origins()
        .filter_map(|(at, _)| {
            let below = at.strip_prefix(schema.as_str())?.strip_prefix('/')?;
            (!WORDS.contains(&below)).then(|| at.to_owned())
        })
        .collect();
    if let Some(value) = draft.value.pointer_mut(schema.as_str()) {
        *value = Value::Object(kept);
    }
    for pointer in gone {
        draft.forget(&Pointer::from(pointer));
    }
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
