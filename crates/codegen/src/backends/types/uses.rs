//! What the files of the types package need.

use std::collections::BTreeSet;

use super::mentioned;
use crate::ir::scalars::Scalar;
use crate::ir::types::{Presence, Repr, TypeKind, TypeRef, Types};

/// What the types need from other packages and from their own support module.
#[derive(Debug, Clone, Default)]
pub(crate) struct Uses {
    /// The types that the forms of values ask for.
    pub(crate) scalars: BTreeSet<Scalar>,
    /// Whether points in time have a type of the package's own.
    pub(crate) date_time: bool,
    pub(crate) bytes: bool,
    pub(crate) serde_json: bool,
    pub(crate) text_enum: bool,
    pub(crate) lenient_text_enum: bool,
    pub(crate) integer_enum: bool,
    pub(crate) mixed_enum: bool,
    pub(crate) object: bool,
    pub(crate) constructor: bool,
    pub(crate) required: bool,
    pub(crate) list: bool,
    pub(crate) nullable: bool,
    pub(crate) optional: bool,
    pub(crate) optional_nullable: bool,
    pub(crate) lenient: bool,
    pub(crate) rest: bool,
    /// Whether the document advises against any field.
    pub(crate) deprecated: bool,
    /// Whether any struct has fields, and whether any has none for the properties it does not list.
    pub(crate) fields: bool,
    pub(crate) nowhere: bool,
    /// Whether any struct has nothing at all.
    pub(crate) empty: bool,
    pub(crate) union: bool,
    /// Whether any struct is an alternative.
    pub(crate) alternative: bool,
    /// Whether an alternative says what it expects.
    pub(crate) known: bool,
    pub(crate) guard: bool,
    pub(crate) derive: bool,
    /// Whether any type travels as XML.
    pub(crate) xml: bool,
}

impl Uses {
    pub(super) fn of(types: &Types) -> Self {
        let mut uses = Self::default();
        for def in types.iter() {
            for ty in mentioned(&def.kind) {
                uses.add(ty);
            }
            match &def.kind {
                TypeKind::Struct(item) => {
                    uses.object = true;
                    uses.constructor |= item.constructor;
                    uses.rest |= item.rest.is_some();
                    uses.nowhere |= item.rest.is_none();
                    uses.alternative |= item.alternative;
                    let empty = item.rest.is_none() && item.fields.is_empty();
                    uses.empty |= empty;
                    uses.fields |= !empty;
                    for field in &item.fields {
                        uses.deprecated |= field.deprecated;
                        match field.presence {
                            Presence::Required => uses.required = true,
                            Presence::RequiredCollection => uses.list = true,
                            Presence::Nullable => uses.nullable = true,
                            Presence::Optional => uses.optional = true,
                            Presence::OptionalNullable => uses.optional_nullable = true,
                            Presence::Lenient => uses.lenient = true,
                        }
                    }
                }
                TypeKind::Enum(item) => {
                    uses.text_enum |= item.repr == Repr::Text;
                    uses.lenient_text_enum |= item.repr == Repr::LenientText;
                    uses.mixed_enum |= item.repr == Repr::Mixed;
                    uses.integer_enum |= item.repr == Repr::Integer;
                }
                TypeKind::Union(item) => {
                    uses.union = true;
                    uses.known |= item.arms.iter().any(|arm| arm.of.is_some());
                    uses.guard |= item.arms.iter().any(|arm| arm.guard.is_some());
                }
                TypeKind::Newtype(_) => uses.derive = true,
                TypeKind::Alias(_) => {}
            }
        }
        let mut modules = types.modules.iter();
        uses.xml = modules.any(|module| !module.elements.is_empty());
        let kept = uses.mixed_enum | uses.lenient | uses.lenient_text_enum | uses.union;
        uses.serde_json |= kept | uses.xml;
        uses
    }

    fn add(&mut self, ty: &TypeRef) {
        match ty {
            TypeRef::Scalar(scalar) => {
                self.date_time |= scalar.path().is_none();
                self.scalars.insert(scalar.clone());
            }
            TypeRef::Bytes => self.bytes = true,
            TypeRef::Value => self.serde_json = true,
            _ => {}
        }
        for part in ty.parts() {
            self.add(part);
        }
    }

    /// Whether there is anything to put in the support module.
    pub(crate) fn support(&self) -> bool {
        let enums =
            self.text_enum || self.lenient_text_enum || self.integer_enum || self.mixed_enum;
        enums || self.date_time || self.object || self.union || self.xml
    }
}
