//! Swagger 2.0 becomes OpenAPI 3.0.

use serde_json::{Map, Value, json};

use super::bodies::{self, Consumes};
use super::parameters;
use super::{Conversion, object, visit};
use crate::Pointer;
use crate::anatomy::{Kind, METHODS};

/// What the document says for all operations that do not say it themselves.
pub(super) struct Defaults {
    address: Address,
    pub(super) consumes: Vec<String>,
    pub(super) produces: Vec<String>,
    /// The parameters that operations refer to by name.
    pub(super) parameters: Map<String, Value>,
}

/// Converts a document in place.
pub(crate) fn convert(value: &mut Value, conversion: &mut Conversion) {
    let Value::Object(root) = value else {
        return;
    };
    root.shift_remove("swagger");
    root.insert("openapi".to_owned(), json!("3.0.3"));
    let address = convert_servers(root);
    let defaults = Defaults {
        address,
        consumes: take_texts(root, "consumes"),
        produces: take_texts(root, "produces"),
        parameters: match root.get("parameters") {
            Some(Value::Object(all)) => all.clone(),
            _ => Map::new(),
        },
    };
    convert_paths(root, &defaults, conversion);
    move_components(root, &defaults, conversion);
    visit(
        Kind::Root,
        Kind::Schema,
        value,
        &Pointer::root(),
        &mut |schema, pointer| {
            convert_schema(schema, pointer, conversion);
        },
    );
    conversion.moves.follow_references(value);
}

/// Where the API is served, but for the scheme.
struct Address {
    host: Option<String>,
    base: String,
}

impl Address {
    /// The servers that come of a list of schemes; none where there is nothing to say.
    fn servers(&self, schemes: &[String]) -> Option<Value> {
        let base = &self.base;
        let urls: Vec<String> = match &self.host {
            None if base.is_empty() => return None,
            None => vec![base.clone()],
            Some(host) if schemes.is_empty() => vec![format!("//{host}{base}")],
            Some(host) => {
                let schemes = schemes.iter();
                schemes.map(|s| format!("{s}://{host}{base}")).collect()
            }
        };
        let servers = urls.iter().map(|url| json!({"url": url}));
        Some(Value::Array(servers.collect()))
    }
}

/// Host, base path and schemes become addresses.
fn convert_servers(root: &mut Map<String, Value>) -> Address {
    let take = |root: &mut Map<String, Value>, key: &str| match root.shift_remove(key) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    };
    let host = take(root, "host");
    let base = take(root, "basePath").unwrap_or_default();
    let base = base.trim_end_matches('/').to_owned();
    let address = Address { host, base };
    let schemes = take_texts(root, "schemes");
    if let Some(servers) = address.servers(&schemes) {
        root.insert("servers".to_owned(), servers);
    }
    address
}

fn convert_paths(root: &mut Map<String, Value>, defaults: &Defaults, conversion: &mut Conversion) {
    let Some(Value::Object(paths)) = root.get_mut("paths") else {
        return;
    };
    for (path, item) in paths {
        let pointer = Pointer::from("/paths").join(path);
        let Value::Object(item) = item else {
            continue;
        };
        // A body that a path states is each operation's body.
        let shared = parameters::take_bodies(item, &pointer, defaults);
        for method in METHODS {
            if let Some(Value::Object(operation)) = item.get_mut(method) {
                let pointer = pointer.join(method);
                convert_operation(operation, &pointer, &shared.bodies, defaults, conversion);
            }
        }
        shared.close_gaps(conversion);
        parameters::convert_list(item, &pointer, conversion);
    }
}

fn convert_operation(
    operation: &mut Map<String, Value>,
    pointer: &Pointer,
    shared: &[(Pointer, Value)],
    defaults: &Defaults,
    conversion: &mut Conversion,
) {
    let media = |operation: &mut Map<String, Value>, key: &str, usual: &[String]| {
        if operation.contains_key(key) {
            take_texts(operation, key)
        } else {
            usual.to_vec()
        }
    };
    let consumes = media(operation, "consumes", &defaults.consumes);
    let produces = media(operation, "produces", &defaults.produces);
    if operation.contains_key("schemes") {
        let schemes = take_texts(operation, "schemes");
        let servers = defaults.address.servers(&schemes);
        operation.extend(servers.map(|servers| ("servers".to_owned(), servers)));
    }
    let own = parameters::take_bodies(operation, pointer, defaults);
    let bodies = bodies::joined(shared, &own.bodies);
    if let Some(body) = bodies::body(&bodies, &Consumes(&consumes), pointer, conversion) {
        operation.insert("requestBody".to_owned(), body);
    }
    own.close_gaps(conversion);
    parameters::convert_list(operation, pointer, conversion);
    if let Some(Value::Object(responses)) = operation.get_mut("responses") {
        for (status, response) in responses {
            let pointer = pointer.join("responses").join(status);
            convert_response(response, &pointer, &produces, conversion);
        }
    }
}

