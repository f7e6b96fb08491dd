//! How large a document will be.

use docwright_model::{Api, MediaType, Operation, Schema, SchemaKind};

/// How many schemas an API has, those inside others included.
pub(crate) fn schemas(api: &Api) -> usize {
    let operations = api.operations.iter().map(of_operation).sum::<usize>();
    operations + api.schemas.values().map(of_schema).sum::<usize>()
}

fn of_operation(operation: &Operation) -> usize {
    let parameters = operation
        .parameters
        .iter()
        .map(|own| of_schema(&own.schema));
    let body = operation.request_body.iter().flat_map(|body| &body.content);
    let answers = operation.responses.iter().flat_map(|own| &own.content);
    let of_content = |content: &MediaType| content.schema.as_ref().map_or(0, of_schema);
    parameters.sum::<usize>() + body.chain(answers).map(of_content).sum::<usize>()
}

fn of_schema(schema: &Schema) -> usize {
    let inner = match &schema.kind.value {
        SchemaKind::Object(object) => {
            let additional = object.additional.as_deref();
            let properties = object.properties.iter().map(|own| &own.schema);
            properties.chain(additional).map(of_schema).sum()
        }
        SchemaKind::Array(Some(inner)) | SchemaKind::Not(inner) => of_schema(inner),
        SchemaKind::OneOf(all) | SchemaKind::AnyOf(all) | SchemaKind::AllOf(all) => {
            all.iter().map(of_schema).sum()
        }
        _ => 0,
    };
    1 + inner
}
