//! The rules of lists, tuples and maps: limits of their own, and of what they hold.

use super::{Walker, limits};
use crate::ir::rules::{Rule, Rules};
use crate::ir::types::TypeRef;
use crate::lower::types::view::{Additional, Node, Object, View, view};

/// The rules of a list or map that must be there.
pub(super) fn given(rules: Option<Rules>) -> Rules {
    let of = |own: Vec<Rule>| std::iter::once(Rule::Given).chain(own).collect();
    match rules {
        Some(Rules::Items(own, items)) => Rules::Items(of(own), items),
        Some(Rules::Values(own, values)) => Rules::Values(of(own), values),
        _ => Rules::Own(of(Vec::new())),
    }
}

impl<'s> Walker<'s> {
    pub(super) fn list(&mut self, node: Node<'s>, item: &TypeRef) -> Option<Rules> {
        let schemas = self.schemas(node);
        let own: Vec<Rule> = schemas
            .iter()
            .flat_map(|schema| limits::of_list(schema))
            .collect();
        let items = schemas.iter().find_map(|schema| match view(schema) {
            View::Array(items) => items,
            _ => None,
        });
        let items = items
            .and_then(|items| self.value(items, item))
            .map(Box::new);
        (!own.is_empty() || items.is_some()).then_some(Rules::Items(own, items))
    }

    pub(super) fn tuple(&mut self, node: Node<'s>, types: &[TypeRef]) -> Option<Rules> {
        let schemas = self.schemas(node);
        let parts = schemas.iter().find_map(|schema| match view(schema) {
            View::Tuple(parts) => Some(parts),
            _ => None,
        });
        let mut checked = Vec::new();
        for (place, (part, ty)) in parts?.iter().zip(types).enumerate() {
            checked.extend(self.value(part.into(), ty).map(|rules| (place, rules)));
        }
        (!checked.is_empty()).then_some(Rules::Parts(checked))
    }

    pub(super) fn map(&mut self, node: Node<'s>, value: &TypeRef) -> Option<Rules> {
        let schemas = self.schemas(node);
        let own: Vec<Rule> = schemas
            .iter()
            .flat_map(|schema| limits::of_map(schema))
            .collect();
        let values = schemas.iter().find_map(|schema| match view(schema) {
            View::Object(Object {
                additional: Additional::Typed(node),
                ..
            }) => Some(node),
            _ => None,
        });
        let values = values
            .and_then(|node| self.value(node, value))
            .map(Box::new);
        (!own.is_empty() || values.is_some()).then_some(Rules::Values(own, values))
    }
}
