//! Schemas become types.
//!
//! In: schemas, by reference or inline, wherever operations use them. Out: how to name each of them, and in the end all
//! types. This module must not know what an operation is.

mod basis;
mod choices;
mod circles;
mod components;
mod composed;
mod cycles;
mod defaults;
mod draft;
mod flows;
mod guards;
mod likeness;
mod modules;
mod objects;
pub(in crate::lower) mod remarks;
mod schemas;
mod twins;
pub(in crate::lower) mod view;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

use docwright_model::{Code, Diagnostic, Diagnostics, Origin};
use docwright_spec::{Pointer, Spec};
use indexmap::IndexMap;

use crate::Ident;
use crate::codes;
use crate::ir;
use crate::ir::operations::Group;
use crate::ir::types::TypeRef;
use crate::names::Scope;
use crate::type_map::TypeMap;
use draft::{Draft, DraftKind, named};
use twins::Place;
use view::{Node, View, is_nullable, view};

/// Which way a value travels: what a client decodes is treated leniently where the document only guesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Flow {
    /// From the client to the server: bodies and parameters.
    Request,
    /// From the server to the client: bodies and headers.
    Response,
}

/// From what a type without a name of its own gets one: `CreateUser` and then `Body`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NameHint(String);

impl NameHint {
    /// A hint that is the name itself, in any case: it becomes a type's name.
    pub(crate) fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The hint for a part of this one: `CreateUser` and `body` give `CreateUserBody`.
    pub(crate) fn join(&self, part: &str) -> Self {
        Self(format!("{} {part}", self.0))
    }
}

/// The types of a document while they are collected.
///
/// Every component is named before anything is lowered, so no name depends on the order of use.
pub(crate) struct Types<'s> {
    spec: &'s Spec,
    /// Which types formats become.
    pub(in crate::lower) map: &'s TypeMap,
    names: IndexMap<String, Ident>,
    scope: Scope,
    /// The types in the order they are to be printed; a place is kept for a type whose parts are being lowered.
    drafts: Vec<Option<Draft>>,
    /// Which types operations use, which way, and under which tag.
    roots: BTreeMap<Ident, BTreeSet<(Flow, Option<String>)>>,
    diagnostics: Diagnostics,
    /// What became any JSON for want of a type.
    fallbacks: Vec<Pointer>,
    /// Schemas whose default was looked at.
    defaults: BTreeSet<Pointer>,
    /// The composed schemas whose properties are being lowered, the outermost first.
    merging: Vec<Pointer>,
    depth: usize,
    /// What stands in the elements of XML bodies.
    elements: xml::Elements<'s>,
}

impl<'s> Types<'s> {
    /// Names and lowers all component schemas.
    pub(crate) fn new(spec: &'s Spec, map: &'s TypeMap) -> Self {
        let mut scope = Scope::default();
        let mut diagnostics = Diagnostics::default();
        let names = components::names(spec, &mut scope, &mut diagnostics);
        let mut types = Self {
            spec,
            map,
            names,
            scope,
            drafts: Vec::new(),
            roots: BTreeMap::new(),
            diagnostics,
            fallbacks: Vec::new(),
            defaults: BTreeSet::new(),
            merging: Vec::new(),
            depth: 0,
            elements: xml::Elements::default(),
        };
        types.lower_components();
        types
    }

