//! The kinds of object an OpenAPI document is made of, and which kind stands under which key: those of 3.0, and below the
//! same kinds what 3.1 adds.
//!
//! In: a kind and a key. Out: the kind below. Whoever walks a document as JSON (annotation, mending, tidying, spans)
//! asks here, so that the shape of OpenAPI is written down once.

use serde_json::{Map, Value};

/// A kind of object, under the name the specification gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Root,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Paths,
    PathItem,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Header,
    Link,
    Example,
    Schema,
    Discriminator,
    Tag,
    SecurityScheme,
    OAuthFlows,
    OAuthFlow,
    Components,
    Callback,
}

/// What stands under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Child {
    /// One object.
    One(Kind),
    /// A map from free names to objects.
    Map(Kind),
    /// A list of objects.
    List(Kind),
    /// A value that is no object of the specification.
    Leaf,
}

impl Kind {
    /// What stands under `key` in an object of this kind.
    pub(crate) fn child(self, key: &str) -> Child {
        use Child::{Leaf, List, Map, One};
        match (self, key) {
            (Self::Root, "info") => One(Self::Info),
            (Self::Root, "paths") => One(Self::Paths),
            (Self::Root, "components") => One(Self::Components),
            (Self::Root, "tags") => List(Self::Tag),
            (Self::Root, "webhooks") => Map(Self::PathItem),
            (Self::Root | Self::PathItem | Self::Operation, "servers") => List(Self::Server),
            (Self::Root | Self::Operation | Self::Tag | Self::Schema, "externalDocs") => {
                One(Self::ExternalDocs)
            }
            (Self::Info, "contact") => One(Self::Contact),
            (Self::Info, "license") => One(Self::License),
            (Self::Server, "variables") => Map(Self::ServerVariable),
            (Self::Paths, path) if path.starts_with('/') => One(Self::PathItem),
            (Self::PathItem, method) if METHODS.contains(&method) => One(Self::Operation),
            (Self::PathItem | Self::Operation, "parameters") => List(Self::Parameter),
            (Self::Operation, "requestBody") => One(Self::RequestBody),
            (Self::Operation, "responses") => One(Self::Responses),
            (Self::Operation, "callbacks") => Map(Self::Callback),
            (Self::Callback, _) => One(Self::PathItem),
            (Self::Parameter | Self::Header | Self::MediaType, "schema") => One(Self::Schema),
            (Self::Parameter | Self::Header | Self::MediaType, "examples") => Map(Self::Example),
            (Self::Parameter | Self::Header | Self::RequestBody | Self::Response, "content") => {
                Map(Self::MediaType)
            }
            (Self::MediaType, "encoding") => Map(Self::Encoding),
            (Self::Encoding | Self::Response, "headers") => Map(Self::Header),
            (Self::Responses, status) if !status.starts_with("x-") => One(Self::Response),
            (Self::Response, "links") => Map(Self::Link),
            (Self::Link, "server") => One(Self::Server),
            (Self::Schema, key) => schema_child(key),
            (Self::SecurityScheme, "flows") => One(Self::OAuthFlows),
            (Self::OAuthFlows, key) if !key.starts_with("x-") => One(Self::OAuthFlow),
            (Self::Components, key) => components_child(key),
            _ => Leaf,
        }
    }

    /// Whether such an object may carry `x-` members; a callback's keys are all expressions.
    pub(crate) fn is_extensible(self) -> bool {
        self != Self::Callback
    }
}

/// The methods of a path item, in the specification's order.
pub(crate) const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

fn schema_child(key: &str) -> Child {
    match key {
        "items"
        | "additionalProperties"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "propertyNames"
        | "unevaluatedProperties"
        | "unevaluatedItems"
        | "contentSchema" => Child::One(Kind::Schema),
        "properties" | "patternProperties" | "dependentSchemas" | "$defs" => {
            Child::Map(Kind::Schema)
        }
        "allOf" | "oneOf" | "anyOf" | "prefixItems" => Child::List(Kind::Schema),
        "externalDocs" => Child::One(Kind::ExternalDocs),
        "discriminator" => Child::One(Kind::Discriminator),
        _ => Child::Leaf,
    }
}

fn components_child(key: &str) -> Child {
    match key {
        "schemas" => Child::Map(Kind::Schema),
        "responses" => Child::Map(Kind::Response),
        "parameters" => Child::Map(Kind::Parameter),
        "examples" => Child::Map(Kind::Example),
        "requestBodies" => Child::Map(Kind::RequestBody),
        "headers" => Child::Map(Kind::Header),
        "securitySchemes" => Child::Map(Kind::SecurityScheme),
        "links" => Child::Map(Kind::Link),
        "callbacks" => Child::Map(Kind::Callback),
        "pathItems" => Child::Map(Kind::PathItem),
        _ => Child::Leaf,
    }
}

/// Whether an object only points at another, so that nothing may stand beside the pointer.
pub(crate) fn is_reference(kind: Kind, object: &Map<String, Value>) -> bool {
    let may_be = matches!(
        kind,
        Kind::PathItem
            | Kind::Parameter
            | Kind::RequestBody
            | Kind::Response
            | Kind::Header
            | Kind::Example
            | Kind::Link
            | Kind::Schema
            | Kind::SecurityScheme
    );
    may_be && object.get("$ref").is_some_and(Value::is_string)
}
