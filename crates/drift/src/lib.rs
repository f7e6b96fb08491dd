//! What changed between two API descriptions, and whom it breaks.
//!
//! In: two [`Spec`]s, a base and a head, and what each side's docs never say. Out: a list of [`Change`]s, each with the
//! rule that found it. This crate must not know Markdown or Rust syntax, how either side was read, or how findings are
//! printed; it does no input or output.

#![cfg_attr(not(test), warn(clippy::disallowed_methods, clippy::disallowed_types))]

mod bodies;
mod change;
mod components;
mod facets;
mod finding;
mod here;
mod info;
mod lookup;
mod matching;
mod node;
mod operations;
mod options;
mod parameters;
mod responses;
mod rules;
mod schemas;
mod security;
mod security_schemes;
mod servers;
mod walk;

use docwright_spec::{Spec, to_value};

pub use change::{Carrier, Change, Limit, Place, Scope, Severity};
pub use options::{Facet, Kind, Manner, Options, Unstated};
pub use rules::{Judgement, Rule, all as rules, named as rule};

use node::Side;
use walk::Walk;

/// Every change from `base` to `head`, the gravest first and then in the order of the document.
///
/// Components are compared by what they say, not by name: a rename that changes no shape is no change. A schema that
/// many operations share is compared once, and its changes name them all.
pub fn compare(base: &Spec, head: &Spec, options: &Options) -> Vec<Change> {
    let roots = (to_value(base), to_value(head));
    let base = Side::new(base, &roots.0, &options.base);
    let head = Side::new(head, &roots.1, &options.head);
    let mut walk = Walk::new(base, head);
    info::compare(&mut walk);
    servers::compare_document(&mut walk);
    security_schemes::compare(&mut walk);
    operations::compare(&mut walk);
    components::compare(&mut walk);
    walk.finish()
}
