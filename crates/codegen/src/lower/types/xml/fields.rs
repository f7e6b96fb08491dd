//! The fields of objects, in the order in which they are written.

use docwright_spec::Pointer;
use openapiv3::{ReferenceOr, Schema};

use super::super::objects::LONGEST_CHAIN;
use super::super::remarks::tells;
use super::super::view::{Additional, Node, Object, View, view};
use super::super::{NameHint, Types};
use super::Refusal;
use super::facets::{Facets, is_sound, local};
use super::places::{self, Spot};
use super::shapes::{join, peel, scalar};
use crate::codes;
use crate::ir::xml::{Field, Place, Shape};

/// How many parts are looked into: parts that share parts multiply.
const MOST_PARTS: usize = 1_000;

/// Where a field stands, where it may stand instead, and what it is.
type Placed = (Place, Option<Place>, Shape);

/// A property of an object.
struct Property<'s> {
    wire: &'s str,
    node: Node<'s>,
    at: Pointer,
    required: bool,
}

/// What the parts of an object come to.
#[derive(Default)]
struct Parts<'s> {
    properties: Vec<Property<'s>>,
    additional: Option<(Node<'s>, Pointer)>,
    /// Properties that several alternatives have and that are texts or numbers, with what all of them are.
    shared: Vec<(&'s str, Shape)>,
    steps: usize,
}

impl<'s> Types<'s> {
    /// The fields of an object's element.
    pub(super) fn fields(
        &mut self,
        schema: &'s Schema,
        at: &Pointer,
        hint: &NameHint,
    ) -> Result<Vec<Field>, Refusal> {
        let mut parts = Parts::default();
        self.collect_parts(schema, at, true, 0, &mut parts)?;
        let mut spots = Vec::new();
        for property in &parts.properties {
            let shared = parts.shared.iter().find(|(wire, _)| *wire == property.wire);
            let shared = shared.map(|(_, shape)| shape.clone());
            spots.push(self.spot(property, shared, hint)?);
        }
        let mut fields = places::settle(spots)?;
        for (field, property) in fields.iter().zip(&parts.properties) {
            if field.place == Place::Nowhere {
                let message = format!("XML bodies have no element for `{}`", field.key);
                self.report(codes::NO_ELEMENT, &property.at, message);
            }
        }
        if let Some((node, at)) = parts.additional {
            fields.push(Field {
                key: String::new(),
                place: Place::Rest,
                shape: self.shape(node, &at, &hint.join("value"))?,
            });
        }
        Ok(fields)
    }

    /// Where a property stands, and where it may stand instead.
    fn spot(
        &mut self,
        property: &Property<'s>,
        shared: Option<Shape>,
        hint: &NameHint,
    ) -> Result<Spot, Refusal> {
        let Property { wire, node, .. } = *property;
        let hint = hint.join(wire);
        let (schema, at) = peel(self.spec, node, &property.at)
            .ok_or_else(|| format!("`{wire}` is a reference that stands for nothing"))?;
        let (place, other, shape) = match view(schema) {
            View::Array(items) if shared.is_none() => {
                self.list(property, items, &at.join("items"), &hint)?
            }
            view => {
                let told = shared.or_else(|| scalar(&view));
                self.single(property, told, &hint)?
            }
        };
        let mut field = Field {
            key: wire.to_owned(),
            place,
            shape,
        };
        if let Err(refusal) = check(&field) {
            if property.required {
                return Err(refusal);
            }
            field.place = Place::Nowhere;
        }
        Ok(Spot {
            field,
            other,
            required: property.required,
        })
    }

    /// Where a list stands. Its items have the name of the list where they have none of their own.
    fn list(
        &mut self,
        property: &Property<'s>,
        items: Option<Node<'s>>,
        at: &Pointer,
        hint: &NameHint,
    ) -> Result<Placed, Refusal> {
        let facets = Facets::of(self.spec, property.node, &property.at);
        let name = facets.name(property.wire);
        let of_items = items.map(|items| Facets::of(self.spec, items, at));
        let of_items = of_items.unwrap_or_default();
        let item = match &of_items.name {
            Some(own) => of_items.spelt(own),
            None if of_items == Facets::default() => name.clone(),
            None => of_items.spelt(local(&name)),
        };
        let shape = match items {
            Some(items) => self.shape(items, at, &hint.join("item"))?,
            None => Shape::Any,
        };
        let wrapped = Place::Wrapped {
            name: name.clone(),
            item: item.clone(),
        };
        if facets.wrapped == Some(true) {
            return Ok((wrapped, None, shape));
        }
        let alone = Place::List {
            name,
            item,
            required: property.required,
        };
        Ok((alone, Some(wrapped), shape))
    }

    /// Where anything else stands, which may be known to be a text or a number.
    fn single(
        &mut self,
        property: &Property<'s>,
        told: Option<Shape>,
        hint: &NameHint,
    ) -> Result<Placed, Refusal> {
        let Property {
            wire, node, ref at, ..
        } = *property;
        let facets = Facets::of(self.spec, node, at);
        let name = facets.name(wire);
        match told {
            Some(shape) if facets.text == Some(true) => Ok((Place::Text, None, shape)),
            Some(shape) if facets.attribute == Some(true) => {
                Ok((Place::Attribute(name), None, shape))
            }
            told => {
                let shape = told.map_or_else(|| self.shape(node, at, hint), Ok)?;
                let is_own = Facets::own(self.spec, node, at).name.is_some();
                let other =
                    (facets.name.is_some() && !is_own).then(|| Place::Element(facets.spelt(wire)));
                Ok((Place::Element(name), other, shape))
            }
        }
    }

    /// Adds the properties of a schema and of its parts; those of alternatives are never certain.
    fn collect_parts(
        &self,
        schema: &'s Schema,
        at: &Pointer,
        certain: bool,
        depth: usize,
        into: &mut Parts<'s>,
    ) -> Result<(), Refusal> {
        into.steps += 1;
        if into.steps > MOST_PARTS || depth > LONGEST_CHAIN {
            return Err("it is made of too many parts".to_owned());
        }
        let parts = |parts: &'s [ReferenceOr<Schema>], keyword: &str| {
            let all = at.join(keyword);
            let parts = parts.iter().enumerate().filter(|(_, part)| tells(part));
            let forms = parts.map(|(place, part)| peel(self.spec, part.into(), &all.join(place)));
            let forms: Option<Vec<_>> = forms.collect();
            forms.ok_or_else(|| "a part of it stands for nothing".to_owned())
        };
        match view(schema) {
            View::Object(object) => into.add(&object, at, certain),
            View::All(all, own) => {
                for (part, at) in parts(all, "allOf")? {
                    self.collect_parts(part, &at, certain, depth + 1, into)?;
                }
                if let Some(own) = own {
                    into.add(&own, at, certain);
                }
            }
            View::Variants(object, keyword, choices) => {
                into.add(&object, at, certain);
                self.alternatives(parts(choices, keyword)?, depth, into)?;
            }
            View::Union(keyword, choices) => {
                self.alternatives(parts(choices, keyword)?, depth, into)?;
            }
            View::Any | View::Not => {}
            _ => return Err("some of its alternatives or parts are no objects".to_owned()),
        }
        Ok(())
    }

    /// Adds the properties of alternatives, where a property is the same in all that have it.
    fn alternatives(
        &self,
        choices: Vec<(&'s Schema, Pointer)>,
        depth: usize,
        into: &mut Parts<'s>,
    ) -> Result<(), Refusal> {
        for (choice, at) in choices {
            let mut own = Parts {
                steps: into.steps,
                ..Parts::default()
            };
            self.collect_parts(choice, &at, false, depth + 1, &mut own)?;
            into.steps = own.steps;
            into.additional = into.additional.take().or(own.additional);
            for property in own.properties {
                let known = into
                    .properties
                    .iter()
                    .find(|known| known.wire == property.wire);
                match known {
                    None => into.properties.push(property),
                    Some(known) => {
                        let shape = self.common(known, &property)?;
                        into.shared
                            .extend(shape.map(|shape| (property.wire, shape)));
                    }
                }
            }
            into.shared.extend(own.shared);
        }
        Ok(())
    }

    /// What a property of two alternatives is in both; nothing where they share one schema.
    fn common(&self, one: &Property<'s>, other: &Property<'s>) -> Result<Option<Shape>, Refusal> {
        let form = |of: &Property<'s>| peel(self.spec, of.node, &of.at);
        if let (Some((one, at)), Some((other, place))) = (form(one), form(other)) {
            let scalars = (scalar(&view(one)), scalar(&view(other)));
            let joined = match scalars {
                (Some(one), Some(other)) => join(Some(one), other).map(Some),
                _ => (at == place || one == other).then_some(None),
            };
            if let Some(joined) = joined {
                return Ok(joined);
            }
        }
        let wire = one.wire;
        Err(format!("`{wire}` is something else in each alternative"))
    }
}

impl<'s> Parts<'s> {
    /// Adds what a schema says; a property said twice is what the later schema says.
    fn add(&mut self, object: &Object<'s>, at: &Pointer, certain: bool) {
        let all = at.join("properties");
        for (wire, node) in object.properties {
            let property = Property {
                wire,
                node: node.into(),
                at: all.join(wire),
                required: false,
            };
            match self.properties.iter_mut().find(|known| known.wire == wire) {
                Some(known) => {
                    *known = Property {
                        required: known.required,
                        ..property
                    }
                }
                None => self.properties.push(property),
            }
        }
        for property in &mut self.properties {
            property.required |=
                certain && object.required.iter().any(|name| name == property.wire);
        }
        if let Additional::Typed(node) = object.additional {
            self.additional = Some((node, at.join("additionalProperties")));
        }
    }
}

/// Refuses names that XML does not take.
fn check(field: &Field) -> Result<(), Refusal> {
    let names = match &field.place {
        Place::Attribute(name) | Place::Element(name) => vec![name],
        Place::List { name, item, .. } | Place::Wrapped { name, item } => vec![name, item],
        Place::Text | Place::Rest | Place::Nowhere => Vec::new(),
    };
    match names.into_iter().find(|name| !is_sound(name)) {
        Some(name) => {
            let name = name.escape_debug();
            Err(format!("`{name}` is no name of an element"))
        }
        None => Ok(()),
    }
}
