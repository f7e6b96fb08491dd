//! What a server checks of the values it receives: limits, patterns, and that enums hold documented values.
//!
//! In: the schemas of everything that is received, beside the types they became. Out: rules for each of them. A type
//! that nothing can be wrong with has none.

mod collections;
pub(super) mod limits;
pub(super) mod patterns;
mod pruning;
mod unchecked;

use std::collections::BTreeMap;

use docwright_model::Diagnostics;
use docwright_spec::Spec;
use openapiv3::Components;

use super::Context;
use super::references;
use crate::Ident;
use crate::ir::Service;
use crate::ir::operations::{BodyKind, Operation};
use crate::ir::rules::{Rule, Rules, TypeParts};
use crate::ir::types::{Presence, TypeDef, TypeKind, TypeRef, Types};
use crate::lower::types::view::{Node, View, view};
use crate::names::{self, Kind};

/// How deep schemas are looked into.
const DEEPEST: usize = 64;

/// Something that is received, and the schema of it.
pub(crate) struct Site<'s> {
    operation: String,
    slot: Slot,
    node: Node<'s>,
}

enum Slot {
    Parameter(Ident),
    Form(usize),
    Part(usize, Ident),
}

impl<'s> Context<'s, '_> {
    /// Notes the schema of a parameter.
    pub(super) fn receive_parameter(&mut self, operation: &str, name: &Ident, node: Node<'s>) {
        self.note(operation, Slot::Parameter(name.clone()), node);
    }

    /// Notes the schema of a body.
    pub(super) fn receive_form(&mut self, operation: &str, form: usize, node: Node<'s>) {
        self.note(operation, Slot::Form(form), node);
    }

    /// Notes the schema of one part of a form.
    pub(super) fn receive_part(
        &mut self,
        operation: &str,
        form: usize,
        name: &Ident,
        node: Node<'s>,
    ) {
        self.note(operation, Slot::Part(form, name.clone()), node);
    }

    fn note(&mut self, operation: &str, slot: Slot, node: Node<'s>) {
        let operation = operation.to_owned();
        self.sites.push(Site {
            operation,
            slot,
            node,
        });
    }
}

/// Gives parameters, bodies and types their rules, now that all types are known.
pub(crate) fn settle(
    service: &mut Service,
    sites: &[Site<'_>],
    types: &Types,
    spec: &Spec,
    diagnostics: &mut Diagnostics,
) {
    let mut walker = Walker {
        unchecked: BTreeMap::new(),
        components: spec.document().components.as_ref(),
        types,
        found: BTreeMap::new(),
        depth: 0,
    };
    let mut given = BTreeMap::new();
    for site in sites {
        given
            .entry(site.operation.as_str())
            .or_insert_with(Vec::new)
            .push(site);
    }
    let groups = service.groups.iter_mut();
    let operations = groups.flat_map(|group| &mut group.operations);
    // What never arrives is never checked.
    for operation in operations.filter(|operation| operation.routed) {
        for site in given.remove(operation.id.as_str()).into_iter().flatten() {
            if let Some((ty, rules)) = place(operation, &site.slot) {
                *rules = walker.value(site.node, &ty);
            }
        }
    }
    unchecked::report(&walker.unchecked, spec, diagnostics);
    let live = pruning::live(&walker.found, |_| true);
    let kept = pruning::live(&walker.found, |rule| *rule == Rule::Given);
    let groups = service.groups.iter_mut();
    for operation in groups.flat_map(|group| &mut group.operations) {
        let parameters = operation
            .parameters
            .iter_mut()
            .map(|parameter| &mut parameter.rules);
        let forms = operation.body.iter_mut().flat_map(|body| &mut body.forms);
        let forms = forms.flat_map(|form| {
            let given = |rules: &Rules| pruning::says(rules, &kept, |rule| *rule == Rule::Given);
            form.kept =
                matches!(form.kind, BodyKind::Json(_)) && form.rules.as_ref().is_some_and(given);
            let parts = match &mut form.kind {
                BodyKind::Parts(parts) => parts.fields.as_mut_slice(),
                _ => &mut [],
            };
            let parts = parts.iter_mut().map(|part| &mut part.rules);
            std::iter::once(&mut form.rules).chain(parts)
        });
        for rules in parameters.chain(forms) {
            *rules = rules.take().and_then(|rules| pruning::prune(rules, &live));
        }
    }
    service.rules = pruning::named(walker.found, &live);
}

/// The type of a place, and where its rules go.
fn place<'o>(
    operation: &'o mut Operation,
    slot: &Slot,
) -> Option<(TypeRef, &'o mut Option<Rules>)> {
    match slot {
        Slot::Parameter(name) => {
            let mut all = operation.parameters.iter_mut();
            let found = all.find(|parameter| parameter.name == *name)?;
            Some((found.ty.clone(), &mut found.rules))
        }
        Slot::Form(place) => {
            let form = operation.body.as_mut()?.forms.get_mut(*place)?;
            let ty = form.kind.value()?;
            Some((ty.clone(), &mut form.rules))
        }
        Slot::Part(place, name) => {
            let form = operation.body.as_mut()?.forms.get_mut(*place)?;
            let BodyKind::Parts(parts) = &mut form.kind else {
                return None;
            };
            let part = parts.fields.iter_mut().find(|part| part.name == *name)?;
            let one = part.ty.clone()?;
            let ty = if part.many {
                TypeRef::Vec(Box::new(one))
            } else {
                one
            };
            Some((ty, &mut part.rules))
        }
    }
}

struct Walker<'s> {
    components: Option<&'s Components>,
    types: &'s Types,
    /// What is known of named types; nothing yet of those that are being looked at.
    found: BTreeMap<Ident, Option<TypeParts>>,
    /// Patterns that cannot be checked, and why.
    unchecked: BTreeMap<String, String>,
    depth: usize,
}

