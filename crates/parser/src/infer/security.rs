//! Credentials: those that operations name, and those that only their request samples carry.

use docwright_model::{
    Basis, Diagnostic, Diagnostics, Evidence, Fact, Origin, SecurityRequirement, SecurityScheme,
    Span,
};
use indexmap::{IndexMap, IndexSet};

use crate::codes;
use crate::evidence::curl::Curl;
use crate::evidence::reading::scheme_name;
use crate::resolve::{Merged, Shown};

/// What a request sample shows in place of a token.
const BEARER: &str = "Bearer ";

/// Gives each operation the credentials it names or its sample shows, and the API a scheme for each of them.
pub(crate) fn require(merged: &mut Merged<'_>, diagnostics: &mut Diagnostics) {
    name_schemes(merged);
    let mut schemes: IndexMap<String, (SecurityScheme, Vec<Span>)> = IndexMap::new();
    for (operation, shown) in merged.api.operations.iter_mut().zip(&mut merged.shown) {
        if let Some(stated) = shown.security.take() {
            operation.security = Some(stated);
            continue;
        }
        for credential in &shown.credentials {
            let entry = schemes.entry(credential.value.scheme_name());
            let new = || (credential.value.scheme(), Vec::new());
            let (_, evidence) = entry.or_insert_with(new);
            evidence.extend(credential.span());
        }
        operation.security = requirements(shown);
        if let (None, Some(span)) = (&operation.security, shown.authenticated) {
            let message = "the text asks for authentication, but the sample carries no credential";
            diagnostics.push(Diagnostic::new(codes::NO_CREDENTIAL, message).at(span));
        }
    }
    let known = &mut merged.api.security_schemes;
    for (name, (scheme, evidence)) in schemes {
        known
            .entry(name)
            .or_insert_with(|| Fact::new(scheme, Origin::inferred_from(evidence)));
    }
}

/// Gives the schemes that are listed without names those that operations use and no scheme has yet.
fn name_schemes(merged: &mut Merged<'_>) {
    let mut used: IndexMap<String, (bool, bool, Vec<Span>)> = IndexMap::new();
    for shown in &merged.shown {
        let alternatives = shown.security.iter().flatten();
        for (index, alternative) in alternatives.enumerate() {
            for (name, scopes) in &alternative.value.schemes {
                let (has_scopes, is_bearer, spans) = used.entry(name.clone()).or_default();
                *has_scopes |= !scopes.is_empty();
                // A sample carries the credentials of the first alternative.
                *is_bearer |= index == 0 && shown.curl.as_ref().is_some_and(sends_token);
                spans.extend(alternative.span());
            }
        }
    }
    let schemes = &mut merged.api.security_schemes;
    used.retain(|name, _| !schemes.contains_key(name));
    let mut unnamed = std::mem::take(&mut merged.unnamed_schemes);
    // The surest first: scopes belong to OAuth 2, then tokens to whatever sends them.
    let wants: [fn(&SecurityScheme, bool, bool) -> bool; 4] = [
        |scheme, scopes, _| scopes && is_oauth2(scheme),
        |scheme, _, token| token && has_token(scheme),
        |scheme, scopes, token| !scopes && !token && !has_token(scheme),
        |_, _, _| true,
    ];
    for fits in wants {
        let mut names: IndexSet<String> = IndexSet::new();
        for (name, (scopes, token, spans)) in &used {
            let found = unnamed
                .iter()
                .position(|scheme| fits(&scheme.value, *scopes, *token));
            let Some(at) = found else { continue };
            let mut scheme = unnamed.remove(at);
            scheme.origin.evidence.extend(spans.first().copied());
            schemes.insert(name.clone(), scheme);
            names.insert(name.clone());
        }
        used.retain(|name, _| !names.contains(name));
    }
    for (name, (_, token, spans)) in used {
        // A scheme the docs do not list at all is known only by what its samples send.
        if token {
            let scheme = SecurityScheme::Http {
                scheme: "bearer".to_owned(),
                bearer_format: None,
                description: None,
            };
            schemes.insert(name, Fact::new(scheme, Origin::inferred_from(spans)));
        }
    }
    for scheme in unnamed {
        let mut name = own_name(&scheme.value);
        while schemes.contains_key(&name) {
            name.push('_');
        }
        schemes.insert(name, scheme);
    }
}

fn is_oauth2(scheme: &SecurityScheme) -> bool {
    matches!(scheme, SecurityScheme::OAuth2 { .. })
}

/// Whether requests of a scheme carry a bearer token.
fn has_token(scheme: &SecurityScheme) -> bool {
    match scheme {
        SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIdConnect { .. } => true,
        SecurityScheme::Http { scheme, .. } => scheme.eq_ignore_ascii_case("bearer"),
        SecurityScheme::ApiKey { .. } => false,
    }
}

fn sends_token(curl: &Curl) -> bool {
    let header = curl.header("authorization");
    header.is_some_and(|value| value.value.starts_with(BEARER))
}

/// A name for a scheme that nothing names.
fn own_name(scheme: &SecurityScheme) -> String {
    match scheme {
        SecurityScheme::ApiKey { name, .. } => scheme_name(name),
        SecurityScheme::Http { scheme, .. } => scheme_name(scheme),
        SecurityScheme::OAuth2 { .. } => "oauth2".to_owned(),
        SecurityScheme::OpenIdConnect { .. } => "openId".to_owned(),
    }
}

/// What an operation needs that does not name it: nothing where neither text nor sample ask for it, unknown where only
/// the text does or silence says nothing.
fn requirements(shown: &Shown<'_>) -> Option<Vec<Fact<SecurityRequirement>>> {
    if shown.credentials.is_empty() {
        let is_open = shown.authenticated.is_none() && shown.open_by_silence;
        return is_open.then(Vec::new);
    }
    let mut requirement = SecurityRequirement::default();
    let mut evidence: Evidence = shown.authenticated.into_iter().collect();
    for credential in &shown.credentials {
        requirement
            .schemes
            .insert(credential.value.scheme_name(), Vec::new());
        evidence.extend(credential.span());
    }
    let basis = match shown.authenticated {
        Some(_) => Basis::Stated,
        None => Basis::Inferred,
    };
    let origin = Origin {
        evidence,
        basis,
        recovered: false,
    };
    Some(vec![Fact::new(requirement, origin)])
}
