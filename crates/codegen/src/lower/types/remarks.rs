//! Parts of an `allOf` that say nothing of a value: OpenAPI 3.0 has no other way to describe a reference.

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};

use super::view::{Node, View, view};

/// The parts up to the last that says more than what a value is for; the first in any case.
pub(super) fn without_remarks(parts: &[ReferenceOr<Schema>]) -> &[ReferenceOr<Schema>] {
    let telling = |part: &ReferenceOr<Schema>| remark(part).is_none();
    let last = parts.iter().rposition(telling).unwrap_or_default();
    parts.get(..=last).unwrap_or(parts)
}

/// What is said of a schema's value: beside its type, then in parts of its own.
pub(super) fn remarks(schema: &Schema) -> impl Iterator<Item = &SchemaData> {
    let own = std::iter::once(&schema.schema_data);
    own.chain(parts(schema).iter().filter_map(remark))
}

/// All parts of an `allOf`, remarks among them.
pub(super) fn parts(schema: &Schema) -> &[ReferenceOr<Schema>] {
    match &schema.schema_kind {
        SchemaKind::AllOf { all_of } => all_of,
        SchemaKind::Any(any) => &any.all_of,
        _ => &[],
    }
}

fn remark(part: &ReferenceOr<Schema>) -> Option<&SchemaData> {
    match part {
        ReferenceOr::Item(schema) => match &schema.schema_kind {
            SchemaKind::Any(any) => (*any == AnySchema::default()).then_some(&schema.schema_data),
            _ => None,
        },
        ReferenceOr::Reference { .. } => None,
    }
}

/// Whether a part of a schema says anything of the form of values, and not only what they are for.
pub(in crate::lower) fn tells(part: &ReferenceOr<Schema>) -> bool {
    match Node::from(part) {
        Node::Reference(_) => true,
        Node::Inline(schema) => !matches!(view(schema), View::Any),
    }
}

/// Whether a part says nothing of what type a value has, and requires no property, though it may limit it.
pub(super) fn is_limit(part: &ReferenceOr<Schema>) -> bool {
    match Node::from(part) {
        Node::Inline(schema) => match (view(schema), &schema.schema_kind) {
            (View::Any, SchemaKind::Any(any)) => {
                any.required.is_empty() && any.enumeration.is_empty()
            }
            (view, _) => matches!(view, View::Not),
        },
        Node::Reference(_) => false,
    }
}
