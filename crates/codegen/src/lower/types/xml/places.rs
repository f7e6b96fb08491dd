//! Where the fields of one object stand, so that each can be told from all others.

use std::collections::BTreeMap;

use super::Refusal;
use super::facets::{local, qualified};
use crate::ir::xml::{Field, Place};

/// A field, and where it stands instead if it cannot stand where the document has it.
pub(super) struct Spot {
    pub(super) field: Field,
    pub(super) other: Option<Place>,
    pub(super) required: bool,
}

/// Gives each field a place of its own.
///
/// Items that stand alone and have the name that another element has are taken to stand in an element of the list's
/// name: nothing else would tell them apart. A name that a component gives to all elements of its kind gives way to that
/// of the property. What is still not told from a list, and may be absent, has no place.
pub(super) fn settle(mut spots: Vec<Spot>) -> Result<Vec<Field>, Refusal> {
    // What moved may be where another field is.
    for _ in 0..2 {
        for (name, places) in clashes(&spots) {
            for place in places {
                if let Some(spot) = spots.get_mut(place)
                    && let Some(other) = spot
                        .other
                        .take_if(|other| key(other).as_ref() != Some(&name))
                {
                    spot.field.place = other;
                }
            }
        }
    }
    for places in clashes(&spots).into_values() {
        leave_to_list(&mut spots, &places);
    }
    if let Some((name, places)) = clashes(&spots).into_iter().next() {
        let keys = places.iter().filter_map(|&place| spots.get(place));
        let keys: Vec<String> = keys.map(|spot| format!("`{}`", spot.field.key)).collect();
        let name = name.trim_start_matches('@');
        return Err(format!("{} all stand in `{name}`", keys.join(" and ")));
    }
    Ok(spots.into_iter().map(|spot| spot.field).collect())
}

/// Of several fields of one name, the only list has all elements of it: it takes one as well as many.
fn leave_to_list(spots: &mut [Spot], places: &[usize]) {
    let (lists, others): (Vec<usize>, Vec<usize>) = places.iter().partition(|&&place| {
        let place = spots.get(place).map(|spot| &spot.field.place);
        matches!(place, Some(Place::List { .. } | Place::Wrapped { .. }))
    });
    let is_required = |&place: &usize| spots.get(place).is_some_and(|spot| spot.required);
    if lists.len() != 1 || others.iter().any(is_required) {
        return;
    }
    for place in others {
        if let Some(spot) = spots.get_mut(place) {
            spot.field.place = Place::Nowhere;
        }
    }
}

/// The fields that share a name with others, by that name.
fn clashes(spots: &[Spot]) -> BTreeMap<String, Vec<usize>> {
    let mut all: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, spot) in spots.iter().enumerate() {
        if let Some(key) = key(&spot.field.place) {
            all.entry(key).or_default().push(index);
        }
    }
    all.retain(|_, places| places.len() > 1);
    all
}

/// What tells a place from others: the name of the element with its prefix, that of an attribute with `@` in front.
fn key(place: &Place) -> Option<String> {
    match place {
        Place::Attribute(name) => Some(format!("@{}", local(name))),
        Place::Element(name) | Place::Wrapped { name, .. } | Place::List { item: name, .. } => {
            Some(qualified(name).to_owned())
        }
        Place::Text => Some("@".to_owned()),
        Place::Rest | Place::Nowhere => None,
    }
}
