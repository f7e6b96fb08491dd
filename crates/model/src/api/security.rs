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

/// Schemes that must all be met, each with the scopes it needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SecurityRequirement {
    /// Scheme name to scopes.
    pub schemes: IndexMap<String, Vec<String>>,
}
