//! Schemas composed of others become one type.

use docwright_spec::{Pointer, Spec};
use openapiv3::{ReferenceOr, Schema, SchemaKind};

use super::draft::DraftKind;
use super::objects::{LONGEST_CHAIN, Properties, fields, resolve};
use super::remarks::is_limit;
use super::view::{Node, Object, View, view};
use super::{NameHint, Types, guards, modules};
use crate::codes;
use crate::ir::types::TypeRef;

/// How many parts are looked into before the rest is kept as it is: parts that share parts multiply.
const MOST_PARTS: usize = 1_000;

/// How many composed schemas may hold one another in place: each has the properties of its parts once more.
const MOST_MERGES: usize = 16;

/// The type of `allOf`: that of the only part, or one struct with the properties of all.
pub(super) fn merged(
    types: &mut Types<'_>,
    parts: &[ReferenceOr<Schema>],
    own: Option<&Object<'_>>,
    at: &Pointer,
    hint: &NameHint,
) -> DraftKind {
    let all = at.join("allOf");
    let telling = parts.iter().enumerate();
    let telling = telling.filter(|(_, part)| !is_limit(part));
    let telling: Vec<_> = telling.collect();
    if let ([(i, only)], None) = (telling.as_slice(), own) {
        return part(types, Node::from(*only), &all.join(i), hint);
    }
    let mut referred = telling
        .iter()
        .filter(|(_, part)| matches!(part, ReferenceOr::Reference { .. }));
    if let (true, Some((i, only))) = (is_endless(types, at), referred.next()) {
        let message = "the schema holds itself, where only this part of it gives the type";
        types.report(codes::LOOSER_TYPE, &all.join(i), message);
        return part(types, Node::from(*only), &all.join(i), hint);
    }
    let mut parted = Parts::default();
    for (i, part) in parts.iter().enumerate() {
        parted.collect(types.spec, part.into(), &all.join(i), 0);
    }
    if let Some(own) = own {
        parted.properties.add(own, at);
    }
    parted.finish(types, at, hint)
}

/// Whether a composed schema is met again within the properties that its own component gave to another, or so deep
/// within others that it may as well be.
fn is_endless(types: &Types<'_>, at: &Pointer) -> bool {
    let owner = modules::owner(at);
    let again = |open: &Pointer| {
        let within = at.as_str().strip_prefix(open.as_str());
        let within = within.is_some_and(|rest| rest.starts_with('/'));
        modules::owner(open) == owner && !within
    };
    types.merging.len() >= MOST_MERGES || types.merging.iter().any(again)
}

/// The type of the part that gives the type of the whole.
fn part(types: &mut Types<'_>, node: Node<'_>, at: &Pointer, hint: &NameHint) -> DraftKind {
    match node {
        Node::Inline(schema) => types.kind(schema, at, hint),
        Node::Reference(_) => DraftKind::Alias(types.lower(node, at, hint)),
    }
}

/// The struct of an object with alternatives beside its properties.
pub(super) fn with_alternatives(
    types: &mut Types<'_>,
    object: &Object<'_>,
    keyword: &str,
    choices: &[ReferenceOr<Schema>],
    at: &Pointer,
    hint: &NameHint,
) -> DraftKind {
    let mut parted = Parts::default();
    parted.properties.add(object, at);
    parted.alternatives(types.spec, choices, &at.join(keyword), 0);
    parted.finish(types, at, hint)
}

/// What the parts of an object come to.
#[derive(Default)]
struct Parts<'a> {
    properties: Properties<'a>,
    /// Parts that are no objects.
    others: Vec<(Node<'a>, Pointer)>,
    /// Where alternatives became fields.
    merged: Vec<Pointer>,
    /// How many parts were looked into.
    steps: usize,
}

