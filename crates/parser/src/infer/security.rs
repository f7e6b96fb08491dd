//! Credentials, from the headers that request samples carry.

use docwright_model::{
    ApiKeyPlace, Diagnostic, Diagnostics, Fact, Origin, SecurityRequirement, SecurityScheme, Span,
};
use indexmap::IndexMap;

use crate::codes;
use crate::resolve::{Merged, Shown};

/// Gives each operation the credentials its sample shows, and the API a scheme for each of them.
pub(crate) fn require(merged: &mut Merged<'_>, diagnostics: &mut Diagnostics) {
    let mut schemes: IndexMap<String, (String, Vec<Span>)> = IndexMap::new();
    for (operation, shown) in merged.api.operations.iter_mut().zip(&merged.shown) {
        for credential in &shown.credentials {
            let entry = schemes.entry(scheme_name(&credential.value));
            entry
                .or_insert_with(|| (credential.value.clone(), Vec::new()))
                .1
                .extend(credential.span());
        }
        operation.security = requirements(shown);
        if let (None, Some(span)) = (&operation.security, shown.authenticated) {
            let message = "the text asks for authentication, but the sample carries no credential";
            diagnostics.push(Diagnostic::new(codes::NO_CREDENTIAL, message).at(span));
        }
    }
    for (name, (header, evidence)) in schemes {
        let scheme = SecurityScheme::ApiKey {
            name: header,
            place: ApiKeyPlace::Header,
            description: None,
        };
        merged
            .api
            .security_schemes
            .insert(name, Fact::new(scheme, Origin::inferred_from(evidence)));
    }
}

/// What an operation needs: nothing where neither text nor sample ask for it, unknown where only the text does.
fn requirements(shown: &Shown<'_>) -> Option<Vec<Fact<SecurityRequirement>>> {
    if shown.credentials.is_empty() {
        return shown.authenticated.is_none().then(Vec::new);
    }
    let mut requirement = SecurityRequirement::default();
    let mut evidence: Vec<Span> = shown.authenticated.into_iter().collect();
    for credential in &shown.credentials {
        requirement
            .schemes
            .insert(scheme_name(&credential.value), Vec::new());
        evidence.extend(credential.span());
    }
    let origin = match shown.authenticated {
        Some(_) => Origin {
            evidence,
            ..Origin::assumed()
        },
        None => Origin::inferred_from(evidence),
    };
    let basis = if shown.authenticated.is_some() {
        docwright_model::Basis::Stated
    } else {
        origin.basis
    };
    Some(vec![Fact::new(requirement, Origin { basis, ..origin })])
}

/// The name of the scheme that uses a header: the header's words run together.
fn scheme_name(header: &str) -> String {
    header.chars().filter(char::is_ascii_alphanumeric).collect()
}
