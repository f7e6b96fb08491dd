//! What stands in an element, by the schema of its values.

use docwright_spec::{Pointer, Spec};
use openapiv3::{ReferenceOr, Schema};

use super::super::objects::{LONGEST_CHAIN, resolve};
use super::super::remarks::tells;
use super::super::view::{Additional, Node, View, view};
use super::super::{NameHint, Types, components};
use super::Refusal;
use super::facets::{Facets, is_sound};
use crate::ir::xml::{Content, Shape};

/// What items are called that nothing has a name for.
const ITEM: &str = "item";

/// The schema that a reference names, which may be another reference, and where it stands.
pub(super) fn follow<'s>(spec: &'s Spec, reference: &str) -> Option<(Node<'s>, Pointer)> {
    let key = reference.strip_prefix("#/components/schemas/")?;
    if !key.contains('/') {
        let key = key.replace("~1", "/").replace("~0", "~");
        let schemas = &spec.document().components.as_ref()?.schemas;
        return Some((schemas.get(&key)?.into(), components::pointer(&key)));
    }
    resolve(spec, reference)
}

/// The key of the component that stands at a place, if one does.
pub(super) fn component(at: &Pointer) -> Option<String> {
    let key = at.as_str().strip_prefix("/components/schemas/")?;
    (!key.contains('/')).then(|| key.replace("~1", "/").replace("~0", "~"))
}

/// The schema that gives values their form: where references lead, and the only part or alternative that says anything.
pub(super) fn peel<'s>(
    spec: &'s Spec,
    node: Node<'s>,
    at: &Pointer,
) -> Option<(&'s Schema, Pointer)> {
    let (mut node, mut at) = (node, at.clone());
    for _ in 0..LONGEST_CHAIN {
        let schema = match node {
            Node::Reference(reference) => {
                (node, at) = follow(spec, reference)?;
                continue;
            }
            Node::Inline(schema) => schema,
        };
        let (keyword, parts) = match view(schema) {
            View::All(parts, None) => ("allOf", parts),
            View::Union(keyword, parts) => (keyword, parts),
            _ => return Some((schema, at)),
        };
        let mut telling = parts.iter().enumerate().filter(|(_, part)| tells(part));
        let (Some((place, only)), None) = (telling.next(), telling.next()) else {
            return Some((schema, at));
        };
        (node, at) = (only.into(), at.join(keyword).join(place));
    }
    None
}

/// The shape of values that are texts, numbers or truth values.
pub(super) fn scalar(view: &View<'_>) -> Option<Shape> {
    Some(match view {
        View::Text(_) | View::TextEnum(_) | View::MixedEnum(_) => Shape::Text,
        View::Integer(_) | View::IntegerEnum(_) => Shape::Integer,
        View::Number(_) => Shape::Number,
        View::Bool => Shape::Boolean,
        _ => return None,
    })
}

impl<'s> Types<'s> {
    /// What stands in the element of a schema.
    pub(super) fn element_content(
        &mut self,
        node: Node<'s>,
        at: &Pointer,
        hint: &NameHint,
    ) -> Result<Content, Refusal> {
        let (schema, place) = self.form(node, at)?;
        // What only names a component or an object stands for it.
        if place != *at && (component(&place).is_some() || is_object(self.spec, schema)) {
            return Ok(Content::Is(self.shape(node, at, hint)?));
        }
        if is_object(self.spec, schema) {
            return Ok(Content::Fields(self.fields(schema, &place, hint)?));
        }
        Ok(Content::Is(self.plain(schema, &place, hint)?))
    }

    /// What stands in an element of a schema that has no constant of its own where it is used.
    pub(super) fn shape(
        &mut self,
        node: Node<'s>,
        at: &Pointer,
        hint: &NameHint,
    ) -> Result<Shape, Refusal> {
        let (schema, place) = self.form(node, at)?;
        if let Some(scalar) = scalar(&view(schema)) {
            return Ok(scalar);
        }
        if is_object(self.spec, schema) || component(&place).is_some() {
            let index = self.xml_element(Node::Inline(schema), &place, hint);
            let found = self.elements.found.get(index);
            return Ok(found.map_or(Shape::Any, |found| Shape::Of(found.element.name.clone())));
        }
        self.plain(schema, &place, hint)
    }

