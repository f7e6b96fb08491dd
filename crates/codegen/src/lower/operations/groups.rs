//! Which operations there are, in which group, and what they are called.

use docwright_spec::Pointer;
use indexmap::IndexMap;
use openapiv3::{PathItem, ReferenceOr};

use super::{Context, codes};
use crate::Ident;
use crate::ir::operations::{Group, Operation};
use crate::names::{self, Kind, Scope};

/// The group of operations without a tag.
const UNTAGGED: &str = "API";

/// How much of a method's name goes into the names of its types.
const LONGEST_STEM: usize = names::LONGEST - "_response".len();

/// Names that the generated packages give to other things.
const RESERVED_TYPES: &[&str] = &[
    "Answer",
    "Arc",
    "Attempt",
    "Authenticate",
    "Body",
    "Call",
    "Captured",
    "Client",
    "ClientBuilder",
    "Content",
    "DecodeError",
    "Documented",
    "Download",
    "Error",
    "Event",
    "EventError",
    "Events",
    "Examples",
    "Failure",
    "File",
    "Future",
    "FromParts",
    "Head",
    "HeaderMap",
    "IntoResponse",
    "Method",
    "Multipart",
    "Part",
    "Parts",
    "Problem",
    "Received",
    "Redirect",
    "Refusal",
    "Reply",
    "Request",
    "Response",
    "Routes",
    "Send",
    "SendError",
    "StatusCode",
    "Style",
    "Sync",
    "WebSocketUpgrade",
];
const RESERVED_METHODS: &[&str] = &[
    "builder",
    "capture",
    "clone",
    "default",
    "fmt",
    "new",
    "to_builder",
];

/// An operation on its way.
pub(super) struct Entry<'s> {
    pub(super) id: String,
    pub(super) name: Ident,
    pub(super) names: Names,
    pub(super) method: &'static str,
    pub(super) path: &'s str,
    pub(super) item: &'s PathItem,
    pub(super) operation: &'s openapiv3::Operation,
    pub(super) at: Pointer,
}

/// The names of the types that may belong to an operation.
pub(super) struct Names {
    pub(super) params: Ident,
    pub(super) request: Ident,
    pub(super) response: Ident,
    pub(super) error: Ident,
    pub(super) body: Ident,
    pub(super) form: Ident,
    pub(super) headers: Ident,
}

/// A tag and its operations.
pub(super) struct Tagged<'s> {
    pub(super) index: usize,
    pub(super) entries: Vec<Entry<'s>>,
    tag: String,
    module: Ident,
    name: Ident,
    doc: Option<String>,
}

struct Found<'s> {
    id: String,
    tag: &'s str,
    method: &'static str,
    path: &'s str,
    item: &'s PathItem,
    operation: &'s openapiv3::Operation,
    at: Pointer,
}

/// All operations by tag, named; tags in alphabetical order, operations in the order of the document.
pub(super) fn collect<'s>(cx: &mut Context<'s, '_>) -> Vec<Tagged<'s>> {
    let found = find(cx);
    let mut types = reserved(RESERVED_TYPES, Kind::Type);
    let mut groups = tagged(&found, &mut types, cx);
    let mut methods = reserved(RESERVED_METHODS, Kind::Method);
    let ids = found.iter().map(|found| found.id.as_str());
    let claims = names::assign(ids, Kind::Method, &mut methods);
    for (found, claim) in found.into_iter().zip(claims) {
        if let Some(holder) = claim.holder {
            let (id, name) = (&found.id, &claim.name);
            let message = format!("`{id}` would have the name of {holder}; it is `{name}`");
            cx.report(codes::NAME_CLASH, &found.at, message);
        }
        let names = type_names(claim.name.bare(), &mut types);
        let Found {
            id,
            tag,
            method,
            path,
            item,
            operation,
            at,
        } = found;
        let entry = Entry {
            id,
            name: claim.name,
            names,
            method,
            path,
            item,
            operation,
            at,
        };
        if let Some(group) = groups.get_mut(tag) {
            group.entries.push(entry);
        }
    }
    groups.into_values().collect()
}

