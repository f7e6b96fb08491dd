//! The places that speak for a fact.

use std::ops::Deref;
use std::slice;

use crate::Span;

/// The places that speak for a fact: nearly always one, which needs no allocation.
///
/// Facts are the most numerous of all values, so this is kept to two words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence(Places);

/// How many there are decides the form, so that equal evidence has equal forms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Places {
    #[default]
    None,
    One(Span),
    #[expect(
        clippy::box_collection,
        reason = "a thin pointer keeps every fact small"
    )]
    Several(Box<Vec<Span>>),
}

impl Evidence {
    /// Nothing speaks for it.
    pub fn none() -> Self {
        Self::default()
    }

    /// One place speaks for it.
    pub fn one(span: Span) -> Self {
        Self(Places::One(span))
    }

    /// Adds a place that speaks for it less strongly than those before.
    pub fn push(&mut self, span: Span) {
        match &mut self.0 {
            Places::None => self.0 = Places::One(span),
            Places::One(first) => self.0 = Places::Several(Box::new(vec![*first, span])),
            Places::Several(all) => all.push(span),
        }
    }
}

impl Deref for Evidence {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        match &self.0 {
            Places::None => &[],
            Places::One(span) => slice::from_ref(span),
            Places::Several(all) => all,
        }
    }
}

impl Extend<Span> for Evidence {
    fn extend<I: IntoIterator<Item = Span>>(&mut self, spans: I) {
        spans.into_iter().for_each(|span| self.push(span));
    }
}

impl FromIterator<Span> for Evidence {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        let mut spans = spans.into_iter();
        match (spans.next(), spans.next()) {
            (None, _) => Self::none(),
            (Some(only), None) => Self::one(only),
            (Some(first), Some(second)) => {
                let all = [first, second].into_iter().chain(spans);
                Self(Places::Several(Box::new(all.collect())))
            }
        }
    }
}

impl<'e> IntoIterator for &'e Evidence {
    type Item = &'e Span;
    type IntoIter = slice::Iter<'e, Span>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
