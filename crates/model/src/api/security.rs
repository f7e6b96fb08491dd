//! How a caller proves who they are.

use indexmap::IndexMap;

/// A way to authenticate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecurityScheme {
    /// A secret in a header, a query parameter or a cookie.
    ApiKey {
        /// The parameter's name.
        name: String,
        /// Where it travels.
        place: ApiKeyPlace,
        /// What it is, in Markdown.
        description: Option<String>,
    },
    /// An HTTP `Authorization` scheme: `basic`, `bearer`.
    Http {
        /// The scheme's name.
        scheme: String,
        /// What a bearer token looks like.
        bearer_format: Option<String>,
        /// What it is, in Markdown.
        description: Option<String>,
    },
    /// OAuth 2, by one or more flows.
    OAuth2 {
        /// The flows, in the docs' order.
        flows: Vec<OAuth2Flow>,
        /// What it is, in Markdown.
        description: Option<String>,
    },
    /// OpenID Connect discovery.
    OpenIdConnect {
        /// The discovery document's address.
        url: String,
        /// What it is, in Markdown.
        description: Option<String>,
    },
}

/// Where an API key travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are OpenAPI's")]
pub enum ApiKeyPlace {
    Header,
    Query,
    Cookie,
}

/// One way to get a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OAuth2Flow {
    /// Which way.
    pub kind: OAuth2FlowKind,
    /// Where the user consents.
    pub authorization_url: Option<String>,
    /// Where the token is had.
    pub token_url: Option<String>,
    /// The scopes that can be asked for, each with what it allows.
    pub scopes: IndexMap<String, String>,
}

/// The ways OpenAPI knows to get a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are OpenAPI's")]
pub enum OAuth2FlowKind {
    Implicit,
    Password,
    ClientCredentials,
    AuthorizationCode,
}

impl OAuth2FlowKind {
    /// The flow OpenAPI calls by `name`.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "implicit" => Some(Self::Implicit),
            "password" => Some(Self::Password),
            "clientCredentials" => Some(Self::ClientCredentials),
            "authorizationCode" => Some(Self::AuthorizationCode),
            _ => None,
        }
    }
}

/// Schemes that must all be met, each with the scopes it needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SecurityRequirement {
    /// Scheme name to scopes.
    pub schemes: IndexMap<String, Vec<String>>,
}
