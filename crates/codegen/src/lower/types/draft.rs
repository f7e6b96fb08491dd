//! Types before it is known which way they travel.

use docwright_spec::Pointer;

use crate::Ident;
use crate::ir::types::{Arm, TypeRef, Variant};

/// A named type.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) name: Ident,
    pub(super) doc: Option<String>,
    pub(super) deprecated: bool,
    pub(super) at: Pointer,
    pub(super) kind: DraftKind,
}

/// What a named type is.
#[derive(Debug, Clone)]
pub(super) enum DraftKind {
    Struct {
        fields: Vec<DraftField>,
        rest: Option<(Ident, TypeRef)>,
    },
    TextEnum(Vec<Variant>),
    IntegerEnum(Vec<Variant>),
    MixedEnum(Vec<Variant>),
    Union(Vec<Arm>),
    Alias(TypeRef),
    Newtype(TypeRef),
}

/// A property, with its type as it is when it is there.
#[derive(Debug, Clone)]
pub(super) struct DraftField {
    pub(super) name: Ident,
    pub(super) wire: String,
    pub(super) doc: Option<String>,
    pub(super) deprecated: bool,
    pub(super) default: Option<String>,
    pub(super) ty: TypeRef,
    /// The document says so.
    pub(super) required: bool,
    /// The document only shows so.
    pub(super) required_inferred: bool,
    pub(super) nullable: bool,
    /// Nobody says that the value has this type.
    pub(super) inferred: bool,
}

impl DraftKind {
    /// Every type the type names, with whether the value lies within it: not on the heap, in a list or in a map.
    pub(super) fn uses(&mut self) -> Vec<&mut TypeRef> {
        match self {
            Self::Struct { fields, rest } => fields
                .iter_mut()
                .map(|field| &mut field.ty)
                .chain(rest.iter_mut().map(|(_, ty)| ty))
                .collect(),
            Self::Union(arms) => arms.iter_mut().map(|arm| &mut arm.ty).collect(),
            Self::Alias(ty) | Self::Newtype(ty) => vec![ty],
            Self::TextEnum(_) | Self::IntegerEnum(_) | Self::MixedEnum(_) => Vec::new(),
        }
    }
}

/// The named types within a type, each with whether a list or a map stands between.
pub(super) fn named(ty: &TypeRef) -> Vec<(&Ident, bool)> {
    let mut found = Vec::new();
    collect(ty, false, &mut found);
    found
}

fn collect<'t>(ty: &'t TypeRef, apart: bool, found: &mut Vec<(&'t Ident, bool)>) {
    if let TypeRef::Named(name) = ty {
        found.push((name, apart));
    }
    let apart = apart || matches!(ty, TypeRef::Vec(_) | TypeRef::Map(_) | TypeRef::Boxed(_));
    for part in ty.parts() {
        collect(part, apart, found);
    }
}
