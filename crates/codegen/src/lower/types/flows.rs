//! Which way types travel, and what that means for their fields.

use std::collections::{BTreeMap, BTreeSet};

use docwright_spec::Spec;

use super::Flow;
use super::basis;
use super::draft::{Draft, DraftField, DraftKind, named};
use crate::Ident;
use crate::ir::types::{Enum, Field, Presence, Repr, Struct, TypeDef, TypeKind, TypeRef, Union};

/// The most required fields a constructor takes; clippy finds more than seven arguments too many.
const MOST_ARGUMENTS: usize = 7;

/// How many fields a constructor must save those from naming who seldom make a value.
const WORTH_SPARING: usize = 4;

/// How a type is reached from operations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reach {
    /// Which way values of the type travel.
    pub(super) flows: BTreeSet<Flow>,
    /// Under which tags; `None` for an operation without one.
    pub(super) tags: BTreeSet<Option<String>>,
}

impl Reach {
    /// Whether a client decodes the type. A type no operation uses may be decoded by anyone.
    fn is_decoded(&self) -> bool {
        self.is_of_none() || self.flows.contains(&Flow::Response)
    }

    /// That of a type which no operation uses.
    pub(super) fn of_none() -> Self {
        Self {
            flows: BTreeSet::new(),
            tags: BTreeSet::from([None]),
        }
    }

    /// Whether no operation uses the type.
    pub(super) fn is_of_none(&self) -> bool {
        self.flows.is_empty()
    }

    /// Adds what reaches another type; says whether that was anything new.
    pub(super) fn join(&mut self, other: &Self) -> bool {
        let known = (self.flows.len(), self.tags.len());
        self.flows.extend(&other.flows);
        self.tags.extend(other.tags.iter().cloned());
        known != (self.flows.len(), self.tags.len())
    }

    /// Whether a client builds values of the type.
    fn is_built(&self) -> bool {
        self.flows.contains(&Flow::Request)
    }
}

/// Follows the names in types from the ones that operations use.
pub(super) fn reach(
    drafts: &[Draft],
    roots: &BTreeMap<Ident, BTreeSet<(Flow, Option<String>)>>,
) -> BTreeMap<Ident, Reach> {
    let mut targets: BTreeMap<&Ident, Vec<Ident>> = BTreeMap::new();
    for draft in drafts {
        let mut kind = draft.kind.clone();
        let uses = kind
            .uses()
            .into_iter()
            .flat_map(|ty| named(ty))
            .map(|(name, _)| name.clone())
            .collect();
        targets.insert(&draft.name, uses);
    }
    let mut reach: BTreeMap<Ident, Reach> = BTreeMap::new();
    for (root, uses) in roots {
        let mut open = vec![root.clone()];
        let mut seen = BTreeSet::new();
        while let Some(name) = open.pop() {
            if !seen.insert(name.clone()) {
                continue;
            }
            open.extend(targets.get(&name).into_iter().flatten().cloned());
            let reached = reach.entry(name).or_default();
            for (flow, tag) in uses {
                reached.flows.insert(*flow);
                reached.tags.insert(tag.clone());
            }
        }
    }
    reach
}

/// Decides how each field is encoded and decoded.
pub(super) fn settle(
    drafts: Vec<Draft>,
    reach: &BTreeMap<Ident, Reach>,
    spec: &Spec,
) -> Vec<TypeDef> {
    let collections = collections(&drafts);
    let unused = Reach::default();
    drafts
        .into_iter()
        .map(|draft| {
            let reach = reach.get(&draft.name).unwrap_or(&unused);
            let text = if basis::is_guess(spec, &draft.at.join("type")) {
                Repr::LenientText
            } else {
                Repr::Text
            };
            let kind = match draft.kind {
                DraftKind::Struct { fields, rest } => structure(fields, rest, reach, &collections),
                DraftKind::TextEnum(variants) => TypeKind::Enum(Enum {
                    variants,
                    repr: text,
                }),
                DraftKind::IntegerEnum(variants) => TypeKind::Enum(Enum {
                    variants,
                    repr: Repr::Integer,
                }),
                DraftKind::MixedEnum(variants) => TypeKind::Enum(Enum {
                    variants,
                    repr: Repr::Mixed,
                }),
                DraftKind::Union(arms) => TypeKind::Union(Union { arms }),
                DraftKind::Alias(ty) => TypeKind::Alias(ty),
                DraftKind::Newtype(ty) => TypeKind::Newtype(ty),
            };
            TypeDef {
                name: draft.name,
                doc: draft.doc,
                deprecated: draft.deprecated,
                kind,
            }
        })
        .collect()
}

fn structure(
    drafts: Vec<DraftField>,
    rest: Option<(Ident, TypeRef)>,
    reach: &Reach,
    collections: &BTreeSet<Ident>,
) -> TypeKind {
    let fields: Vec<Field> = drafts
        .into_iter()
        .map(|field| settle_field(field, reach, collections))
        .collect();
    let required = fields
        .iter()
        .filter(|field| is_required(field.presence))
        .count();
    // A server makes what a client does not, and minds a few fields less: each constructor is compiled by everybody.
    let spared = if reach.is_built() { 1 } else { WORTH_SPARING };
    TypeKind::Struct(Struct {
        default: required == 0,
        constructor: (1..=MOST_ARGUMENTS).contains(&required) && fields.len() >= required + spared,
        alternative: false,
        fields,
        rest,
    })
}

/// Whether whoever makes a value has to give the field.
fn is_required(presence: Presence) -> bool {
    matches!(
        presence,
        Presence::Required | Presence::RequiredCollection | Presence::Nullable
    )
}

fn settle_field(field: DraftField, reach: &Reach, collections: &BTreeSet<Ident>) -> Field {
    let decoded = reach.is_decoded();
    let required = field.required && !(decoded && field.required_inferred);
    let presence = match (required, field.nullable) {
        _ if decoded && field.inferred => Presence::Lenient,
        (true, false) if decoded && is_collection(&field.ty, collections) => {
            Presence::RequiredCollection
        }
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    };
    let ty = match presence {
        Presence::Required | Presence::RequiredCollection => field.ty,
        Presence::Nullable | Presence::Optional | Presence::Lenient => field.ty.optional(),
        Presence::OptionalNullable => field.ty.optional().optional(),
    };
    Field {
        name: field.name,
        wire: field.wire,
        doc: field.doc,
        deprecated: field.deprecated,
        default: field.default,
        ty,
        presence,
    }
}

fn is_collection(ty: &TypeRef, collections: &BTreeSet<Ident>) -> bool {
    match ty {
        TypeRef::Vec(_) | TypeRef::Map(_) => true,
        TypeRef::Named(name) => collections.contains(name),
        _ => false,
    }
}

/// The aliases of lists and maps, those of other aliases included.
fn collections(drafts: &[Draft]) -> BTreeSet<Ident> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&Ident> = Vec::new();
    let mut aliases: BTreeMap<&Ident, Vec<&Ident>> = BTreeMap::new();
    for draft in drafts {
        match &draft.kind {
            DraftKind::Alias(TypeRef::Named(name)) => {
                aliases.entry(name).or_default().push(&draft.name);
            }
            DraftKind::Alias(ty) if is_collection(ty, &found) => open.push(&draft.name),
            _ => {}
        }
    }
    while let Some(name) = open.pop() {
        if found.insert(name.clone()) {
            open.extend(aliases.get(name).into_iter().flatten());
        }
    }
    found
}