    fn form(&self, node: Node<'s>, at: &Pointer) -> Result<(&'s Schema, Pointer), Refusal> {
        let found = peel(self.spec, node, at);
        found.ok_or_else(|| "a reference in it stands for nothing".to_owned())
    }

    /// What is no object with fields.
    fn plain(
        &mut self,
        schema: &'s Schema,
        at: &Pointer,
        hint: &NameHint,
    ) -> Result<Shape, Refusal> {
        let view = view(schema);
        if let Some(scalar) = scalar(&view) {
            return Ok(scalar);
        }
        match view {
            View::Array(None) => Ok(Shape::List(ITEM.to_owned(), Box::new(Shape::Any))),
            View::Array(Some(items)) => {
                let at = at.join("items");
                let name = Facets::of(self.spec, items, &at).name(ITEM);
                if !is_sound(&name) {
                    return Err(format!(
                        "`{}` is no name of an element",
                        name.escape_debug()
                    ));
                }
                let item = self.shape(items, &at, &hint.join("item"))?;
                Ok(Shape::List(name, Box::new(item)))
            }
            View::Object(object) => match object.additional {
                Additional::Typed(node) => {
                    let at = at.join("additionalProperties");
                    let value = self.shape(node, &at, &hint.join("value"))?;
                    Ok(Shape::Map(Box::new(value)))
                }
                _ => Ok(Shape::Map(Box::new(Shape::Any))),
            },
            View::Union(_, choices) | View::All(choices, _) => self.same(choices),
            View::Tuple(_) => Err(
                "a list whose items are each of a type of their own has no names for them".into(),
            ),
            _ => Ok(Shape::Any),
        }
    }

    /// Alternatives that are no objects are told apart by nothing; they must be alike.
    fn same(&self, choices: &'s [ReferenceOr<Schema>]) -> Result<Shape, Refusal> {
        let nowhere = Pointer::root();
        let mut known: Option<Shape> = None;
        for choice in choices.iter().filter(|choice| tells(choice)) {
            let (schema, _) = self.form(choice.into(), &nowhere)?;
            let shape = scalar(&view(schema)).and_then(|shape| join(known.take(), shape));
            let told = || "its alternatives cannot be told apart in XML".to_owned();
            known = Some(shape.ok_or_else(told)?);
        }
        Ok(known.unwrap_or(Shape::Any))
    }
}

/// What two kinds of text have in common.
pub(super) fn join(known: Option<Shape>, other: Shape) -> Option<Shape> {
    match (known, other) {
        (None, other) => Some(other),
        (Some(known), other) if known == other => Some(other),
        (Some(Shape::Integer | Shape::Number), Shape::Integer | Shape::Number) => {
            Some(Shape::Number)
        }
        _ => None,
    }
}

/// How many parts are looked into: parts that share parts multiply.
const MOST_PARTS: usize = 1_000;

/// Whether values are objects with fields of their own, or some of them are.
pub(super) fn is_object(spec: &Spec, schema: &Schema) -> bool {
    let mut left = MOST_PARTS;
    holds_fields(spec, schema, &mut left)
}

fn holds_fields(spec: &Spec, schema: &Schema, left: &mut usize) -> bool {
    let Some(less) = left.checked_sub(1) else {
        return false;
    };
    *left = less;
    let nowhere = Pointer::root();
    let mut any = |parts: &[ReferenceOr<Schema>]| {
        let mut parts = parts.iter().filter(|part| tells(part));
        parts.any(|part| {
            let form = peel(spec, part.into(), &nowhere);
            form.is_some_and(|(schema, _)| holds_fields(spec, schema, left))
        })
    };
    match view(schema) {
        View::Object(object) => {
            !object.properties.is_empty() || matches!(object.additional, Additional::None)
        }
        View::Variants(..) | View::All(_, Some(_)) => true,
        View::All(parts, None) | View::Union(_, parts) => any(parts),
        _ => false,
    }
}
