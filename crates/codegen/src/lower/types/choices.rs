//! Enums: of values, and of types.

use docwright_spec::Pointer;
use openapiv3::{ReferenceOr, Schema};

use super::draft::DraftKind;
use super::view::{Node, View, view};
use super::{NameHint, Types};
use crate::ir::types::{EnumValue, TypeRef, Variant};
use crate::names::{self, Ident, Kind, Scope, assign, ident};

/// An enum of strings.
pub(super) fn text_enum(values: &[&str]) -> DraftKind {
    let mut distinct: Vec<&str> = Vec::new();
    for value in values {
        if !distinct.contains(value) {
            distinct.push(value);
        }
    }
    let claims = assign(
        distinct.iter().copied(),
        Kind::Variant,
        &mut Scope::default(),
    );
    let variant = |(value, claim): (&str, names::Claim)| Variant {
        name: claim.name,
        value: EnumValue::Text(value.to_owned()),
    };
    DraftKind::TextEnum(distinct.into_iter().zip(claims).map(variant).collect())
}

/// An enum of integers.
pub(super) fn integer_enum(values: &[i64]) -> DraftKind {
    let mut distinct: Vec<i64> = Vec::new();
    for value in values {
        if !distinct.contains(value) {
            distinct.push(*value);
        }
    }
    let texts: Vec<String> = distinct.iter().map(ToString::to_string).collect();
    let claims = assign(
        texts.iter().map(String::as_str),
        Kind::Variant,
        &mut Scope::default(),
    );
    let variant = |(value, claim): (i64, names::Claim)| Variant {
        name: claim.name,
        value: EnumValue::Integer(value),
    };
    DraftKind::IntegerEnum(distinct.into_iter().zip(claims).map(variant).collect())
}

/// One of several types; no more than an alias where only one is left.
pub(super) fn union(
    types: &mut Types<'_>,
    keyword: &str,
    choices: &[ReferenceOr<Schema>],
    at: &Pointer,
    hint: &NameHint,
) -> DraftKind {
    let all = at.join(keyword);
    let mut found: Vec<TypeRef> = Vec::new();
    let stated: Vec<(usize, &ReferenceOr<Schema>)> = choices
        .iter()
        .enumerate()
        .filter(|(_, choice)| !is_null(choice))
        .collect();
    for (i, choice) in &stated {
        let hint = if stated.len() == 1 {
            hint.clone()
        } else {
            hint.join(&format!("option {}", i + 1))
        };
        let ty = types.lower((*choice).into(), &all.join(i), &hint);
        if !found.contains(&ty) {
            found.push(ty);
        }
    }
    if found.contains(&TypeRef::Value) || found.is_empty() {
        return DraftKind::Alias(TypeRef::Value);
    }
    if let [only] = found.as_slice() {
        return DraftKind::Alias(only.clone());
    }
    let mut scope = Scope::default();
    let variants = found
        .into_iter()
        .map(|ty| {
            let label = label(&ty);
            (
                scope
                    .claim(&ident(&label, Kind::Variant), Kind::Variant, &label)
                    .name,
                ty,
            )
        })
        .collect::<Vec<(Ident, TypeRef)>>();
    DraftKind::Union(variants)
}

/// A schema that holds nothing but `null`, as converted documents have them.
fn is_null(choice: &ReferenceOr<Schema>) -> bool {
    match Node::from(choice) {
        Node::Inline(schema) => schema.schema_data.nullable && matches!(view(schema), View::Any),
        Node::Reference(_) => false,
    }
}

/// What to call an arm after its type.
fn label(ty: &TypeRef) -> String {
    match ty {
        TypeRef::Named(name) => name.bare().to_owned(),
        TypeRef::String => "String".to_owned(),
        TypeRef::Bool => "Boolean".to_owned(),
        TypeRef::I32 | TypeRef::I64 => "Integer".to_owned(),
        TypeRef::F32 | TypeRef::F64 => "Number".to_owned(),
        TypeRef::Value => "Any".to_owned(),
        TypeRef::Bytes => "Bytes".to_owned(),
        TypeRef::DateTime => "DateTime".to_owned(),
        TypeRef::Date => "Date".to_owned(),
        TypeRef::Uuid => "Uuid".to_owned(),
        TypeRef::Vec(item) => format!("{} list", label(item)),
        TypeRef::Map(value) => format!("{} map", label(value)),
        TypeRef::Option(inner) | TypeRef::Boxed(inner) => label(inner),
    }
}
