//! OpenAPI Overlay 1.0: changes to a document that somebody wrote down apart from it.
//!
//! In: the text of an overlay, and a `Spec`. Out: the `Spec` with the changes made, in which each changed part comes from
//! the line of the overlay that changed it. An action that matches nothing, or changes nothing, is reported.

mod merge;

use docwright_model::{Diagnostic, Diagnostics, Source, SourceId, Sources, Span};
use serde_json::Value;
use serde_json_path::JsonPath;

use crate::edit::Draft;
use crate::read::parse;
use crate::read::place::Place;
use crate::{Pointer, Spec, codes};

/// An overlay that was read.
#[derive(Debug, Clone)]
pub struct Overlay {
    actions: Vec<Action>,
}

/// One change.
#[derive(Debug, Clone)]
struct Action {
    target: JsonPath,
    /// The target as it is written.
    spelt: String,
    /// Where the target stands.
    span: Span,
    change: Change,
}

#[derive(Debug, Clone)]
enum Change {
    Remove,
    /// The value, and where each part of it stands, by its pointer from the value.
    Update(Value, Vec<(String, Span)>),
}

/// Reads an overlay from JSON or YAML text; none where it is none at all.
///
/// An action that cannot be used is reported and left out.
pub fn read_overlay(
    id: SourceId,
    source: &Source,
    diagnostics: &mut Diagnostics,
) -> Option<Overlay> {
    let (value, place) = parse(id, source.text(), diagnostics)?;
    let mut refuse = |pointer: &Pointer, message: String| {
        let at = place.of(pointer);
        diagnostics.push(Diagnostic::new(codes::INVALID_OVERLAY, message).at(at));
    };
    let root = Pointer::root();
    match value.get("overlay").and_then(Value::as_str) {
        Some(version)
            if ["1.0", "1.1"]
                .iter()
                .any(|known| version.starts_with(known)) => {}
        Some(version) => {
            let at = root.join("overlay");
            refuse(
                &at,
                format!("version {version} of overlays is not read; 1.0 and 1.1 are"),
            );
            return None;
        }
        None => {
            refuse(
                &root,
                "no `overlay` member names a version, such as `1.0.0`".to_owned(),
            );
            return None;
        }
    }
    let Some(Value::Array(all)) = value.get("actions") else {
        refuse(&root, "the overlay has no list of `actions`".to_owned());
        return None;
    };
    let mut actions = Vec::new();
    for (index, action) in all.iter().enumerate() {
        let pointer = root.join("actions").join(index);
        match read_action(action, &pointer, &place) {
            Ok(action) => actions.push(action),
            Err((at, message)) => refuse(&at, message),
        }
    }
    Some(Overlay { actions })
}

fn read_action(
    action: &Value,
    pointer: &Pointer,
    place: &Place<'_>,
) -> Result<Action, (Pointer, String)> {
    let at = pointer.join("target");
    let Some(spelt) = action.get("target").and_then(Value::as_str) else {
        return Err((pointer.clone(), "the action has no `target`".to_owned()));
    };
    let target = JsonPath::parse(spelt).map_err(|error| {
        let message = format!("`{spelt}` is no JSONPath (character {})", error.position());
        (at.clone(), message)
    })?;
    // Where an action removes, what it would update is gone anyway.
    let change = match (action.get("remove"), action.get("update")) {
        (Some(Value::Bool(true)), _) => Change::Remove,
        (_, Some(value)) => {
            let update = pointer.join("update");
            let places = place.below(update.as_str());
            let places = places.map(|(rest, span)| (rest.to_owned(), span));
            Change::Update(value.clone(), places.collect())
        }
        _ => {
            let message = "the action neither updates nor removes anything".to_owned();
            return Err((pointer.clone(), message));
        }
    };
    Ok(Action {
        target,
        spelt: spelt.to_owned(),
        span: place.of(&at),
        change,
    })
}

/// The document with an overlay's actions done, in their order.
///
/// Objects merge, an item is added to a list, anything else is replaced.
pub fn apply_overlay(
    spec: &Spec,
    overlay: &Overlay,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Spec {
    let mut draft = Draft::of(spec);
    // An action may bring a reference that nobody has followed yet.
    draft.followed = overlay.actions.is_empty() && draft.followed;
    for action in &overlay.actions {
        apply(action, &mut draft, diagnostics);
    }
    let finished = draft.finish(sources, diagnostics);
    finished.unwrap_or_else(|| spec.clone())
}

fn apply(action: &Action, draft: &mut Draft, diagnostics: &mut Diagnostics) {
    let found = action.target.query_located(&draft.value);
    let targets: Vec<Pointer> = found
        .locations()
        .map(|location| Pointer::from(location.to_json_pointer()))
        .collect();
    if targets.is_empty() {
        let message = format!("nothing matches `{}` any more", action.spelt);
        let diagnostic = Diagnostic::new(codes::OVERLAY_UNMATCHED, message).at(action.span);
        diagnostics.push(diagnostic.help("the docs have changed: take the action out or mend it"));
        return;
    }
    match &action.change {
        Change::Remove if targets.iter().any(|target| target.as_str().is_empty()) => {
            let message = "the whole document cannot be removed";
            let diagnostic = Diagnostic::new(codes::INVALID_OVERLAY, message);
            diagnostics.push(diagnostic.at(action.span));
        }
        Change::Remove => draft.remove(targets),
        Change::Update(update, places) => {
            let mut changed = false;
            for target in &targets {
                let before = draft.value.pointer(target.as_str()).cloned();
                merge::merge(draft, target, update, places, action.span);
                changed |= draft.value.pointer(target.as_str()) != before.as_ref();
            }
            if !changed {
                let message = format!("the document says this at `{}` already", action.spelt);
                let diagnostic = Diagnostic::new(codes::OVERLAY_IDLE, message);
                diagnostics.push(diagnostic.at(action.span));
            }
        }
    }
}
