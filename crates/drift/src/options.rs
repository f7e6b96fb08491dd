//! What the two sides of a comparison never say.

use std::collections::BTreeSet;

macro_rules! facets {
    ($($name:ident $text:literal $about:literal)*) => {
        /// A kind of thing that docs may say about a part of an API, or may never say at all.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Facet {
            $(#[doc = $about] $name,)*
        }

        impl Facet {
            /// Every facet.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word used in configuration and output.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

facets! {
    AdditionalProperties "additional-properties" "What the values of a map are."
    Composition "composition" "`oneOf`, `anyOf`, `allOf`, `not` and conditions."
    Default "default" "Default values."
    Deprecation "deprecation" "That a parameter, header, schema or property should no longer be used."
    Description "description" "Prose and titles."
    Discriminator "discriminator" "How the members of a union are told apart."
    Enum "enum" "The values allowed."
    Example "example" "Examples."
    Format "format" "Formats of strings and numbers, parameters aside."
    FurtherMediaType "further-media-type" "The media types of a body after the first."
    Header "header" "Headers of responses."
    HeaderDetail "header-detail" "Whether a header always comes, and more of its value than type and format."
    Info "info" "Title, version, contact and licence."
    ItemEnum "item-enum" "The values allowed in the items of an array."
    ItemFormat "item-format" "Formats of the items of an array."
    Limits "limits" "Bounds on numbers, lengths and counts."
    Link "link" "Links from responses to operations."
    Nullable "nullable" "Whether a value may be null."
    OperationDeprecation "operation-deprecation" "That an operation should no longer be used."
    OperationId "operation-id" "The ids of operations."
    OtherProperties "other-properties" "Whether and under which names an object takes properties it does not list."
    ParameterFormat "parameter-format" "Formats of parameters."
    ParameterNullable "parameter-nullable" "Whether a parameter may be null."
    Pattern "pattern" "Regular expressions and multiples."
    ReadWrite "read-write" "What is only sent or only received."
    Required "required" "Whether a part must be there."
    Scope "scope" "The scopes a credential needs."
    Security "security" "Which credentials an operation needs."
    SecurityScheme "security-scheme" "Which credentials there are and how they are sent."
    Server "server" "Base addresses."
    Style "style" "How parameters and the parts of forms are encoded."
    Tag "tag" "Groups of operations."
    Webhook "webhook" "Calls the API makes to its clients."
}

impl Facet {
    /// The facet of a word, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|facet| facet.as_str() == text)
    }
}

/// The facets that a side never states, whatever the API does: a dialect declares them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unstated(BTreeSet<Facet>);

impl Unstated {
    /// Whether a side never states this.
    pub fn contains(&self, facet: Facet) -> bool {
        self.0.contains(&facet)
    }
}

impl FromIterator<Facet> for Unstated {
    fn from_iter<I: IntoIterator<Item = Facet>>(facets: I) -> Self {
        Self(facets.into_iter().collect())
    }
}

/// What kind of text describes an API.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// A document for programs, which says all there is.
    #[default]
    Contract,
    /// Pages for people, which may leave things out.
    Docs,
}

/// How one side describes the API.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manner {
    /// What kind of text it is.
    pub kind: Kind,
    /// What it never states.
    pub unstated: Unstated,
}

/// What a comparison has to know besides the two documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// How the base describes the API.
    pub base: Manner,
    /// How the head describes the API.
    pub head: Manner,
}