fn convert_response(
    response: &mut Value,
    pointer: &Pointer,
    produces: &[String],
    conversion: &mut Conversion,
) {
    let Value::Object(response) = response else {
        return;
    };
    if response.contains_key("$ref") {
        return;
    }
    let schema = response.shift_remove("schema");
    let examples = match response.shift_remove("examples") {
        Some(Value::Object(examples)) => examples,
        _ => Map::new(),
    };
    let mut content = Map::new();
    if let Some(schema) = schema {
        let any = ["*/*".to_owned()];
        let media = if produces.is_empty() { &any } else { produces };
        for name in media {
            let place = pointer.join("content").join(name);
            conversion.moved(&pointer.join("schema"), &place.join("schema"));
            content.insert(name.clone(), json!({"schema": schema.clone()}));
        }
    }
    for (name, example) in examples {
        if let Some(media) = object(&mut content, &name) {
            let place = pointer.join("content").join(&name).join("example");
            conversion.moved(&pointer.join("examples").join(&name), &place);
            media.insert("example".to_owned(), example);
        }
    }
    if !content.is_empty() {
        response.insert("content".to_owned(), Value::Object(content));
    }
    if let Some(Value::Object(headers)) = response.get_mut("headers") {
        for (name, header) in headers {
            let pointer = pointer.join("headers").join(name);
            if let Value::Object(header) = header {
                parameters::gather_schema(header, &pointer, "simple", conversion);
            }
        }
    }
}

/// What is named for all goes among the components.
fn move_components(
    root: &mut Map<String, Value>,
    defaults: &Defaults,
    conversion: &mut Conversion,
) {
    let mut components = Map::new();
    for (from, to) in [
        ("definitions", "schemas"),
        ("parameters", "parameters"),
        ("responses", "responses"),
        ("securityDefinitions", "securitySchemes"),
    ] {
        let Some(Value::Object(mut all)) = root.shift_remove(from) else {
            continue;
        };
        let old = Pointer::root().join(from);
        let new = Pointer::from("/components").join(to);
        conversion.moved(&old, &new);
        for (name, part) in &mut all {
            let pointer = new.join(name);
            match (from, part) {
                ("parameters", Value::Object(parameter)) => {
                    parameters::convert(parameter, &pointer, conversion);
                }
                ("responses", response) => {
                    convert_response(response, &pointer, &defaults.produces, conversion);
                }
                ("securityDefinitions", Value::Object(scheme)) => {
                    convert_scheme(scheme, &pointer, conversion);
                }
                _ => {}
            }
        }
        if from == "parameters" {
            all.retain(|_, parameter| !parameters::is_body(parameter));
        }
        if !all.is_empty() {
            components.insert(to.to_owned(), Value::Object(all));
        }
    }
    if !components.is_empty() {
        root.insert("components".to_owned(), Value::Object(components));
    }
}

fn convert_scheme(scheme: &mut Map<String, Value>, pointer: &Pointer, conversion: &mut Conversion) {
    match scheme.get("type").and_then(Value::as_str) {
        Some("basic") => {
            scheme.insert("type".to_owned(), json!("http"));
            scheme.insert("scheme".to_owned(), json!("basic"));
        }
        Some("oauth2") => {
            let Some(Value::String(flow)) = scheme.shift_remove("flow") else {
                return;
            };
            let flow = match flow.as_str() {
                "application" => "clientCredentials",
                "accessCode" => "authorizationCode",
                other => other,
            };
            let place = pointer.join("flows").join(flow);
            let mut members = Map::new();
            for key in ["authorizationUrl", "tokenUrl", "scopes"] {
                if let Some(value) = scheme.shift_remove(key) {
                    conversion.moved(&pointer.join(key), &place.join(key));
                    members.insert(key.to_owned(), value);
                }
            }
            members.entry("scopes").or_insert_with(|| json!({}));
            scheme.insert("flows".to_owned(), json!({flow: members}));
        }
        _ => {}
    }
}

fn convert_schema(schema: &mut Value, pointer: &Pointer, conversion: &mut Conversion) {
    let Value::Object(schema) = schema else {
        return;
    };
    if let Some(Value::String(name)) = schema.get("discriminator").cloned() {
        let place = pointer.join("discriminator");
        conversion.moved(&place, &place.join("propertyName"));
        schema.insert("discriminator".to_owned(), json!({"propertyName": name}));
    }
    if let Some(Value::Bool(true)) = schema.get("x-nullable") {
        schema.shift_remove("x-nullable");
        schema.insert("nullable".to_owned(), json!(true));
    }
    if schema.get("type").and_then(Value::as_str) == Some("file") {
        schema.insert("type".to_owned(), json!("string"));
        schema.insert("format".to_owned(), json!("binary"));
    }
}

/// The texts in a list that stands under a key no longer.
fn take_texts(object: &mut Map<String, Value>, key: &str) -> Vec<String> {
    match object.shift_remove(key) {
        Some(Value::Array(all)) => {
            let all = all.iter().filter_map(Value::as_str);
            all.map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}