impl<'a> Parts<'a> {
    /// Adds the properties of a part and of its own parts; what is no object is set aside.
    fn collect(&mut self, spec: &'a Spec, node: Node<'a>, at: &Pointer, depth: usize) {
        self.steps += 1;
        if self.steps > MOST_PARTS {
            return self.others.push((node, at.clone()));
        }
        let (schema, target) = match node {
            Node::Inline(schema) => (schema, at.clone()),
            Node::Reference(reference) => match resolve(spec, reference) {
                Some((Node::Inline(schema), target)) => (schema, target),
                _ => return self.others.push((node, at.clone())),
            },
        };
        match view(schema) {
            View::Object(object) => self.properties.add(&object, &target),
            View::All(parts, own) if depth < LONGEST_CHAIN => {
                for (i, part) in parts.iter().enumerate() {
                    let at = target.join("allOf").join(i);
                    self.collect(spec, part.into(), &at, depth + 1);
                }
                if let Some(own) = own {
                    self.properties.add(&own, &target);
                }
            }
            View::Variants(object, keyword, choices) if depth < LONGEST_CHAIN => {
                self.properties.add(&object, &target);
                self.alternatives(spec, choices, &target.join(keyword), depth + 1);
            }
            View::Union(keyword, choices) if depth < LONGEST_CHAIN => {
                let before = self.others.len();
                self.alternatives(spec, choices, &target.join(keyword), depth + 1);
                if self.others.len() > before {
                    // One alternative that is no object makes the whole no object.
                    self.others.truncate(before);
                    self.others.push((node, at.clone()));
                }
            }
            View::Any => {
                if let SchemaKind::Any(any) = &schema.schema_kind {
                    self.properties.require(&any.required, &target);
                }
            }
            View::Not => {}
            _ => self.others.push((node, at.clone())),
        }
    }

    /// Adds the properties of alternatives, none of which is certain.
    fn alternatives(
        &mut self,
        spec: &'a Spec,
        choices: &'a [ReferenceOr<Schema>],
        at: &Pointer,
        depth: usize,
    ) {
        let mut alternatives = Vec::new();
        for (i, choice) in choices.iter().enumerate() {
            let mut alternative = Parts {
                steps: self.steps,
                ..Parts::default()
            };
            alternative.collect(spec, choice.into(), &at.join(i), depth);
            self.steps = alternative.steps;
            if !alternative.others.is_empty() {
                return self.others.extend(alternative.others);
            }
            alternatives.push(alternative.properties);
        }
        let before = self.properties.all.len();
        for alternative in alternatives {
            self.properties.add_alternative(alternative);
        }
        if self.properties.all.len() > before {
            self.merged.push(at.clone());
        }
    }

    fn finish(mut self, types: &mut Types<'_>, at: &Pointer, hint: &NameHint) -> DraftKind {
        let spec = types.spec;
        if self.properties.all.is_empty() && self.properties.additional.is_none() {
            // What takes fewest values says most.
            self.others
                .sort_by_key(|(node, _)| guards::rank(spec, types.map, *node));
            let mut others = self.others.into_iter();
            let Some((node, first)) = others.next() else {
                return DraftKind::Alias(TypeRef::Map(Box::new(TypeRef::Value)));
            };
            for (_, at) in others.filter(|(node, _)| says_more(spec, *node)) {
                let message = "another part gives the type, and this one is not checked";
                types.report(codes::LOOSER_TYPE, &at, message);
            }
            return part(types, node, &first, hint);
        }
        if is_endless(types, at) {
            let message =
                "this schema holds itself in another shape each time; from here on it is any JSON";
            types.report(codes::NESTED_TOO_DEEP, at, message);
            return DraftKind::Alias(TypeRef::Value);
        }
        // What another schema merged is reported there.
        let own = |merged: &Pointer| merged.as_str().starts_with(at.as_str());
        for at in self.merged.into_iter().filter(own) {
            let message = "the properties of these alternatives are optional fields of one struct";
            types.report(codes::LOOSER_TYPE, &at, message);
        }
        for (_, at) in self.others {
            self.properties.open = true;
            let message = "this part is no object; what it adds is kept as it is";
            types.report(codes::UNSUPPORTED_SCHEMA, &at, message);
        }
        types.merging.push(at.clone());
        let kind = fields(types, &self.properties, at, hint);
        types.merging.pop();
        kind
    }
}

/// Whether a schema says more than which kind of value there is.
fn says_more(spec: &Spec, node: Node<'_>) -> bool {
    let schema = match node {
        Node::Inline(schema) => Some(schema),
        Node::Reference(reference) => match resolve(spec, reference) {
            Some((Node::Inline(schema), _)) => Some(schema),
            _ => None,
        },
    };
    let plain = |view: View<'_>| {
        matches!(
            view,
            View::Text(None) | View::Integer(_) | View::Number(_) | View::Bool | View::Array(None)
        )
    };
    !schema.map(view).is_some_and(plain)
}
