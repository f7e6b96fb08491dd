//! What is said of a property beside the reference that gives its type.
//!
//! OpenAPI 3.0 and Swagger 2.0 take no heed of it. Authors write it all the same, and mean the property.

use serde_json::{Map, Value, json};

use super::{Conversion, visit};
use crate::Pointer;
use crate::anatomy::Kind;

/// What says something of a property, and nothing of the type but whether there is a value.
const REMARKS: [&str; 6] = [
    "title",
    "description",
    "deprecated",
    "nullable",
    "readOnly",
    "writeOnly",
];

/// Keeps such remarks: the reference becomes the one part of an `allOf`, as these versions want it.
pub(crate) fn convert(value: &mut Value, conversion: &mut Conversion) {
    let root = Pointer::root();
    visit(
        Kind::Root,
        Kind::Schema,
        value,
        &root,
        &mut |schema, pointer| {
            if let Value::Object(schema) = schema
                && schema.len() > 1
                && schema.get("$ref").is_some_and(Value::is_string)
                && is_property(pointer)
                && REMARKS.iter().any(|key| schema.contains_key(*key))
            {
                wrap(schema, pointer, conversion);
            }
        },
    );
}

fn is_property(pointer: &Pointer) -> bool {
    pointer
        .parent()
        .is_some_and(|all| all.as_str().ends_with("/properties"))
}

/// Whatever is no remark stays beside the reference, to be reported.
fn wrap(schema: &mut Map<String, Value>, pointer: &Pointer, conversion: &mut Conversion) {
    let part = pointer.join("allOf").join(0);
    let (remarks, rest): (Map<_, _>, Map<_, _>) = std::mem::take(schema)
        .into_iter()
        .partition(|(key, _)| REMARKS.contains(&key.as_str()));
    for key in rest.keys() {
        conversion.moved(&pointer.join(key), &part.join(key));
    }
    *schema = remarks;
    schema.insert("allOf".to_owned(), json!([rest]));
}
