//! What requests and responses carry.

use docwright_model::{self as model, Origin, Status};
use docwright_spec::Pointer;
use indexmap::IndexMap;
use openapiv3::{
    Header, HeaderStyle, MediaType, ParameterSchemaOrContent, ReferenceOr, RequestBody, Response,
    Responses, StatusCode,
};

use crate::context::Context;
use crate::{codes, schemas};

/// The body of a request, known from wherever its first form is.
pub(crate) fn request_body(
    context: &mut Context<'_>,
    body: &model::RequestBody,
    operation: &Pointer,
    above: &Origin,
) -> RequestBody {
    let pointer = operation.join("requestBody");
    let form = body.content.first().map(|media| &media.name.origin);
    let required = body.required.as_ref().map(|fact| &fact.origin);
    let description = body.description.as_ref().map(|fact| &fact.origin);
    let own = form.or(required).or(description).unwrap_or(above);
    context.note(&pointer, own, above);
    RequestBody {
        description: context.facet(&pointer, "description", body.description.as_ref(), own),
        required: context.flag(&pointer, "required", body.required.as_ref(), own),
        content: content(context, &body.content, &pointer, own),
        extensions: IndexMap::new(),
    }
}

/// The responses by status; one nobody described where the docs name none, for OpenAPI wants at least one.
pub(crate) fn responses(
    context: &mut Context<'_>,
    responses: &[model::Response],
    operation: &Pointer,
    above: &Origin,
) -> Responses {
    let pointer = operation.join("responses");
    let mut emitted = Responses::default();
    let mut firsts: IndexMap<Status, &Origin> = IndexMap::new();
    for response in responses {
        let status = response.status.value;
        let own = &response.status.origin;
        if let Some(first) = firsts.get(&status) {
            let what = format!("the response {status}");
            context.report_twice(codes::DUPLICATE_PART, &what, own, first);
            continue;
        }
        firsts.insert(status, own);
        let pointer = pointer.join(status.to_string());
        context.note(&pointer, own, above);
        let item = ReferenceOr::Item(one_response(context, response, &pointer));
        match status {
            Status::Code(code) => drop(emitted.responses.insert(StatusCode::Code(code), item)),
            Status::Class(class) => {
                let range = StatusCode::Range(u16::from(class));
                emitted.responses.insert(range, item);
            }
            Status::Default => emitted.default = Some(item),
        }
    }
    if responses.is_empty() {
        context.note_facet(&pointer, "default", &Origin::assumed(), above);
        emitted.default = Some(ReferenceOr::Item(Response::default()));
    }
    emitted
}

fn one_response(
    context: &mut Context<'_>,
    response: &model::Response,
    pointer: &Pointer,
) -> Response {
    let own = &response.status.origin;
    let description = response.description.as_ref();
    let description = context.facet(pointer, "description", description, own);
    if description.is_none() {
        context.note_facet(pointer, "description", &Origin::assumed(), own);
    }
    Response {
        description: description.unwrap_or_default(),
        headers: headers(context, &response.headers, pointer, own),
        content: content(context, &response.content, pointer, own),
        ..Response::default()
    }
}

fn headers(
    context: &mut Context<'_>,
    headers: &[model::Header],
    response: &Pointer,
    above: &Origin,
) -> IndexMap<String, ReferenceOr<Header>> {
    let pointer = response.join("headers");
    let mut all = IndexMap::new();
    for header in headers {
        let own = &header.name.origin;
        let name = &header.name.value;
        let pointer = pointer.join(name);
        if all.contains_key(name) {
            let what = format!("the header `{name}`");
            context.report(codes::DUPLICATE_PART, what + " stands twice", own.span());
            continue;
        }
        context.note(&pointer, own, above);
        let schema = schemas::under(context, &header.schema, &pointer, "schema", own);
        let emitted = Header {
            description: context.facet(&pointer, "description", header.description.as_ref(), own),
            style: HeaderStyle::Simple,
            required: false,
            deprecated: None,
            format: ParameterSchemaOrContent::Schema(schema),
            example: None,
            examples: IndexMap::new(),
            extensions: IndexMap::new(),
        };
        all.insert(name.clone(), ReferenceOr::Item(emitted));
    }
    all
}

/// The forms of a body by media type.
fn content(
    context: &mut Context<'_>,
    forms: &[model::MediaType],
    body: &Pointer,
    above: &Origin,
) -> IndexMap<String, MediaType> {
    let pointer = body.join("content");
    let mut all = IndexMap::new();
    for form in forms {
        let own = &form.name.origin;
        let name = &form.name.value;
        if all.contains_key(name) {
            let what = format!("the media type `{name}` stands twice");
            context.report(codes::DUPLICATE_PART, what, own.span());
            continue;
        }
        let pointer = pointer.join(name);
        context.note(&pointer, own, above);
        let schema = form.schema.as_ref();
        let emitted = MediaType {
            schema: schema.map(|s| schemas::under(context, s, &pointer, "schema", own)),
            example: context.value(&pointer, "example", form.example.as_ref(), own),
            ..MediaType::default()
        };
        all.insert(name.clone(), emitted);
    }
    all
}
