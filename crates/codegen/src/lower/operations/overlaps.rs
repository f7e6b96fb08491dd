//! Paths that another template takes too: `/users/me` is also `/users/{user}`.
//!
//! A router chooses the path first, text before parameters, and the method then, so that `DELETE /users/me` would be
//! refused where only the template has that method, though it is documented. Where the parameter is a number or a UUID,
//! the text is none, and nothing is lent.

use std::collections::{BTreeMap, BTreeSet};

use super::routes::shape;
use crate::ir::operations::{Operation, Place as In};
use crate::ir::types::TypeRef;

/// One path is lent the operations of so many templates at most; no API has as many.
const TEMPLATES: usize = 32;

/// A path and what is served there.
struct Place<'o> {
    path: &'o str,
    shape: Vec<String>,
    methods: BTreeSet<&'static str>,
    /// The segments whose parameter may be any text.
    texts: BTreeSet<usize>,
}

impl Place<'_> {
    /// Whether the text of a shape may stand where this place has parameters.
    fn takes(&self, shape: &[String]) -> bool {
        let mut pairs = self.shape.iter().zip(shape).enumerate();
        pairs.all(|(at, (own, other))| own != "{}" || other == "{}" || self.texts.contains(&at))
    }
}

/// The places by their segments.
#[derive(Default)]
struct Tree {
    texts: BTreeMap<String, Tree>,
    hole: Option<Box<Tree>>,
    place: Option<usize>,
}

/// Each path with a template that takes it too and has methods that it has not.
pub(super) fn find<'o>(operations: impl Iterator<Item = &'o Operation>) -> Vec<(String, String)> {
    let places = places(operations);
    let mut tree = Tree::default();
    for (index, place) in places.iter().enumerate() {
        tree.insert(&place.shape, index);
    }
    let mut found = Vec::new();
    for place in &places {
        let mut others = Vec::new();
        tree.collect(&place.shape, false, &mut others);
        for other in others.into_iter().filter_map(|other| places.get(other)) {
            if other.takes(&place.shape) && !other.methods.is_subset(&place.methods) {
                found.push((place.path.to_owned(), other.path.to_owned()));
            }
        }
    }
    found
}

fn places<'o>(operations: impl Iterator<Item = &'o Operation>) -> Vec<Place<'o>> {
    let mut known: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut places: Vec<Place<'o>> = Vec::new();
    for operation in operations.filter(|operation| operation.routed) {
        let mut shape = shape(&operation.path);
        // A router tells whole segments apart; what stands around a hole is looked at later.
        for segment in shape.iter_mut().filter(|segment| segment.contains('{')) {
            segment.replace_range(.., if segment.contains("{*}") { "{*}" } else { "{}" });
        }
        let index = *known.entry(shape.clone()).or_insert(places.len());
        if index == places.len() {
            places.push(Place {
                path: &operation.path,
                shape,
                methods: BTreeSet::new(),
                texts: BTreeSet::new(),
            });
        }
        if let Some(place) = places.get_mut(index) {
            place.methods.insert(operation.method);
            place.texts.extend(texts(operation));
        }
    }
    places
}

/// The segments of an operation's path whose parameter may be any text.
fn texts(operation: &Operation) -> impl Iterator<Item = usize> {
    let parameters = operation.parameters.iter();
    let typed = parameters.filter(|parameter| {
        let is_text = matches!(
            parameter.ty.inner(),
            TypeRef::String | TypeRef::Named(_) | TypeRef::Value
        );
        parameter.place == In::Path && !is_text
    });
    let typed: Vec<String> = typed
        .map(|parameter| format!("{{{}}}", parameter.wire))
        .collect();
    let segments = operation.path.split('/').enumerate();
    segments.filter_map(move |(at, segment)| {
        let is_text = segment.contains('{') && typed.iter().all(|own| !segment.contains(own));
        is_text.then_some(at)
    })
}

impl Tree {
    fn insert(&mut self, shape: &[String], place: usize) {
        match shape {
            [] => self.place = Some(place),
            [first, rest @ ..] if first == "{}" => {
                self.hole.get_or_insert_default().insert(rest, place);
            }
            [first, rest @ ..] => {
                let below = self.texts.entry(first.clone()).or_default();
                below.insert(rest, place);
            }
        }
    }

    /// All places that take some path of this shape, but come after it in a router: where the first difference is, the
    /// shape has text and they have a parameter.
    fn collect(&self, shape: &[String], differs: bool, found: &mut Vec<usize>) {
        if found.len() >= TEMPLATES {
            return;
        }
        let [first, rest @ ..] = shape else {
            found.extend(self.place.filter(|_| differs));
            return;
        };
        let is_hole = first == "{}";
        if let Some(below) = &self.hole {
            below.collect(rest, differs || !is_hole, found);
        }
        if is_hole && differs {
            for below in self.texts.values() {
                below.collect(rest, differs, found);
            }
        } else if let Some(below) = self.texts.get(first) {
            below.collect(rest, differs, found);
        }
    }
}
