//! Paths: their holes, and the path in front of all.

use std::fmt::Write;

use docwright_spec::Pointer;
use openapiv3::OpenAPI;

use super::{Context, codes};

/// A path with its holes.
pub(super) struct Template {
    /// The path, percent-encoded but for `{name}`.
    pub(super) text: String,
    /// The names in the order they first occur.
    pub(super) names: Vec<String>,
    /// Query parameters that stand behind the path, each with its value.
    pub(super) constants: Vec<(String, String)>,
}

/// Reads a path as it stands in the document. What is no hole is text.
pub(super) fn template(path: &str, at: &Pointer, cx: &mut Context<'_, '_>) -> Template {
    // A fragment is never sent; authors use one to write several operations of one path.
    let (path, _) = path.split_once('#').unwrap_or((path, ""));
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut template = Template {
        text: String::new(),
        names: Vec::new(),
        constants: Vec::new(),
    };
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some((name, value)) if !pair.contains(['{', '%', '+']) => {
                template.constants.push((name.to_owned(), value.to_owned()));
            }
            _ => cx.report(
                codes::PARAMETER_LEFT_OUT,
                at,
                format!("`{pair}` is no part of a path"),
            ),
        }
    }
    if !path.starts_with('/') {
        template.text.push('/');
    }
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        encode(before, &mut template.text);
        if let Some((name, after)) = after
            .split_once('}')
            .filter(|(name, _)| !name.is_empty() && !name.contains(['{', '/']))
        {
            // Writing to a string does not fail.
            let _ = write!(template.text, "{{{name}}}");
            if !template.names.iter().any(|known| known == name) {
                template.names.push(name.to_owned());
            }
            rest = after;
        } else {
            template.text.push_str("%7B");
            rest = after;
        }
    }
    encode(rest, &mut template.text);
    template
}

/// The path of the first server, without a slash at its end.
pub(super) fn base(document: &OpenAPI) -> String {
    let Some(server) = document.servers.first() else {
        return String::new();
    };
    let mut url = server.url.clone();
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => url.as_str(),
    };
    let path = path
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_matches('/');
    let mut base = String::new();
    if !path.is_empty() {
        base.push('/');
        encode(path, &mut base);
    }
    base
}

/// Percent-encodes what cannot stand in a path as it is; what is encoded already stays.
fn encode(text: &str, encoded: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/%".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
}
