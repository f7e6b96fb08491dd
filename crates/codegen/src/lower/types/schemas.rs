//! A schema, wherever it stands, becomes a type.

use docwright_spec::Pointer;
use openapiv3::Schema;

use super::draft::DraftKind;
use super::view::{Additional, Node, Object, View, lists_odd_values, view};
use super::{NameHint, Types, choices, composed, objects};
use crate::codes;
use crate::ir::types::TypeRef;
use crate::lower::tuples;
use crate::names::{Kind, ident};

/// How deep schemas may be nested in place before the rest is taken for any JSON.
const DEEPEST: usize = 64;

impl Types<'_> {
    /// The type of a schema where it is used, without regard to `null`.
    pub(super) fn lower(&mut self, node: Node<'_>, at: &Pointer, hint: &NameHint) -> TypeRef {
        let schema = match node {
            Node::Reference(reference) => return self.component(reference, at, hint),
            Node::Inline(schema) => schema,
        };
        if self.depth >= DEEPEST {
            self.report(
                codes::NESTED_TOO_DEEP,
                at,
                "schemas are nested too deeply here",
            );
            return TypeRef::Value;
        }
        self.depth += 1;
        let place = self.reserve();
        let kind = self.kind(schema, at, hint);
        self.depth -= 1;
        if let DraftKind::Alias(ty) = &kind
            && !is_long(ty)
        {
            return ty.clone();
        }
        let wanted = ident(&hint.0, Kind::Type);
        let claim = self.scope.claim(&wanted, Kind::Type, at.as_str());
        if let Some(holder) = &claim.holder {
            let message = format!(
                "the schema at `{at}` is called `{}`, because `{holder}` is `{wanted}`",
                claim.name
            );
            self.report(codes::NAME_CLASH, at, message);
        }
        self.fill(place, claim.name.clone(), node, at.clone(), kind);
        TypeRef::Named(claim.name)
    }

    /// What a schema would be as a named type; an alias where it needs no name.
    pub(super) fn kind(&mut self, schema: &Schema, at: &Pointer, hint: &NameHint) -> DraftKind {
        self.check_default(schema, at);
        DraftKind::Alias(match view(schema) {
            View::Object(object) if object.properties.is_empty() => {
                return self.map(&object, at, hint);
            }
            View::Object(object) => return objects::structure(self, &object, at, hint),
            View::All(parts, own) => return composed::merged(self, parts, own.as_ref(), at, hint),
            View::Variants(object, keyword, choices) => {
                return composed::with_alternatives(self, &object, keyword, choices, at, hint);
            }
            View::Union(keyword, choices) => {
                return choices::union(
                    self,
                    keyword,
                    choices,
                    schema.schema_data.discriminator.as_ref(),
                    at,
                    hint,
                );
            }
            View::TextEnum(values) => return choices::text_enum(&values),
            View::IntegerEnum(values) => return choices::integer_enum(&values),
            View::MixedEnum(values) => return choices::mixed_enum(&values),
            View::Text(format) => self.map.text(format),
            View::Integer(format) => self.map.integer(format),
            View::Number(format) => self.map.number(format),
            View::Bool => TypeRef::Bool,
            View::Array(None) => {
                if tuples::is_open(self.spec, at) {
                    let message = "a list of such items, and as many as one likes, has no type; it takes any items";
                    self.report(codes::UNSUPPORTED_SCHEMA, at, message);
                }
                TypeRef::Vec(Box::new(TypeRef::Value))
            }
            View::Array(Some(items)) => TypeRef::Vec(Box::new(self.element(
                items,
                &at.join("items"),
                &hint.join("item"),
            ))),
            View::Tuple(parts) => {
                let all = at.join("prefixItems");
                let parts = parts.iter().enumerate().map(|(i, part)| {
                    let hint = hint.join(&format!("item {}", i + 1));
                    self.element(part.into(), &all.join(i), &hint)
                });
                TypeRef::Tuple(parts.collect())
            }
            View::Any => {
                if lists_odd_values(schema) {
                    let message = "these values have no type in common";
                    self.report(codes::UNSUPPORTED_SCHEMA, at, message);
                }
                TypeRef::Value
            }
            View::Not => {
                self.report(codes::UNSUPPORTED_SCHEMA, at, "`not` alone names no type");
                TypeRef::Value
            }
        })
    }

    /// An object without named properties.
    fn map(&mut self, object: &Object<'_>, at: &Pointer, hint: &NameHint) -> DraftKind {
        let value = match object.additional {
            Additional::None => {
                return DraftKind::Struct {
                    fields: Vec::new(),
                    rest: None,
                };
            }
            Additional::Any => TypeRef::Value,
            Additional::Typed(node) => {
                self.element(node, &at.join("additionalProperties"), &hint.join("value"))
            }
        };
        DraftKind::Alias(TypeRef::Map(Box::new(value)))
    }

    /// The type of what a list or a map holds.
    pub(super) fn element(&mut self, node: Node<'_>, at: &Pointer, hint: &NameHint) -> TypeRef {
        let ty = self.lower(node, at, hint);
        if self.is_nullable(node) && ty != TypeRef::Value {
            ty.optional()
        } else {
            ty
        }
    }

    fn component(&mut self, reference: &str, at: &Pointer, hint: &NameHint) -> TypeRef {
        if let Some(name) = component_key(reference).and_then(|key| self.names.get(&key)) {
            return TypeRef::Named(name.clone());
        }
        if let Some((node, target)) = objects::resolve(self.spec, reference)
            && self.depth < DEEPEST
        {
            self.depth += 1;
            let ty = self.lower(node, &target, hint);
            self.depth -= 1;
            return ty;
        }
        if self.spec.are_references_followed() {
            self.note_fallback(codes::UNRESOLVED_REFERENCE, at);
        } else {
            let message = format!("`{reference}` is nowhere in the document");
            self.report(codes::UNRESOLVED_REFERENCE, at, message);
        }
        TypeRef::Value
    }
}

/// Whether a type is too much to read where it is used: a tuple of more than two plain types.
fn is_long(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Tuple(parts) => {
            parts.len() > 2 || parts.iter().any(|part| !part.parts().is_empty())
        }
        _ => false,
    }
}

/// The key of a reference to a component schema.
fn component_key(reference: &str) -> Option<String> {
    let key = reference.strip_prefix("#/components/schemas/")?;
    (!key.contains('/')).then(|| key.replace("~1", "/").replace("~0", "~"))
}
