//! Schemas put together from others.

use docwright_model::{Fact, Object, Origin, Schema, SchemaKind};

use super::vocabulary::Combination;

/// A part of a combination.
#[derive(Debug)]
pub(crate) struct Member {
    /// How it is combined with the others.
    pub combination: Combination,
    /// What it is.
    pub schema: Schema,
}

/// Makes of a schema, which may have fields of its own, what it is together with these members.
pub(crate) fn combine(schema: &mut Schema, members: Vec<Member>) {
    if members.is_empty() {
        return;
    }
    let evidence = members
        .iter()
        .filter_map(|member| member.schema.kind.span());
    let origin = Origin {
        evidence: evidence.collect(),
        ..schema.kind.origin.clone()
    };
    let (mut parts, is_nullable) = parts(members, &origin);
    let is_bare = match &schema.kind.value {
        SchemaKind::Object(object) => *object == Object::default(),
        SchemaKind::Array(None) | SchemaKind::Any => true,
        _ => false,
    };
    if !is_bare {
        let own = std::mem::replace(&mut schema.kind.value, SchemaKind::Any);
        parts.insert(0, Schema::of(Fact::new(own, schema.kind.origin.clone())));
    }
    let whole = match parts.len() {
        1 => parts.pop(),
        _ => Some(Schema::of(Fact::new(flat(parts), origin.clone()))),
    };
    if let Some(whole) = whole {
        schema.description = schema.description.take().or(whole.description);
        schema.format = whole.format;
        if let Some(facets) = schema.facets.as_mut() {
            facets.enumeration.clear();
        }
        if let Some(own) = whole.facets.into_inner() {
            let facets = &mut *schema.facets;
            facets.enumeration = own.enumeration;
            facets.nullable = facets.nullable.take().or(own.nullable);
        }
        schema.kind = whole.kind;
    }
    if is_nullable {
        schema.facets.nullable = Some(Fact::new(true, origin));
    }
}

/// A schema for each kind of combination, and whether `null` was one of the choices.
fn parts(members: Vec<Member>, origin: &Origin) -> (Vec<Schema>, bool) {
    let (mut all, mut any, mut one, mut not) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for member in members {
        match member.combination {
            Combination::All => all.push(member.schema),
            Combination::Any => any.push(member.schema),
            Combination::One => one.push(member.schema),
            Combination::Not => not.push(member.schema),
        }
    }
    let of = |kind: SchemaKind| Schema::of(Fact::new(kind, origin.clone()));
    let count = any.len() + one.len();
    any.retain(|member| !is_null(member));
    one.retain(|member| !is_null(member));
    let is_nullable = any.len() + one.len() < count;
    let mut parts = Vec::new();
    if !all.is_empty() {
        parts.push(of(SchemaKind::AllOf(all)));
    }
    parts.extend(choice(any).map(|choice| choice.unwrap_or_else(|all| of(SchemaKind::AnyOf(all)))));
    parts.extend(choice(one).map(|choice| choice.unwrap_or_else(|all| of(SchemaKind::OneOf(all)))));
    let not = not
        .into_iter()
        .map(|inner| of(SchemaKind::Not(Box::new(inner))));
    parts.extend(not);
    (parts, is_nullable)
}

/// A choice of several, or the one that is no choice.
fn choice(mut members: Vec<Schema>) -> Option<Result<Schema, Vec<Schema>>> {
    match members.len() {
        0 => None,
        1 => members.pop().map(Ok),
        _ => Some(Err(members)),
    }
}

/// All of these, without a list in a list.
fn flat(parts: Vec<Schema>) -> SchemaKind {
    let mut all = Vec::with_capacity(parts.len());
    for part in parts {
        match part.kind.value {
            SchemaKind::AllOf(members) => all.extend(members),
            kind => all.push(Schema {
                kind: Fact::new(kind, part.kind.origin),
                ..part
            }),
        }
    }
    SchemaKind::AllOf(all)
}

fn is_null(schema: &Schema) -> bool {
    matches!(schema.kind.value, SchemaKind::Null)
}
