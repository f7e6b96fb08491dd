//! Enums: of values, and of types.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use docwright_spec::Pointer;
use openapiv3::{Discriminator, ReferenceOr, Schema};
use serde_json::Value;

use super::draft::DraftKind;
use super::view::{Node, View, view};
use super::{NameHint, Types, guards};
use crate::Ident;
use crate::ir::types::{Arm, EnumValue, Guard, TypeDef, TypeKind, TypeRef, Variant};
use crate::names::{self, Kind, Scope, assign, ident};

/// Names of names are followed this far.
const NAMES: usize = 16;

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

/// An enum of strings, integers and truth values.
pub(super) fn mixed_enum(values: &[&Value]) -> DraftKind {
    let mut distinct: Vec<(EnumValue, String)> = Vec::new();
    for value in values {
        let found = match value {
            Value::String(text) => EnumValue::Text(text.clone()),
            Value::Bool(truth) => EnumValue::Bool(*truth),
            other => EnumValue::Integer(other.as_i64().unwrap_or_default()),
        };
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        if !distinct.iter().any(|(known, _)| *known == found) {
            distinct.push((found, text));
        }
    }
    let texts = distinct.iter().map(|(_, text)| text.as_str());
    let claims = assign(texts, Kind::Variant, &mut Scope::default());
    let variants = distinct.into_iter().zip(claims);
    let variants = variants.map(|((value, _), claim)| Variant {
        name: claim.name,
        value,
    });
    DraftKind::MixedEnum(variants.collect())
}

/// One of several types; no more than an alias where only one is left.
///
/// The arms come in the order in which they are to be tried: a value that an earlier arm takes must not belong to a
/// later one if that can be helped.
pub(super) fn union(
    types: &mut Types<'_>,
    keyword: &str,
    choices: &[ReferenceOr<Schema>],
    discriminator: Option<&Discriminator>,
    at: &Pointer,
    hint: &NameHint,
) -> DraftKind {
    let all = at.join(keyword);
    let stated: Vec<(usize, Node<'_>)> = choices
        .iter()
        .enumerate()
        .filter(|(_, choice)| !is_null(choice))
        .map(|(i, choice)| (i, Node::from(choice)))
        .collect();
    let guards = guards::guards(types.spec, &stated, discriminator);
    let mut found: Vec<(TypeRef, Option<Guard>, guards::Rank)> = Vec::new();
    for ((i, node), guard) in stated.iter().zip(guards) {
        let hint = if stated.len() == 1 {
            hint.clone()
        } else {
            hint.join(&format!("option {}", i + 1))
        };
        let ty = types.lower(*node, &all.join(i), &hint);
        if !found.iter().any(|(known, ..)| *known == ty) {
            found.push((ty, guard, guards::rank(types.spec, types.map, *node)));
        }
    }
    if found.is_empty() || found.iter().any(|(ty, ..)| *ty == TypeRef::Value) {
        return DraftKind::Alias(TypeRef::Value);
    }
    if let [(only, ..)] = found.as_slice() {
        return DraftKind::Alias(only.clone());
    }
    let mut scope = Scope::default();
    scope.claim(
        &ident(names::UNKNOWN, Kind::Type),
        Kind::Variant,
        "the arm for the rest",
    );
    let mut arms: Vec<(guards::Rank, Arm)> = found
        .into_iter()
        .map(|(ty, guard, rank)| {
            let label = label(&ty);
            let claim = scope.claim(&ident(&label, Kind::Variant), Kind::Variant, &label);
            let arm = Arm {
                name: claim.name,
                ty,
                of: None,
                guard,
            };
            (rank, arm)
        })
        .collect();
    arms.sort_by_key(|(rank, _)| *rank);
    DraftKind::Union(arms.into_iter().map(|(_, arm)| arm).collect())
}

/// Leaves the name of an enum out of the names of its arms: `Amount::Option2`, not `Amount::AmountOption2`.
pub(super) fn settle_names(defs: &mut [TypeDef]) {
    for def in defs {
        let TypeKind::Union(item) = &mut def.kind else {
            continue;
        };
        let mut taken: BTreeSet<Ident> = item.arms.iter().map(|arm| arm.name.clone()).collect();
        taken.insert(ident(names::UNKNOWN, Kind::Variant));
        for arm in &mut item.arms {
            let rest = arm.name.bare().strip_prefix(def.name.bare());
            let rest = rest.filter(|rest| rest.starts_with(char::is_uppercase));
            if let Some(rest) = rest.map(|rest| ident(rest, Kind::Variant))
                && taken.insert(rest.clone())
            {
                arm.name = rest;
            }
        }
    }
}

/// Names the types of arms that can tell which values they expect, and tells these types.
pub(super) fn settle_known(defs: &mut [TypeDef]) {
    let targets: BTreeMap<Ident, Ident> = defs
        .iter()
        .filter_map(|def| match &def.kind {
            TypeKind::Alias(TypeRef::Named(of)) => Some((def.name.clone(), of.clone())),
            _ => None,
        })
        .collect();
    let known: BTreeSet<Ident> = defs
        .iter()
        .filter(|def| !matches!(def.kind, TypeKind::Alias(_) | TypeKind::Newtype(_)))
        .map(|def| def.name.clone())
        .collect();
    let mut told = BTreeSet::new();
    for def in defs.iter_mut() {
        let TypeKind::Union(item) = &mut def.kind else {
            continue;
        };
        for arm in &mut item.arms {
            let TypeRef::Named(name) = arm.ty.inner() else {
                continue;
            };
            // Another name of such a type is as good.
            let mut names = iter::successors(Some(name), |name| targets.get(*name)).take(NAMES);
            if let Some(of) = names.find(|name| known.contains(*name)) {
                told.insert(of.clone());
                arm.of = Some(name.clone());
            }
        }
    }
    for def in defs {
        if let TypeKind::Struct(item) = &mut def.kind {
            item.alternative = told.contains(&def.name);
        }
    }
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
        TypeRef::I32 | TypeRef::I64 | TypeRef::U32 | TypeRef::U64 => "Integer".to_owned(),
        TypeRef::F32 | TypeRef::F64 => "Number".to_owned(),
        TypeRef::Value => "Any".to_owned(),
        TypeRef::Bytes => "Bytes".to_owned(),
        TypeRef::Scalar(scalar) => scalar.label().to_owned(),
        TypeRef::Vec(item) => format!("{} list", label(item)),
        TypeRef::Tuple(_) => "Tuple".to_owned(),
        TypeRef::Map(value) => format!("{} map", label(value)),
        TypeRef::Option(inner) | TypeRef::Boxed(inner) => label(inner),
    }
}
