//! The rules, as one table: what each is called, how grave its finding is, and what it means.
//!
//! The modules below hold the rows, sorted by the part of the API they are about. An id never changes its meaning.

pub(crate) mod bodies;
pub(crate) mod documents;
pub(crate) mod limits;
pub(crate) mod objects;
pub(crate) mod operations;
pub(crate) mod parameters;
pub(crate) mod responses;
pub(crate) mod schemas;
pub(crate) mod security;
pub(crate) mod unions;

use crate::change::{Carrier, Severity};
use crate::options::Facet;

/// One kind of change.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable id, in kebab case. A rule that depends on the direction is printed with the carrier before it:
    /// `request-type-changed`, `response-type-changed`.
    pub id: &'static str,
    /// How grave the change is.
    pub judgement: Judgement,
    /// What docs must be able to say for the two sides to be compared at all; none where all docs can.
    pub facet: Option<Facet>,
    /// What changed and whom it concerns, in a sentence or two.
    pub explanation: &'static str,
}

/// How grave a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// As grave wherever it stands.
    Fixed(Severity),
    /// It depends on who sends the data.
    Directed {
        /// In what clients send.
        request: Severity,
        /// In what clients receive.
        response: Severity,
    },
}

/// Every rule under the heading of the part of the API it is about.
pub fn all() -> Vec<(&'static str, &'static [&'static Rule])> {
    vec![
        ("The document", documents::ALL),
        ("Operations", operations::ALL),
        ("Parameters", parameters::ALL),
        ("Request bodies", bodies::ALL),
        ("Responses", responses::ALL),
        ("Schemas", schemas::ALL),
        ("Limits", limits::ALL),
        ("Objects and arrays", objects::ALL),
        ("Unions", unions::ALL),
        ("Security", security::ALL),
    ]
}

/// The rule of an id as a finding prints it, with or without what carries it.
pub fn named(id: &str) -> Option<&'static Rule> {
    let all = || all().into_iter().flat_map(|(_, rules)| rules).copied();
    let is_so = |rule: &&'static Rule| rule.id == id;
    all().find(is_so).or_else(|| {
        let mut directed =
            all().filter(|rule| matches!(rule.judgement, Judgement::Directed { .. }));
        directed.find(|rule| {
            let carrier = id.strip_suffix(rule.id).and_then(|c| c.strip_suffix('-'));
            carrier.is_some_and(|carrier| Carrier::ALL.iter().any(|c| c.as_str() == carrier))
        })
    })
}

/// The rules for a part that may come, go or differ.
pub(crate) struct Trio {
    pub(crate) added: &'static Rule,
    pub(crate) removed: &'static Rule,
    pub(crate) changed: &'static Rule,
}

const fn fixed(severity: Severity) -> Judgement {
    Judgement::Fixed(severity)
}

const fn directed(request: Severity, response: Severity) -> Judgement {
    Judgement::Directed { request, response }
}

/// Declares rules, a row each: name, id, judgement, facet, explanation.
macro_rules! table {
    ($($name:ident $id:literal, $judgement:expr, $facet:expr, $explanation:literal;)*) => {
        $(pub(crate) static $name: $crate::rules::Rule = $crate::rules::Rule {
            id: $id,
            judgement: $judgement,
            facet: $facet,
            explanation: $explanation,
        };)*
        /// Every rule of this table.
        pub(crate) static ALL: &[&$crate::rules::Rule] = &[$(&$name),*];
    };
}
use table;
