//! Operations are admitted one by one: paths and parameters must fit, and none may stand twice.

use std::collections::{HashMap, HashSet};

use docwright_model::{
    Diagnostic, Diagnostics, Fact, Method, Operation, Origin, Parameter, Place, Schema, SchemaKind,
    Span,
};

use super::{Merged, yields};
use crate::codes;
use crate::evidence::reading::OperationReading;

/// Moves operations into the API; the first of a method and path stays, unless it had to be repaired and the second had
/// not.
pub(crate) fn admit<'a>(
    merged: &mut Merged<'a>,
    operations: Vec<OperationReading<'a>>,
    repaired: &[Span],
    diagnostics: &mut Diagnostics,
) {
    let mut taken: HashMap<(Method, String), usize> = HashMap::with_capacity(operations.len());
    merged.api.operations.reserve(operations.len());
    merged.shown.reserve(operations.len());
    for reading in operations {
        let (mut operation, shown) = super::split(reading);
        let Some(placeholders) = placeholders(&operation.path, diagnostics) else {
            continue;
        };
        let key = (operation.method.value, unnamed(&operation.path.value));
        let first = taken.get(&key).copied();
        let known = first.and_then(|at| merged.api.operations.get(at));
        let known = known.and_then(|known| known.path.span());
        if first.is_some_and(|at| is_of_other_group(merged, at, &operation)) {
            if let Some(known) = first.and_then(|at| merged.api.operations.get_mut(at)) {
                known.tags.extend(operation.tags);
            }
            continue;
        }
        let is_better = first.is_some() && yields(known, operation.path.span(), repaired);
        if first.is_some() {
            let own = operation.path.span();
            let places = if is_better {
                (own, known)
            } else {
                (known, own)
            };
            report_twice(&operation, places, is_better, diagnostics);
            if !is_better {
                continue;
            }
        }
        let is_open = merged.habits(Some(operation.section)).is_open;
        settle_parameters(&mut operation, &placeholders, is_open, diagnostics);
        let known = first.and_then(|at| {
            let operations = merged.api.operations.get_mut(at);
            operations.zip(merged.shown.get_mut(at))
        });
        match known {
            Some(known) => (*known.0, *known.1) = (operation, shown),
            None => {
                taken.insert(key, merged.api.operations.len());
                merged.api.operations.push(operation);
                merged.shown.push(shown);
            }
        }
    }
}

/// Whether an operation is one that is known, described again in another of its groups.
fn is_of_other_group(merged: &Merged<'_>, known: usize, operation: &Operation) -> bool {
    let Some(known) = merged.api.operations.get(known) else {
        return false;
    };
    let id = |operation: &Operation| operation.id.as_ref().map(|id| id.value.clone());
    let has = |tag: &Fact<String>| known.tags.iter().any(|own| own.value == tag.value);
    merged.habits(Some(operation.section)).repeats_grouped
        && id(known).is_some()
        && id(known) == id(operation)
        && !operation.tags.is_empty()
        && !operation.tags.iter().any(has)
}

/// Reports an operation that is described twice, at the places of the one that is kept and of the one that is not.
fn report_twice(
    operation: &Operation,
    (kept, dropped): (Option<Span>, Option<Span>),
    is_later_kept: bool,
    diagnostics: &mut Diagnostics,
) {
    let message = format!(
        "{} {} is described twice",
        operation.method.value.as_str(),
        operation.path.value
    );
    let mut diagnostic = Diagnostic::new(codes::DUPLICATE_OPERATION, message).at_opt(dropped);
    if let Some(kept) = kept {
        let which = if is_later_kept {
            "this one was kept, as its page is not damaged"
        } else {
            "first here"
        };
        diagnostic = diagnostic.label(kept, which);
    }
    diagnostics.push(diagnostic);
}