/// A scope in which the generated code's own names are taken.
fn reserved(names: &[&str], kind: Kind) -> Scope {
    let mut scope = Scope::default();
    for name in names {
        scope.claim(&names::ident(name, kind), kind, "the generated code");
    }
    scope
}

/// The groups, still without operations.
fn tagged<'s>(
    found: &[Found<'s>],
    types: &mut Scope,
    cx: &Context<'s, '_>,
) -> IndexMap<&'s str, Tagged<'s>> {
    let mut tags: Vec<&str> = found.iter().map(|found| found.tag).collect();
    tags.sort_unstable();
    tags.dedup();
    let modules = names::assign(tags.iter().copied(), Kind::Module, &mut Scope::default());
    let traits = names::assign(tags.iter().copied(), Kind::Type, types);
    let named = tags.iter().zip(modules).zip(traits).enumerate();
    let groups = named.map(|(index, ((&tag, module), name))| {
        let mut documented = cx.spec.document().tags.iter();
        let documented = documented.find(|known| known.name == tag);
        let group = Tagged {
            index,
            entries: Vec::new(),
            tag: tag.to_owned(),
            module: module.name,
            name: name.name,
            doc: documented.and_then(|known| known.description.clone()),
        };
        (tag, group)
    });
    groups.collect()
}

/// The groups with their operations.
pub(super) fn join(
    groups: Vec<Tagged<'_>>,
    lowered: Vec<(usize, Pointer, Operation)>,
) -> Vec<Group> {
    let several = groups.len() > 1;
    let mut joined: Vec<Group> = groups
        .into_iter()
        .map(|group| Group {
            feature: several.then(|| names::feature(&group.module)),
            tag: group.tag,
            module: group.module,
            name: group.name,
            doc: group.doc,
            secured: false,
            operations: Vec::new(),
        })
        .collect();
    for (index, _, operation) in lowered {
        if let Some(group) = joined.get_mut(index) {
            group.secured |= operation.requirement.is_some();
            group.operations.push(operation);
        }
    }
    joined
}

fn find<'s>(cx: &mut Context<'s, '_>) -> Vec<Found<'s>> {
    let mut all = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    for (path, item) in &cx.spec.document().paths.paths {
        let at = Pointer::root().join("paths").join(path);
        let item = match item {
            ReferenceOr::Item(item) => item,
            ReferenceOr::Reference { reference } => {
                cx.report_unresolved(reference, &at);
                continue;
            }
        };
        for (key, operation) in item.iter() {
            let method = method(key);
            let own = operation
                .operation_id
                .as_deref()
                .map(str::trim)
                .filter(|id| !id.is_empty());
            let mut id = own.map_or_else(|| format!("{key} {path}"), str::to_owned);
            let at = at.join(key);
            if ids.contains(&id) {
                cx.report(
                    codes::DUPLICATE_ID,
                    &at,
                    format!("`{id}` names another operation too"),
                );
                id = format!("{id} {key} {path}");
            }
            ids.push(id.clone());
            let tag = operation.tags.first().map_or(UNTAGGED, String::as_str);
            all.push(Found {
                id,
                tag,
                method,
                path,
                item,
                operation,
                at,
            });
        }
    }
    all
}

fn type_names(method: &str, types: &mut Scope) -> Names {
    // A long name loses its own end and not the word that says what it is.
    let stem = method.get(..LONGEST_STEM).unwrap_or(method);
    let mut claim = |suffix: &str| {
        let text = format!("{stem} {suffix}");
        types
            .claim(&names::ident(&text, Kind::Type), Kind::Type, &text)
            .name
    };
    Names {
        params: claim("params"),
        request: claim("request"),
        response: claim("response"),
        error: claim("error"),
        body: claim("body"),
        form: claim("form"),
        headers: claim("headers"),
    }
}

fn method(key: &str) -> &'static str {
    match key {
        "put" => "PUT",
        "post" => "POST",
        "delete" => "DELETE",
        "options" => "OPTIONS",
        "head" => "HEAD",
        "patch" => "PATCH",
        "trace" => "TRACE",
        _ => "GET",
    }
}
