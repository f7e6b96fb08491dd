//! Example calls as text and JSON, for READMEs and tests.
//!
//! In: operations with their examples. Out: builder calls, URLs, and the list of calls that the generated tests walk.

use serde_json::{Map, Value, json};

use crate::ir::Service;
use crate::ir::operations::{BodyKind, Operation, Parameter, Place, SchemeKind, Style};

/// The key that stubs and tests agree on.
const KEY: &str = "secret";
/// `user:secret` as Base64.
const BASIC: &str = "dXNlcjpzZWNyZXQ=";

/// A value that is no number, boolean, date or UUID.
const WRONG: &str = "not-a-value";

/// The calls on a client's builder that set every credential.
pub(super) fn credentials(service: &Service) -> Vec<String> {
    let setters = service.schemes.iter().map(|scheme| match scheme.kind {
        SchemeKind::Basic => format!(".{}(\"user\", \"{KEY}\")", scheme.name),
        _ => format!(".{}(\"{KEY}\")", scheme.name),
    });
    setters.collect()
}

/// Every routed operation as one call, by id: what to send, and what to get wrong.
pub(super) fn calls(service: &Service) -> Value {
    let routed = service.operations().filter(|operation| operation.routed);
    let calls = routed.map(|operation| (operation.id.clone(), call(operation, service)));
    Value::Object(calls.collect())
}

fn call(operation: &Operation, service: &Service) -> Value {
    let value = |parameter: &Parameter| example(operation, parameter);
    let mut call = Map::new();
    call.insert("method".to_owned(), operation.method.into());
    call.insert(
        "path".to_owned(),
        unnamed(&format!("{}{}", service.base_path, operation.path)).into(),
    );
    call.insert("url".to_owned(), url(operation, service, &value).into());
    let (proofs, query) = credential(operation, service);
    let headers = headers(operation);
    let parameters = operation.example.parameters.iter().cloned();
    call.insert("parameters".to_owned(), Value::Object(parameters.collect()));
    call.insert("headers".to_owned(), pairs(headers));
    call.insert("credential_headers".to_owned(), pairs(proofs));
    call.insert("credential_query".to_owned(), query.into());
    let requirement = operation
        .requirement
        .and_then(|index| service.requirements.get(index));
    call.insert(
        "secured".to_owned(),
        requirement.is_some_and(|r| !r.optional).into(),
    );
    if let Some(body) = &operation.example.body {
        call.insert("body".to_owned(), body.clone());
    }
    // Where a connection must change its protocol, whoever does not ask for that is refused first.
    let body = operation
        .body
        .as_ref()
        .filter(|_| operation.plain().is_some());
    let form = body.filter(|body| body.choice.is_none());
    let form = form.and_then(|body| body.forms.first());
    if let Some(form) =
        form.filter(|form| matches!(form.kind, BodyKind::Json(_) | BodyKind::Xml(..)))
    {
        call.insert("json".to_owned(), form.media_type.clone().into());
    }
    let typed = |parameter: &&Parameter| parameter.ty.is_small();
    let in_url = |p: &&Parameter| matches!(p.place, Place::Path | Place::Query);
    if let Some(wrong) = operation.parameters.iter().filter(in_url).find(typed) {
        let value = |parameter: &Parameter| {
            if parameter.name == wrong.name {
                WRONG.into()
            } else {
                value(parameter)
            }
        };
        let url = url(operation, service, &value);
        call.insert(
            "wrong".to_owned(),
            json!({ "parameter": wrong.wire, "url": url }),
        );
    }
    Value::Object(call)
}

/// The headers that parameters become, cookies included.
fn headers(operation: &Operation) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    for parameter in &operation.parameters {
        let (value, wire, style) = (
            example(operation, parameter),
            &parameter.wire,
            parameter.style,
        );
        match parameter.place {
            Place::Cookie => {
                let mut pairs = Vec::new();
                exploded(style, wire, &value, &mut pairs);
                let cookies = pairs
                    .iter()
                    .map(|(name, text)| format!("{name}={}", encode(text)));
                headers.extend(cookies.map(|cookie| ("cookie".to_owned(), cookie)));
            }
            Place::Header if !value.is_null() => {
                headers.push((wire.clone(), joined(style, wire, &value, &str::to_owned)));
            }
            _ => {}
        }
    }
    headers
}

fn pairs(pairs: Vec<(String, String)>) -> Value {
    pairs
        .into_iter()
        .map(|(name, value)| json!([name, value]))
        .collect()
}

