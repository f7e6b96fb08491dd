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
    let (mut all, mut any, mut one, mut not) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for member in members {
        match member.combination {
            Combination::All => all.push(member.schema),
            Combination::Any => any.push(member.schema),
            Combination::One => one.push(member.schema),
            Combination::Not => not.push(member.schema),
        }
    }
    let is_whole = |kind: SchemaKind| Schema::of(Fact::new(kind, origin.clone()));
    let mut parts: Vec<Schema> = Vec::new();
    let mut is_nullable = false;
    for (kind, members) in [
        (SchemaKind::AnyOf as fn(Vec<Schema>) -> SchemaKind, any),
        (SchemaKind::OneOf, one),
    ] {
        let (nulls, mut members): (Vec<Schema>, Vec<Schema>) =
            members.into_iter().partition(is_null);
        is_nullable |= !nulls.is_empty();
        match members.len() {
            0 => {}
            1 => parts.extend(members.pop()),
            _ => parts.push(is_whole(kind(members))),
        }
    }
    parts.extend(
        not.into_iter()
            .map(|inner| is_whole(SchemaKind::Not(Box::new(inner)))),
    );
    let is_bare = match &schema.kind.value {
        SchemaKind::Object(object) => *object == Object::default(),
        SchemaKind::Array(None) | SchemaKind::Any => true,
        _ => false,
    };
    let own = std::mem::replace(&mut schema.kind.value, SchemaKind::Any);
    if !is_bare || !all.is_empty() {
        let own = Some(Schema::of(Fact::new(own, schema.kind.origin.clone()))).filter(|_| !is_bare);
        let mut members: Vec<Schema> = own.into_iter().chain(all).collect();
        members.append(&mut parts);
        parts = vec![is_whole(SchemaKind::AllOf(members))];
    }
    if parts.len() > 1 {
        parts = vec![is_whole(SchemaKind::AllOf(parts))];
    }
    if let Some(part) = parts.pop() {
        schema.description = schema.description.take().or(part.description);
        schema.format = part.format;
        schema.enumeration = part.enumeration;
        schema.nullable = schema.nullable.take().or(part.nullable);
        schema.kind = part.kind;
    }
    if is_nullable {
        schema.nullable = Some(Fact::new(true, origin));
    }
}

fn is_null(schema: &Schema) -> bool {
    matches!(schema.kind.value, SchemaKind::Null)
}
