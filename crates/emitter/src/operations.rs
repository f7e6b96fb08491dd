//! Paths and their operations.

use docwright_model::{self as model, Fact, Method, Origin};
use docwright_spec::Pointer;
use indexmap::IndexMap;
use openapiv3::{Operation, PathItem, Paths, ReferenceOr};

use crate::context::Context;
use crate::names::Taken;
use crate::{bodies, codes, parameters, security};

/// All operations, paths in the order of their first one.
pub(crate) fn paths(context: &mut Context<'_>, operations: Vec<model::Operation>) -> Paths {
    // Path items are large, so room is made before they could have to move.
    let mut paths = IndexMap::with_capacity(operations.len());
    let wanted = operations.iter().filter_map(|o| o.id.as_ref());
    let mut ids = Taken::except(wanted.map(|id| id.value.clone()));
    let root = Origin::assumed();
    for mut operation in operations {
        let path = absolute(context, &mut operation.path);
        let method = operation.method.value;
        let item_pointer = Pointer::from("/paths").join(&path);
        let pointer = item_pointer.join(key(method));
        let again = &operation.method.origin;
        if let Some(first) = context.origins.get(&pointer).cloned() {
            let what = format!("{} {path}", method.as_str());
            context.report_twice(codes::DUPLICATE_OPERATION, &what, again, &first);
            continue;
        }
        if !paths.contains_key(&path) {
            context.note(&item_pointer, &operation.path.origin, &root);
        }
        context.origins.insert(&pointer, again.clone());
        let id = operation.id.take().map(|id| named(context, &mut ids, id));
        let emitted = emit(context, operation, id, &pointer);
        let item = paths
            .entry(path)
            .or_insert_with(|| ReferenceOr::Item(PathItem::default()));
        if let ReferenceOr::Item(item) = item {
            *slot(item, method) = Some(emitted);
        }
    }
    Paths {
        paths,
        ..Paths::default()
    }
}

/// The path with a slash before it.
fn absolute(context: &mut Context<'_>, path: &mut Fact<String>) -> String {
    let text = std::mem::take(&mut path.value);
    if text.starts_with('/') {
        return text;
    }
    let message = format!("a slash was put before the path `{text}`");
    context.report(codes::RELATIVE_PATH, message, path.span());
    format!("/{text}")
}

/// An operation's id, with a number where another operation has it.
fn named(context: &mut Context<'_>, ids: &mut Taken, wanted: Fact<String>) -> Fact<String> {
    let id = ids.give(&wanted.value, '-');
    if id != wanted.value {
        let wanted_id = &wanted.value;
        let message = format!("the operation id `{wanted_id}` is taken, so this one is `{id}`");
        context.report(codes::DUPLICATE_OPERATION_ID, message, wanted.span());
    }
    wanted.map(|_| id)
}

fn emit(
    context: &mut Context<'_>,
    operation: model::Operation,
    id: Option<Fact<String>>,
    pointer: &Pointer,
) -> Operation {
    let own = &operation.method.origin;
    let operation_id = context.facet(pointer, "operationId", id, own);
    let tags_pointer = pointer.join("tags");
    for (index, tag) in operation.tags.iter().enumerate() {
        context.note(&tags_pointer.join(index), &tag.origin, own);
    }
    let request_body = operation.request_body;
    Operation {
        operation_id,
        tags: operation.tags.into_iter().map(|tag| tag.value).collect(),
        deprecated: context
            .facet(pointer, "deprecated", operation.deprecated, own)
            .unwrap_or(false),
        summary: context.facet(pointer, "summary", operation.summary, own),
        description: context.facet(pointer, "description", operation.description, own),
        parameters: parameters::parameters(context, operation.parameters, pointer, own),
        request_body: request_body
            .map(|body| ReferenceOr::Item(bodies::request_body(context, body, pointer, own))),
        responses: bodies::responses(context, operation.responses, pointer, own),
        security: security::requirements(context, operation.security, pointer, own),
        callbacks: callbacks(context, operation.callbacks, pointer),
        ..Operation::default()
    }
}

/// The requests sent in return, by name and address.
fn callbacks(
    context: &mut Context<'_>,
    callbacks: Vec<model::Callback>,
    operation: &Pointer,
) -> IndexMap<String, openapiv3::Callback> {
    let pointer = operation.join("callbacks");
    let mut all: IndexMap<String, openapiv3::Callback> = IndexMap::new();
    for callback in callbacks {
        let (name, expression) = (callback.name.value, callback.expression.value);
        let method = callback.operation.method.value;
        let at = pointer.join(&name).join(&expression);
        let own = &callback.expression.origin;
        let item = all.entry(name.clone()).or_default();
        let slot = slot(item.entry(expression).or_default(), method);
        if slot.is_some() {
            let what = format!("the callback `{name}`");
            context.report_twice(codes::DUPLICATE_PART, &what, own, &callback.name.origin);
            continue;
        }
        context.origins.insert(&at, own.clone());
        let at = at.join(key(method));
        context
            .origins
            .insert(&at, callback.operation.method.origin.clone());
        // An id is a method's name in code, and nobody calls a callback.
        *slot = Some(emit(context, callback.operation, None, &at));
    }
    all
}

/// The key of a method in a path item.
fn key(method: Method) -> &'static str {
    match method {
        Method::Get => "get",
        Method::Put => "put",
        Method::Post => "post",
        Method::Delete => "delete",
        Method::Options => "options",
        Method::Head => "head",
        Method::Patch => "patch",
        Method::Trace => "trace",
    }
}

fn slot(item: &mut PathItem, method: Method) -> &mut Option<Operation> {
    match method {
        Method::Get => &mut item.get,
        Method::Put => &mut item.put,
        Method::Post => &mut item.post,
        Method::Delete => &mut item.delete,
        Method::Options => &mut item.options,
        Method::Head => &mut item.head,
        Method::Patch => &mut item.patch,
        Method::Trace => &mut item.trace,
    }
}