fn example(operation: &Operation, parameter: &Parameter) -> Value {
    let mut all = operation.example.parameters.iter();
    let found = all.find(|(name, _)| name == parameter.name.bare());
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

fn url(operation: &Operation, service: &Service, value: &dyn Fn(&Parameter) -> Value) -> String {
    let mut path = operation.path.clone();
    let mut query = operation.constants.clone();
    for parameter in &operation.parameters {
        let (value, wire, style) = (value(parameter), &parameter.wire, parameter.style);
        match parameter.place {
            Place::Path => {
                let text = joined(style, wire, &value, &encode);
                path = path.replace(&format!("{{{wire}}}"), &text);
            }
            Place::Query => exploded(style, wire, &value, &mut query),
            Place::Header | Place::Cookie | Place::Accept => {}
        }
    }
    let pairs = query
        .iter()
        .map(|(name, text)| format!("{}={}", encode(name), encode(text)));
    let mark = if query.is_empty() { "" } else { "?" };
    let query: Vec<String> = pairs.collect();
    format!("{}{path}{mark}{}", service.base_path, query.join("&"))
}

/// The pairs that a query parameter or cookie becomes.
fn exploded(style: Style, name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    match (style, value) {
        (_, Value::Null) => {}
        (Style::Json, _) => pairs.push((name.to_owned(), value.to_string())),
        (Style::Deep, Value::Object(fields)) => {
            for (field, value) in fields {
                exploded(style, &format!("{name}[{field}]"), value, pairs);
            }
        }
        (Style::Deep, Value::Array(items)) => {
            for (place, item) in items.iter().enumerate() {
                let place = if item.is_object() {
                    place.to_string()
                } else {
                    String::new()
                };
                exploded(style, &format!("{name}[{place}]"), item, pairs);
            }
        }
        (Style::Fields, Value::Object(fields)) => {
            for (name, value) in fields {
                exploded(Style::Plain, name, value, pairs);
            }
        }
        (Style::Joined(separator), Value::Array(_) | Value::Object(_)) => {
            let text = parts(value, None, &str::to_owned).join(&separator.to_string());
            pairs.push((name.to_owned(), text));
        }
        _ => pairs.extend(text(value).into_iter().map(|text| (name.to_owned(), text))),
    }
}

/// The text that a path parameter or header becomes.
fn joined(style: Style, name: &str, value: &Value, encode: &dyn Fn(&str) -> String) -> String {
    match style {
        Style::Json => encode(&value.to_string()),
        Style::Plain | Style::Deep if value.is_object() => encode(&value.to_string()),
        Style::Plain | Style::Deep | Style::Joined(_) => parts(value, None, encode).join(","),
        Style::Fields => parts(value, Some("="), encode).join(","),
        Style::Label(true) => format!(".{}", parts(value, Some("="), encode).join(".")),
        Style::Label(false) => format!(".{}", parts(value, None, encode).join(",")),
        Style::Matrix(true) if value.is_object() => {
            let parts = parts(value, Some("="), encode);
            format!(";{}", parts.join(";"))
        }
        Style::Matrix(true) => {
            let parts = parts(value, None, encode);
            format!(";{name}={}", parts.join(&format!(";{name}=")))
        }
        Style::Matrix(false) => format!(";{name}={}", parts(value, None, encode).join(",")),
    }
}

/// The items of an array, or the names and values of an object, apart or tied by `tie`.
fn parts(value: &Value, tie: Option<&str>, encode: &dyn Fn(&str) -> String) -> Vec<String> {
    let Value::Object(fields) = value else {
        return text(value).iter().map(|text| encode(text)).collect();
    };
    let parts = fields.iter().flat_map(|(name, value)| {
        let text = text(value).first().map(|text| encode(text));
        match (text, tie) {
            (None, _) => Vec::new(),
            (Some(text), Some(tie)) => vec![[encode(name), text].join(tie)],
            (Some(text), None) => vec![encode(name), text],
        }
    });
    parts.collect()
}

/// A value as the texts it is sent as.
fn text(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(text).collect(),
        other => vec![other.to_string()],
    }
}

/// The credential of an operation: headers, and what to add to the query.
fn credential(operation: &Operation, service: &Service) -> (Vec<(String, String)>, String) {
    let requirement = operation
        .requirement
        .and_then(|index| service.requirements.get(index));
    let schemes = requirement.and_then(|requirement| requirement.alternatives.first());
    let schemes = schemes
        .into_iter()
        .flatten()
        .filter_map(|&index| service.schemes.get(index));
    let (mut headers, mut query) = (Vec::new(), Vec::new());
    for scheme in schemes {
        match &scheme.kind {
            SchemeKind::Header(name) => headers.push((name.to_ascii_lowercase(), KEY.to_owned())),
            SchemeKind::Query(name) => query.push(format!("{}={KEY}", encode(name))),
            SchemeKind::Cookie(name) => {
                headers.push(("cookie".to_owned(), format!("{name}={KEY}")));
            }
            SchemeKind::Bearer => {
                headers.push(("authorization".to_owned(), format!("Bearer {KEY}")));
            }
            SchemeKind::Basic => {
                headers.push(("authorization".to_owned(), format!("Basic {BASIC}")));
            }
        }
    }
    (headers, query.join("&"))
}

/// A path whose holes have no names, so that all methods of a place are found together.
fn unnamed(path: &str) -> String {
    let mut shape = String::new();
    let mut rest = path;
    while let Some((text, (_, after))) = rest
        .split_once('{')
        .and_then(|(text, after)| Some((text, after.split_once('}')?)))
    {
        shape.push_str(text);
        shape.push_str("{}");
        rest = after;
    }
    shape + rest
}

fn encode(text: &str) -> String {
    let bytes = text.bytes().map(|byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    });
    bytes.collect()
}
