//! How a value tells to which type of a union it belongs.

use std::collections::BTreeSet;

use docwright_spec::Spec;
use indexmap::IndexMap;
use openapiv3::{Discriminator, ReferenceOr, Schema};

use super::objects::resolve;
use super::view::{Additional, Node, View, view};
use crate::ir::scalars::Scalar;
use crate::ir::types::{Guard, TypeRef};
use crate::type_map::TypeMap;

/// How deep `allOf` is looked into.
const DEEPEST: usize = 8;

/// The place of a type among those of a union: what takes fewer values is tried earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// A truth value, or a list: no other type takes it.
    Alone,
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// A point in time: there are readers of days that take one for a day.
    Instant,
    /// A string of a certain form.
    Formatted,
    /// An object; the more properties have to be there, the earlier.
    Object(std::cmp::Reverse<usize>),
    /// An object of any properties.
    Map,
    /// One of some strings, or one that is not known yet.
    Enum,
    /// Any string.
    Text,
    /// Whatever takes more than one of these.
    Any,
}

/// The place of a schema's type.
pub(super) fn rank(spec: &Spec, map: &TypeMap, node: Node<'_>) -> Rank {
    let Some(schema) = schema(spec, node) else {
        return Rank::Any;
    };
    match view(schema) {
        View::Bool | View::Array(_) | View::Tuple(_) => Rank::Alone,
        View::Integer(_) | View::IntegerEnum(_) => Rank::Integer,
        View::Number(_) => Rank::Number,
        View::Text(format) => match map.text(format) {
            TypeRef::String => Rank::Text,
            TypeRef::Scalar(Scalar::DateTime(_)) => Rank::Instant,
            _ => Rank::Formatted,
        },
        View::TextEnum(_) => Rank::Enum,
        View::Object(object) if object.properties.is_empty() => match object.additional {
            Additional::None => Rank::Object(std::cmp::Reverse(0)),
            _ => Rank::Map,
        },
        View::Object(_) | View::Variants(..) | View::All(..) => {
            let mut known = Known::default();
            known.add(spec, schema, 0);
            Rank::Object(std::cmp::Reverse(known.required.len()))
        }
        View::MixedEnum(_) | View::Any | View::Union(..) | View::Not => Rank::Any,
    }
}

/// By what each choice is known: the value of the discriminator, or of a property that has other values in each choice.
pub(super) fn guards(
    spec: &Spec,
    choices: &[(usize, Node<'_>)],
    discriminator: Option<&Discriminator>,
) -> Vec<Option<Guard>> {
    if let Some(discriminator) = discriminator {
        let named = choices.iter().map(|(_, node)| named(*node, discriminator));
        return named.collect();
    }
    let known: Vec<Option<Known<'_>>> = choices
        .iter()
        .map(|(_, node)| {
            let schema = schema(spec, *node)?;
            matches!(
                view(schema),
                View::Object(_) | View::Variants(..) | View::All(..)
            )
            .then(|| {
                let mut known = Known::default();
                known.add(spec, schema, 0);
                known
            })
        })
        .collect();
    let objects: Vec<&Known<'_>> = known.iter().flatten().collect();
    let key = match objects.as_slice() {
        [first, _, ..] => {
            let mut keys = first.values.keys().copied();
            keys.find(|key| tells_apart(key, &objects))
        }
        _ => None,
    };
    let guard = |known: &Option<Known<'_>>| {
        let values = known.as_ref()?.values.get(key?)?;
        Some(Guard {
            key: key?.to_owned(),
            values: values.iter().map(|&value| value.to_owned()).collect(),
        })
    };
    known.iter().map(guard).collect()
}

/// Whether every object must have the property, and no two share a value of it.
fn tells_apart(key: &str, objects: &[&Known<'_>]) -> bool {
    let mut seen = BTreeSet::new();
    objects.iter().all(|object| {
        object.required.contains(key)
            && object
                .values
                .get(key)
                .is_some_and(|values| values.iter().all(|value| seen.insert(*value)))
    })
}

/// The values of the discriminator that name a choice.
fn named(node: Node<'_>, discriminator: &Discriminator) -> Option<Guard> {
    let Node::Reference(reference) = node else {
        return None;
    };
    let name = reference.rsplit('/').next()?;
    let mut values: Vec<String> = discriminator
        .mapping
        .iter()
        .filter(|(_, target)| *target == reference || *target == name)
        .map(|(value, _)| value.clone())
        .collect();
    if values.is_empty() {
        values.push(name.replace("~1", "/").replace("~0", "~"));
    }
    Some(Guard {
        key: discriminator.property_name.clone(),
        values,
    })
}

/// What an object's properties may hold, as far as they are lists of strings, and which must be there.
#[derive(Default)]
struct Known<'a> {
    values: IndexMap<&'a str, Vec<&'a str>>,
    required: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn add(&mut self, spec: &'a Spec, schema: &'a Schema, depth: usize) {
        match view(schema) {
            View::Object(object) | View::Variants(object, ..) => self.object(spec, &object),
            View::All(parts, own) if depth < DEEPEST => {
                for part in parts {
                    if let Some(schema) = self::schema(spec, part.into()) {
                        self.add(spec, schema, depth + 1);
                    }
                }
                if let Some(own) = own {
                    self.object(spec, &own);
                }
            }
            _ => {}
        }
    }

    fn object(&mut self, spec: &'a Spec, object: &super::view::Object<'a>) {
        self.required
            .extend(object.required.iter().map(String::as_str));
        for (key, property) in object.properties {
            if let Some(View::TextEnum(values)) = self::property(spec, property) {
                self.values.insert(key, values);
            }
        }
    }
}

fn property<'a>(spec: &'a Spec, property: &'a ReferenceOr<Box<Schema>>) -> Option<View<'a>> {
    schema(spec, property.into()).map(view)
}

fn schema<'a>(spec: &'a Spec, node: Node<'a>) -> Option<&'a Schema> {
    match node {
        Node::Inline(schema) => Some(schema),
        Node::Reference(reference) => match resolve(spec, reference)? {
            (Node::Inline(schema), _) => Some(schema),
            (Node::Reference(_), _) => None,
        },
    }
}