/// The names of a path's placeholders; none where the path can't be one.
fn placeholders(path: &Fact<String>, diagnostics: &mut Diagnostics) -> Option<Vec<String>> {
    let text = path.value.as_str();
    let is_bad = |c: char| {
        c.is_control()
            || c.is_whitespace()
            || matches!(c, '"' | '\'' | '<' | '>' | '\\' | '^' | '`' | '|')
    };
    let mut names = Vec::new();
    let mut rest = text;
    let mut is_whole = !text.contains(is_bad);
    while let Some((_, after)) = rest.split_once('{') {
        match after.split_once('}') {
            Some((name, after)) if !name.is_empty() && !name.contains(['{', '/']) => {
                names.push(name.to_owned());
                rest = after;
            }
            _ => {
                is_whole = false;
                break;
            }
        }
    }
    if !is_whole {
        let message = format!(
            "`{}` can't be a path, so the operation was left out",
            text.escape_debug()
        );
        diagnostics.push(Diagnostic::new(codes::BAD_PATH, message).at_opt(path.span()));
        return None;
    }
    Some(names)
}

/// The path with all placeholders alike, by which two spellings of one path are known.
pub(super) fn unnamed(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut inside = false;
    for c in path.chars() {
        inside &= c != '}';
        if !inside {
            out.push(c);
        }
        inside |= c == '{';
    }
    out
}

/// Gives each parameter a place, and makes those in the path match its placeholders.
fn settle_parameters(
    operation: &mut Operation,
    placeholders: &[String],
    is_open: bool,
    diagnostics: &mut Diagnostics,
) {
    let mut kept: Vec<Parameter> = Vec::with_capacity(operation.parameters.len());
    let named: HashSet<&str> = placeholders.iter().map(String::as_str).collect();
    // Where the first of each place and name stands.
    let mut known: foldhash::HashMap<(Place, String), Option<Span>> = foldhash::HashMap::default();
    for mut parameter in std::mem::take(&mut operation.parameters) {
        let in_path = named.contains(parameter.name.value.as_str());
        let place = parameter.place.take().unwrap_or_else(|| {
            let place = if in_path { Place::Path } else { Place::Query };
            Fact::new(place, parameter.name.origin.to_inferred())
        });
        if place.value == Place::Path && !in_path {
            let message = format!(
                "the path `{}` has no `{{{}}}`",
                operation.path.value, parameter.name.value
            );
            let mut diagnostic = Diagnostic::new(codes::SURPLUS_PATH_PARAMETER, message)
                .at_opt(parameter.name.span());
            if let Some(span) = operation.path.span() {
                diagnostic = diagnostic.label(span, "the path");
            }
            diagnostics.push(diagnostic);
            continue;
        }
        let key = (place.value, parameter.name.value.clone());
        if let Some(first) = known.get(&key) {
            let message = format!(
                "the {} parameter `{}` is listed twice",
                place.value.as_str(),
                parameter.name.value
            );
            let mut diagnostic =
                Diagnostic::new(codes::DUPLICATE_PARAMETER, message).at_opt(parameter.name.span());
            if let Some(span) = *first {
                diagnostic = diagnostic.label(span, "first here");
            }
            diagnostics.push(diagnostic);
            continue;
        }
        known.insert(key, parameter.name.span());
        parameter.place = Some(place);
        kept.push(parameter);
    }
    for name in placeholders {
        // A placeholder may stand in a path more than once.
        let key = (Place::Path, name.clone());
        if known.insert(key, operation.path.span()).is_some() {
            continue;
        }
        if !is_open {
            let message = format!("no table describes `{{{name}}}` of this path");
            let found = Diagnostic::new(codes::MISSING_PATH_PARAMETER, message);
            diagnostics.push(found.at_opt(operation.path.span()));
        }
        kept.push(undescribed(name, &operation.path.origin));
    }
    operation.parameters = kept;
}

/// A path parameter of which only the placeholder is known.
fn undescribed(name: &str, path: &Origin) -> Parameter {
    let inferred = path.to_inferred();
    Parameter {
        name: Fact::new(name.to_owned(), inferred.clone()),
        place: Some(Fact::new(Place::Path, inferred.clone())),
        required: Some(Fact::new(true, inferred.clone())),
        schema: Schema::of(Fact::new(SchemaKind::String, inferred)),
        description: None,
        example: None,
    }
}
