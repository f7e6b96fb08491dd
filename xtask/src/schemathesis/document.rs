//! The document that a stub is held to: that of its API, and with it what a generated server says of its own accord.
//!
//! A server refuses what it cannot read before anybody who implements it is asked, and says so as RFC 9457 has it,
//! whatever form the API's own errors have. That is a promise of its README, not of the API's docs, so that it is put
//! into the document here and nowhere else. What asks for another protocol asks in headers which no docs list. A form
//! with a field that must be there must be there itself: the templates that docs are made with print `false` beside
//! the bodies of all forms. An integer of which nothing else is said has 64 bits in Rust, and XML beside JSON is left
//! out with a finding.

use serde_json::{Value, json};

/// The statuses of refusals: those that the server's README lists, and what is said to a request for a WebSocket that
/// is none.
const REFUSALS: [&str; 8] = ["400", "401", "404", "405", "406", "413", "415", "426"];

/// The headers that ask for a WebSocket, with the values that do.
const HANDSHAKE: [(&str, &str); 4] = [
    ("Connection", "Upgrade"),
    ("Upgrade", "websocket"),
    ("Sec-WebSocket-Version", "13"),
    ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
];

/// Adds to each operation what its server says of its own accord, and what it must be asked with.
pub(super) fn complete(document: &mut Value) {
    let shared = document.pointer("/components/responses").cloned();
    let shared = shared.unwrap_or_default();
    let paths = document["paths"].as_object_mut();
    let items = paths.into_iter().flat_map(|paths| paths.values_mut());
    let members = items.filter_map(Value::as_object_mut).flatten();
    for operation in members.filter_map(|(_, operation)| operation.as_object_mut()) {
        let Some(responses) = operation.get_mut("responses") else {
            continue;
        };
        for status in REFUSALS {
            add_refusal(&mut responses[status], &shared);
        }
        // Where there is another success, it need not be asked for.
        let known = |first| {
            let statuses = responses.as_object().into_iter().flatten();
            statuses
                .into_iter()
                .any(|(status, _)| status.starts_with(first))
        };
        let upgrades = responses.get("101").is_some() && !known('2');
        if let Some(body) = operation.get_mut("requestBody") {
            require_form(body);
            leave_out_xml(body);
        }
        if upgrades {
            let parameters = operation.entry("parameters").or_insert(json!([]));
            parameters
                .as_array_mut()
                .into_iter()
                .for_each(|parameters| parameters.extend(handshake()));
        }
    }
    limit_integers(document);
}

/// Adds a problem to what a response may be.
fn add_refusal(response: &mut Value, shared: &Value) {
    let name = response["$ref"]
        .as_str()
        .and_then(|reference| reference.strip_prefix("#/components/responses/"));
    if let Some(found) = name.and_then(|name| shared.get(name)) {
        *response = found.clone();
    }
    if response["description"].is_null() {
        response["description"] = "A refusal.".into();
    }
    let schema = json!({
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": { "type": "string" },
            "title": { "type": "string" },
            "status": { "type": "integer", "minimum": 400, "maximum": 499 },
            "detail": { "type": "string" },
        },
    });
    let content = &mut response["content"];
    content["application/problem+json"] = json!({ "schema": schema });
}

/// Declares that a form is required of which a field is.
fn require_form(body: &mut Value) {
    let forms = body["content"].as_object().into_iter().flatten();
    let mut forms = forms.filter(|(name, _)| name.contains("form"));
    if forms.any(|(_, form)| form.pointer("/schema/required").is_some()) {
        body["required"] = true.into();
    }
}

/// Leaves out XML that stands beside JSON.
fn leave_out_xml(body: &mut Value) {
    let content = body.get_mut("content").and_then(Value::as_object_mut);
    let content = content.filter(|content| content.contains_key("application/json"));
    if let Some(content) = content {
        content.retain(|name, _| !name.ends_with("xml"));
    }
}

