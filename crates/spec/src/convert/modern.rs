//! OpenAPI 3.1 becomes 3.0 and what that cannot hold.

use serde_json::{Map, Value, json};

use super::{Conversion, object, schemas, visit};
use crate::Pointer;
use crate::anatomy::Kind;

/// Members that only later versions know, by the kind of object they stand in.
const LATER: [(Kind, &[&str]); 4] = [
    (Kind::Root, &["webhooks", "jsonSchemaDialect"]),
    (Kind::Info, &["summary"]),
    (Kind::License, &["identifier"]),
    (Kind::Components, &["pathItems"]),
];

/// Converts a document in place.
pub(crate) fn convert(value: &mut Value, conversion: &mut Conversion) {
    let root = Pointer::root();
    visit(
        Kind::Root,
        Kind::Schema,
        value,
        &root,
        &mut |schema, pointer| {
            schemas::convert(schema, pointer, conversion);
        },
    );
    hoist_definitions(value, conversion);
    visit(
        Kind::Root,
        Kind::Operation,
        value,
        &root,
        &mut |operation, _| {
            if let Value::Object(operation) = operation {
                operation.entry("responses").or_insert_with(|| json!({}));
            }
        },
    );
    conversion.moves.follow_references(value);
    for (kind, keys) in LATER {
        visit(Kind::Root, kind, value, &root, &mut |part, pointer| {
            let Value::Object(part) = part else {
                return;
            };
            for key in keys {
                if let Some(value) = part.shift_remove(*key) {
                    conversion.extras.insert(pointer, *key, value);
                }
            }
        });
    }
    let mut kept: Vec<_> = conversion.extras.entries.values_mut().collect();
    for value in kept.iter_mut().flat_map(|members| members.values_mut()) {
        conversion.moves.follow_references(value);
    }
    if let Value::Object(document) = value {
        document.entry("paths").or_insert_with(|| json!({}));
        let version = document.insert("openapi".to_owned(), json!("3.0.3"));
        if let Some(version) = version {
            conversion.extras.insert(&root, "openapi", version);
        }
    }
}

/// Puts definitions that stand inside schemas among the components, since 3.0 knows no others.
fn hoist_definitions(value: &mut Value, conversion: &mut Conversion) {
    let mut hoisted: Vec<(Pointer, String, Value)> = Vec::new();
    visit(
        Kind::Root,
        Kind::Schema,
        value,
        &Pointer::root(),
        &mut |schema, pointer| {
            let Value::Object(schema) = schema else {
                return;
            };
            for key in ["$defs", "definitions"] {
                if let Some(Value::Object(all)) = schema.shift_remove(key) {
                    let place = pointer.join(key);
                    hoisted.extend(
                        all.into_iter()
                            .map(|(name, def)| (place.join(&name), name, def)),
                    );
                }
            }
        },
    );
    if hoisted.is_empty() {
        return;
    }
    let Some(root) = value.as_object_mut() else {
        return;
    };
    let Some(schemas) = object(root, "components").and_then(|all| object(all, "schemas")) else {
        return;
    };
    for (from, name, schema) in hoisted {
        let name = free_name(schemas, &name);
        let to = Pointer::from("/components/schemas").join(&name);
        conversion.moved(&from, &to);
        schemas.insert(name, schema);
    }
}

/// The name itself, or with the first number that makes it new.
fn free_name(taken: &Map<String, Value>, name: &str) -> String {
    let mut free = name.to_owned();
    let mut number = 2;
    while taken.contains_key(&free) {
        free = format!("{name}{number}");
        number += 1;
    }
    free
}
