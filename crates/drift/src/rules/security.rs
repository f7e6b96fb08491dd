//! Rules on credentials.

use crate::change::Severity::{Breaking, Compatible, DocsOnly, Risky};
use crate::options::Facet;
use crate::rules::{fixed, table};

table! {
    SECURITY_SCHEME_ADDED "security-scheme-added", fixed(Compatible), Some(Facet::SecurityScheme),
        "There is a way to authenticate more.";
    SECURITY_SCHEME_REMOVED "security-scheme-removed", fixed(Risky), Some(Facet::SecurityScheme),
        "A way to authenticate is no longer described.";
    SECURITY_SCHEME_TYPE_CHANGED "security-scheme-type-changed", fixed(Breaking), Some(Facet::SecurityScheme),
        "A credential is of another type.";
    SECURITY_SCHEME_DESCRIPTION_CHANGED "security-scheme-description-changed", fixed(DocsOnly), Some(Facet::Description),
        "The description of a security scheme reads differently, or came or went.";
    API_KEY_NAME_CHANGED "api-key-name-changed", fixed(Breaking), Some(Facet::SecurityScheme),
        "The header, query parameter or cookie that carries the key has another name.";
    API_KEY_PLACE_CHANGED "api-key-place-changed", fixed(Breaking), Some(Facet::SecurityScheme),
        "The key is sent in another place: header, query or cookie.";
    HTTP_SCHEME_CHANGED "http-scheme-changed", fixed(Breaking), Some(Facet::SecurityScheme),
        "The `Authorization` header uses another scheme.";
    BEARER_FORMAT_CHANGED "bearer-format-changed", fixed(DocsOnly), Some(Facet::SecurityScheme),
        "The hint on how a bearer token is made is another.";
    OPEN_ID_URL_CHANGED "open-id-url-changed", fixed(Risky), Some(Facet::SecurityScheme),
        "OpenID Connect is discovered under another address.";
    OAUTH_FLOW_ADDED "oauth-flow-added", fixed(Compatible), Some(Facet::SecurityScheme),
        "A token can be had by a flow more.";
    OAUTH_FLOW_REMOVED "oauth-flow-removed", fixed(Breaking), Some(Facet::SecurityScheme),
        "A token can no longer be had by a flow.";
    OAUTH_AUTHORIZATION_URL_CHANGED "oauth-authorization-url-changed", fixed(Breaking), Some(Facet::SecurityScheme),
        "Users authorise clients under another address.";
    OAUTH_TOKEN_URL_CHANGED "oauth-token-url-changed", fixed(Breaking), Some(Facet::SecurityScheme),
        "Tokens are had under another address.";
    OAUTH_REFRESH_URL_CHANGED "oauth-refresh-url-changed", fixed(Risky), Some(Facet::SecurityScheme),
        "Tokens are renewed under another address.";
    OAUTH_SCOPE_ADDED "oauth-scope-added", fixed(Compatible), Some(Facet::Scope),
        "A scope more can be asked for.";
    OAUTH_SCOPE_REMOVED "oauth-scope-removed", fixed(Risky), Some(Facet::Scope),
        "A scope can no longer be asked for.";
    OAUTH_SCOPE_DESCRIPTION_CHANGED "oauth-scope-description-changed", fixed(DocsOnly), Some(Facet::Description),
        "The description of a scope reads differently.";
    OPERATION_SECURITY_ADDED "operation-security-added", fixed(Breaking), Some(Facet::Security),
        "An operation that anyone could call needs a credential.";
    OPERATION_SECURITY_REMOVED "operation-security-removed", fixed(Compatible), Some(Facet::Security),
        "An operation needs no credential any more.";
    OPERATION_SECURITY_BECAME_OPTIONAL "operation-security-became-optional", fixed(Compatible), Some(Facet::Security),
        "An operation can be called without a credential too.";
    OPERATION_SECURITY_BECAME_REQUIRED "operation-security-became-required", fixed(Breaking), Some(Facet::Security),
        "An operation can no longer be called without a credential.";
    OPERATION_SECURITY_ALTERNATIVE_ADDED "operation-security-alternative-added", fixed(Compatible), Some(Facet::Security),
        "An operation takes a credential more instead of the others.";
    OPERATION_SECURITY_ALTERNATIVE_REMOVED "operation-security-alternative-removed", fixed(Breaking), Some(Facet::Security),
        "An operation no longer takes a credential.";
    OPERATION_SECURITY_SCOPE_ADDED "operation-security-scope-added", fixed(Breaking), Some(Facet::Scope),
        "An operation needs a scope more, which existing tokens may lack.";
    OPERATION_SECURITY_SCOPE_REMOVED "operation-security-scope-removed", fixed(Compatible), Some(Facet::Scope),
        "An operation no longer needs a scope.";
}
