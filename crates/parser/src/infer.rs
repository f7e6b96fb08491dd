//! What the docs do not state is concluded from what they show.
//!
//! In: a merged API with its samples. Out: the same API with bodies, media types, security, names, formats, examples and
//! the schemas that no page defines. Everything added here is marked inferred, with the spans that speak for it. This
//! module must not know dialects.

mod bodies;
mod examples;
mod formats;
mod linked;
mod media;
mod missing;
mod names;
mod samples;
mod security;
mod tables;

use docwright_model::Diagnostics;

use crate::resolve::Merged;
pub(crate) use examples::is_map_key;
pub(crate) use formats::{format_of, is_placeholder};

/// Completes an API.
pub(crate) fn complete(merged: &mut Merged<'_>, diagnostics: &mut Diagnostics) {
    names::identify(merged);
    security::require(merged, diagnostics);
    bodies::fill(merged, diagnostics);
    linked::take_back(merged);
    tables::adopt(merged);
    samples::complete(merged);
    missing::build(merged, diagnostics);
}
