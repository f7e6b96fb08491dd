//! What requests and responses carry.

use docwright_model::{self as model, Origin, Status};
use docwright_spec::Pointer;
use foldhash::HashMap;
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
    body: model::RequestBody,
    operation: &Pointer,
    above: &Origin,
) -> RequestBody {
    let pointer = operation.join("requestBody");
    let form = body.content.first().map(|media| &media.name.origin);
    let required = body.required.as_ref().map(|fact| &fact.origin);
    let description = body.description.as_ref().map(|fact| &fact.origin);
    let own = form.or(required).or(description).unwrap_or(above).clone();
    context.note(&pointer, &own, above);
    RequestBody {
        description: context.facet(&pointer, "description", body.description, &own),
        required: context.flag(&pointer, "required", body.required, &own),
        content: content(context, body.content, &pointer, &own),
        extensions: IndexMap::new(),
    }
}

/// The responses by status; one nobody described where the docs name none, for OpenAPI wants at least one.
pub(crate) fn responses(
    context: &mut Context<'_>,
    responses: Vec<model::Response>,
    operation: &Pointer,
    above: &Origin,
) -> Responses {
    let pointer = operation.join("responses");
    let mut emitted = Responses::default();
    let is_silent = responses.is_empty();
    let mut firsts: HashMap<Status, Origin> = HashMap::default();
    for response in responses {
        let status = response.status.value;
        let own = &response.status.origin;
        if let Some(first) = firsts.get(&status) {
            let what = format!("the response {status}");
            context.report_twice(codes::DUPLICATE_PART, &what, own, first);
            continue;
        }
        firsts.insert(status, own.clone());
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
    if is_silent {
        context.note_facet(&pointer, "default", &Origin::assumed(), above);
        emitted.default = Some(ReferenceOr::Item(Response::default()));
    }
    emitted
}

fn one_response(
    context: &mut Context<'_>,
    response: model::Response,
    pointer: &Pointer,
) -> Response {
    let own = &response.status.origin;
    let description = context.facet(pointer, "description", response.description, own);
    if description.is_none() {
        context.note_facet(pointer, "description", &Origin::assumed(), own);
    }
    Response {
        description: description.unwrap_or_default(),
        headers: headers(context, response.headers, pointer, own),
        content: content(context, response.content, pointer, own),
        ..Response::default()
    }
}

fn headers(
    context: &mut Context<'_>,
    headers: Vec<model::Header>,
    response: &Pointer,
    above: &Origin,
) -> IndexMap<String, ReferenceOr<Header>> {
    let pointer = response.join("headers");
    let mut all = IndexMap::new();
    for header in headers {
        let (name, own) = (header.name.value, &header.name.origin);
        let pointer = pointer.join(&name);
        if all.contains_key(&name) {
            let what = format!("the header `{name}`");
            context.report(codes::DUPLICATE_PART, what + " stands twice", own.span());
            continue;
        }
        context.note(&pointer, own, above);
        let schema = schemas::under(context, header.schema, &pointer, "schema", own);
        let emitted = Header {
            description: context.facet(&pointer, "description", header.description, own),
            style: HeaderStyle::Simple,
            required: false,
            deprecated: None,
            format: ParameterSchemaOrContent::Schema(schema),
            example: None,
            examples: IndexMap::new(),
            extensions: IndexMap::new(),
        };
        all.insert(name, ReferenceOr::Item(emitted));
    }
    all
}

/// The forms of a body by media type.
fn content(
    context: &mut Context<'_>,
    forms: Vec<model::MediaType>,
    body: &Pointer,
    above: &Origin,
) -> IndexMap<String, MediaType> {
    let pointer = body.join("content");
    let mut all = IndexMap::new();
    for form in forms {
        let (name, own) = (form.name.value, &form.name.origin);
        if all.contains_key(&name) {
            let what = format!("the media type `{name}` stands twice");
            context.report(codes::DUPLICATE_PART, what, own.span());
            continue;
        }
        let pointer = pointer.join(&name);
        context.note(&pointer, own, above);
        let schema = form.schema;
        let emitted = MediaType {
            schema: schema.map(|s| schemas::under(context, s, &pointer, "schema", own)),
            example: context.value(&pointer, "example", form.example, own),
            ..MediaType::default()
        };
        all.insert(name, emitted);
    }
    all
}
