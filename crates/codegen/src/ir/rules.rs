//! What a server checks of the values it receives, beyond their types.

use super::types::TypeRef;
use crate::Ident;

/// What to check of the values of one named type.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeRules {
    /// The type.
    pub name: Ident,
    /// The name of the function that checks it.
    pub function: Ident,
    /// What it is made of.
    pub parts: TypeParts,
}

/// The parts of a named type that there is something to check of.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeParts {
    /// Fields, each with its property's name on the wire.
    Fields(Vec<(Ident, String, Rules)>),
    /// Arms of an enum of types.
    Arms(Vec<(Ident, Rules)>),
    /// The one value inside.
    Inner(Rules),
}

impl TypeParts {
    /// The rules of all parts.
    pub fn rules(&self) -> Vec<&Rules> {
        match self {
            Self::Fields(fields) => fields.iter().map(|(.., rules)| rules).collect(),
            Self::Arms(arms) => arms.iter().map(|(_, rules)| rules).collect(),
            Self::Inner(rules) => vec![rules],
        }
    }
}

/// What to check of one value.
#[derive(Debug, Clone, PartialEq)]
pub enum Rules {
    /// Limits of the value itself.
    Own(Vec<Rule>),
    /// What its named type says.
    Named(Ident),
    /// What may be absent, where it is there.
    Optional(Box<Rules>),
    /// A list: limits of its own, and of each item.
    Items(Vec<Rule>, Option<Box<Rules>>),
    /// So many values: what is checked of those at some places.
    Parts(Vec<(usize, Rules)>),
    /// A map: limits of its own, and of each value.
    Values(Vec<Rule>, Option<Box<Rules>>),
}

impl Rules {
    /// Whether a text in the value is held against a regular expression; what named types say does not count.
    pub fn has_pattern(&self) -> bool {
        let is_pattern = |rule: &Rule| matches!(rule, Rule::Pattern(_));
        match self {
            Self::Own(own) => own.iter().any(is_pattern),
            Self::Named(_) => false,
            Self::Optional(inner) => inner.has_pattern(),
            Self::Items(own, each) | Self::Values(own, each) => {
                own.iter().any(is_pattern) || each.as_deref().is_some_and(Self::has_pattern)
            }
            Self::Parts(parts) => parts.iter().any(|(_, rules)| rules.has_pattern()),
        }
    }
}

/// One limit.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// How many characters a text has.
    Length(usize, Option<usize>),
    /// What a text looks like: a regular expression without look-around.
    Pattern(String),
    /// How small or large an integer is.
    Integer(Option<i64>, Option<i64>),
    /// How small or large a number is, and whether each limit itself is left out.
    Number(Option<(f64, bool)>, Option<(f64, bool)>, TypeRef),
    /// What a number is a multiple of.
    Multiple(f64, TypeRef),
    /// How many items or properties there are.
    Count(usize, Option<usize>),
    /// No two items are alike.
    Unique,
    /// The list or map was sent: one that was not is read as an empty one.
    Given,
    /// The value is one of the documented ones; the name is that of the enum.
    Known(Ident),
}