/// Gives integers the limits of those that Rust has.
fn limit_integers(part: &mut Value) {
    match part {
        Value::Object(members) => {
            if members.get("type").is_some_and(|kind| kind == "integer") {
                members.entry("minimum").or_insert(i64::MIN.into());
                members.entry("maximum").or_insert(i64::MAX.into());
            }
            let shown = ["example", "examples", "default", "enum"];
            let schemas = members.iter_mut();
            let schemas = schemas.filter(|(name, _)| !shown.contains(&name.as_str()));
            schemas.for_each(|(_, part)| limit_integers(part));
        }
        Value::Array(parts) => parts.iter_mut().for_each(limit_integers),
        _ => {}
    }
}

fn handshake() -> impl Iterator<Item = Value> {
    HANDSHAKE.into_iter().map(|(name, value)| {
        let schema = json!({ "type": "string", "enum": [value] });
        json!({ "name": name, "in": "header", "required": true, "schema": schema })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_stand_beside_what_the_api_documents() {
        let mut document = json!({
            "components": { "responses": { "Bad": {
                "description": "Bad.",
                "content": { "application/json": {} },
            } } },
            "paths": { "/pets": { "parameters": [], "get": { "responses": {
                "200": { "description": "All." },
                "400": { "$ref": "#/components/responses/Bad" },
            } } } },
        });
        let before = document.clone();
        complete(&mut document);
        let responses = &document["paths"]["/pets"]["get"]["responses"];
        assert_eq!(responses["200"], json!({ "description": "All." }));
        assert_eq!(responses["400"]["description"], "Bad.");
        let content = responses["400"]["content"].as_object().unwrap();
        assert!(
            content
                .keys()
                .eq(["application/json", "application/problem+json"])
        );
        assert!(responses["415"]["content"]["application/problem+json"].is_object());
        assert_eq!(document["components"], before["components"]);
        assert_eq!(document["paths"]["/pets"]["parameters"], json!([]));
    }

    #[test]
    fn a_form_is_required_of_which_a_field_is() {
        let form = |schema: Value| {
            let content = json!({ "application/x-www-form-urlencoded": { "schema": schema } });
            json!({ "responses": {}, "requestBody": { "content": content } })
        };
        let mut document = json!({ "paths": { "/pets": {
            "post": form(json!({ "required": ["name"] })),
            "put": form(json!({})),
        } } });
        complete(&mut document);
        let of = |method: &str| document["paths"]["/pets"][method]["requestBody"].clone();
        assert_eq!(of("post")["required"], true);
        assert!(of("put")["required"].is_null());
    }

    #[test]
    fn xml_stays_where_nothing_else_is() {
        let post =
            |content: Value| json!({ "responses": {}, "requestBody": { "content": content } });
        let mut document = json!({ "paths": {
            "/a": { "post": post(json!({ "application/json": {}, "application/xml": {} })) },
            "/b": { "post": post(json!({ "application/xml": {} })) },
        } });
        complete(&mut document);
        let of = |path: &str| document["paths"][path]["post"]["requestBody"]["content"].clone();
        assert_eq!(of("/a"), json!({ "application/json": {} }));
        assert_eq!(of("/b"), json!({ "application/xml": {} }));
    }

    #[test]
    fn integers_are_those_of_rust() {
        let schemas = json!({ "A": {
            "properties": { "a": { "type": "integer", "minimum": 0 } },
            "example": { "type": "integer" },
        } });
        let mut document = json!({ "components": { "schemas": schemas } });
        complete(&mut document);
        let schema = &document["components"]["schemas"]["A"];
        let limited = json!({ "type": "integer", "minimum": 0, "maximum": i64::MAX });
        assert_eq!(schema["properties"]["a"], limited);
        assert_eq!(schema["example"], json!({ "type": "integer" }));
    }

    #[test]
    fn another_protocol_is_asked_for() {
        let get = json!({ "responses": { "101": { "description": "Go on." } } });
        let mut document = json!({ "paths": { "/live": { "get": get } } });
        complete(&mut document);
        let parameters = &document["paths"]["/live"]["get"]["parameters"];
        let other = json!({ "responses": { "101": {}, "200": {} } });
        let mut optional = json!({ "paths": { "/live": { "get": other } } });
        complete(&mut optional);
        assert!(optional["paths"]["/live"]["get"]["parameters"].is_null());
        assert_eq!(parameters[0]["name"], "Connection");
        assert_eq!(parameters[1]["schema"]["enum"], json!(["websocket"]));
        assert_eq!(parameters[1]["required"], true);
    }
}
