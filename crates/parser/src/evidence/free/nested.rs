//! Fields whose names say what they are parts of: `owner.name`, `items[].id`.
//!
//! In: an object and a field. Out: the object with the field in its place. This module must not know where names come from.

use docwright_model::{Fact, Object, Property, Schema, SchemaKind};

/// Names of more parts are names of one.
const MAX_DEPTH: usize = 16;

/// Puts a field into the object, or into the field that its name begins with.
pub(crate) fn nest(object: &mut Object, mut property: Property) {
    let name = property.name.value.clone();
    let parts = name.split_once('.').filter(|(_, inner)| !inner.is_empty());
    if let Some((outer, inner)) = parts.filter(|_| name.matches('.').count() < MAX_DEPTH) {
        let is_list = outer.ends_with("[]");
        let outer = outer.trim_end_matches("[]");
        let known = object
            .properties
            .iter_mut()
            .find(|known| known.name.value == outer);
        if let Some(known) = known
            && let Some(within) = inside(&mut known.schema, is_list)
        {
            inner.clone_into(&mut property.name.value);
            return nest(within, property);
        }
    }
    object.properties.push(property);
}

/// The object that a value, or each item of it, is.
fn inside(schema: &mut Schema, is_list: bool) -> Option<&mut Object> {
    let object = || SchemaKind::Object(Object::default());
    let origin = schema.kind.origin.to_inferred();
    if !is_list && matches!(schema.kind.value, SchemaKind::Any) {
        schema.kind.value = object();
    }
    match &mut schema.kind.value {
        SchemaKind::Array(items) => {
            let items =
                items.get_or_insert_with(|| Box::new(Schema::of(Fact::new(object(), origin))));
            if matches!(items.kind.value, SchemaKind::Any) {
                items.kind.value = object();
            }
            items.as_object_mut()
        }
        SchemaKind::Object(object) => Some(object),
        _ => None,
    }
}
