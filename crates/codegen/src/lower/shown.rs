//! Which values the README and the tests of the types read and write.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::Ident;
use crate::ir::TypeExample;
use crate::ir::operations::{BodyKind, Content, Operation, Service};
use crate::ir::types::{TypeKind, TypeRef, Types};
use crate::names::{self, Kind, Scope};

/// How many lines of JSON are short enough to be read and long enough to show anything.
const LINES: std::ops::RangeInclusive<usize> = 4..=30;

/// A test for each value that the document shows.
pub(super) fn tests(examples: Vec<(Ident, Value)>, types: &Types) -> Vec<TypeExample> {
    let mut scope = Scope::default();
    // What the tests share.
    for helper in ["keeps", "assert_kept"] {
        scope.claim(&names::ident(helper, Kind::Method), Kind::Method, helper);
    }
    let tests = examples.into_iter().filter_map(|(ty, value)| {
        let mut modules = types.modules.iter();
        let module = modules.find(|module| module.types.iter().any(|def| def.name == ty))?;
        let wanted = names::ident(ty.bare(), Kind::Method);
        Some(TypeExample {
            test: scope.claim(&wanted, Kind::Method, ty.bare()).name,
            feature: module.feature.clone(),
            ty,
            value,
        })
    });
    tests.collect()
}

/// What the document shows or the first operation sends or receives that a README has room for, of a type that is
/// there whatever features are on, else of any.
pub(super) fn choose(
    examples: &[(Ident, Value)],
    service: &Service,
    types: &Types,
) -> Option<(Ident, Value)> {
    let fits = |value: &Value| {
        let text = serde_json::to_string_pretty(value).unwrap_or_default();
        value.is_object() && LINES.contains(&text.lines().count())
    };
    let is_struct = |name: &Ident| {
        let def = types.get(name);
        def.is_some_and(|def| matches!(def.kind, TypeKind::Struct(_)))
    };
    let always: BTreeSet<&Ident> = types
        .modules
        .iter()
        .filter(|module| module.feature.is_none())
        .flat_map(|module| module.types.iter().map(|def| &def.name))
        .collect();
    let documented = examples.iter().map(|(name, value)| (name, value));
    let all = documented.chain(service.operations().flat_map(values));
    let mut fitting: Vec<(&Ident, &Value)> = all
        .filter(|(name, value)| is_struct(name) && fits(value))
        .collect();
    fitting.sort_by_key(|(name, _)| !always.contains(name));
    let (name, value) = fitting.first()?;
    Some(((*name).clone(), (*value).clone()))
}

/// The answer and the body of an operation, as far as they are values of named types.
fn values(operation: &Operation) -> impl Iterator<Item = (&Ident, &Value)> {
    let answer = operation.successes().next();
    let answer = answer.and_then(|answer| match &answer.content {
        Content::Json(TypeRef::Named(name), _) => Some((name, operation.example.answer.as_ref()?)),
        _ => None,
    });
    let form = operation.body.as_ref().and_then(|body| body.forms.first());
    let body = form.and_then(|form| match &form.kind {
        BodyKind::Json(TypeRef::Named(name)) => Some((name, operation.example.body.as_ref()?)),
        _ => None,
    });
    answer.into_iter().chain(body)
}
