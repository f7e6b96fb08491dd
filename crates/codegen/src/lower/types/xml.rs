//! What stands in the elements of XML bodies.
//!
//! In: the schemas of bodies, and what a document says about XML beside them. Out: a constant for each body and for each
//! object that one reaches, which says how the values stand in elements; or why XML cannot carry them. This module must
//! not know what a schema becomes in Rust: that is the same for JSON.

mod facets;
mod fields;
mod places;
mod shapes;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use docwright_spec::{Pointer, Spec};

use super::view::Node;
use super::{NameHint, Types, modules};
use crate::ir::operations::Group;
use crate::ir::types::Module;
use crate::ir::xml::{Content, Element};
use crate::names::{self, Ident, Kind, Scope, ident};
use facets::Facets;

/// Why XML cannot carry the values of a schema.
type Refusal = String;

/// The elements of a document while they are collected.
#[derive(Debug, Default)]
pub(super) struct Elements<'s> {
    scope: Scope,
    /// Those of components, by key.
    constants: BTreeMap<String, Ident>,
    found: Vec<Found>,
    by_place: BTreeMap<String, usize>,
    by_name: BTreeMap<Ident, usize>,
    /// Those of which it is not known yet what stands in them.
    open: VecDeque<(usize, Node<'s>, Pointer, NameHint)>,
}

#[derive(Debug)]
struct Found {
    element: Element,
    refusal: Option<Refusal>,
    /// Whether it is known that XML can carry all that it reaches.
    sound: bool,
    /// The tags under which bodies reach it; none where no body does.
    tags: BTreeSet<Option<String>>,
}

/// How the body of an operation stands in XML.
pub(in crate::lower) struct Body {
    /// The constant that says it.
    pub(in crate::lower) element: Ident,
    /// The name of its root element, where the document has none for it.
    pub(in crate::lower) unnamed: Option<String>,
}

impl<'s> Types<'s> {
    /// The element of a body.
    ///
    /// # Errors
    ///
    /// XML cannot carry the values of the schema; the text says why.
    pub(in crate::lower) fn body_element(
        &mut self,
        node: Node<'s>,
        at: &Pointer,
        hint: &NameHint,
    ) -> Result<Body, Refusal> {
        let (index, is_named) = match node {
            Node::Reference(reference) => {
                let (target, place) = shapes::follow(self.spec, reference)
                    .ok_or_else(|| format!("`{reference}` stands for nothing"))?;
                (self.xml_element(target, &place, hint), true)
            }
            Node::Inline(_) => {
                let is_named = Facets::of(self.spec, node, at).name.is_some();
                (self.xml_element(node, at, hint), is_named)
            }
        };
        self.settle_elements();
        let elements = &mut self.elements;
        // What was seen for another body need not be seen again, or many bodies would take long.
        let unseen = elements.reached(index, &|found| found.sound);
        let mut all = unseen.iter().filter_map(|&at| elements.found.get(at));
        if let Some(refusal) = all.find_map(|found| found.refusal.clone()) {
            return Err(refusal);
        }
        let tag = modules::tag(self.spec, at);
        let untagged = elements.reached(index, &|found| found.tags.contains(&tag));
        for &at in unseen.union(&untagged) {
            if let Some(found) = elements.found.get_mut(at) {
                found.sound = true;
                found.tags.insert(tag.clone());
            }
        }
        let found = self.elements.found.get(index);
        let element = found.map(|found| &found.element);
        let element = element.ok_or_else(|| "nothing is known of it".to_owned())?;
        Ok(Body {
            element: element.name.clone(),
            unnamed: (!is_named).then(|| element.root.clone()),
        })
    }

