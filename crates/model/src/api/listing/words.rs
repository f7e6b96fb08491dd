//! Kinds of schemas and of credentials in a few words.

use crate::api::{OAuth2Flow, SchemaKind, SecurityScheme};

/// The kind in one word, or the name it links.
pub(super) fn word(kind: &SchemaKind) -> String {
    let word = match kind {
        SchemaKind::Any => "any",
        SchemaKind::Null => "null",
        SchemaKind::String => "string",
        SchemaKind::Integer => "integer",
        SchemaKind::Number => "number",
        SchemaKind::Boolean => "boolean",
        SchemaKind::Object(_) => "object",
        SchemaKind::Array(_) => "array",
        SchemaKind::Reference(link) => return format!("-> {}", link.name),
        SchemaKind::OneOf(_) => "one of",
        SchemaKind::AnyOf(_) => "any of",
        SchemaKind::AllOf(_) => "all of",
        SchemaKind::Not(_) => "not",
    };
    word.to_owned()
}

/// Which kind of credential a scheme is, and where it goes.
pub(super) fn spell(scheme: &SecurityScheme) -> String {
    match scheme {
        SecurityScheme::ApiKey { name, place, .. } => {
            format!("key `{name}` in {place:?}").to_lowercase()
        }
        SecurityScheme::Http { scheme, .. } => format!("http {scheme}"),
        SecurityScheme::OAuth2 { flows, .. } => {
            let flows: Vec<String> = flows.iter().map(spell_flow).collect();
            format!("OAuth 2, {}", flows.join("; "))
        }
        SecurityScheme::OpenIdConnect { url, .. } => format!("OpenID Connect at {url}"),
    }
}

/// What is said about a scheme.
pub(super) fn said(scheme: &SecurityScheme) -> Option<&str> {
    match scheme {
        SecurityScheme::ApiKey { description, .. }
        | SecurityScheme::Http { description, .. }
        | SecurityScheme::OAuth2 { description, .. }
        | SecurityScheme::OpenIdConnect { description, .. } => description.as_deref(),
    }
}

fn spell_flow(flow: &OAuth2Flow) -> String {
    let scopes = flow.scopes.iter();
    let scopes: Vec<String> = scopes
        .map(|(name, said)| match said.as_str() {
            "" => name.clone(),
            said => format!("{name} ({said})"),
        })
        .collect();
    let urls = flow.authorization_url.iter().chain(&flow.token_url);
    let urls: Vec<&str> = urls.map(String::as_str).collect();
    format!(
        "{:?} at {} for {}",
        flow.kind,
        urls.join(" and "),
        scopes.join(" ")
    )
}
