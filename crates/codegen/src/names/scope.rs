//! Names that must differ from one another.

use std::collections::BTreeMap;

use super::{Ident, Kind, ident};

/// Names already given, each with the text it was made from.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    taken: BTreeMap<String, String>,
    /// The first number that may be free behind a name that was wanted more than once; thousands may want the same.
    next: BTreeMap<String, usize>,
}

/// A name, and the text of whoever has the name that was wanted first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Claim {
    /// The name to use.
    pub(crate) name: Ident,
    /// Who already had the wanted name, if anyone.
    pub(crate) holder: Option<String>,
}

impl Scope {
    /// Reserves a name for what `text` names; where it is taken, the first free one with a number behind it.
    pub(crate) fn claim(&mut self, wanted: &Ident, kind: Kind, text: &str) -> Claim {
        let holder = self.taken.get(wanted.bare()).cloned();
        let mut name = wanted.clone();
        if holder.is_some() {
            let number = self
                .next
                .entry(kind.suffixed(wanted.bare(), ""))
                .or_insert(2);
            while self.taken.contains_key(name.bare()) {
                name = Ident(kind.suffixed(wanted.bare(), *number));
                *number += 1;
            }
        }
        self.taken.insert(name.bare().to_owned(), text.to_owned());
        Claim { name, holder }
    }
}

/// Distinct names for a list of texts, in their order.
///
/// Who gets the plain name does not depend on the order: it is the text that is spelt like it, else the smallest.
pub(crate) fn assign<'a>(
    texts: impl IntoIterator<Item = &'a str>,
    kind: Kind,
    scope: &mut Scope,
) -> Vec<Claim> {
    let wanted: Vec<(Ident, &str)> = texts
        .into_iter()
        .map(|text| (ident(text, kind), text))
        .collect();
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|&i| {
        wanted
            .get(i)
            .map(|(name, text)| (name.bare() != *text, *text, i))
    });
    let mut claims: Vec<(usize, Claim)> = order
        .into_iter()
        .filter_map(|i| {
            wanted
                .get(i)
                .map(|(name, text)| (i, scope.claim(name, kind, text)))
        })
        .collect();
    claims.sort_by_key(|&(i, _)| i);
    claims.into_iter().map(|(_, claim)| claim).collect()
}