    /// How to name the type of a schema that stands at `at`.
    ///
    /// A reference to a component gives the component's name. An inline object or enum becomes a type of its own,
    /// called as the hint says. The flow is noted for the type and everything it holds; the operation in `at` decides
    /// which file the type goes to. A nullable schema gives an `Option`, a binary string bytes. In a response, a list or a
    /// map of values whose type is a guess holds what takes any such value: there is no field that could be `None`.
    pub(in crate::lower) fn reference<'n>(
        &mut self,
        schema: impl Into<Node<'n>>,
        at: &Pointer,
        hint: &NameHint,
        flow: Flow,
    ) -> TypeRef {
        let node = schema.into();
        let ty = match flow {
            Flow::Request => self.lower(node, at, hint),
            Flow::Response => basis::loosened(self.spec, self.lower(node, at, hint), node, at),
        };
        for (name, _) in named(&ty) {
            let tag = modules::tag(self.spec, at);
            self.roots
                .entry(name.clone())
                .or_default()
                .insert((flow, tag));
        }
        let is_binary = matches!(node, Node::Inline(schema) if matches!(view(schema), View::Text(Some("binary"))));
        let ty = if is_binary { TypeRef::Bytes } else { ty };
        if self.is_nullable(node) {
            ty.optional()
        } else {
            ty
        }
    }

    /// The type of a component.
    pub(in crate::lower) fn name_of(&self, key: &str) -> Option<&Ident> {
        self.names.get(key)
    }

    /// All types, sorted into files, decoded as leniently as the way they travel asks for, and the places for which
    /// there is none.
    pub(crate) fn finish(
        mut self,
        groups: &[Group],
        diagnostics: &mut Diagnostics,
    ) -> (ir::Types, Vec<Pointer>) {
        let mut drafts: Vec<Draft> = std::mem::take(&mut self.drafts)
            .into_iter()
            .flatten()
            .collect();
        for at in cycles::break_up(&mut drafts) {
            self.report(
                codes::ENDLESS_SCHEMA,
                &at,
                "this schema is nothing but a reference to itself",
            );
        }
        diagnostics.append(std::mem::take(&mut self.diagnostics));
        let mut reach = flows::reach(&drafts, &self.roots);
        let places = drafts
            .iter()
            .map(|draft| (draft.name.clone(), self.place(draft)))
            .collect();
        let mut defs = flows::settle(drafts, &reach, self.spec);
        let components: BTreeSet<Ident> = self.names.into_values().collect();
        twins::join(&mut defs, &mut reach, &components, &places);
        choices::settle_known(&mut defs);
        choices::settle_names(&mut defs);
        let mut modules = modules::sort(defs, &reach, groups);
        self.elements.sort(&mut modules, groups);
        (ir::Types { modules }, self.fallbacks)
    }

    fn place(&self, draft: &Draft) -> Place {
        let owner = modules::owner(&draft.at);
        let is_component = draft.at.as_str() == owner;
        Place {
            owner: owner.to_owned(),
            is_public: is_component || self.roots.contains_key(&draft.name),
        }
    }

    fn lower_components(&mut self) {
        let Some(components) = &self.spec.document().components else {
            return;
        };
        for (key, schema) in &components.schemas {
            let Some(name) = self.names.get(key).cloned() else {
                continue;
            };
            let at = components::pointer(key);
            let place = self.reserve();
            let hint = NameHint::new(name.bare());
            let kind = match Node::from(schema) {
                Node::Reference(_) => DraftKind::Alias(self.lower(schema.into(), &at, &hint)),
                Node::Inline(schema) => self.kind(schema, &at, &hint),
            };
            self.fill(place, name, schema.into(), at, kind);
        }
    }

    fn is_nullable(&self, node: Node<'_>) -> bool {
        match node {
            Node::Inline(schema) => is_nullable(schema),
            Node::Reference(reference) => matches!(
                objects::resolve(self.spec, reference),
                Some((Node::Inline(schema), _)) if is_nullable(schema)
            ),
        }
    }

    fn reserve(&mut self) -> usize {
        self.drafts.push(None);
        self.drafts.len() - 1
    }

    fn fill(&mut self, place: usize, name: Ident, node: Node<'_>, at: Pointer, kind: DraftKind) {
        let data = match node {
            Node::Inline(schema) => Some(&schema.schema_data),
            Node::Reference(_) => None,
        };
        let doc = data.and_then(|data| data.description.clone().or_else(|| data.title.clone()));
        let draft = Draft {
            name,
            doc,
            deprecated: data.is_some_and(|data| data.deprecated),
            at,
            kind,
        };
        if let Some(slot) = self.drafts.get_mut(place) {
            *slot = Some(draft);
        }
    }

    /// Notes that a place has no type of its own, where a finding says so.
    pub(in crate::lower) fn note_fallback(&mut self, code: Code, at: &Pointer) {
        if codes::FALLBACKS.contains(&code) {
            self.fallbacks.push(at.clone());
        }
    }

    fn report(&mut self, code: Code, at: &Pointer, message: impl Into<String>) {
        self.note_fallback(code, at);
        let span = self.spec.origins().nearest(at).and_then(Origin::span);
        let mut finding = Diagnostic::new(code, message).at_opt(span);
        if span.is_none() {
            finding = finding.help(format!("it stands at `{at}`"));
        }
        self.diagnostics.push(finding);
    }
}
