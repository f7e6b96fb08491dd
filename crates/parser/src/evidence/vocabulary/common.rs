//! What several generators say alike, since their templates have one origin.

use super::{About, Combination, Rows, Schemes, Security};

/// What the API as a whole is.
pub(crate) const ABOUT: About = About {
    servers: "Base URLs:",
    variable_default: "Default: ",
    terms: "Terms of service",
    email: "Email:",
    web: "Web:",
    unnamed_contact: "Support",
    license: "License:",
    more: "External documentation",
    page_note: "Scroll down for ",
};

/// The ways to authenticate.
pub(crate) const SCHEMES: Schemes = Schemes {
    heading: "authentication",
    api_key: "API Key",
    parameter: "Parameter Name: ",
    http: "HTTP Authentication, scheme: ",
    oauth2: "oAuth2 authentication.",
    flow: "Flow: ",
    authorization_url: "Authorization URL = ",
    token_url: "Token URL = ",
};

/// What an operation needs.
pub(crate) const SECURITY: Security = Security {
    authenticated: "To perform this operation, you must be authenticated",
    open: Some("This operation does not require authentication"),
    alternatives: Some("one of the following methods:"),
    scopes: "Scopes:",
    nothing: "None",
    credential: "API_KEY",
};

/// How rows are written.
pub(crate) const ROWS: Rows = Rows {
    nesting: Some('»'),
    noted: None,
    any_property: "**additionalProperties**",
    array_item: None,
    anonymous: Some("*anonymous*"),
    combinations: &[
        ("allOf", Combination::All),
        ("and", Combination::All),
        ("anyOf", Combination::Any),
        ("or", Combination::Any),
        ("oneOf", Combination::One),
        ("xor", Combination::One),
        ("not", Combination::Not),
    ],
    continued: Some("continued"),
    doubles_backslashes: false,
    bare: true,
    nothing: &["none", "*none*", "No description"],
    inline: Some("Inline"),
    untyped: Some("None"),
    line_break: Some("<br>"),
    values_in_row_order: true,
    repeats_linked: true,
};
