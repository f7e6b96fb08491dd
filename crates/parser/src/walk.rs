//! Every schema of an API, one after another.

use docwright_model::{Api, Operation, Schema, SchemaKind};

/// Calls `visit` on each schema of the API and on each schema inside it, outer ones first.
pub(crate) fn schemas(api: &mut Api, visit: &mut impl FnMut(&mut Schema)) {
    for operation in &mut api.operations {
        operation_schemas(operation, visit);
    }
    for schema in api.schemas.values_mut() {
        nested(schema, visit);
    }
}

fn operation_schemas(operation: &mut Operation, visit: &mut impl FnMut(&mut Schema)) {
    for parameter in &mut operation.parameters {
        nested(&mut parameter.schema, visit);
    }
    let body = operation
        .request_body
        .iter_mut()
        .flat_map(|body| &mut body.content);
    for content in body.chain(
        operation
            .responses
            .iter_mut()
            .flat_map(|response| &mut response.content),
    ) {
        if let Some(schema) = &mut content.schema {
            nested(schema, visit);
        }
    }
    for header in operation
        .responses
        .iter_mut()
        .flat_map(|response| &mut response.headers)
    {
        nested(&mut header.schema, visit);
    }
    for callback in &mut operation.callbacks {
        operation_schemas(&mut callback.operation, visit);
    }
}

/// Calls `visit` on a schema and on each schema inside it. Readers bound how deep schemas nest.
pub(crate) fn nested(schema: &mut Schema, visit: &mut impl FnMut(&mut Schema)) {
    visit(schema);
    match &mut schema.kind.value {
        SchemaKind::Object(object) => {
            for property in &mut object.properties {
                nested(&mut property.schema, visit);
            }
            if let Some(additional) = &mut object.additional {
                nested(additional, visit);
            }
        }
        SchemaKind::Array(Some(inner)) | SchemaKind::Not(inner) => nested(inner, visit),
        SchemaKind::OneOf(all) | SchemaKind::AnyOf(all) | SchemaKind::AllOf(all) => {
            for schema in all {
                nested(schema, visit);
            }
        }
        _ => {}
    }
}
