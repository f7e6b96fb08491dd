//! Security schemes and what operations require of them.

use docwright_model::{
    ApiKeyPlace, Fact, OAuth2Flow, OAuth2FlowKind, Origin, SecurityRequirement, SecurityScheme,
};
use docwright_spec::Pointer;
use indexmap::IndexMap;
use openapiv3::{
    APIKeyLocation, AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow,
    OAuth2Flows, PasswordOAuth2Flow, ReferenceOr, SecurityScheme as Emitted,
};

use crate::codes;
use crate::context::{Context, together};

/// The schemes under their keys.
pub(crate) fn components(
    context: &mut Context<'_>,
    schemes: IndexMap<String, Fact<SecurityScheme>>,
) -> IndexMap<String, ReferenceOr<Emitted>> {
    let pointer = Pointer::from("/components/securitySchemes");
    let mut all = IndexMap::new();
    for (name, fact) in schemes {
        let Some(key) = context.scheme_names.key(&name).map(str::to_owned) else {
            continue;
        };
        context.origins.insert_under(&pointer, &key, fact.origin);
        all.insert(key, ReferenceOr::Item(scheme(fact.value)));
    }
    all
}

fn scheme(scheme: SecurityScheme) -> Emitted {
    let extensions = IndexMap::new();
    match scheme {
        SecurityScheme::ApiKey {
            name,
            place,
            description,
        } => Emitted::APIKey {
            location: match place {
                ApiKeyPlace::Header => APIKeyLocation::Header,
                ApiKeyPlace::Query => APIKeyLocation::Query,
                ApiKeyPlace::Cookie => APIKeyLocation::Cookie,
            },
            name,
            description,
            extensions,
        },
        SecurityScheme::Http {
            scheme,
            bearer_format,
            description,
        } => Emitted::HTTP {
            scheme,
            bearer_format,
            description,
            extensions,
        },
        SecurityScheme::OAuth2 { flows, description } => Emitted::OAuth2 {
            flows: oauth2(flows),
            description,
            extensions,
        },
        SecurityScheme::OpenIdConnect { url, description } => Emitted::OpenIDConnect {
            open_id_connect_url: url,
            description,
            extensions,
        },
    }
}

/// The flows in OpenAPI's places; an address that the docs do not give is empty.
fn oauth2(flows: Vec<OAuth2Flow>) -> OAuth2Flows {
    let mut all = OAuth2Flows::default();
    for flow in flows {
        let authorization_url = flow.authorization_url.unwrap_or_default();
        let token_url = flow.token_url.unwrap_or_default();
        let (scopes, extensions) = (flow.scopes, IndexMap::new());
        match flow.kind {
            OAuth2FlowKind::Implicit => {
                all.implicit = Some(ImplicitOAuth2Flow {
                    authorization_url,
                    refresh_url: None,
                    scopes,
                    extensions,
                });
            }
            OAuth2FlowKind::Password => {
                all.password = Some(PasswordOAuth2Flow {
                    refresh_url: None,
                    token_url,
                    scopes,
                    extensions,
                });
            }
            OAuth2FlowKind::ClientCredentials => {
                all.client_credentials = Some(ClientCredentialsOAuth2Flow {
                    refresh_url: None,
                    token_url,
                    scopes,
                    extensions,
                });
            }
            OAuth2FlowKind::AuthorizationCode => {
                all.authorization_code = Some(AuthorizationCodeOAuth2Flow {
                    authorization_url,
                    token_url,
                    refresh_url: None,
                    scopes,
                    extensions,
                });
            }
        }
    }
    all
}

/// The alternatives an operation names; none where the docs are silent or only unknown schemes are named, for then it is
/// not known that none is needed.
pub(crate) fn requirements(
    context: &mut Context<'_>,
    stated: Option<Vec<Fact<SecurityRequirement>>>,
    operation: &Pointer,
    above: &Origin,
) -> Option<Vec<openapiv3::SecurityRequirement>> {
    let stated = stated?;
    let is_open = stated.is_empty();
    let mut kept = Vec::new();
    let mut origins = Vec::new();
    for Fact { value, origin } in stated {
        if let Some(requirement) = requirement(context, value, &origin) {
            kept.push(requirement);
            origins.push(origin);
        }
    }
    if kept.is_empty() && !is_open {
        return None;
    }
    let pointer = operation.join("security");
    let Some(whole) = together(origins.iter()) else {
        return Some(kept);
    };
    context.note(&pointer, &whole, above);
    for (index, origin) in origins.iter().enumerate() {
        context.note(&pointer.join(index), origin, &whole);
    }
    Some(kept)
}

/// One alternative under the schemes' keys, or none where a scheme is described nowhere.
fn requirement(
    context: &mut Context<'_>,
    stated: SecurityRequirement,
    origin: &Origin,
) -> Option<openapiv3::SecurityRequirement> {
    let mut emitted = IndexMap::new();
    for (name, scopes) in stated.schemes {
        let Some(key) = context.scheme_names.key(&name) else {
            context.report(
                codes::UNDEFINED_SECURITY_SCHEME,
                format!("the security scheme `{name}` is described nowhere"),
                origin.span(),
            );
            return None;
        };
        emitted.insert(key.to_owned(), scopes);
    }
    Some(emitted)
}
