//! Objects become structs.

use docwright_spec::{Pointer, Spec};
use openapiv3::SchemaData;

use super::draft::{DraftField, DraftKind};
use super::remarks::remarks;
use super::view::{Additional, Node, Object, View, view};
use super::{NameHint, Types, basis, components};
use crate::codes;
use crate::ir::types::TypeRef;
use crate::names::{Kind, Scope, assign, ident};

/// How many references are followed in search of an object.
pub(super) const LONGEST_CHAIN: usize = 32;

/// The longest default that is told, in letters.
const LONGEST_DEFAULT: usize = 60;

/// A property and where it stands.
pub(super) struct Property<'a> {
    wire: &'a str,
    node: Node<'a>,
    at: Pointer,
}

/// What is known of an object, from one schema or several.
#[derive(Default)]
pub(super) struct Properties<'a> {
    pub(super) all: Vec<Property<'a>>,
    /// Names of properties that are always there, with where that stands.
    required: Vec<(&'a str, Pointer)>,
    pub(super) additional: Option<(Node<'a>, Pointer)>,
    /// Whether there may be properties that nothing is known of and that must not be lost.
    pub(super) open: bool,
}

impl<'a> Properties<'a> {
    /// Adds what one of several alternatives says: all of its properties may be absent.
    pub(super) fn add_alternative(&mut self, alternative: Self) {
        for property in alternative.all {
            if !self.all.iter().any(|known| known.wire == property.wire) {
                self.all.push(property);
            }
        }
        self.additional = self.additional.take().or(alternative.additional);
        self.open |= alternative.open;
    }

    /// Adds what a schema says; a property said twice is what the later schema says.
    pub(super) fn add(&mut self, object: &Object<'a>, at: &Pointer) {
        let properties = at.join("properties");
        for (wire, node) in object.properties {
            let property = Property {
                wire,
                node: node.into(),
                at: properties.join(wire),
            };
            match self.all.iter_mut().find(|known| known.wire == wire) {
                Some(known) => *known = property,
                None => self.all.push(property),
            }
        }
        self.require(object.required, at);
        if let Additional::Typed(node) = object.additional {
            self.additional = Some((node, at.join("additionalProperties")));
        }
    }

    /// Adds names of properties that are always there.
    pub(super) fn require(&mut self, names: &'a [String], at: &Pointer) {
        let at = at.join("required");
        let names = names.iter().map(|name| (name.as_str(), at.join(name)));
        self.required.extend(names);
    }
}

/// The struct of an object with properties.
pub(super) fn structure(
    types: &mut Types<'_>,
    object: &Object<'_>,
    at: &Pointer,
    hint: &NameHint,
) -> DraftKind {
    let mut properties = Properties::default();
    properties.add(object, at);
    fields(types, &properties, at, hint)
}

/// The struct of what is known of an object.
pub(super) fn fields(
    types: &mut Types<'_>,
    properties: &Properties<'_>,
    at: &Pointer,
    hint: &NameHint,
) -> DraftKind {
    let mut scope = Scope::default();
    let claims = assign(
        properties.all.iter().map(|property| property.wire),
        Kind::Field,
        &mut scope,
    );
    let mut fields = Vec::new();
    for (property, claim) in properties.all.iter().zip(claims) {
        if let Some(holder) = &claim.holder {
            let message = format!(
                "the property `{}` is called `{}` beside `{holder}`",
                property.wire, claim.name
            );
            types.report(codes::NAME_CLASH, &property.at, message);
        }
        let ty = types.lower(property.node, &property.at, &hint.join(property.wire));
        let required = properties
            .required
            .iter()
            .find(|(name, _)| *name == property.wire);
        let said = match property.node {
            Node::Inline(schema) => remarks(schema).collect(),
            Node::Reference(_) => Vec::new(),
        };
        fields.push(DraftField {
            nullable: types.is_nullable(property.node) && ty != TypeRef::Value,
            inferred: basis::is_inferred(types.spec, property.node, &property.at),
            required: required.is_some(),
            required_inferred: required.is_some_and(|(_, at)| basis::is_guess(types.spec, at)),
            doc: doc(&said),
            default: said.first().copied().and_then(default),
            deprecated: said.iter().any(|data| data.deprecated),
            name: claim.name,
            wire: property.wire.to_owned(),
            ty,
        });
    }
    let value = match &properties.additional {
        Some((node, at)) => Some(types.element(*node, at, &hint.join("value"))),
        None => properties.open.then_some(TypeRef::Value),
    };
    let rest = value.map(|value| {
        let wanted = ident("additional_properties", Kind::Field);
        let name = scope.claim(&wanted, Kind::Field, at.as_str()).name;
        (name, TypeRef::Map(Box::new(value)))
    });
    DraftKind::Struct { fields, rest }
}

/// What a property is for.
fn doc(said: &[&SchemaData]) -> Option<String> {
    let mut descriptions = said.iter().filter_map(|data| data.description.clone());
    let title = || said.iter().find_map(|data| data.title.clone());
    descriptions.next().or_else(title)
}

/// The default of a property as JSON, where it is short and its description does not tell it anyway.
fn default(data: &SchemaData) -> Option<String> {
    let value = data.default.as_ref().filter(|value| !value.is_null())?;
    let says = |said: &String| said.to_lowercase().contains("default");
    let told = data.description.as_ref().is_some_and(says);
    let text = value.to_string();
    (text.len() <= LONGEST_DEFAULT && !told).then_some(text)
}

/// The schema a reference leads to in the end, and where it stands. References may point into components:
/// `#/components/schemas/Pet/properties/owner`.
pub(super) fn resolve<'a>(spec: &'a Spec, reference: &str) -> Option<(Node<'a>, Pointer)> {
    let mut reference = reference.to_owned();
    for _ in 0..LONGEST_CHAIN {
        let path = reference.strip_prefix("#/components/schemas/")?;
        let mut steps = path
            .split('/')
            .map(|step| step.replace("~1", "/").replace("~0", "~"));
        let key = steps.next()?;
        let components = spec.document().components.as_ref()?;
        let mut node = Node::from(components.schemas.get(&key)?);
        let mut at = components::pointer(&key);
        while let Some(step) = steps.next() {
            let Node::Inline(schema) = node else {
                return None;
            };
            at = at.join(&step);
            node = match (step.as_str(), view(schema)) {
                ("properties", View::Object(object) | View::Variants(object, ..)) => {
                    let name = steps.next()?;
                    at = at.join(&name);
                    object.properties.get(&name)?.into()
                }
                ("items", View::Array(Some(items))) => items,
                ("additionalProperties", View::Object(object)) => match object.additional {
                    Additional::Typed(node) => node,
                    _ => return None,
                },
                ("allOf", View::All(parts, _))
                | ("oneOf" | "anyOf", View::Union(_, parts) | View::Variants(_, _, parts)) => {
                    let index = steps.next()?;
                    at = at.join(&index);
                    parts.get(index.parse::<usize>().ok()?)?.into()
                }
                _ => return None,
            };
        }
        match node {
            Node::Inline(_) => return Some((node, at)),
            Node::Reference(next) => next.clone_into(&mut reference),
        }
    }
    None
}
