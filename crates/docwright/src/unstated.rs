//! What the two sides of a comparison never say.
//!
//! In: how each side was read. Out: what the comparison has to know of it. Only here are the words of the dialects
//! turned into those of the comparison, since neither stage knows the other.

use docwright_drift::{Facet, Kind, Manner, Unstated};
use docwright_parser::Facet as Printed;

use crate::pipeline::Reading;

/// How an API is described: docs leave out what the dialect of any of their pages never prints.
pub(crate) fn manner(reading: &Reading) -> Manner {
    let Some(coverage) = &reading.coverage else {
        return Manner::default();
    };
    let dialects = coverage.pages.iter().filter_map(|page| page.dialect);
    let unstated: Unstated = dialects
        .filter_map(docwright_parser::unstated)
        .flatten()
        .flat_map(|&facet| compared(facet).iter().copied())
        .collect();
    Manner {
        kind: Kind::Docs,
        unstated,
    }
}

/// What cannot be compared where docs never print a facet.
fn compared(facet: Printed) -> &'static [Facet] {
    match facet {
        Printed::Contact => &[Facet::Info],
        Printed::Servers => &[Facet::Server],
        Printed::SecuritySchemes => &[Facet::SecurityScheme],
        Printed::OperationId => &[Facet::OperationId],
        Printed::OperationDeprecated => &[Facet::OperationDeprecation],
        Printed::FurtherTags => &[Facet::Tag],
        Printed::Callbacks => &[Facet::Webhook],
        Printed::Scopes => &[Facet::Scope],
        Printed::ParameterStyle => &[Facet::Style],
        Printed::ParameterNullable => &[Facet::ParameterNullable],
        Printed::FurtherMediaTypes => &[Facet::FurtherMediaType],
        Printed::ResponseHeaders => &[Facet::Header],
        Printed::HeaderDetails => &[Facet::HeaderDetail],
        Printed::Links => &[Facet::Link],
        // Titles only concern the docs as it is, and objects that list no field are known where they stand.
        Printed::Title | Printed::Fields => &[],
        Printed::Format => &[Facet::Format],
        Printed::ItemFormat => &[Facet::ItemFormat],
        Printed::ItemEnumeration => &[Facet::ItemEnum],
        Printed::Combination => &[Facet::Composition],
        Printed::OtherProperties => &[Facet::OtherProperties],
        Printed::Default => &[Facet::Default],
        Printed::Example => &[Facet::Example],
        Printed::Limits => &[Facet::Limits, Facet::Pattern],
        Printed::Deprecated => &[Facet::Deprecation],
        Printed::Discriminator => &[Facet::Discriminator],
    }
}
