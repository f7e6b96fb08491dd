//! A value together with how it is known.

use crate::{Evidence, Span};

/// How a fact is known, from the most to the least certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The docs say it.
    Stated,
    /// It was concluded from an example, a name or a code sample.
    Inferred,
    /// It is a default of the dialect or of the configuration.
    Assumed,
}

impl Basis {
    /// The word used in output: `stated`, `inferred`, `assumed`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Assumed => "assumed",
        }
    }
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Every place that speaks for it, the strongest first. Stated and inferred facts have at least one.
    pub evidence: Evidence,
    /// How it is known.
    pub basis: Basis,
    /// Whether the page was damaged here and had to be repaired to read it.
    pub recovered: bool,
}

impl Origin {
    /// The docs say so at this place.
    pub fn stated(span: Span) -> Self {
        Self {
            evidence: Evidence::one(span),
            basis: Basis::Stated,
            recovered: false,
        }
    }

    /// Concluded from what stands at this place.
    pub fn inferred(span: Span) -> Self {
        Self {
            evidence: Evidence::one(span),
            basis: Basis::Inferred,
            recovered: false,
        }
    }

    /// Concluded from several places.
    pub fn inferred_from(evidence: impl IntoIterator<Item = Span>) -> Self {
        Self::inferred_by(evidence.into_iter().collect())
    }

    /// Concluded from evidence that is already collected.
    pub fn inferred_by(evidence: Evidence) -> Self {
        Self {
            evidence,
            basis: Basis::Inferred,
            recovered: false,
        }
    }

    /// The origin of what is concluded from something of this origin.
    pub fn to_inferred(&self) -> Self {
        Self::inferred_by(self.evidence.clone())
    }

    /// A default nobody wrote down.
    pub fn assumed() -> Self {
        Self {
            evidence: Evidence::none(),
            basis: Basis::Assumed,
            recovered: false,
        }
    }

    /// The place that speaks for it first.
    pub fn span(&self) -> Option<Span> {
        self.evidence.first().copied()
    }

    /// The rank used where two facts compete: stated, then recovered, then inferred, then assumed.
    pub fn rank(&self) -> u8 {
        match (self.basis, self.recovered) {
            (Basis::Stated, false) => 0,
            (Basis::Stated, true) => 1,
            (Basis::Inferred, _) => 2,
            (Basis::Assumed, _) => 3,
        }
    }
}

/// A value and its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// How it is known.
    pub origin: Origin,
}

impl<T> Fact<T> {
    /// A fact with an origin made elsewhere.
    pub fn new(value: T, origin: Origin) -> Self {
        Self { value, origin }
    }

    /// A fact the docs state at `span`.
    pub fn stated(value: T, span: Span) -> Self {
        Self::new(value, Origin::stated(span))
    }

    /// A fact concluded from what stands at `span`.
    pub fn inferred(value: T, span: Span) -> Self {
        Self::new(value, Origin::inferred(span))
    }

    /// A default.
    pub fn assumed(value: T) -> Self {
        Self::new(value, Origin::assumed())
    }

    /// The same origin with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Fact<U> {
        Fact {
            value: f(self.value),
            origin: self.origin,
        }
    }

    /// The place that speaks for it first.
    pub fn span(&self) -> Option<Span> {
        self.origin.span()
    }
}
