//! How large answers are in memory: one much larger than its neighbours goes to the heap.

use std::collections::BTreeMap;

use crate::Ident;
use crate::ir::Service;
use crate::ir::operations::{BodyKind, PartsForm};
use crate::ir::scalars::Scalar;
use crate::ir::types::{TypeKind, TypeRef, Types};

/// The size in bytes from which an answer beside others goes to the heap. Clippy minds a difference of 200.
const LARGE: usize = 160;

/// What each named type is.
type Kinds<'t> = BTreeMap<&'t Ident, &'t TypeKind>;

/// How deep structs are looked into; a type without end is boxed somewhere.
const DEEPEST: usize = 8;

/// Marks the large ones among several answers or bodies, now that all types are known.
pub(crate) fn settle(service: &mut Service, types: &Types) {
    let types = &types.iter().map(|def| (&def.name, &def.kind)).collect();
    let operations = service
        .groups
        .iter_mut()
        .flat_map(|group| &mut group.operations);
    for operation in operations {
        let several = operation.answers.len() > 1;
        for answer in operation.answers.iter_mut().filter(|_| several) {
            if let Some(ty) = answer.content.value() {
                answer.boxed = is_large(ty, types);
            }
        }
        let choice = operation
            .body
            .iter_mut()
            .filter(|body| body.choice.is_some());
        for form in choice.flat_map(|body| &mut body.forms) {
            form.boxed = match &form.kind {
                BodyKind::Json(ty) | BodyKind::Xml(ty, _) | BodyKind::Form(ty, _) => {
                    is_large(ty, types)
                }
                BodyKind::Parts(parts) => parts_size(parts, types) > LARGE,
                BodyKind::Text | BodyKind::Raw { .. } => false,
            };
        }
    }
}

fn is_large(ty: &TypeRef, types: &Kinds<'_>) -> bool {
    size(ty, types, DEEPEST) > LARGE
}

/// About the size of what a client takes for a form of several parts.
fn parts_size(form: &PartsForm, types: &Kinds<'_>) -> usize {
    const FILE: usize = 120;
    let sizes = form.fields.iter().map(|field| match &field.ty {
        _ if field.many => 24,
        None => FILE,
        Some(ty) => size(ty, types, DEEPEST) + 8 * usize::from(!field.required),
    });
    sizes.sum()
}

/// At least the size of a type on a 64-bit machine.
fn size(ty: &TypeRef, types: &Kinds<'_>, depth: usize) -> usize {
    match ty {
        TypeRef::Named(name) if depth > 0 => match types.get(name) {
            Some(TypeKind::Struct(def)) => {
                let fields = def.fields.iter().map(|field| &field.ty);
                let rest = def.rest.iter().map(|(_, ty)| ty);
                let mut sum = 0;
                for ty in fields.chain(rest) {
                    // Beyond the limit the exact size is of no interest.
                    if sum <= LARGE {
                        sum += size(ty, types, depth - 1);
                    }
                }
                sum
            }
            Some(TypeKind::Union(def)) => {
                let arms = def.arms.iter().map(|arm| size(&arm.ty, types, depth - 1));
                arms.max().unwrap_or_default().max(72) + 8
            }
            Some(TypeKind::Alias(ty) | TypeKind::Newtype(ty)) => size(ty, types, depth - 1),
            Some(TypeKind::Enum(_)) | None => 32,
        },
        TypeRef::Named(_) => LARGE,
        TypeRef::Bool
        | TypeRef::I32
        | TypeRef::I64
        | TypeRef::U32
        | TypeRef::U64
        | TypeRef::F32
        | TypeRef::F64
        | TypeRef::Boxed(_) => 8,
        TypeRef::Scalar(Scalar::Url) => 88,
        TypeRef::Scalar(_) => 16,
        TypeRef::String | TypeRef::Vec(_) | TypeRef::Map(_) => 24,
        TypeRef::Tuple(parts) => parts.iter().map(|part| size(part, types, depth)).sum(),
        TypeRef::Bytes => 32,
        TypeRef::Value => 72,
        TypeRef::Option(inner) => size(inner, types, depth) + 8,
    }
}
