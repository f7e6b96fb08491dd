//! Paths and their operations.

use docwright_model::{self as model, Api, Method, Origin};
use docwright_spec::Pointer;
use indexmap::{IndexMap, IndexSet};
use openapiv3::{Operation, PathItem, Paths, ReferenceOr};

use crate::context::Context;
use crate::names::unique;
use crate::{bodies, codes, parameters, security};

/// All operations, paths in the order of their first one.
pub(crate) fn paths(context: &mut Context<'_>, api: &Api) -> Paths {
    // Path items are large, so room is made before they could have to move.
    let mut paths = IndexMap::with_capacity(api.operations.len());
    let mut firsts: IndexMap<(String, Method), &model::Operation> = IndexMap::new();
    let mut ids = Ids::of(api);
    let root = Origin::assumed();
    for operation in &api.operations {
        let path = absolute(context, operation);
        let method = operation.method.value;
        if let Some(first) = firsts.get(&(path.clone(), method)) {
            let what = format!("{} {path}", method.as_str());
            let (again, first) = (&operation.method.origin, &first.method.origin);
            context.report_twice(codes::DUPLICATE_OPERATION, &what, again, first);
            continue;
        }
        firsts.insert((path.clone(), method), operation);
        let item_pointer = Pointer::from("/paths").join(&path);
        if !paths.contains_key(&path) {
            context.note(&item_pointer, &operation.path.origin, &root);
        }
        let pointer = item_pointer.join(key(method));
        context
            .origins
            .insert(&pointer, operation.method.origin.clone());
        let id = ids.take(context, operation);
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
fn absolute(context: &mut Context<'_>, operation: &model::Operation) -> String {
    let path = &operation.path.value;
    if path.starts_with('/') {
        return path.clone();
    }
    let message = format!("a slash was put before the path `{path}`");
    context.report(codes::RELATIVE_PATH, message, operation.path.span());
    format!("/{path}")
}

fn emit(
    context: &mut Context<'_>,
    operation: &model::Operation,
    id: Option<String>,
    pointer: &Pointer,
) -> Operation {
    let own = &operation.method.origin;
    if let Some(fact) = &operation.id {
        context.note_facet(pointer, "operationId", &fact.origin, own);
    }
    let tags_pointer = pointer.join("tags");
    for (index, tag) in operation.tags.iter().enumerate() {
        context.note(&tags_pointer.join(index), &tag.origin, own);
    }
    let deprecated = context.facet(pointer, "deprecated", operation.deprecated.as_ref(), own);
    Operation {
        tags: operation.tags.iter().map(|t| t.value.clone()).collect(),
        summary: context.facet(pointer, "summary", operation.summary.as_ref(), own),
        description: context.facet(pointer, "description", operation.description.as_ref(), own),
        operation_id: id,
        parameters: parameters::parameters(context, &operation.parameters, pointer, own),
        request_body: operation
            .request_body
            .as_ref()
            .map(|body| ReferenceOr::Item(bodies::request_body(context, body, pointer, own))),
        responses: bodies::responses(context, &operation.responses, pointer, own),
        deprecated: deprecated.unwrap_or(false),
        security: security::requirements(context, operation.security.as_deref(), pointer, own),
        callbacks: callbacks(context, &operation.callbacks, pointer),
        ..Operation::default()
    }
}

/// The requests sent in return, by name and address.
fn callbacks(
    context: &mut Context<'_>,
    callbacks: &[model::Callback],
    operation: &Pointer,
) -> IndexMap<String, openapiv3::Callback> {
    let pointer = operation.join("callbacks");
    let mut all: IndexMap<String, openapiv3::Callback> = IndexMap::new();
    for callback in callbacks {
        let name = &callback.name.value;
        let expression = &callback.expression.value;
        let method = callback.operation.method.value;
        let item = all.entry(name.clone()).or_default();
        let slot = slot(item.entry(expression.clone()).or_default(), method);
        if slot.is_some() {
            let what = format!("the callback `{name}`");
            let origin = &callback.expression.origin;
            context.report_twice(codes::DUPLICATE_PART, &what, origin, &callback.name.origin);
            continue;
        }
        let at = pointer.join(name).join(expression);
        let own = &callback.expression.origin;
        context.origins.insert(&at, own.clone());
        let at = at.join(key(method));
        context
            .origins
            .insert(&at, callback.operation.method.origin.clone());
        // An id is a method's name in code, and nobody calls a callback.
        *slot = Some(emit(context, &callback.operation, None, &at));
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

/// The operation ids, of which each is given out once.
struct Ids<'a> {
    /// The ids the docs give; a number is never added so that one of them results.
    wanted: IndexSet<&'a str>,
    taken: IndexSet<String>,
}

impl<'a> Ids<'a> {
    fn of(api: &'a Api) -> Self {
        let ids = api.operations.iter().filter_map(|o| o.id.as_ref());
        Self {
            wanted: ids.map(|id| id.value.as_str()).collect(),
            taken: IndexSet::new(),
        }
    }

    fn take(&mut self, context: &mut Context<'_>, operation: &model::Operation) -> Option<String> {
        let fact = operation.id.as_ref()?;
        let wanted = fact.value.as_str();
        let id = unique(wanted, '-', |id| {
            self.taken.contains(id) || (id != wanted && self.wanted.contains(id))
        });
        if id != wanted {
            let message = format!("the operation id `{wanted}` is taken, so this one is `{id}`");
            context.report(codes::DUPLICATE_OPERATION_ID, message, fact.span());
        }
        self.taken.insert(id.clone());
        Some(id)
    }
}
