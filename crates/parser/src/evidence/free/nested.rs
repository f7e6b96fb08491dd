//! Fields whose names say what they are parts of: `owner.name`, `items[].id`.
//!
//! In: fields, one by one. Out: an object with each in its place. This module must not know where names come from.

use docwright_model::{Fact, Object, Property, Schema, SchemaKind};
use foldhash::HashMap;

/// Names of more parts are names of one.
const MAX_DEPTH: usize = 16;

/// An object that fields are put into.
#[derive(Default)]
pub(crate) struct Nesting {
    object: Object,
    known: Known,
}

/// Where the fields of each object stand in it, by the names that lead to the object.
type Known = HashMap<String, HashMap<String, usize>>;

impl Nesting {
    /// Whether the object has a field of this name.
    pub(crate) fn has(&mut self, name: &str) -> bool {
        fields(&mut self.known, "", &self.object).contains_key(name)
    }

    /// Puts a field into the object, or into the field that its name begins with.
    pub(crate) fn put(&mut self, property: Property) {
        put(&mut self.object, property, String::new(), &mut self.known);
    }

    /// The object with all its fields.
    pub(crate) fn done(self) -> Object {
        self.object
    }
}

/// Puts a field into an object that names lead to.
fn put(object: &mut Object, mut property: Property, mut lead: String, known: &mut Known) {
    let name = property.name.value.clone();
    let own = fields(known, &lead, object);
    let parts = name.split_once('.').filter(|(_, inner)| !inner.is_empty());
    if let Some((outer, inner)) = parts.filter(|_| name.matches('.').count() < MAX_DEPTH) {
        let is_list = outer.ends_with("[]");
        let outer = outer.trim_end_matches("[]");
        let at = own.get(outer);
        if let Some(field) = at.and_then(|at| object.properties.get_mut(*at))
            && let Some(within) = inside(&mut field.schema, is_list)
        {
            inner.clone_into(&mut property.name.value);
            lead.extend([outer, "."]);
            return put(within, property, lead, known);
        }
    }
    own.entry(name).or_insert(object.properties.len());
    object.properties.push(property);
}

/// Where the fields of an object stand; of those with one name, the first.
fn fields<'k>(known: &'k mut Known, lead: &str, object: &Object) -> &'k mut HashMap<String, usize> {
    known.entry(lead.to_owned()).or_insert_with(|| {
        let mut own = HashMap::default();
        for (at, field) in object.properties.iter().enumerate() {
            own.entry(field.name.value.clone()).or_insert(at);
        }
        own
    })
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
