//! How two definitions of one schema differ.

use docwright_model::{Fact, Property, Schema, SchemaKind};

/// The first thing that the second definition says otherwise than the first; none where they say the same.
pub(super) fn of(first: &Schema, second: &Schema) -> Option<String> {
    if !is_same_kind(first, second) {
        return Some("they are not of one type".to_owned());
    }
    if values(first) != values(second) {
        return Some("they allow other values".to_owned());
    }
    let (Some(first), Some(second)) = (first.as_object(), second.as_object()) else {
        return None;
    };
    for own in &first.properties {
        let name = &own.name.value;
        let Some(other) = second.properties.iter().find(|p| p.name.value == *name) else {
            return Some(format!("only the first has `{name}`"));
        };
        if let Some(what) = of_property(own, other) {
            return Some(format!("`{name}` {what}"));
        }
    }
    let is_new = |p: &&Property| {
        first
            .properties
            .iter()
            .all(|own| own.name.value != p.name.value)
    };
    let new = second.properties.iter().find(is_new);
    new.map(|new| format!("only the second has `{}`", new.name.value))
}

fn of_property(first: &Property, second: &Property) -> Option<&'static str> {
    let is_required = |p: &Property| p.required.as_ref().map(|fact| fact.value);
    if !is_same_kind(&first.schema, &second.schema) {
        Some("has two types")
    } else if values(&first.schema) != values(&second.schema) {
        Some("may have other values")
    } else if is_required(first) != is_required(second) {
        Some("is required in one of them only")
    } else {
        None
    }
}

fn is_same_kind(first: &Schema, second: &Schema) -> bool {
    match (&first.kind.value, &second.kind.value) {
        (SchemaKind::Reference(first), SchemaKind::Reference(second)) => first.name == second.name,
        (SchemaKind::Array(Some(first)), SchemaKind::Array(Some(second))) => {
            is_same_kind(first, second)
        }
        (first, second) => std::mem::discriminant(first) == std::mem::discriminant(second),
    }
}

fn values(schema: &Schema) -> Vec<&serde_json::Value> {
    schema
        .facets
        .enumeration
        .iter()
        .map(|Fact { value, .. }| value)
        .collect()
}