impl<'s> Walker<'s> {
    /// The rules of a value of a type that a schema became.
    fn value(&mut self, node: Node<'s>, ty: &TypeRef) -> Option<Rules> {
        if self.depth > DEEPEST {
            return None;
        }
        self.depth += 1;
        let rules = self.rules(node, ty);
        self.depth -= 1;
        rules
    }

    fn rules(&mut self, node: Node<'s>, ty: &TypeRef) -> Option<Rules> {
        match ty {
            TypeRef::Boxed(inner) => self.value(node, inner),
            TypeRef::Option(inner) => Some(Rules::Optional(Box::new(self.value(node, inner)?))),
            TypeRef::Named(name) => self.named(name, node),
            TypeRef::Vec(item) => self.list(node, item),
            TypeRef::Tuple(types) => self.tuple(node, types),
            TypeRef::Map(value) => self.map(node, value),
            _ => {
                let schemas = self.schemas(node);
                let own = schemas
                    .iter()
                    .flat_map(|schema| limits::of_scalar(schema, ty));
                let own: Vec<Rule> = own.collect();
                let patterns = schemas.iter().filter_map(|schema| limits::pattern(schema));
                for pattern in patterns.filter(|_| *ty == TypeRef::String) {
                    if let Err(reason) = patterns::linear(pattern) {
                        self.unchecked.insert(pattern.to_owned(), reason);
                    }
                }
                (!own.is_empty()).then_some(Rules::Own(own))
            }
        }
    }

    fn named(&mut self, name: &Ident, node: Node<'s>) -> Option<Rules> {
        let def = self.types.get(name)?;
        if let TypeKind::Alias(ty) = &def.kind {
            return self.value(node, ty);
        }
        if let TypeKind::Enum(_) = &def.kind {
            return Some(Rules::Own(vec![Rule::Known(name.clone())]));
        }
        if !self.found.contains_key(name) {
            self.found.insert(name.clone(), None);
            let parts = self.parts(def, node);
            self.found.insert(name.clone(), parts);
        }
        Some(Rules::Named(name.clone()))
    }

    fn parts(&mut self, def: &TypeDef, node: Node<'s>) -> Option<TypeParts> {
        match &def.kind {
            TypeKind::Struct(item) => {
                let schemas = self.schemas(node);
                let mut fields = Vec::new();
                for field in &item.fields {
                    let property = schemas
                        .iter()
                        .find_map(|schema| property(schema, &field.wire));
                    let mut rules = property.and_then(|node| self.value(node, &field.ty));
                    if field.presence == Presence::RequiredCollection {
                        rules = Some(collections::given(rules));
                    }
                    fields
                        .extend(rules.map(|rules| (field.name.clone(), field.wire.clone(), rules)));
                }
                Some(TypeParts::Fields(fields))
            }
            TypeKind::Union(item) => {
                let schemas = self.schemas(node);
                let choices: Vec<Node<'s>> = schemas
                    .iter()
                    .find_map(|schema| match view(schema) {
                        View::Union(_, any) => Some(any.iter().map(Node::from).collect()),
                        _ => None,
                    })
                    .unwrap_or_default();
                let mut arms = Vec::new();
                for arm in &item.arms {
                    // Arms need not stand in the order of the document.
                    let mut fitting = choices.iter().filter(|node| self.became(**node, &arm.ty));
                    if let (Some(&node), None) = (fitting.next(), fitting.next()) {
                        let rules = self.value(node, &arm.ty);
                        arms.extend(rules.map(|rules| (arm.name.clone(), rules)));
                    }
                }
                Some(TypeParts::Arms(arms))
            }
            TypeKind::Newtype(ty) => Some(TypeParts::Inner(self.value(node, ty)?)),
            TypeKind::Enum(_) | TypeKind::Alias(_) => None,
        }
    }

    /// Whether a choice of a union is the one that became a type, as far as that can be told.
    fn became(&self, node: Node<'s>, ty: &TypeRef) -> bool {
        let (_, schema) = references::schema(self.components, node);
        match (ty.inner(), node, schema.map(view)) {
            (TypeRef::Named(name), Node::Reference(reference), _) => {
                let key = reference.rsplit('/').next().unwrap_or_default();
                names::ident(key, Kind::Type) == *name
            }
            (
                TypeRef::I32 | TypeRef::I64 | TypeRef::U32 | TypeRef::U64,
                _,
                Some(View::Integer(_)),
            )
            | (TypeRef::F32 | TypeRef::F64, _, Some(View::Number(_)))
            | (TypeRef::String, _, Some(View::Text(_)))
            | (TypeRef::Vec(_), _, Some(View::Array(_))) => true,
            _ => false,
        }
    }

    /// A schema, and those it is composed of.
    fn schemas(&self, node: Node<'s>) -> Vec<&'s openapiv3::Schema> {
        let mut all = Vec::new();
        collect(node, self.components, &mut all, 8);
        all
    }
}

fn collect<'s>(
    node: Node<'s>,
    components: Option<&'s Components>,
    all: &mut Vec<&'s openapiv3::Schema>,
    depth: usize,
) {
    let (_, Some(schema)) = references::schema(components, node) else {
        return;
    };
    all.push(schema);
    if let (View::All(parts, _), true) = (view(schema), depth > 0) {
        for part in parts {
            collect(part.into(), components, all, depth - 1);
        }
    }
}

fn property<'s>(schema: &'s openapiv3::Schema, name: &str) -> Option<Node<'s>> {
    match view(schema) {
        View::Object(object) | View::Variants(object, ..) | View::All(_, Some(object)) => {
            object.properties.get(name).map(Node::from)
        }
        _ => None,
    }
}
