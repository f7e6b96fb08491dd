//! What a dialect may never print, so that its absence says nothing.

/// A facet of an API that a dialect may never print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// Who answers for the API.
    Contact,
    /// Base addresses.
    Servers,
    /// Which credentials there are.
    SecuritySchemes,
    /// The ids of operations.
    OperationId,
    /// That an operation is deprecated.
    OperationDeprecated,
    /// The groups of an operation after the first.
    FurtherTags,
    /// Calls to clients.
    Callbacks,
    /// The scopes an operation needs.
    Scopes,
    /// How parameters and the parts of forms are encoded.
    ParameterStyle,
    /// Whether a parameter may be null.
    ParameterNullable,
    /// The media types of a body after the first.
    FurtherMediaTypes,
    /// The headers of responses.
    ResponseHeaders,
    /// What headers of responses are besides their type and format.
    HeaderDetails,
    /// Links from responses to operations.
    Links,
    /// The titles of schemas.
    Title,
    /// The fields of objects without a name.
    Fields,
    /// Formats, those of parameters aside.
    Format,
    /// Formats of the items of arrays.
    ItemFormat,
    /// Allowed values of the items of arrays.
    ItemEnumeration,
    /// `oneOf`, `anyOf`, `allOf` and `not`.
    Combination,
    /// Whether and under which names an object takes fields that are not listed.
    OtherProperties,
    /// Default values.
    Default,
    /// Examples.
    Example,
    /// Bounds and patterns.
    Limits,
    /// That a parameter, schema or field is deprecated.
    Deprecated,
    /// How members of a union are told apart.
    Discriminator,
}

impl Facet {
    /// Every facet.
    pub const ALL: &'static [Self] = &[
        Self::Contact,
        Self::Servers,
        Self::SecuritySchemes,
        Self::OperationId,
        Self::OperationDeprecated,
        Self::FurtherTags,
        Self::Callbacks,
        Self::Scopes,
        Self::ParameterStyle,
        Self::ParameterNullable,
        Self::FurtherMediaTypes,
        Self::ResponseHeaders,
        Self::HeaderDetails,
        Self::Links,
        Self::Title,
        Self::Fields,
        Self::Format,
        Self::ItemFormat,
        Self::ItemEnumeration,
        Self::Combination,
        Self::OtherProperties,
        Self::Default,
        Self::Example,
        Self::Limits,
        Self::Deprecated,
        Self::Discriminator,
    ];

    /// The facet's name in configuration and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contact => "info.contact",
            Self::Servers => "servers",
            Self::SecuritySchemes => "security-schemes",
            Self::OperationId => "operation.id",
            Self::OperationDeprecated => "operation.deprecated",
            Self::FurtherTags => "operation.further-tags",
            Self::Callbacks => "operation.callbacks",
            Self::Scopes => "operation.scopes",
            Self::ParameterStyle => "parameter.style",
            Self::ParameterNullable => "parameter.nullable",
            Self::FurtherMediaTypes => "body.further-media-types",
            Self::ResponseHeaders => "response.headers",
            Self::HeaderDetails => "response.header-details",
            Self::Links => "response.links",
            Self::Title => "schema.title",
            Self::Fields => "schema.inline-fields",
            Self::Format => "schema.format",
            Self::ItemFormat => "schema.items.format",
            Self::ItemEnumeration => "schema.items.enum",
            Self::Combination => "schema.combination",
            Self::OtherProperties => "schema.other-properties",
            Self::Default => "schema.default",
            Self::Example => "schema.example",
            Self::Limits => "schema.limits",
            Self::Deprecated => "schema.deprecated",
            Self::Discriminator => "schema.discriminator",
        }
    }
}
