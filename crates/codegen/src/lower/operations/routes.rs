//! Which operations a router can tell apart: by method and path, else by a parameter that always has the same value.

use std::collections::BTreeMap;

use docwright_spec::Pointer;

use super::references::schema;
use super::{Context, codes, parameters};
use crate::ir::operations::{Mark, Operation, Place};
use crate::lower::types::view::{View, view};

/// An operation on its way to the router.
pub(super) struct Route<'o> {
    operation: &'o mut Operation,
    at: Pointer,
    marks: Vec<Mark>,
    shape: Vec<String>,
}

impl<'o> Route<'o> {
    /// An operation at a place of the document, and what may tell it from others.
    pub(super) fn new(operation: &'o mut Operation, at: Pointer, marks: Vec<Mark>) -> Self {
        let shape = shape(&operation.path);
        Self {
            operation,
            at,
            marks,
            shape,
        }
    }
}

/// The parameters that every call has, and always with the same value.
pub(super) fn marks(
    found: &[parameters::Found<'_>],
    constants: &[(String, String)],
    cx: &Context<'_, '_>,
) -> Vec<Mark> {
    let components = cx.spec.document().components.as_ref();
    let mark = |found: &parameters::Found<'_>| {
        let parameter = &found.ir;
        let place = parameter.place;
        if !parameter.required || !matches!(place, Place::Header | Place::Query) {
            return None;
        }
        match view(schema(components, found.schema?).1?) {
            View::TextEnum(values) => match values.as_slice() {
                [value] => Some(Mark {
                    place,
                    wire: parameter.wire.clone(),
                    value: (*value).to_owned(),
                }),
                _ => None,
            },
            _ => None,
        }
    };
    let constants = constants.iter().map(|(wire, value)| Mark {
        place: Place::Query,
        wire: wire.clone(),
        value: value.clone(),
    });
    constants.chain(found.iter().filter_map(mark)).collect()
}

/// Decides what operations of one method and path are told apart by, and marks those that a router could not reach.
pub(super) fn check(mut routes: Vec<Route<'_>>, cx: &mut Context<'_, '_>) {
    let mut places: BTreeMap<_, Vec<&mut Route<'_>>> = BTreeMap::new();
    for route in &mut routes {
        let place = (route.operation.method, route.shape.clone());
        places.entry(place).or_default().push(route);
    }
    for shared in places.values_mut().filter(|shared| shared.len() > 1) {
        tell_apart(shared);
    }
    // Paths with a rest come last, so that each of them is compared with all others.
    routes.sort_by_key(|route| route.operation.path.contains("{*"));
    let mut known: Vec<&Route<'_>> = Vec::new();
    let mut lost = Vec::new();
    for (index, route) in routes.iter().enumerate() {
        let (operation, shape) = (&route.operation, &route.shape);
        let same = known.iter().any(|other| {
            other.operation.method == operation.method
                && other.operation.mark == operation.mark
                && other.shape == *shape
        });
        let rest = shape.iter().position(|segment| segment == "{*}");
        let unclear = rest.is_some_and(|place| {
            place + 1 < shape.len()
                || known
                    .iter()
                    .any(|other| clashes(shape, &other.shape, place))
        });
        if same || unclear {
            lost.push(index);
        } else {
            known.push(route);
        }
    }
    for (index, route) in routes.iter_mut().enumerate() {
        if lost.binary_search(&index).is_ok() {
            route.operation.routed = false;
            let (method, path) = (route.operation.method, &route.operation.path);
            let message = format!("{method} {path} cannot be told from another");
            cx.report(codes::UNROUTED, &route.at, message);
        }
    }
}

/// Gives operations of one place the first parameter that has more than one value among them.
fn tell_apart(routes: &mut [&mut Route<'_>]) {
    let all = || routes.iter().flat_map(|route| &route.marks);
    let differs = |mark: &&Mark| all().any(|other| is_same(mark, other) && other != *mark);
    let Some(chosen) = all().find(differs).cloned() else {
        return;
    };
    for route in routes {
        let own = route.marks.iter().find(|mark| is_same(mark, &chosen));
        route.operation.mark = own.cloned();
    }
}

/// Whether two marks are values of one parameter.
fn is_same(one: &Mark, other: &Mark) -> bool {
    (one.place, &one.wire) == (other.place, &other.wire)
}

fn clashes(shape: &[String], other: &[String], place: usize) -> bool {
    let before = shape
        .iter()
        .zip(other)
        .take(place)
        .all(|(one, other)| one == other);
    let there = other
        .get(place)
        .is_some_and(|segment| segment.contains('{'));
    before && there && other.get(place).is_none_or(|segment| segment != "{*}")
}

/// The segments of a path with their holes unnamed.
pub(super) fn shape(path: &str) -> Vec<String> {
    path.split('/').map(unnamed).collect()
}

fn unnamed(segment: &str) -> String {
    let mut shape = String::new();
    let mut rest = segment;
    while let Some((text, (name, after))) = rest
        .split_once('{')
        .and_then(|(text, after)| Some((text, after.split_once('}')?)))
    {
        shape.push_str(text);
        shape.push_str(if name.starts_with('*') { "{*}" } else { "{}" });
        rest = after;
    }
    shape.push_str(rest);
    shape
}
