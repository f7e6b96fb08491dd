//! Which types are facts and which are guesses.
//!
//! A client must never refuse an answer because of a guess. A guess is any basis but *stated*, of a part that decides
//! about the shape of a value: its type, its format, the type of its elements, the shape of the component it names.

use docwright_model::Basis;
use docwright_spec::{Pointer, Spec};

use super::objects::resolve;
use super::view::{Additional, Node, View, view};
use crate::ir::types::TypeRef;

/// How deep lists in lists and references to references are looked into.
const DEEPEST: usize = 16;

/// Whether a part of the document is no more than a guess.
pub(super) fn is_guess(spec: &Spec, at: &Pointer) -> bool {
    spec.origins().basis(at) != Basis::Stated
}

/// Whether a value may turn out to have another shape than its schema says.
pub(super) fn is_inferred(spec: &Spec, node: Node<'_>, at: &Pointer) -> bool {
    inferred(spec, node, at, DEEPEST)
}

/// The type of a body, with guessed formats left out and values of a guessed type taken for any JSON.
///
/// Lists, maps and named types stay what they are: the fields of a struct are lenient by themselves.
pub(super) fn loosened(spec: &Spec, ty: TypeRef, node: Node<'_>, at: &Pointer) -> TypeRef {
    let Node::Inline(schema) = node else {
        return ty;
    };
    match (ty, view(schema)) {
        (TypeRef::Vec(item), View::Array(Some(items))) => {
            TypeRef::Vec(Box::new(loosened(spec, *item, items, &at.join("items"))))
        }
        (TypeRef::Map(value), View::Object(object)) => TypeRef::Map(match object.additional {
            Additional::Typed(node) => Box::new(loosened(
                spec,
                *value,
                node,
                &at.join("additionalProperties"),
            )),
            _ => value,
        }),
        (ty @ (TypeRef::Vec(_) | TypeRef::Map(_) | TypeRef::Named(_)), _) => ty,
        (ty, _) if is_guess(spec, &at.join("type")) && inferred(spec, node, at, DEEPEST) => {
            if ty == TypeRef::Bytes {
                ty
            } else {
                TypeRef::Value
            }
        }
        (_, View::Text(_)) if inferred(spec, node, at, DEEPEST) => TypeRef::String,
        (TypeRef::I32 | TypeRef::U32 | TypeRef::U64, _) if inferred(spec, node, at, DEEPEST) => {
            TypeRef::I64
        }
        (ty, _) => ty,
    }
}

fn inferred(spec: &Spec, node: Node<'_>, at: &Pointer, depth: usize) -> bool {
    if depth == 0 {
        return false;
    }
    let schema = match node {
        Node::Inline(schema) => schema,
        Node::Reference(reference) => {
            return is_guess(spec, at)
                || resolve(spec, reference)
                    .is_some_and(|(target, at)| inferred(spec, target, &at, depth - 1));
        }
    };
    let guessed_type = || is_guess(spec, &at.join("type"));
    match view(schema) {
        // These keep whatever comes.
        View::Any | View::Not | View::Union(..) | View::TextEnum(_) | View::MixedEnum(_) => false,
        View::IntegerEnum(_) | View::Bool | View::Variants(..) => guessed_type(),
        View::Text(format) | View::Integer(format) | View::Number(format) => {
            guessed_type() || format.is_some() && is_guess(spec, &at.join("format"))
        }
        View::Tuple(parts) => {
            let all = at.join("prefixItems");
            let mut parts = parts.iter().enumerate();
            parts.any(|(i, part)| inferred(spec, part.into(), &all.join(i), depth - 1))
        }
        View::Array(items) => {
            guessed_type()
                || items.is_some_and(|items| inferred(spec, items, &at.join("items"), depth - 1))
        }
        View::Object(object) => {
            guessed_type()
                || match object.additional {
                    Additional::Typed(value) => {
                        inferred(spec, value, &at.join("additionalProperties"), depth - 1)
                    }
                    _ => false,
                }
        }
        View::All(parts, _) => match parts {
            [only] => inferred(spec, only.into(), &at.join("allOf").join(0), depth - 1),
            _ => is_guess(spec, at),
        },
    }
}
