//! What few schemas say.

use std::ops::{Deref, DerefMut};

use serde_json::Value;

use crate::Fact;

/// What few schemas say beside their kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facets {
    /// A name for people.
    pub title: Option<Fact<String>>,
    /// The only values allowed; empty where any is.
    pub enumeration: Vec<Fact<Value>>,
    /// What holds where nothing is sent.
    pub default: Option<Fact<Value>>,
    /// A value the docs show.
    pub example: Option<Fact<Value>>,
    /// Whether `null` is a value too.
    pub nullable: Option<Fact<bool>>,
    /// Whether it is only ever received.
    pub read_only: Option<Fact<bool>>,
    /// Whether it is only ever sent.
    pub write_only: Option<Fact<bool>>,
    /// Whether it is on its way out.
    pub deprecated: Option<Fact<bool>>,
}

/// Nothing is said.
static NONE: Facets = Facets {
    title: None,
    enumeration: Vec::new(),
    default: None,
    example: None,
    nullable: None,
    read_only: None,
    write_only: None,
    deprecated: None,
};

/// Facets that take next to no room where nothing is said: schemas are many, are moved about, and mostly say none.
///
/// Reading them costs no allocation; the first change makes room.
#[derive(Debug, Clone, Default)]
pub struct RareFacets(Option<Box<Facets>>);

impl RareFacets {
    /// The facets, if room was ever made for some.
    pub fn as_mut(&mut self) -> Option<&mut Facets> {
        self.0.as_deref_mut()
    }

    /// The facets by value, if room was ever made for some.
    pub fn into_inner(self) -> Option<Box<Facets>> {
        self.0
    }
}

impl From<Facets> for RareFacets {
    fn from(facets: Facets) -> Self {
        Self((facets != NONE).then(|| Box::new(facets)))
    }
}

impl Deref for RareFacets {
    type Target = Facets;

    fn deref(&self) -> &Facets {
        self.0.as_deref().unwrap_or(&NONE)
    }
}

impl DerefMut for RareFacets {
    fn deref_mut(&mut self) -> &mut Facets {
        self.0.get_or_insert_default()
    }
}

/// Room that was made and not used makes no difference.
impl PartialEq for RareFacets {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}