    /// The constant of a schema that stands at a place; what stands in it is found out later.
    fn xml_element(&mut self, node: Node<'s>, at: &Pointer, hint: &NameHint) -> usize {
        if let Some(&index) = self.elements.by_place.get(at.as_str()) {
            return index;
        }
        let component = shapes::component(at);
        let ty = component.as_deref().and_then(|key| self.names.get(key));
        let ty = ty.cloned().unwrap_or_else(|| ident(&hint.0, Kind::Type));
        let facets = Facets::of(self.spec, node, at);
        let name = self.constant(component.as_deref(), &ty, at);
        let root = facets.name(component.as_deref().unwrap_or(ty.bare()));
        let refusal = (!facets::is_sound(&root))
            .then(|| format!("`{}` is no name of an element", root.escape_debug()));
        let index = self.elements.found.len();
        self.elements.by_place.insert(at.as_str().to_owned(), index);
        self.elements.by_name.insert(name.clone(), index);
        self.elements.found.push(Found {
            element: Element {
                name,
                ty: ty.clone(),
                root,
                content: Content::Fields(Vec::new()),
            },
            refusal,
            sound: false,
            tags: BTreeSet::new(),
        });
        let hint = NameHint::new(ty.bare());
        self.elements
            .open
            .push_back((index, node, at.clone(), hint));
        index
    }

    /// The name of a constant. Those of components do not depend on the order in which they are met.
    fn constant(&mut self, component: Option<&str>, ty: &Ident, at: &Pointer) -> Ident {
        let Elements {
            scope, constants, ..
        } = &mut self.elements;
        if constants.is_empty() {
            for (key, name) in &self.names {
                let wanted = names::element(name.bare());
                let claim = scope.claim(&wanted, Kind::Field, key);
                constants.insert(key.clone(), claim.name);
            }
        }
        match component.and_then(|key| constants.get(key)) {
            Some(name) => name.clone(),
            None => {
                let wanted = names::element(ty.bare());
                scope.claim(&wanted, Kind::Field, at.as_str()).name
            }
        }
    }

    /// Finds out what stands in every element that was met.
    fn settle_elements(&mut self) {
        while let Some((index, node, at, hint)) = self.elements.open.pop_front() {
            let content = self.element_content(node, &at, &hint);
            let Some(found) = self.elements.found.get_mut(index) else {
                continue;
            };
            match content {
                Ok(content) => found.element.content = content,
                Err(refusal) => found.refusal = found.refusal.take().or(Some(refusal)),
            }
        }
    }
}

impl Elements<'_> {
    /// An element and all that it names, but for those that are done with and what only they name.
    fn reached(&self, first: usize, is_done: &dyn Fn(&Found) -> bool) -> BTreeSet<usize> {
        let mut reached = BTreeSet::new();
        let mut open = vec![first];
        while let Some(index) = open.pop() {
            let found = self.found.get(index).filter(|found| !is_done(found));
            let Some(found) = found.filter(|_| reached.insert(index)) else {
                continue;
            };
            let named = found.element.named().into_iter();
            open.extend(named.filter_map(|name| self.by_name.get(name)));
        }
        reached
    }

    /// Puts those that bodies reach into the files of the types: that of the only tag whose bodies do, where it has one.
    pub(super) fn sort(self, modules: &mut Vec<Module>, groups: &[Group]) {
        for found in self.found {
            let mut tags = found.tags.iter();
            let group = match (tags.next(), tags.next()) {
                (None, _) => continue,
                (Some(Some(tag)), None) => groups.iter().find(|group| group.tag == *tag),
                _ => None,
            };
            let own = group.and_then(|group| {
                modules
                    .iter()
                    .position(|module| module.name == group.module)
            });
            let shared = Module::shared();
            let place =
                own.or_else(|| modules.iter().position(|module| module.name == shared.name));
            match place.and_then(|place| modules.get_mut(place)) {
                Some(module) => module.elements.push(found.element),
                None => modules.push(Module {
                    elements: vec![found.element],
                    ..shared
                }),
            }
        }
    }
}

/// Whether a document says anything about XML under a place.
fn said<'s>(
    spec: &'s Spec,
    at: &Pointer,
) -> Option<&'s serde_json::Map<String, serde_json::Value>> {
    spec.extras().get(at)?.get("xml")?.as_object()
}
