//! Where the fields of one object stand, so that each can be told from all others.

use std::collections::BTreeMap;

use super::Refusal;
use super::facets::local;
use crate::ir::xml::{Field, Place};

/// A field, and where it stands instead if it cannot stand where the document has it.
pub(super) struct Spot {
    pub(super) field: Field,
    pub(super) other: Option<Place>,
}

/// Gives each field a place of its own.
///
/// Items that stand alone and have the name that another element has are taken to stand in an element of the list's
/// name: nothing else would tell them apart. A name that a component gives to all elements of its kind gives way to that
/// of the property.
pub(super) fn settle(mut spots: Vec<Spot>) -> Result<Vec<Field>, Refusal> {
    // What moved may be where another field is.
    for _ in 0..2 {
        let clashes = clashes(&spots);
        if clashes.is_empty() {
            break;
        }
        for place in clashes.into_values().flatten() {
            if let Some(spot) = spots.get_mut(place)
                && let Some(other) = spot.other.take()
            {
                spot.field.place = other;
            }
        }
    }
    if let Some((name, places)) = clashes(&spots).into_iter().next() {
        let keys = places.iter().filter_map(|&place| spots.get(place));
        let keys: Vec<String> = keys.map(|spot| format!("`{}`", spot.field.key)).collect();
        let name = name.trim_start_matches('@');
        return Err(format!("{} all stand in `{name}`", keys.join(" and ")));
    }
    Ok(spots.into_iter().map(|spot| spot.field).collect())
}

/// The fields that share a name with others, by that name.
fn clashes(spots: &[Spot]) -> BTreeMap<String, Vec<usize>> {
    let mut all: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, spot) in spots.iter().enumerate() {
        let name = match &spot.field.place {
            Place::Attribute(name) => format!("@{}", local(name)),
            Place::Element(name) | Place::Wrapped { name, .. } | Place::List { item: name, .. } => {
                local(name).to_owned()
            }
            Place::Text => "@".to_owned(),
            Place::Rest => continue,
        };
        all.entry(name).or_default().push(index);
    }
    all.retain(|_, places| places.len() > 1);
    all
}
