//! From the way people name a part of an API to its pointer.

use docwright_model::Method;
use serde_json::Value;

use crate::text::document_value;
use crate::{Pointer, Spec};

/// The part a question is about, or none where the document has no such part.
///
/// A question is a pointer (`/paths/~1users/get`), a path (`/users`), an operation (`GET /users`, with or without the
/// server's base path, parameters under any name), an operation id, a schema, or a way into a schema:
/// `User.address.city`, `User.groups[].name`.
pub fn find(spec: &Spec, question: &str) -> Option<Pointer> {
    let question = question.trim();
    let document = document_value(spec.document());
    let pointer = Pointer::from(question.strip_prefix('#').unwrap_or(question));
    let is_pointer = pointer.as_str().is_empty() || pointer.as_str().starts_with('/');
    if is_pointer
        && (document.pointer(pointer.as_str()).is_some() || spec.origins().get(&pointer).is_some())
    {
        return Some(pointer);
    }
    if question.starts_with('/') {
        return find_path(&document, question).map(|path| Pointer::from("/paths").join(path));
    }
    find_operation(&document, question)
        .or_else(|| find_operation_id(spec, question))
        .or_else(|| find_schema(&document, question))
}

/// `METHOD /path`.
pub(crate) fn find_operation(document: &Value, question: &str) -> Option<Pointer> {
    let (method, path) = question.split_once(char::is_whitespace)?;
    let method = Method::parse(method)?.as_str().to_ascii_lowercase();
    let pointer = Pointer::from("/paths")
        .join(find_path(document, path.trim())?)
        .join(method);
    document
        .pointer(pointer.as_str())
        .is_some()
        .then_some(pointer)
}

/// The documented path that `wanted` spells: as it stands, below a server's base, or with other parameter names.
fn find_path<'d>(document: &'d Value, wanted: &str) -> Option<&'d str> {
    let paths = document.get("paths")?.as_object()?;
    let servers = document.get("servers").and_then(Value::as_array);
    let bases = servers
        .into_iter()
        .flatten()
        .filter_map(|server| server.get("url")?.as_str())
        .map(base_path);
    let mut spellings = vec![wanted];
    spellings.extend(bases.filter_map(|base| wanted.strip_prefix(base.trim_end_matches('/'))));
    let same = |alike: fn(&str, &str) -> bool| {
        spellings.iter().find_map(|spelling| {
            let mut keys = paths.keys().map(String::as_str);
            keys.find(|key| alike(key, spelling))
        })
    };
    same(|key, spelling| key == spelling)
        .or_else(|| same(|key, spelling| without_names(key) == without_names(spelling)))
}

/// The path of a server's address.
fn base_path(url: &str) -> &str {
    match url.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or(""),
        None => url,
    }
}

/// A path with `{}` for each of its parameters.
fn without_names(path: &str) -> String {
    let mut pieces = path.split('{');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str("{}");
        plain.push_str(piece.split_once('}').map_or("", |(_, rest)| rest));
    }
    plain
}

fn find_operation_id(spec: &Spec, wanted: &str) -> Option<Pointer> {
    let with_id = |same: &dyn Fn(&str) -> bool| {
        let mut operations = spec.document().operations();
        operations
            .find(|(_, _, operation)| operation.operation_id.as_deref().is_some_and(same))
            .map(|(path, method, _)| Pointer::from("/paths").join(path).join(method))
    };
    with_id(&|id| id == wanted).or_else(|| with_id(&|id| id.eq_ignore_ascii_case(wanted)))
}

/// A schema's name, which may hold dots itself, then the way into it.
fn find_schema(document: &Value, question: &str) -> Option<Pointer> {
    let schemas = document.pointer("/components/schemas")?.as_object()?;
    let (name, way) = schemas
        .keys()
        .filter_map(|name| Some((name, question.strip_prefix(name.as_str())?)))
        .filter(|(_, way)| way.is_empty() || way.starts_with(['.', '[']))
        .max_by_key(|(name, _)| name.len())?;
    let mut at = Pointer::from("/components/schemas").join(name);
    let way = way.replace("[]", ".[]");
    for step in way.split('.').filter(|step| !step.is_empty()) {
        at = if step == "[]" {
            seek(document, &at, &["items"])?
        } else {
            property(document, &at, step)?
        };
    }
    Some(at)
}

/// What stands under `keys` in the schema at `pointer`, looked for behind references and in the parts of an `allOf`.
fn seek(document: &Value, pointer: &Pointer, keys: &[&str]) -> Option<Pointer> {
    /// No sound document chains this many references.
    const LONGEST_CHAIN: usize = 32;
    let mut open = vec![pointer.clone()];
    for _ in 0..LONGEST_CHAIN {
        let at = open.pop()?;
        let schema = document.pointer(at.as_str())?;
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            open.push(Pointer::from(target.strip_prefix('#')?));
            continue;
        }
        let wanted = keys.iter().fold(at.clone(), |at, key| at.join(key));
        if document.pointer(wanted.as_str()).is_some() {
            return Some(wanted);
        }
        let parts = schema.get("allOf").and_then(Value::as_array);
        let parts = (0..parts.map_or(0, Vec::len)).rev();
        open.extend(parts.map(|index| at.join("allOf").join(index)));
    }
    None
}

/// A property by name; where the schema is a list or a map, one of what it holds.
fn property(document: &Value, pointer: &Pointer, name: &str) -> Option<Pointer> {
    let wanted = ["properties", name];
    seek(document, pointer, &wanted).or_else(|| {
        let inner = seek(document, pointer, &["items"])
            .or_else(|| seek(document, pointer, &["additionalProperties"]))?;
        seek(document, &inner, &wanted)
    })
}
